"""All places of an operation at which something is sent or read, and what may stand there.

A place is written as `body.messages[]<assistant>.content`: where it is sent or read (`path`, `query`,
`header`, `cookie`, `body` for JSON, `form`, `answer`, `answer 429`, `event`), then names of fields, `[]` for
the items of a list, `<word>` for the member of a union that a constant tells from the others.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from codegen.rules.media import EVENT_STREAM, content_of, event_schema, is_json
from codegen.walking import Schema, referred_name, resolved, union_members

_BOUNDS = (
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "pattern",
    "format",
    "default",
)
_TELLING = ("role", "object", "event")
_MARKS = re.compile(r"\[\]|<[^<>]*>")


@dataclass
class Place:
    """What may stand at a place: types, words of enums, bounds, and whether something must."""

    required: bool
    types: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    bounds: dict[str, Any] = field(default_factory=dict)


Surface = dict[str, Place]


def without_marks(place: str) -> str:
    """The place without the marks of lists and unions."""
    return _MARKS.sub("", place)


def surface_of(operation: Schema, schemas: dict[str, Schema]) -> Surface:
    """The places of one operation of a straightened document."""
    builder = _Builder(schemas)
    for parameter in operation.get("parameters", []):
        place = f"{parameter['in']}.{parameter['name']}"
        builder.add(place, parameter["schema"], required=parameter.get("required", False))
    body = operation.get("requestBody") or {}
    for media, part in content_of(body).items():
        builder.add(_body_word(media), part.get("schema") or {}, required=body.get("required", False))
    for status, answer in operation["responses"].items():
        word = "answer" if status.startswith("2") else f"answer {status}"
        for media, part in content_of(answer).items():
            builder.add_answer(word, media, part.get("schema") or {})
    events = event_schema(operation)
    if events is not None:
        builder.add("event", events, required=False)
    return builder.surface


def _body_word(media: str) -> str:
    if is_json(media):
        return "body"
    return "form" if "form" in media else f"body {media}"


class _Builder:
    def __init__(self, schemas: dict[str, Schema]) -> None:
        self.surface: Surface = {}
        self._schemas = schemas

    def add_answer(self, place: str, media: str, schema: Schema) -> None:
        """Adds what one media type of an answer holds; events have a place of their own."""
        if is_json(media):
            self.add(place, schema, required=False)
        elif media != EVENT_STREAM:
            self._place(place, required=False).types.add("text" if media.startswith("text/") else "bytes")

    def add(
        self, place: str, schema: Schema, *, required: bool, inside: frozenset[str] = frozenset()
    ) -> None:
        """Adds a place, and all places below it."""
        here = self._place(place, required=required)
        alternatives = self._alternatives(schema, inside, here.bounds)
        for (alternative, names), kind in zip(alternatives, self._kinds(alternatives), strict=True):
            _describe(here, alternative)
            below = place
            if kind:
                below = f"{place}<{kind}>"
                self._place(below, required=False).types.add("object")
            self._add_below(below, alternative, names)

    def _add_below(self, place: str, schema: Schema, inside: frozenset[str]) -> None:
        required = schema.get("required") or []
        for name, value in schema.get("properties", {}).items():
            self.add(f"{place}.{name}", value, required=name in required, inside=inside)
        if isinstance(schema.get("additionalProperties"), dict):
            self.add(f"{place}.*", schema["additionalProperties"], required=False, inside=inside)
        if isinstance(schema.get("items"), dict):
            self.add(f"{place}[]", schema["items"], required=False, inside=inside)

    def _alternatives(
        self, schema: Schema, inside: frozenset[str], bounds: dict[str, Any]
    ) -> list[tuple[Schema, frozenset[str]]]:
        """The plain schemas that a schema can be, and the names that led to each; `bounds` takes theirs."""
        bounds |= {bound: schema[bound] for bound in _BOUNDS if schema.get(bound) is not None}
        name = referred_name(schema)
        if name is not None:
            return [] if name in inside else self._alternatives(self._schemas[name], inside | {name}, bounds)
        members = union_members(schema)
        if not members:
            return [(schema, inside)]
        return [found for member in members for found in self._alternatives(member, inside, bounds)]

    def _kinds(self, alternatives: list[tuple[Schema, frozenset[str]]]) -> list[str]:
        """What tells each alternative from others: its `type`, or another constant if there are others."""
        types = [_constant(schema, "type", self._schemas) for schema, _ in alternatives]
        if any(types) or len(alternatives) < 2:
            return types
        return [
            next(filter(None, (_constant(schema, name, self._schemas) for name in _TELLING)), "")
            for schema, _ in alternatives
        ]

    def _place(self, place: str, *, required: bool) -> Place:
        known = self.surface.setdefault(place, Place(required))
        known.required = known.required and required
        return known


def _describe(place: Place, schema: Schema) -> None:
    values = [schema["const"]] if "const" in schema else schema.get("enum") or []
    place.words |= {str(value) for value in values}
    place.types.add(_type(schema, values))


def _type(schema: Schema, values: list[Any]) -> str:
    if "type" in schema:
        return str(schema["type"])
    if values:
        return "string" if isinstance(values[0], str) else type(values[0]).__name__
    return "object" if "properties" in schema else "anything"


def _constant(schema: Schema, name: str, schemas: dict[str, Schema]) -> str:
    constant = resolved(schema.get("properties", {}).get(name, {}), schemas).get("const")
    return constant if isinstance(constant, str) else ""
