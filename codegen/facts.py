"""What a request of each operation can hold: the data behind the generated `OPERATION`s."""

import re
from dataclasses import dataclass
from typing import Any

from codegen.reading import Document
from codegen.rules.media import content_of, is_json
from codegen.walking import (
    Schema,
    alternatives,
    component_schemas,
    operations,
    referred_name,
    resolved,
    union_members,
)

Shape = dict[str, Any] | None


@dataclass(frozen=True)
class OperationFacts:
    """One operation as the generated code describes it; see the template of `operation.py` for the fields."""

    operation_id: str
    method: str
    path: str
    path_parameters: tuple[str, ...]
    query: dict[str, str]
    bodies: dict[str, dict[str, Shape]]
    item_shapes: dict[str, dict[str, dict[str, Shape]]]
    json_fields: tuple[str, ...]
    responses: tuple[str, ...]


def operation_facts(document: Document) -> list[OperationFacts]:
    """The facts of each operation of a straightened document, in its order."""
    shapes = _Shapes(component_schemas(document))
    return [_facts(path, method, operation, shapes) for path, method, operation in operations(document)]


def _facts(path: str, method: str, operation: Schema, shapes: "_Shapes") -> OperationFacts:
    content = content_of(operation.get("requestBody") or {})
    schemas = {media: body.get("schema") or {} for media, body in content.items()}
    items: dict[str, dict[str, dict[str, Shape]]] = {}
    for schema in schemas.values():
        items |= shapes.items_by_role(schema)
    return OperationFacts(
        operation_id=operation["operationId"],
        method=method.upper(),
        path=path,
        path_parameters=tuple(re.findall(r"\{([^{}]+)\}", path)),
        query={
            parameter["name"]: _style(parameter, shapes)
            for parameter in operation.get("parameters", [])
            if parameter["in"] == "query"
        },
        bodies={media: shapes.of(schema) or {} for media, schema in schemas.items()},
        item_shapes=items,
        json_fields=_json_fields(content),
        responses=_successful_media(operation),
    )


def _style(parameter: Schema, shapes: "_Shapes") -> str:
    """Maps in a query are written as `name[key]=value`, whether the document says so or not."""
    if parameter.get("style") == "deepObject" or shapes.is_map(parameter["schema"]):
        return "deepObject"
    return "form"


def _json_fields(content: dict[str, Any]) -> tuple[str, ...]:
    return tuple(
        name
        for media in content.values()
        for name, encoding in (media.get("encoding") or {}).items()
        if is_json(encoding.get("contentType", ""))
    )


def _successful_media(operation: Schema) -> tuple[str, ...]:
    media = [
        kind
        for status, answer in operation["responses"].items()
        if status.startswith("2") or status == "default"
        for kind in content_of(answer)
    ]
    return tuple(dict.fromkeys(media))


class _Shapes:
    def __init__(self, schemas: dict[str, Schema]) -> None:
        self._schemas = schemas

    def of(self, schema: Schema, inside: frozenset[str] = frozenset()) -> Shape:
        """The field names below a schema, those of all union members and list items together."""
        name = referred_name(schema)
        if name is not None:
            return None if name in inside else self.of(self._schemas[name], inside | {name})
        merged: dict[str, Any] = {}
        for member in [*union_members(schema), *_items(schema)]:
            merged = _merged(merged, self.of(member, inside) or {})
        own = {key: self.of(value, inside) for key, value in schema.get("properties", {}).items()}
        return _merged(merged, own) or None

    def items_by_role(self, schema: Schema) -> dict[str, dict[str, dict[str, Shape]]]:
        """By field that is a list of objects told apart by `role`: by role, the fields of its objects."""
        found = {}
        for holder in alternatives(schema, self._schemas):
            for field, value in holder.get("properties", {}).items():
                roles = self._roles(value)
                if roles:
                    found[field] = roles
        return found

    def is_map(self, schema: Schema) -> bool:
        """Whether the schema can be an object."""
        return any(
            alternative.get("type") == "object" or "properties" in alternative
            for alternative in alternatives(schema, self._schemas)
        )

    def _roles(self, schema: Schema) -> dict[str, dict[str, Shape]]:
        roles: dict[str, dict[str, Shape]] = {}
        items = [items for kind in alternatives(schema, self._schemas) for items in _items(kind)]
        for item in (found for each in items for found in alternatives(each, self._schemas)):
            role = resolved(item.get("properties", {}).get("role", {}), self._schemas)
            for word in filter(_is_text, [role.get("const"), *role.get("enum", [])]):
                roles[word] = _merged(roles.get(word, {}), self.of(item) or {})
        return roles


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _items(schema: Schema) -> list[Schema]:
    items = schema.get("items")
    return [items] if isinstance(items, dict) else []


def _merged(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    merged = dict(first)
    for key, shape in second.items():
        merged[key] = _merged(merged.get(key) or {}, shape or {}) or None
    return merged
