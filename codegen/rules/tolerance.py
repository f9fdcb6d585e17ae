"""The rule that lets answers of other providers, and of later versions, be read."""

from typing import Any

from codegen.reading import Document
from codegen.rules.schemas import NULL
from codegen.walking import (
    Schema,
    below,
    component_schemas,
    operations,
    referred_name,
    resolved,
    union_members,
)

TOLERANT = "x-tolerant"
_DATED = ("date", "date-time", "uuid")


def tolerate_answers(document: Document) -> tuple[Document, int]:
    """Providers leave fields out, send null for them, and use words and kinds of their own."""
    opener = _Opener(component_schemas(document))
    only_answers = _reached(_answers(document), opener.schemas) - _reached(
        _requests(document), opener.schemas
    )
    schemas = {
        name: opener.component(schema) if name in only_answers else schema
        for name, schema in opener.schemas.items()
    }
    components = {**document["components"], "schemas": schemas}
    return {**document, "components": components}, len(only_answers)


def _requests(document: Document) -> list[Any]:
    return [
        part
        for _path, _method, operation in operations(document)
        for part in (operation.get("parameters", []), operation.get("requestBody", {}))
    ]


def _answers(document: Document) -> list[Any]:
    return [
        part
        for _path, _method, operation in operations(document)
        for part in (operation["responses"], operation.get("x-events", {}))
    ]


def _reached(parts: list[Any], schemas: dict[str, Schema]) -> set[str]:
    """The names of the schemas that the parts refer to, directly or not."""
    reached: set[str] = set()
    waiting = list(parts)
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            name = referred_name(value)
            if name is None:
                waiting += value.values()
            elif name not in reached:
                reached.add(name)
                waiting.append(schemas[name])
    return reached


class _Opener:
    def __init__(self, schemas: dict[str, Schema]) -> None:
        self.schemas = schemas
        self._telling = _telling_properties(schemas)

    def component(self, schema: Schema) -> Schema:
        if "enum" in schema:
            return schema
        if not _is_class(schema):
            return self._opened(schema)
        telling = self._telling.get(id(schema), set())
        properties = {
            name: value if name in telling else self._property(value)
            for name, value in schema.get("properties", {}).items()
        }
        kept = {
            key: value for key, value in schema.items() if key not in {"required", "additionalProperties"}
        }
        required = [name for name in schema.get("required", []) if name in telling]
        extra = schema.get("additionalProperties")
        return {
            **kept,
            "properties": properties,
            **({"required": required} if required else {}),
            **({"additionalProperties": extra} if isinstance(extra, dict) else {}),
            TOLERANT: True,
        }

    def _property(self, schema: Schema) -> Schema:
        opened = self._opened(schema)
        members = opened.get("anyOf", [opened])
        if opened == {} or NULL in members:
            return opened
        description = {"description": opened["description"]} if "description" in opened else {}
        inner = [{key: value for key, value in member.items() if key != "description"} for member in members]
        return {"anyOf": [*inner, NULL], **description}

    def _opened(self, schema: Schema) -> Schema:
        """The schema with open enums, constants and dates, in lists and unions as well."""
        name = referred_name(schema)
        if name is not None and not _is_class(self.schemas[name]):
            schema = {**self.schemas[name], **{key: schema[key] for key in schema if key != "$ref"}}
        if "anyOf" in schema:
            return {**schema, "anyOf": self._opened_members(schema["anyOf"])}
        if isinstance(schema.get("items"), dict):
            return {**schema, "items": self._opened(schema["items"])}
        loose = self._loose(schema)
        if loose is None:
            return schema
        description = {"description": schema["description"]} if "description" in schema else {}
        return {
            "anyOf": [{key: value for key, value in schema.items() if key != "description"}, loose],
            **description,
        }

    def _opened_members(self, members: list[Schema]) -> list[Schema]:
        opened: list[Schema] = []
        for member in members:
            inner = self._opened(member)
            opened += [part for part in inner.get("anyOf", [inner]) if part not in opened]
        kinds = [member for member in members if "properties" in resolved(member, self.schemas)]
        return [*opened, {}] if len(kinds) > 1 and {} not in opened else opened

    def _loose(self, schema: Schema) -> Schema | None:
        """What else may stand in place of an enum, a constant or a date."""
        target = resolved(schema, self.schemas)
        values = [target["const"]] if "const" in target else target.get("enum", [])
        if values:
            return {"type": "integer" if isinstance(values[0], int) else "string"}
        return {"type": "string"} if target.get("format") in _DATED else None


def _is_class(schema: Schema) -> bool:
    return "properties" in schema or schema.get("type") == "object" or "enum" in schema


def _telling_properties(schemas: dict[str, Schema]) -> dict[int, set[str]]:
    """By object, the constants that tell it from the other members of a union."""
    telling: dict[int, set[str]] = {}
    waiting = list(schemas.values())
    while waiting:
        schema = waiting.pop()
        waiting += below(schema)
        members = [resolved(member, schemas) for member in union_members(schema)]
        for name in _telling_names(members):
            for member in members:
                if "const" in (member.get("properties") or {}).get(name, {}):
                    telling.setdefault(id(member), set()).add(name)
    return telling


def _telling_names(members: list[Schema]) -> set[str]:
    values: dict[str, list[Any]] = {}
    for member in members:
        for name, schema in (member.get("properties") or {}).items():
            if "const" in schema:
                values.setdefault(name, []).append(schema["const"])
    return {
        name
        for name, constants in values.items()
        if len(constants) > 1 and len(set(constants)) == len(constants)
    }
