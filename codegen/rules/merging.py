"""The rule that flattens `allOf`, and objects whose properties stand beside a union."""

from itertools import product
from typing import Any

from codegen.errors import PipelineError
from codegen.reading import Document
from codegen.walking import (
    Schema,
    component_schemas,
    referred_name,
    rewrite_schemas,
    union_members,
)

_REMARKS = {
    "description",
    "title",
    "deprecated",
    "nullable",
    "default",
    "discriminator",
    "readOnly",
    "writeOnly",
}
_NULL: Schema = {"type": "null"}


def flatten_all_of(document: Document) -> tuple[Document, int]:
    """The generator cannot join an integer with a nullable one, or an object with what is none."""
    flattener = _Flattener(component_schemas(document))
    return rewrite_schemas(document, flattener.flat)


class _Flattener:
    def __init__(self, schemas: dict[str, Schema]) -> None:
        self._schemas = schemas
        self._flat: dict[str, Schema] = {}
        self._open: list[str] = []

    def flat(self, schema: Schema) -> Schema:
        """The schema without `allOf`, and without properties beside a union."""
        if "allOf" not in schema and not _is_object_beside_union(schema):
            return schema
        remarks = {key: value for key, value in schema.items() if key in _REMARKS}
        parts = [part for part in _parts(schema) if isinstance(part, dict)]
        if any(part.get("nullable") is True for part in parts if not _is_structural(part)):
            remarks["nullable"] = True
        structural = [part for part in parts if _is_structural(part)]
        if not structural:
            return remarks
        if len(structural) == 1 and "$ref" in structural[0]:
            return {"anyOf": structural, **remarks} if remarks else structural[0]
        merged = self._merged(structural)
        return {**merged, **remarks}

    def _merged(self, parts: list[Schema]) -> Schema:
        choices = [self._choices(part) for part in parts]
        alternatives: list[Schema] = []
        for chosen in product(*choices):
            joined = _joined(list(chosen))
            if joined not in alternatives:
                alternatives.append(joined)
        merged = _one_object(alternatives) or {"anyOf": alternatives}
        if all(_admits_null(part, self._target(part)) for part in parts):
            merged = {"anyOf": [*merged.get("anyOf", [merged]), _NULL]}
        return merged

    def _choices(self, part: Schema) -> list[Schema]:
        """The alternatives of a part other than null, each with what stands beside the union."""
        whole = self._target(part)
        members = [member for member in union_members(whole) if member != _NULL]
        if not members:
            return [whole]
        return [choice for member in members for choice in self._choices(member)]

    def _target(self, part: Schema) -> Schema:
        name = referred_name(part)
        while name is not None:
            part = self._component(name)
            name = referred_name(part)
        return part

    def _component(self, name: str) -> Schema:
        if name in self._open:
            raise PipelineError(f"#/components/schemas/{name}", "is made of itself by allOf")
        if name not in self._flat:
            self._open.append(name)
            self._flat[name] = self.flat(self._schemas[name])
            self._open.pop()
        return self._flat[name]


def _is_object_beside_union(schema: Schema) -> bool:
    return "properties" in schema and bool(union_members(schema))


def _parts(schema: Schema) -> list[Any]:
    """What the schema is made of: its allOf, its union, and what stands beside them."""
    parts = list(schema.get("allOf", []))
    members = union_members(schema)
    if members:
        parts.append({"anyOf": members})
    beside = {
        key: value for key, value in schema.items() if key not in {"allOf", "anyOf", "oneOf", *_REMARKS}
    }
    return [*parts, beside]


def _is_structural(part: Schema) -> bool:
    said = {key for key in part if key not in _REMARKS}
    return bool(said) and not (said == {"type"} and part["type"] == "object")


def _admits_null(part: Schema, whole: Schema) -> bool:
    kind = whole.get("type")
    return (
        part.get("nullable") is True
        or whole.get("nullable") is True
        or _NULL in union_members(whole)
        or (isinstance(kind, list) and "null" in kind)
    )


def _joined(parts: list[Schema]) -> Schema:
    """Objects are joined, later properties winning; of anything else the last one says most."""
    objects = [
        part for part in parts if "properties" in part or part.get("type") == "object" or _only_required(part)
    ]
    if len(objects) < len(parts):
        others = [part for part in parts if part not in objects]
        return {key: value for key, value in others[-1].items() if key != "nullable"}
    joined: Schema = {"type": "object", "properties": {}}
    required: list[str] = []
    for part in objects:
        for key, value in part.items():
            if key not in {"properties", "required", "type", *_REMARKS}:
                joined[key] = value
        for name, schema in (part.get("properties") or {}).items():
            joined["properties"][name] = _with_description_of(joined["properties"].get(name), schema)
        required += [name for name in part.get("required") or [] if name not in required]
    if required:
        joined["required"] = required
    return joined


def _only_required(part: Schema) -> bool:
    return set(part) == {"required"}


def _with_description_of(earlier: Schema | None, later: Schema) -> Schema:
    if earlier and "description" in earlier and "description" not in later:
        return {**later, "description": earlier["description"]}
    return later


def _one_object(alternatives: list[Schema]) -> Schema | None:
    """Alternatives that differ in nothing but what they require are one object."""
    first, *others = alternatives
    plain = {key: value for key, value in first.items() if key != "required"}
    for other in others:
        if {key: value for key, value in other.items() if key != "required"} != plain:
            return None
    required = [
        name
        for name in first.get("required", [])
        if all(name in other.get("required", []) for other in others)
    ]
    return {**plain, "required": required} if required else plain
