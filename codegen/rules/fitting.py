"""Rules that fit a straightened document to what openapi-python-client reads."""

import json
import re
from collections.abc import Iterator
from typing import Any

from openapi_python_client.strings import PythonIdentifier

from codegen.reading import Document
from codegen.rules.naming import FIELD_PREFIX, numbered
from codegen.rules.schemas import NULL
from codegen.walking import Schema, component_schemas, rewrite_operations, rewrite_schemas

JSON_NAMES = "x-json-names"

_SCHEMA_KEYS = {
    "$ref",
    "type",
    "format",
    "enum",
    "const",
    "items",
    "properties",
    "required",
    "additionalProperties",
    "anyOf",
    "description",
}
_OPERATION_KEYS = {
    "operationId",
    "tags",
    "summary",
    "description",
    "parameters",
    "requestBody",
    "responses",
    "x-events",
}
_PARAMETER_KEYS = {"name", "in", "required", "schema", "description"}
_PART_KEYS = {"description", "required", "content"}
# What the generator would leave out: `hate/threatening` would become `hatethreatening`.
_NO_WORD = re.compile(r"[^\w .-]")
# What every generated model has beside its fields.
_MODEL_MEMBERS = {"additional_properties", "additional_keys", "to_dict", "from_dict"}


def leave_defaults_to_the_server(document: Document) -> tuple[Document, int]:
    """A default is what the server does when nothing is sent, so nothing is sent; the docs keep it."""

    def leave(schema: Schema) -> Schema:
        if "default" not in schema:
            return schema
        rest = {key: value for key, value in schema.items() if key != "default"}
        if schema["default"] is None:
            return rest
        remark = f"Default: {json.dumps(schema['default'], ensure_ascii=False)}."
        return {**rest, "description": f"{rest.get('description', '').rstrip()} {remark}".strip()}

    return rewrite_schemas(document, leave)


def drop_titles(document: Document) -> tuple[Document, int]:
    """Titles would name the models, and many schemas share one; schemas are named by their place instead."""

    def drop(schema: Schema) -> Schema:
        if "title" not in schema:
            return schema
        return {key: value for key, value in schema.items() if key != "title"}

    return rewrite_schemas(document, drop)


def keep_simple_values(document: Document) -> tuple[Document, int]:
    """The generator's enums and constants are texts or whole numbers; of other values the type is kept."""

    def change(schema: Schema) -> Schema:
        if "const" in schema and not isinstance(schema["const"], (str, int)):
            rest = {key: value for key, value in schema.items() if key != "const"}
            return NULL if schema["const"] is None else rest
        words = schema.get("enum")
        if "enum" not in schema:
            return schema
        rest = {key: value for key, value in schema.items() if key != "enum"}
        if not isinstance(words, list) or not words:
            return rest
        kinds = {type(word) for word in words}
        if kinds in ({str}, {int}):
            return schema
        if kinds <= {str, int}:
            return {**rest, "anyOf": [{"enum": [w for w in words if type(w) is kind]} for kind in (str, int)]}
        return rest

    return rewrite_schemas(document, change)


def keep_what_the_generator_reads(document: Document) -> tuple[Document, int]:
    """Bounds, servers, security and the like shape no model, and a malformed one would stop the generator."""
    info = document.get("info") or {}
    frame = {
        "openapi": "3.1.0",
        "info": {"title": str(info.get("title") or "API"), "version": str(info.get("version") or "0")},
        "paths": document["paths"],
        "components": {"schemas": component_schemas(document)},
    }
    fitted, operations = rewrite_operations(frame, _kept_operation)
    fitted, schemas = rewrite_schemas(fitted, _kept_schema)
    return fitted, operations + schemas


def _kept_operation(_path: str, _method: str, operation: Schema) -> Schema:
    kept = _only(operation, _OPERATION_KEYS)
    if "parameters" in kept:
        kept["parameters"] = [_only(parameter, _PARAMETER_KEYS) for parameter in kept["parameters"]]
    if "requestBody" in kept:
        kept["requestBody"] = _only(kept["requestBody"], _PART_KEYS)
    kept["responses"] = {status: _only(answer, _PART_KEYS) for status, answer in kept["responses"].items()}
    return operation if kept == operation else kept


def _kept_schema(schema: Schema) -> Schema:
    keys = {"$ref", "description"} if "$ref" in schema else _SCHEMA_KEYS
    kept = {key: value for key, value in schema.items() if key in keys and _is_well_formed(key, value)}
    return schema if kept == schema else kept


def _only(part: Schema, keys: set[str]) -> Schema:
    return {key: value for key, value in part.items() if key in keys}


def _is_well_formed(key: str, value: Any) -> bool:
    if key == "required":
        return isinstance(value, list) and all(isinstance(name, str) for name in value)
    if key in {"format", "description", "type"}:
        return isinstance(value, str)
    return True


def tell_properties_apart(document: Document) -> tuple[Document, int]:
    """Each property gets a Python name of its own, in whole words; `x-json-names` keeps what JSON says."""

    def change(schema: Schema) -> Schema:
        given = list(schema.get("properties", {}))
        names = dict(zip(given, _names_apart(given), strict=True))
        if all(name == new for name, new in names.items()):
            return schema
        required = [names.get(name, name) for name in schema.get("required", [])]
        return {
            **schema,
            **({"required": required} if required else {}),
            "properties": {names[name]: value for name, value in schema["properties"].items()},
            JSON_NAMES: {new: name for name, new in names.items() if new != name},
        }

    return rewrite_schemas(document, change)


def _names_apart(given: list[str]) -> Iterator[str]:
    taken = set(_MODEL_MEMBERS)
    for name in (_NO_WORD.sub("_", name) for name in given):
        free = next(one for one in numbered(name, "_") if PythonIdentifier(one, FIELD_PREFIX) not in taken)
        taken.add(PythonIdentifier(free, FIELD_PREFIX))
        yield free
