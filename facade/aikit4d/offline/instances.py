"""The smallest instance of a JSON schema."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

MOST_STEPS = 20_000
LONGEST_TEXT = 100_000
FORMATS = {
    "date-time": "1970-01-01T00:00:00Z",
    "date": "1970-01-01",
    "time": "00:00:00Z",
    "duration": "P0D",
    "email": "a@example.com",
    "hostname": "example.com",
    "ipv4": "127.0.0.1",
    "ipv6": "::1",
    "uuid": "00000000-0000-0000-0000-000000000000",
    "uri": "https://example.com",
}
TRIED_FOR_PATTERNS = ("", "a", "A", "0", "aa", "AA", "00", "a0", "A0", "a-0", "#000000", *FORMATS.values())


class UnbuildableError(ValueError):
    """A schema for which no instance was found."""


def smallest_instance(schema: Mapping[str, Any]) -> Any:
    """The smallest value that a JSON schema allows: required members only, empty texts, zeros.

    Args:
        schema: The schema; ``$ref`` may point into itself.

    Raises:
        UnbuildableError: No instance can be found.
    """
    try:
        return _Builder(schema).build(schema, ())
    except (ArithmeticError, AttributeError, KeyError, RecursionError, TypeError) as error:
        raise UnbuildableError(f"This is no JSON schema: {error}.") from error


class _Builder:
    def __init__(self, root: Mapping[str, Any]) -> None:
        self._root = root
        self._steps = MOST_STEPS

    def build(self, schema: Any, open_refs: tuple[str, ...]) -> Any:
        self._steps -= 1
        if self._steps < 0:
            raise UnbuildableError("The JSON schema is too large for the offline server.")
        if schema is True:
            return {}
        if not isinstance(schema, Mapping):
            raise UnbuildableError("A part of the JSON schema is not a mapping, or allows nothing.")
        if fixed := _fixed_values(schema):
            return fixed[0]
        if "$ref" in schema:
            return self._referred(schema, open_refs)
        if "anyOf" in schema or "oneOf" in schema:
            return self._first_buildable(schema, open_refs)
        if "allOf" in schema:
            return self.build(_joined(schema, "allOf", schema["allOf"]), open_refs)
        return self._of_type(schema, open_refs)

    def _referred(self, schema: Mapping[str, Any], open_refs: tuple[str, ...]) -> Any:
        ref = schema["$ref"]
        # The smallest instance never contains itself, so a reference within its own expansion leads nowhere.
        if ref in open_refs:
            raise UnbuildableError(f"The JSON schema {ref!r} requires itself.")
        return self.build(_joined(schema, "$ref", [self._resolved(ref)]), (*open_refs, ref))

    def _resolved(self, ref: str) -> Any:
        found: Any = self._root
        for step in ref.removeprefix("#").split("/")[1:]:
            try:
                found = found[step.replace("~1", "/").replace("~0", "~")]
            except (KeyError, TypeError):
                raise UnbuildableError(f"The JSON schema does not hold {ref!r}.") from None
        return found

    def _first_buildable(self, schema: Mapping[str, Any], open_refs: tuple[str, ...]) -> Any:
        union = "anyOf" if "anyOf" in schema else "oneOf"
        reason = UnbuildableError(f"The JSON schema has an empty {union!r}.")
        for option in sorted(schema[union], key=_is_nested):
            try:
                return self.build(_joined(schema, union, [option]), open_refs)
            except UnbuildableError as error:
                reason = error
        raise reason

    def _of_type(self, schema: Mapping[str, Any], open_refs: tuple[str, ...]) -> Any:
        kind = schema.get("type", "object" if "properties" in schema else None)
        if isinstance(kind, list):
            kind = kind[0] if kind else None
        match kind:
            case "object" | None:
                return self._object(schema, open_refs)
            case "array":
                return [self.build(item, open_refs) for item in _fewest_items(schema)]
            case "string":
                return _string(schema)
            case "integer" | "number":
                return _number(schema, whole=kind == "integer")
            case "boolean":
                return False
            case "null":
                return None
        raise UnbuildableError(f"The JSON schema has the unknown type {kind!r}.")

    def _object(self, schema: Mapping[str, Any], open_refs: tuple[str, ...]) -> dict[str, Any]:
        properties = schema.get("properties", {})
        others = schema.get("additionalProperties", True)
        return {
            name: self.build(properties.get(name, others), open_refs) for name in schema.get("required", ())
        }


def _is_nested(schema: Any) -> bool:
    return isinstance(schema, Mapping) and not schema.keys().isdisjoint({"$ref", "properties", "allOf"})


def _fixed_values(schema: Mapping[str, Any]) -> Sequence[Any]:
    return [schema["const"]] if "const" in schema else schema.get("enum", ())


def _joined(schema: Mapping[str, Any], keyword: str, parts: list[Any]) -> dict[str, Any]:
    """A schema with what ``keyword`` led to put in its place."""
    whole = {name: value for name, value in schema.items() if name != keyword}
    for part in parts:
        if not isinstance(part, Mapping):
            raise UnbuildableError(f"A part of {keyword!r} in the JSON schema is not a mapping.")
        properties = {**whole.get("properties", {}), **part.get("properties", {})}
        required = list(dict.fromkeys([*whole.get("required", ()), *part.get("required", ())]))
        whole.update(part)
        if properties:
            whole["properties"] = properties
        if required:
            whole["required"] = required
    return whole


def _fewest_items(schema: Mapping[str, Any]) -> Iterator[Any]:
    first = schema.get("prefixItems", [])
    for number in range(schema.get("minItems", 0)):
        yield first[number] if number < len(first) else schema.get("items", True)


def _string(schema: Mapping[str, Any]) -> str:
    least = schema.get("minLength", 0)
    if least > LONGEST_TEXT:
        raise UnbuildableError("The JSON schema wants a text that is too long for the offline server.")
    text = FORMATS.get(schema.get("format", ""), "").ljust(least, "a")
    if "pattern" not in schema:
        return text
    for candidate in (text, *(tried.ljust(least, tried[-1:] or "a") for tried in TRIED_FOR_PATTERNS)):
        if _matches(schema["pattern"], candidate):
            return candidate
    raise UnbuildableError(f"The offline server finds no text for the pattern {schema['pattern']!r}.")


def _matches(pattern: str, text: str) -> bool:
    try:
        return re.search(pattern, text) is not None
    except re.error:
        return False


def _number(schema: Mapping[str, Any], *, whole: bool) -> float:
    step: float | None = schema.get("multipleOf", 1 if whole else None)
    value = _nearest_to_zero(schema, step)
    return int(value) if value == int(value) else value


def _nearest_to_zero(schema: Mapping[str, Any], step: float | None) -> float:
    low: float = schema.get("minimum", -math.inf)
    high: float = schema.get("maximum", math.inf)
    after: float = schema.get("exclusiveMinimum", -math.inf)
    before: float = schema.get("exclusiveMaximum", math.inf)
    width = step or 1
    candidates = [0.0, low, high, after + width, before - width, (after + before) / 2, (low + before) / 2]
    if step:
        steps = [value / step for value in candidates if math.isfinite(value)]
        candidates = [toward(count) * step for count in steps for toward in (math.ceil, math.floor)]
    fitting = [value for value in candidates if low <= value <= high and after < value < before]
    if not fitting:
        raise UnbuildableError("The offline server finds no number between the JSON schema's bounds.")
    return min(fitting, key=abs)
