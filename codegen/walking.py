"""Where schemas stand in a document, and how all of them are rewritten."""

from collections.abc import Callable, Iterator
from typing import Any

from codegen.reading import Document

Schema = dict[str, Any]
Change = Callable[[Schema], Schema]

SCHEMA_PREFIX = "#/components/schemas/"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
UNIONS = ("anyOf", "oneOf")
_HOLDING_ONE = ("items", "additionalProperties", "not")
_HOLDING_LISTS = ("allOf", *UNIONS, "prefixItems")
_HOLDING_NAMES = ("properties",)


class _Rewriter:
    def __init__(self, change: Change) -> None:
        self.change = change
        self.count = 0

    def schema(self, schema: Any) -> Any:
        if not isinstance(schema, dict):
            return schema
        inner = {key: self._below(key, value) for key, value in schema.items()}
        changed = self.change(inner)
        self.count += changed is not inner
        return changed

    def _below(self, key: str, value: Any) -> Any:
        if key in _HOLDING_ONE:
            return self.schema(value)
        if key in _HOLDING_LISTS and isinstance(value, list):
            return [self.schema(member) for member in value]
        if key in _HOLDING_NAMES and isinstance(value, dict):
            return {name: self.schema(member) for name, member in value.items()}
        return value

    def outside(self, value: Any) -> Any:
        """Rewrites what stands under every `schema` of parameters, headers, bodies and answers."""
        if isinstance(value, list):
            return [self.outside(item) for item in value]
        if not isinstance(value, dict):
            return value
        return {
            key: self.schema(item) if key == "schema" else self.outside(item) for key, item in value.items()
        }


def rewrite_schemas(document: Document, change: Change) -> tuple[Document, int]:
    """A document with each schema changed, innermost first, and how many schemas did change.

    `change` returns the very schema that it was given where there is nothing to do.
    """
    rewriter = _Rewriter(change)
    schemas = {name: rewriter.schema(schema) for name, schema in component_schemas(document).items()}
    components = {**document.get("components", {}), "schemas": schemas}
    paths = rewriter.outside(document["paths"])
    return {**document, "paths": paths, "components": components}, rewriter.count


def rewrite_schema(schema: Schema, change: Change) -> tuple[Schema, int]:
    """The same for one schema and those inside of it."""
    rewriter = _Rewriter(change)
    return rewriter.schema(schema), rewriter.count


def component_schemas(document: Document) -> dict[str, Schema]:
    """The named schemas of a document."""
    schemas: dict[str, Schema] = document.get("components", {}).get("schemas", {})
    return schemas


def below(schema: Schema) -> Iterator[Schema]:
    """The schemas that stand directly inside a schema."""
    for key in _HOLDING_ONE:
        if isinstance(schema.get(key), dict):
            yield schema[key]
    for key in _HOLDING_LISTS:
        yield from (member for member in schema.get(key, []) if isinstance(member, dict))
    yield from (member for member in schema.get("properties", {}).values() if isinstance(member, dict))


def referred_name(schema: Any) -> str | None:
    """The component that a `$ref` names, None for any other schema."""
    reference = schema.get("$ref") if isinstance(schema, dict) else None
    return reference.removeprefix(SCHEMA_PREFIX) if isinstance(reference, str) else None


def resolved(schema: Schema, schemas: dict[str, Schema]) -> Schema:
    """The schema itself, or the one that it refers to."""
    seen: set[str] = set()
    while (name := referred_name(schema)) is not None and name not in seen:
        seen.add(name)
        schema = schemas[name]
    return schema


def union_members(schema: Schema) -> list[Schema]:
    """The alternatives of a union, none for any other schema."""
    return [member for key in UNIONS for member in schema.get(key, [])]


def alternatives(
    schema: Schema, schemas: dict[str, Schema], inside: frozenset[str] = frozenset()
) -> list[Schema]:
    """The schemas that are no union, of which a schema can be any; a way back to itself adds none."""
    name = referred_name(schema)
    if name is not None:
        return [] if name in inside else alternatives(schemas[name], schemas, inside | {name})
    members = union_members(schema)
    if not members:
        return [schema]
    return [found for member in members for found in alternatives(member, schemas, inside)]


def operations(document: Document) -> Iterator[tuple[str, str, Schema]]:
    """Path, method and description of each operation, in the document's order."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def rewrite_operations(
    document: Document, change: Callable[[str, str, Schema], Schema]
) -> tuple[Document, int]:
    """A document with each operation changed, and how many operations did change."""
    count = 0
    paths: dict[str, Any] = {}
    for path, item in document["paths"].items():
        paths[path] = dict(item)
        for method in METHODS:
            if method in item:
                paths[path][method] = change(path, method, item[method])
                count += paths[path][method] is not item[method]
    return {**document, "paths": paths}, count
