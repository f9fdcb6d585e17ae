"""The rule that names every schema which becomes a class, so that no two share a name."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from openapi_python_client.strings import ClassName, PythonIdentifier, pascal_case

from codegen.reading import Document
from codegen.walking import (
    SCHEMA_PREFIX,
    Schema,
    component_schemas,
    operations,
    referred_name,
)

FIELD_PREFIX = "field_"
# File systems take 255 bytes, of which a number and `.py` need some.
_LONGEST_MODULE = 200
# Names that the modules of models and operations import for themselves.
_RESERVED = {
    "Any",
    "AsyncIterator",
    "AuthenticatedClient",
    "Client",
    "File",
    "Iterator",
    "Literal",
    "Mapping",
    "Operation",
    "Self",
    "UUID",
    "Unset",
}


def numbered(name: str, joint: str = "") -> Iterator[str]:
    """The name, and the name with a number from 2 on."""
    yield name
    yield from (f"{name}{joint}{number}" for number in count(2))


def name_every_class(document: Document) -> tuple[Document, int]:
    """Objects and enums inside others get components of their own, named by their place and never twice."""
    namer = _Namer(component_schemas(document))
    paths = {path: dict(item) for path, item in document["paths"].items()}
    for path, method, operation in operations(document):
        paths[path][method] = namer.operation(operation)
    components = {**document.get("components", {}), "schemas": namer.components()}
    return {**document, "paths": paths, "components": components}, namer.count


class _Namer:
    def __init__(self, schemas: dict[str, Schema]) -> None:
        self.count = 0
        self._modules: set[str] = set()
        self._named: dict[str, Schema] = {}
        self._schemas = schemas
        self._names = {
            name: self._free_name(name) for name, schema in schemas.items() if _becomes_class(schema)
        }
        # Unions and lists become no class: what stands in them may have their name.
        self._names |= {
            name: f"{name}/type" for name, schema in schemas.items() if not _becomes_class(schema)
        }

    def components(self) -> dict[str, Schema]:
        """All components, those of the document first."""
        own = {
            self._names[name]: self._inside(schema, self._names[name].removesuffix("/type"))
            for name, schema in self._schemas.items()
            if referred_name(schema) is None
        }
        return {**own, **self._named}

    def operation(self, operation: Schema) -> Schema:
        """The operation with references in place of its objects and enums."""
        name = pascal_case(operation["operationId"])
        changed = dict(operation)
        if "parameters" in operation:
            changed["parameters"] = [
                {
                    **parameter,
                    "schema": self._outside(parameter["schema"], name + pascal_case(parameter["name"])),
                }
                for parameter in operation["parameters"]
            ]
        if "requestBody" in operation:
            changed["requestBody"] = self._content(operation["requestBody"], name, "Body")
        if "x-events" in operation:
            changed["x-events"] = {"schema": self._outside(operation["x-events"]["schema"], name + "Event")}
        changed["responses"] = {
            status: self._content(answer, name, f"Response{pascal_case(status)}")
            for status, answer in operation["responses"].items()
        }
        return changed

    def _content(self, part: Schema, operation: str, kind: str) -> Schema:
        content = part.get("content") or {}
        if not content:
            return part
        named = {
            media: {
                "schema": self._outside(
                    (body or {}).get("schema") or {}, operation + _media_word(media, content) + kind
                )
            }
            for media, body in content.items()
        }
        return {**part, "content": named}

    def _outside(self, schema: Schema, name: str) -> Schema:
        """A reference to a new component where a class is needed, else the schema with its inside named."""
        if not _becomes_class(schema):
            return self._inside(schema, name)
        free = self._free_name(name)
        self.count += 1
        self._named[free] = {}  # keeps the place, so that a schema precedes those inside of it
        self._named[free] = self._inside(schema, free)
        description = {"description": schema["description"]} if "description" in schema else {}
        return {"$ref": SCHEMA_PREFIX + free, **description}

    def _inside(self, schema: Schema, name: str) -> Schema:
        target = referred_name(schema)
        if target is not None:
            return {**schema, "$ref": SCHEMA_PREFIX + self._names[self._behind_aliases(target)]}
        changed: Schema = dict(schema)
        if "properties" in schema:
            changed["properties"] = {
                key: self._outside(value, name + pascal_case(key))
                for key, value in schema["properties"].items()
            }
        if isinstance(schema.get("items"), dict):
            changed["items"] = self._outside(schema["items"], f"{name}Item")
        if isinstance(schema.get("additionalProperties"), dict):
            changed["additionalProperties"] = self._outside(schema["additionalProperties"], f"{name}Value")
        if "anyOf" in schema:
            changed["anyOf"] = [
                self._outside(part, word) for part, word in _member_names(schema["anyOf"], name)
            ]
        return changed

    def _behind_aliases(self, name: str) -> str:
        seen = {name}
        while (target := referred_name(self._schemas[name])) is not None and target not in seen:
            seen.add(target)
            name = target
        return name

    def _free_name(self, wanted: str) -> str:
        for name in numbered(_cut(wanted)):
            class_name = ClassName(name, FIELD_PREFIX)
            module = PythonIdentifier(class_name, FIELD_PREFIX)
            if class_name not in _RESERVED and module not in self._modules:
                break
        self._modules.add(module)
        return str(class_name)


def _cut(name: str) -> str:
    """The beginning of a name for which a file can be called; deep places have long ones."""
    name = name[:_LONGEST_MODULE]
    while len(PythonIdentifier(ClassName(name, FIELD_PREFIX), FIELD_PREFIX).encode()) > _LONGEST_MODULE:
        name = name[:-1]
    return name


def _becomes_class(schema: Schema) -> bool:
    return "$ref" not in schema and (
        "enum" in schema or schema.get("type") == "object" or "properties" in schema
    )


def _member_names(members: list[Schema], name: str) -> list[tuple[Schema, str]]:
    """Members are named by what tells them apart, else by their number, unless one alone needs a name."""
    alone = sum(map(_holds_class, members)) == 1
    return [
        (member, name if alone else name + _member_word(member, number))
        for number, member in enumerate(members)
    ]


def _holds_class(schema: Schema) -> bool:
    return (
        _becomes_class(schema)
        or ("items" in schema and _holds_class(schema["items"]))
        or any(map(_holds_class, schema.get("anyOf", [])))
    )


def _member_word(member: Schema, number: int) -> str:
    for key in ("type", "role", "object", "event"):
        value = (member.get("properties") or {}).get(key, {}).get("const")
        if isinstance(value, str) and pascal_case(value):
            return pascal_case(value)
    return f"Type{number}"


def _media_word(media: str, content: dict[str, Any]) -> str:
    """Several bodies of one operation are told apart by their media type."""
    return pascal_case(media.replace("/", " ")) if len(content) > 1 else ""
