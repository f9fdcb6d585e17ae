"""Checks that each part of a document is of the kind that OpenAPI wants, so that rules can rely on it."""

from typing import Any

from codegen.errors import PipelineError
from codegen.reading import Document
from codegen.walking import METHODS

_SCHEMA_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_ESCAPES = str.maketrans({"~": "~0", "/": "~1"})


def check_structure(document: Document, source: str) -> None:
    """Stops at the first part of a cleaned document that is of the wrong kind, and names its place."""
    check = _Check(source)
    for path, item in document["paths"].items():
        check.item(item, f"#/paths/{path.translate(_ESCAPES)}")
    components = document.get("components", {})
    for name, schema in check.mapping(components.get("schemas", {}), "#/components/schemas").items():
        check.schema(schema, f"#/components/schemas/{name}")
    for kind in ("parameters", "requestBodies", "responses", "pathItems"):
        place = f"#/components/{kind}"
        for name, part in check.mapping(components.get(kind, {}), place).items():
            check.part(part, f"{place}/{name}")


class _Check:
    def __init__(self, source: str) -> None:
        self._source = source

    def mapping(self, value: Any, place: str) -> dict[str, Any]:
        """The value, if it is a mapping."""
        if not isinstance(value, dict):
            raise PipelineError(self._source, f"{place} is no mapping")
        return value

    def listing(self, value: Any, place: str) -> list[Any]:
        """The value, if it is a list."""
        if not isinstance(value, list):
            raise PipelineError(self._source, f"{place} is no list")
        return value

    def item(self, item: Any, place: str) -> None:
        """Checks a path with its operations."""
        self._parameters(self.mapping(item, place), place)
        for method in METHODS:
            if method in item:
                self._operation(item[method], f"{place}/{method}")

    def _operation(self, operation: Any, place: str) -> None:
        self._parameters(self.mapping(operation, place), place)
        self.part(operation.get("requestBody", {}), f"{place}/requestBody")
        answers = self.mapping(operation.get("responses", {}), f"{place}/responses")
        for status, answer in answers.items():
            self.part(answer, f"{place}/responses/{status}")
        self.listing(operation.get("tags", []), f"{place}/tags")

    def _parameters(self, holder: dict[str, Any], place: str) -> None:
        parameters = self.listing(holder.get("parameters", []), f"{place}/parameters")
        for number, parameter in enumerate(parameters):
            self.part(parameter, f"{place}/parameters/{number}")

    def part(self, part: Any, place: str) -> None:
        """Checks a parameter, a body or an answer."""
        self.mapping(part, place)
        if "schema" in part:
            self.schema(part["schema"], f"{place}/schema")
        for media, content in self.mapping(part.get("content", {}), f"{place}/content").items():
            below = f"{place}/content/{media.translate(_ESCAPES)}"
            self.schema(self.mapping(content, below).get("schema", {}), f"{below}/schema")
            encodings = self.mapping(content.get("encoding", {}), f"{below}/encoding")
            for name, encoding in encodings.items():
                self.mapping(encoding, f"{below}/encoding/{name}")

    def schema(self, schema: Any, place: str) -> None:
        """Checks a schema and those inside of it."""
        if not isinstance(self.mapping(schema, place).get("$ref", ""), str):
            raise PipelineError(self._source, f"{place}/$ref is no text")
        for name, inner in self.mapping(schema.get("properties", {}), f"{place}/properties").items():
            self.schema(inner, f"{place}/properties/{name.translate(_ESCAPES)}")
        for key in _SCHEMA_LISTS:
            for number, inner in enumerate(self.listing(schema.get(key, []), f"{place}/{key}")):
                self.schema(inner, f"{place}/{key}/{number}")
        items = schema.get("items", {})
        for number, inner in enumerate(items if isinstance(items, list) else []):
            self.schema(inner, f"{place}/items/{number}")
        for key in ("items", "additionalProperties"):
            if not isinstance(schema.get(key, True), (bool, list)):
                self.schema(schema[key], f"{place}/{key}")
        self.listing(schema.get("enum", []), f"{place}/enum")
