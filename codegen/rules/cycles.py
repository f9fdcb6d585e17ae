"""The rule that cuts references which lead back to themselves without a model between."""

from codegen.reading import Document
from codegen.walking import Schema, component_schemas, referred_name


def cut_endless_types(document: Document) -> tuple[Document, int]:
    """A union or list that holds itself has no finite type; it holds anything at that place."""
    schemas = component_schemas(document)
    cutter = _Cutter(schemas)
    cut = {name: cutter.cut(name) for name in schemas}
    return {**document, "components": {**document["components"], "schemas": cut}}, cutter.count


class _Cutter:
    def __init__(self, schemas: dict[str, Schema]) -> None:
        self.count = 0
        self._schemas = schemas
        self._cut: dict[str, Schema] = {}
        self._open: set[str] = set()

    def cut(self, name: str) -> Schema:
        if name not in self._cut:
            self._open.add(name)
            schema = self._schemas[name]
            self._cut[name] = schema if _is_class(schema) else self._without_way_back(schema)
            self._open.discard(name)
        return self._cut[name]

    def _without_way_back(self, schema: Schema) -> Schema:
        name = referred_name(schema)
        if name is not None:
            return self._reference(name, schema)
        changed = dict(schema)
        if "anyOf" in schema:
            changed["anyOf"] = [self._without_way_back(member) for member in schema["anyOf"]]
        if isinstance(schema.get("items"), dict):
            changed["items"] = self._without_way_back(schema["items"])
        return changed

    def _reference(self, name: str, reference: Schema) -> Schema:
        if _is_class(self._schemas[name]):
            return reference
        if name in self._open:
            self.count += 1
            return {}
        self.cut(name)
        return reference


def _is_class(schema: Schema) -> bool:
    return "properties" in schema or schema.get("type") == "object" or "enum" in schema
