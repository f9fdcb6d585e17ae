"""What another document adds, removes or changes, and what of that breaks the library."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from codegen.facade import facade_needs
from codegen.pipeline import Straightened
from codegen.surface import Place, Surface, surface_of, without_marks
from codegen.walking import Schema, component_schemas, operations

_SENT = ("query.", "header.", "cookie.", "body", "form")
_LAST_STEP = re.compile(r"(\.[^.\[\]<>]*|\[\]|<[^<>]*>)$")


@dataclass(frozen=True)
class Change:
    """One difference at one place of an operation; `breaks` says why the library could not work with it."""

    place: str
    change: str
    detail: str
    breaks: str = ""


@dataclass(frozen=True)
class OperationChanges:
    """All differences of one operation that both documents have."""

    operation: str
    route: str
    changes: list[Change]


@dataclass(frozen=True)
class Comparison:
    """What differs between two documents."""

    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: list[OperationChanges] = field(default_factory=list)

    @property
    def breaking(self) -> list[str]:
        """One line for each difference that breaks the library."""
        needed = facade_needs()
        lines = [
            f"{name}: is gone, and the library has methods on it" for name in self.removed if name in needed
        ]
        for found in self.changed:
            lines += [
                f"{found.operation} {item.place}: {item.breaks}" for item in found.changes if item.breaks
            ]
        return lines


def compare(pinned: Straightened, other: Straightened) -> Comparison:
    """The differences of another document against the pinned one."""
    before, after = _by_id(pinned), _by_id(other)
    changed = []
    for name, (route, operation) in before.items():
        if name not in after:
            continue
        other_route, other_operation = after[name]
        old = surface_of(operation, component_schemas(pinned.document))
        new = surface_of(other_operation, component_schemas(other.document))
        needs = facade_needs().get(name, frozenset())
        found = [*_route_change(route, other_route, needs), *_place_changes(old, new, needs)]
        if found:
            changed.append(OperationChanges(name, other_route, found))
    return Comparison(
        added=[name for name in after if name not in before],
        removed=[name for name in before if name not in after],
        changed=changed,
    )


def _by_id(made: Straightened) -> dict[str, tuple[str, Schema]]:
    return {
        operation["operationId"]: (f"{method.upper()} {path}", operation)
        for path, method, operation in operations(made.document)
    }


def _route_change(before: str, after: str, needs: frozenset[str]) -> Iterator[Change]:
    """The library fills the placeholders of a path in their order, whatever they are called."""
    given, asked = before.count("{"), after.count("{")
    if before != after:
        breaks = f"it asks for {asked} ids, and the library gives {given}" if needs and given != asked else ""
        yield Change("route", "changed", f"{before} is now {after}", breaks)


def _place_changes(old: Surface, new: Surface, needs: frozenset[str]) -> Iterator[Change]:
    for place in old:
        if place not in new:
            if _outermost(place, old, new):
                yield Change(place, "removed", _described(old[place]), _loss(place, needs, old, new))
        else:
            yield from _differences(place, old[place], new[place], needs)
    for place in new:
        if place not in old and _outermost(place, new, old):
            yield Change(place, "added", _described(new[place]), _demand(place, new[place], needs))


def _outermost(place: str, here: Surface, there: Surface) -> bool:
    """Whether the place that this one stands in is in both documents."""
    outer = _LAST_STEP.sub("", place)
    return outer == place or outer not in here or outer in there


def _loss(place: str, needs: frozenset[str], old: Surface, new: Surface) -> str:
    """What the library would miss at a removed place or below it, and no other kind of the field has."""
    remaining = {without_marks(name) for name in new}
    below = tuple(place + mark for mark in ".[<")
    lost = {without_marks(name) for name in old if name == place or name.startswith(below)}
    missed = sorted((lost & needs) - remaining)
    verb = "sends" if place.startswith(_SENT) else "reads"
    return f"the library {verb} {', '.join(missed)}" if missed else ""


def _demand(place: str, found: Place, needs: frozenset[str]) -> str:
    sent = place.startswith(_SENT) and "." in place and without_marks(place).count(".") == 1
    if needs and sent and found.required and without_marks(place) not in needs:
        return "it must be sent, and the library does not know it"
    return ""


def _differences(place: str, old: Place, new: Place, needs: frozenset[str]) -> Iterator[Change]:
    yield from (Change(place, "added", f"type {kind}") for kind in sorted(new.types - old.types))
    clash = _type_clash(place, old, new, needs)
    yield from (Change(place, "removed", f"type {kind}", clash) for kind in sorted(old.types - new.types))
    yield from (Change(place, "added", f'word "{word}"') for word in sorted(new.words - old.words))
    yield from (Change(place, "removed", f'word "{word}"') for word in sorted(old.words - new.words))
    if old.required != new.required:
        demand = _demand(place, new, needs)
        yield Change(place, "changed", "is now required" if new.required else "is no longer required", demand)
    for bound in sorted({*old.bounds, *new.bounds}):
        before, after = old.bounds.get(bound), new.bounds.get(bound)
        if before != after:
            yield Change(place, "changed", f"{bound} {_shown(before)} is now {_shown(after)}")


def _type_clash(place: str, old: Place, new: Place, needs: frozenset[str]) -> str:
    common = (old.types & new.types) - {"null"}
    if common or "anything" in old.types | new.types or without_marks(place) not in needs:
        return ""
    return f"the library relies on {' or '.join(sorted(old.types - {'null'}))}"


def _shown(value: object) -> str:
    return "none" if value is None else repr(value)


def _described(place: Place) -> str:
    words = f" ({', '.join(sorted(place.words))})" if place.words else ""
    return " or ".join(sorted(place.types)) + words + (", required" if place.required else "")
