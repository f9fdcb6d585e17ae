"""Answers as instances of a Python type: `response_format_of(type)` asks, `instance_of(type, text)` reads.

OpenAI's strict mode is described at https://platform.openai.com/docs/guides/structured-outputs.
"""

from __future__ import annotations

import logging
import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from aikit4d._core.annotations import shape_of
from aikit4d._core.misfits import Misfit
from aikit4d._core.shapes import Definitions, Property, Reading, Schema, Shape, object_schema

logger = logging.getLogger("aikit4d")

STRICT_FORMATS = {"date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"}
STRICT_KEYWORDS = {
    *("type", "enum", "anyOf", "$ref", "$defs", "title", "description"),
    *("properties", "required", "additionalProperties", "items", "minItems", "maxItems"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "pattern", "format"),
}
# From the first fence to the last, for fences within the JSON's own texts; and each block by itself.
# What stands before the content is never given back: a fence that is not closed would take for ever.
FENCES = [re.compile(rf"```[ \t]*+\w*+\s*+({content})```", re.DOTALL) for content in (".*", ".*?")]
WRAPPER = "value"


def response_format_of(type_: Any) -> dict[str, Any]:
    """The `response_format` that asks for an instance of a type.

    Strict mode is asked for where OpenAI's part of JSON schema can say all that the type says: it has no
    dictionaries of any keys, lengths of texts, or tuples of different types. What is no object (a list, a
    union) stands in the property `value` of one.

    Args:
        type_: A dataclass, attrs class, TypedDict, msgspec.Struct, model of pydantic, or another type made
            of them.

    Returns:
        `{"type": "json_schema", "json_schema": {"name", "schema", "strict"}}`; `strict` only when true.

    Raises:
        TypeError: For a type that cannot be described, naming it and the way out.
    """
    shape = _answer_shape(type_)
    schema = _root_schema(shape, Definitions(strict=True))
    if is_strict(schema):
        return _json_schema_format(name=_name_of(type_), schema=schema, strict=True)
    return _json_schema_format(name=_name_of(type_), schema=_root_schema(shape, Definitions(strict=False)))


def instance_of(type_: Any, text: str) -> Any:
    """The instance that an answer's text describes.

    A fenced block around the JSON is taken off, and numbers written as texts are read as numbers: models
    often write so where strict mode is missing.

    Raises:
        ValueError: For a text that is no JSON, or does not fit the type; one line that tells where.
    """
    shape = _answer_shape(type_)
    try:
        return shape.read(_decoded(text), "", Reading())
    except Misfit as misfit:
        raise ValueError(f"The answer does not fit {_name_of(type_)}: {misfit}") from misfit
    except RecursionError as failure:
        raise ValueError("The answer is nested too deeply to be read") from failure


def instance_or_none(type_: Any, text: str) -> Any:
    """`instance_of`, `None` for a text that does not fit; the log tells why, and nothing of the text."""
    try:
        return instance_of(type_, text)
    except ValueError as failure:
        misfit = failure.__cause__
        no_json = f"it is no JSON text ({len(text)} characters)"
        why = misfit.outline if isinstance(misfit, Misfit) else "too deeply nested" if misfit else no_json
        logger.debug("The answer does not fit %s: %s", _name_of(type_), why)
        return None


def is_strict(schema: Schema) -> bool:
    """Whether a schema written for strict mode keeps to the keywords that the mode knows."""
    return all(map(_is_strict_node, _subschemas(schema)))


@dataclass(frozen=True)
class _Wrapped(Shape):
    """What is no object, as the only property of one."""

    inner: Shape

    def schema(self, definitions: Definitions) -> Schema:
        return object_schema((Property(WRAPPER, WRAPPER, self.inner),), definitions)

    def read(self, value: Any, where: str, reading: Reading) -> Any:
        if isinstance(value, Mapping) and value.keys() == {WRAPPER}:
            value = value[WRAPPER]  # where it is missing, the model answered with the bare value
        return self.inner.read(value, where, reading)


def _answer_shape(type_: Any) -> Shape:
    shape = shape_of(type_, "response_format")
    return shape if shape.is_object else _Wrapped(shape)


def _json_schema_format(**described: Any) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": described}


def _root_schema(shape: Shape, definitions: Definitions) -> Schema:
    # The root class stands in the root itself, and in `$defs` only where something refers back to it.
    schema = shape.schema(definitions)
    defined = definitions.schemas
    reference = schema.get("anyOf", [schema])[0].get("$ref")
    if reference:
        name = reference.removeprefix("#/$defs/")
        schema = defined[name] | {key: schema[key] for key in schema.keys() - {"$ref", "anyOf"}}
        nodes = [node for one in defined.values() for node in _subschemas(one)]
        if all(node.get("$ref") != reference for node in nodes):
            del defined[name]
    return schema | ({"$defs": defined} if defined else {})


def _subschemas(schema: Schema) -> Iterator[Schema]:
    yield schema
    named = {**schema.get("properties", {}), **schema.get("$defs", {})}
    single = [schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict)]
    listed = [*schema.get("anyOf", ()), *schema.get("prefixItems", ())]
    for child in (*named.values(), *single, *listed):
        yield from _subschemas(child)


def _is_strict_node(schema: Schema) -> bool:
    if not schema.keys() <= STRICT_KEYWORDS or schema.get("format", "date") not in STRICT_FORMATS:
        return False
    kind = schema.get("type")
    if kind == "object":
        return schema["additionalProperties"] is False
    if kind == "array":
        return "items" in schema
    return kind is not None or "$ref" in schema or "anyOf" in schema


def _decoded(text: str) -> Any:
    blocks = [block for fence in FENCES for block in fence.findall(text)]
    problem = ""
    for candidate in (text.strip().removeprefix("\ufeff"), *blocks):
        try:
            return msgspec.json.decode(candidate)
        except (msgspec.DecodeError, UnicodeEncodeError) as failure:
            problem = problem or str(failure)
    raise ValueError(f"The answer is no JSON: {problem}")


def _name_of(type_: Any) -> str:
    # The API takes up to 64 of these characters.
    return re.sub(r"[^A-Za-z0-9_-]+", "_", _label(type_)).strip("_")[:64] or "answer"


def _label(type_: Any) -> str:
    origin, arguments = typing.get_origin(type_), typing.get_args(type_)
    if origin is typing.Annotated:
        return _label(arguments[0])
    if origin in (typing.Union, types.UnionType):
        return "_or_".join(map(_label, arguments))
    own = type_ if origin is None else origin
    return "_".join([getattr(own, "__name__", str(own)), *map(_label, arguments)])
