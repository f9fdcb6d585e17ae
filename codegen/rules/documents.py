"""Rules about the document around its schemas: references, operations, parameters, answers."""

import re
from functools import partial
from typing import Any
from urllib.parse import unquote

from openapi_python_client.strings import pascal_case, snake_case

from codegen.errors import PipelineError
from codegen.reading import Document
from codegen.rules.media import content_of
from codegen.rules.naming import numbered
from codegen.walking import (
    SCHEMA_PREFIX,
    Schema,
    component_schemas,
    referred_name,
    rewrite_operations,
    rewrite_schema,
    rewrite_schemas,
)

_DOCUMENTATION = {"example", "examples", "externalDocs", "xml", "callbacks", "links", "webhooks"}
_MAPS_OF_NAMES = {
    "content",
    "encoding",
    "headers",
    "parameters",
    "paths",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "securitySchemes",
}
_DATA = {"default", "enum", "const", "required", "security", "servers"}
_TEXTS = {"description", "summary", "title"}
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_LOCATIONS = ("path", "query", "header", "cookie")
_DEEPEST_REFERENCE = 50


def drop_documentation_blocks(document: Document) -> tuple[Document, int]:
    """Examples, links, extensions and empty values say nothing about the client."""
    cleaner = _Cleaner()
    paths = {path: item for path, item in document["paths"].items() if path.startswith("/")}
    return cleaner.cleaned({**document, "paths": paths}), cleaner.dropped


class _Cleaner:
    def __init__(self) -> None:
        self.dropped = 0

    def cleaned(self, value: Any) -> Any:
        """The value without the members that only document it."""
        if isinstance(value, list):
            return [{} if item is True else self.cleaned(item) for item in value]
        if not isinstance(value, dict):
            return value
        kept: dict[str, Any] = {}
        for key, item in value.items():
            if _is_documentation(key, item):
                self.dropped += 1
            elif key in _DATA:
                kept[key] = item
            elif isinstance(item, dict) and key in _MAPS_OF_NAMES:
                kept[key] = self._cleaned_map(item)
            else:
                kept[key] = self.cleaned(item)
        return kept

    def _cleaned_map(self, parts: dict[str, Any]) -> dict[str, Any]:
        """A map whose keys are names of the document's own, whatever they look like."""
        return {
            name: {} if part is True or part is None else self.cleaned(part) for name, part in parts.items()
        }


def _is_documentation(key: str, value: Any) -> bool:
    if value is None:
        return key not in {"default", "const"}
    odd_text = key in _TEXTS and not isinstance(value, str)
    return odd_text or key in _DOCUMENTATION or key.startswith("x-")


def inline_shared_parts(document: Document) -> tuple[Document, int]:
    """Parameters, bodies and answers stand where they are used: the generator follows no chains."""
    inliner = _Inliner(document)
    paths = {path: inliner.inlined(item) for path, item in document["paths"].items()}
    return {**document, "paths": paths, "components": {"schemas": component_schemas(document)}}, inliner.count


class _Inliner:
    def __init__(self, document: Document) -> None:
        self.count = 0
        self._document = document
        self._open: list[str] = []

    def inlined(self, value: Any) -> Any:
        """The value with parts in place of references to them; schemas are left alone."""
        if isinstance(value, list):
            return [self.inlined(item) for item in value]
        if not isinstance(value, dict):
            return value
        reference = value.get("$ref")
        if isinstance(reference, str) and not reference.startswith(SCHEMA_PREFIX):
            return self._target(reference)
        return {key: item if key == "schema" else self.inlined(item) for key, item in value.items()}

    def _target(self, reference: str) -> Any:
        if reference in self._open:
            raise PipelineError(reference, "refers to itself")
        self.count += 1
        self._open.append(reference)
        target = self.inlined(_pointed_at(self._document, reference))
        self._open.pop()
        return target


def _pointed_at(document: Document, reference: str) -> Any:
    """What a reference like `#/components/parameters/Limit` names."""
    if not reference.startswith("#/"):
        raise PipelineError(reference, "is no reference within the document")
    value: Any = document
    for step in reference[2:].split("/"):
        name = unquote(step).replace("~1", "/").replace("~0", "~")
        try:
            value = value[int(name)] if isinstance(value, list) else value[name]
        except (KeyError, IndexError, ValueError, TypeError):
            raise PipelineError(reference, "is referred to, and is not there") from None
    return value


def follow_deep_references(document: Document) -> tuple[Document, int]:
    """Only a reference to a named schema becomes a model; any other is replaced by what it points at."""
    schemas = component_schemas(document)

    def follow(schema: Schema) -> Schema:
        reference = schema.get("$ref")
        if reference is None or _names_schema(reference, schemas):
            return schema
        return _followed(document, reference, schemas)

    return rewrite_schemas(document, follow)


def _names_schema(reference: str, schemas: dict[str, Schema]) -> bool:
    return reference.startswith(SCHEMA_PREFIX) and reference.removeprefix(SCHEMA_PREFIX) in schemas


def _followed(document: Document, reference: str, schemas: dict[str, Schema], depth: int = 0) -> Schema:
    if depth > _DEEPEST_REFERENCE:
        raise PipelineError(reference, "refers to itself")
    target = _pointed_at(document, reference)
    if not isinstance(target, dict):
        raise PipelineError(reference, "is no schema")
    followed: Schema = _with_references(target, document, schemas, depth)
    return followed


def _with_references(value: Any, document: Document, schemas: dict[str, Schema], depth: int) -> Any:
    if isinstance(value, list):
        return [_with_references(item, document, schemas, depth) for item in value]
    if not isinstance(value, dict):
        return value
    reference = value.get("$ref")
    if isinstance(reference, str) and not _names_schema(reference, schemas):
        return _followed(document, reference, schemas, depth + 1)
    return {key: _with_references(item, document, schemas, depth) for key, item in value.items()}


def name_recursive_references(document: Document) -> tuple[Document, int]:
    """JSON schema's `$recursiveRef` means the named schema that it stands in."""
    schemas: dict[str, Schema] = {}
    count = 0
    for name, schema in component_schemas(document).items():
        schemas[name], places = rewrite_schema(schema, partial(_named, {"$ref": SCHEMA_PREFIX + name}))
        count += places
    return {**document, "components": {**document.get("components", {}), "schemas": schemas}}, count


def _named(itself: Schema, schema: Schema) -> Schema:
    return itself if "#" in (schema.get("$recursiveRef"), schema.get("$dynamicRef")) else schema


def end_alias_loops(document: Document) -> tuple[Document, int]:
    """A schema that is nothing but a reference to itself, by whatever way, may be anything."""
    schemas = component_schemas(document)
    loops = [name for name in schemas if _leads_back(name, schemas)]
    ended = {name: {} if name in loops else schema for name, schema in schemas.items()}
    return {**document, "components": {**document.get("components", {}), "schemas": ended}}, len(loops)


def _leads_back(name: str, schemas: dict[str, Schema]) -> bool:
    seen = {name}
    target = referred_name(schemas[name])
    while target is not None and target not in seen:
        seen.add(target)
        target = referred_name(schemas[target])
    return target == name


def give_operations_ids(document: Document) -> tuple[Document, int]:
    """Each operation becomes a module, so each needs an id that no other has."""
    taken: set[str] = set()

    def identify(path: str, method: str, operation: Schema) -> Schema:
        given = operation.get("operationId")
        wanted = given if isinstance(given, str) and snake_case(given) else method + pascal_case(path)
        name = next(name for name in numbered(wanted) if snake_case(name) not in taken)
        taken.add(snake_case(name))
        return operation if name == given else {**operation, "operationId": name}

    return rewrite_operations(document, identify)


def group_operations_by_tag(document: Document) -> tuple[Document, int]:
    """A tag becomes a package, so it must be a text that holds a letter or digit."""

    def tag(_path: str, _method: str, operation: Schema) -> Schema:
        given = operation.get("tags", [])
        kept = [name for name in given or [] if isinstance(name, str) and snake_case(name)]
        return operation if kept == given else {**operation, "tags": kept}

    return rewrite_operations(document, tag)


def declare_parameters(document: Document) -> tuple[Document, int]:
    """An operation's parameters stand with it, once each, and match the placeholders of its path."""
    shared = {path: item.get("parameters") or [] for path, item in document["paths"].items()}

    def declare(path: str, _method: str, operation: Schema) -> Schema:
        given = operation.get("parameters") or []
        declared = _declared([*given, *shared[path]], _PLACEHOLDER.findall(path))
        return operation if declared == given else {**operation, "parameters": declared}

    changed, count = rewrite_operations(document, declare)
    paths = {
        path: {key: value for key, value in item.items() if key != "parameters"}
        for path, item in changed["paths"].items()
    }
    return {**changed, "paths": _with_plain_placeholders(paths)}, count


def _declared(given: list[Schema], placeholders: list[str]) -> list[Schema]:
    declared: dict[tuple[str, str], Schema] = {}
    for parameter in given:
        location, name = parameter.get("in"), parameter.get("name")
        if location in _LOCATIONS and isinstance(name, str) and (location != "path" or name in placeholders):
            declared.setdefault((location, name), _with_schema(parameter))
    for name in placeholders:
        declared.setdefault(
            ("path", name), {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        )
    return list(declared.values())


def _with_schema(parameter: Schema) -> Schema:
    """Path parameters are required, and a schema given by media type counts as well."""
    media: Schema = next(iter(content_of(parameter).values()), {})
    schema = parameter.get("schema") or media.get("schema") or {"type": "string"}
    required = parameter["in"] == "path" or parameter.get("required") is True
    kept = {key: value for key, value in parameter.items() if key not in {"content", "schema", "required"}}
    if "required" in parameter or required:
        kept["required"] = required
    return {**kept, "schema": schema}


def _with_plain_placeholders(paths: dict[str, Any]) -> dict[str, Any]:
    """`{file.id}` becomes `{file_id}`: the generator reads words only."""
    return {_plain_path(path): _with_plain_names(item) for path, item in paths.items()}


def _plain_path(path: str) -> str:
    return _PLACEHOLDER.sub(lambda match: "{" + _plain(match[1]) + "}", path)


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "_", name)


def _with_plain_names(item: Schema) -> Schema:
    def plain(parameter: Schema) -> Schema:
        return {**parameter, "name": _plain(parameter["name"])} if parameter["in"] == "path" else parameter

    return {
        key: {**value, "parameters": [plain(parameter) for parameter in value["parameters"]]}
        if isinstance(value, dict) and "parameters" in value
        else value
        for key, value in item.items()
    }


def describe_answers(document: Document) -> tuple[Document, int]:
    """OpenAPI wants every answer described, and every operation to have answers."""

    def describe(_path: str, _method: str, operation: Schema) -> Schema:
        given = operation.get("responses") or {}
        described = {status: {"description": "", **(answer or {})} for status, answer in given.items()}
        described = described or {"default": {"description": ""}}
        return operation if described == given else {**operation, "responses": described}

    return rewrite_operations(document, describe)
