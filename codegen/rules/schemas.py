"""Rules about single schemas: types, null, single values, lists, unions, defaults."""

from typing import Any

from codegen.reading import Document
from codegen.walking import (
    UNIONS,
    Schema,
    component_schemas,
    resolved,
    rewrite_schemas,
    union_members,
)

NULL: Schema = {"type": "null"}
_TYPES = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}
_REMARKS = ("description", "default", "deprecated", "title")


def drop_unknown_types(document: Document) -> tuple[Document, int]:
    """A type that JSON does not have means anything."""

    def drop(schema: Schema) -> Schema:
        kinds = schema.get("type")
        given = kinds if isinstance(kinds, list) else [kinds]
        known = [kind for kind in given if isinstance(kind, str) and kind in _TYPES]
        if "type" not in schema or (known == given and known):
            return schema
        rest = {key: value for key, value in schema.items() if key != "type"}
        return {**rest, "type": known} if known else rest

    return rewrite_schemas(document, drop)


def drop_misplaced_required(document: Document) -> tuple[Document, int]:
    """`required: true` within a property is of an older draft; an object names the properties it requires."""

    def drop(schema: Schema) -> Schema:
        required = schema.get("required", [])
        if isinstance(required, list) and all(isinstance(name, str) for name in required):
            return schema
        return {key: value for key, value in schema.items() if key != "required"}

    return rewrite_schemas(document, drop)


def make_null_a_type(document: Document) -> tuple[Document, int]:
    """`nullable: true` is OpenAPI 3.0's word; in 3.1 null is one of the types."""

    def change(schema: Schema) -> Schema:
        if "nullable" not in schema:
            return schema
        rest = {key: value for key, value in schema.items() if key != "nullable"}
        return or_null(rest) if schema["nullable"] is True else rest

    return rewrite_schemas(document, change)


def or_null(schema: Schema) -> Schema:
    """The schema or null; what is said about it stays outside of the union."""
    remarks = {key: schema[key] for key in _REMARKS if key in schema}
    inner = {key: value for key, value in schema.items() if key not in remarks}
    members = union_members(inner) if set(inner) <= {*UNIONS, "discriminator"} else [inner]
    if not inner or NULL in members:
        return schema
    return {"anyOf": [*members, NULL], **remarks}


def split_type_lists(document: Document) -> tuple[Document, int]:
    """A list of types is a union, and an enum that holds null is an enum or null."""

    def split(schema: Schema) -> Schema:
        kinds = schema.get("type")
        if isinstance(kinds, list):
            remarks = {key: schema[key] for key in _REMARKS if key in schema}
            rest = {key: value for key, value in schema.items() if key != "type" and key not in remarks}
            return {"anyOf": [_of_type(rest, kind) for kind in kinds], **remarks}
        if None in (schema.get("enum") or []):
            return or_null(_without_null(schema))
        return schema

    return rewrite_schemas(document, split)


def _of_type(rest: Schema, kind: str) -> Schema:
    if kind == "null":
        return NULL
    if "enum" not in rest:
        return {"type": kind, **rest}
    fitting = [value for value in rest["enum"] if _is_of_type(value, kind)]
    return {"type": kind, **rest, "enum": fitting}


def _is_of_type(value: Any, kind: str) -> bool:
    if isinstance(value, bool) and kind != "boolean":
        return False
    return isinstance(value, _TYPES.get(kind, ()))


def _without_null(schema: Schema) -> Schema:
    words = [word for word in schema["enum"] if word is not None]
    return {**schema, "enum": words} if words else NULL


def make_single_values_constant(document: Document) -> tuple[Document, int]:
    """One allowed value is a constant: it needs no class, and it tells the members of a union apart."""

    def change(schema: Schema) -> Schema:
        values = [schema["const"]] if "const" in schema else schema.get("enum") or []
        rest = {key: value for key, value in schema.items() if key not in {"enum", "const", "type"}}
        if len(values) != 1 or not isinstance(values[0], (str, int, bool)):
            return schema
        constant = {**rest, "const": values[0]}
        return schema if constant == schema else constant

    return rewrite_schemas(document, change)


def drop_forbidden_defaults(document: Document) -> tuple[Document, int]:
    """A default that its own schema forbids cannot be meant."""
    schemas = component_schemas(document)

    def drop(schema: Schema) -> Schema:
        if "default" not in schema or _allows(schema, schema["default"], schemas):
            return schema
        return {key: value for key, value in schema.items() if key != "default"}

    return rewrite_schemas(document, drop)


def _allows(schema: Schema, value: Any, schemas: dict[str, Schema]) -> bool:
    schema = resolved(schema, schemas)
    members = union_members(schema)
    if members:
        return any(_allows(member, value, schemas) for member in members)
    if "const" in schema:
        return bool(schema["const"] == value)
    if "enum" in schema:
        return value in schema["enum"]
    return "type" not in schema or _is_of_type(value, schema["type"])


def give_lists_items(document: Document) -> tuple[Document, int]:
    """A list that does not say what it holds may hold anything."""

    def give(schema: Schema) -> Schema:
        items = schema.get("items")
        if isinstance(items, list) or "prefixItems" in schema:
            members = [*schema.get("prefixItems", []), *(items if isinstance(items, list) else [])]
            rest = {key: value for key, value in schema.items() if key != "prefixItems"}
            return {**rest, "items": {"anyOf": members}}
        if schema.get("type") != "array" or isinstance(items, dict):
            return schema
        return {**schema, "items": {}}

    return rewrite_schemas(document, give)


def flatten_unions(document: Document) -> tuple[Document, int]:
    """A union of unions is one union, and a union of one is that one."""

    def flatten(schema: Schema) -> Schema:
        if not any(key in schema for key in UNIONS):
            return schema
        members: list[Schema] = []
        for member in union_members(schema):
            for inner in (
                member["anyOf"] if set(member) <= {"anyOf", "description"} and "anyOf" in member else [member]
            ):
                if inner not in members:
                    members.append(inner)
        members.sort(key=lambda member: member == NULL)
        remarks = {key: value for key, value in schema.items() if key not in {*UNIONS, "type"}}
        if len(members) == 1:
            return {**members[0], **remarks} if "$ref" not in members[0] else members[0]
        flat = {"anyOf": members, **remarks} if members else remarks
        return schema if flat == schema else flat

    return rewrite_schemas(document, flatten)
