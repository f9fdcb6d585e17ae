"""Models of pydantic as shapes: pydantic writes their schema and reads their values.

It is not imported: whoever hands in a model has it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aikit4d._core.misfits import Misfit
from aikit4d._core.shapes import Definitions, Reading, Schema, Shape

_DEFINED = "#/$defs/"
_SCHEMAS_BY_NAME = {"properties", "patternProperties"}
_ONE_SCHEMA = {"items", "additionalProperties"}
_SEVERAL_SCHEMAS = {"anyOf", "oneOf", "allOf", "prefixItems"}


def is_model(kind: type) -> bool:
    """Whether a class is a model of pydantic 2."""
    return hasattr(kind, "model_json_schema") and hasattr(kind, "model_validate")


@dataclass(frozen=True)
class Model(Shape):
    """A class of pydantic."""

    model: Any
    where: str
    json_type = dict

    @property
    def is_object(self) -> bool:  # type: ignore[override]
        """Whether it describes an object; a `RootModel` may be a list."""
        return not getattr(self.model, "__pydantic_root_model__", False)

    def schema(self, definitions: Definitions) -> Schema:
        """A reference to the class, and its own definitions beside it."""
        name = self.model.__name__
        written = self._written()
        defined = written.pop("$defs", {})
        if "$ref" in written:  # it holds itself
            return _Writer(self.model, defined, definitions).reference(written["$ref"])
        write = _Writer(self.model, defined, definitions)
        return definitions.reference(self.model, name, lambda: write.schema(written))

    def read(self, value: Any, where: str, reading: Reading) -> Any:  # noqa: ARG002 - pydantic is lenient
        """The instance; what its validators refuse does not fit."""
        try:
            return self.model.model_validate(value)
        except Exception as failure:  # a validator of the caller's own raises what it likes
            raise Misfit(where, _problem_of(failure), self._outline_of(failure)) from failure

    def distance(self, value: Any) -> float:
        """The number of keys that are unknown or missing."""
        if not self.is_object:
            return 0
        if not isinstance(value, Mapping):
            return math.inf
        return len(self._names() ^ value.keys())

    def _names(self) -> set[str]:
        written = self._written()
        known = written.get("$defs", {}).get(written.get("$ref", "").removeprefix(_DEFINED), written)
        return set(known.get("properties", {}))

    def _outline_of(self, failure: Exception) -> str:
        """The field and pydantic's word for the problem; all else may be of the value or of the caller's."""
        first = _first_problem(failure)
        if first is None:
            return type(failure).__name__
        field = next(iter(first["loc"]), None)
        return f"{field}: {first['type']}" if field in self._names() else str(first["type"])

    def _written(self) -> Schema:
        try:
            written: Schema = self.model.model_json_schema(ref_template=f"{_DEFINED}{{model}}")
        except Exception as failure:  # what pydantic and a model's own code raise here is not documented
            problem = f"{self.model.__name__} has no JSON schema ({str(failure).partition(chr(10))[0]})"
            raise TypeError(
                f"{self.where}: {problem}; give your own schema as a mapping instead of a type"
            ) from failure
        return written


class _Writer:
    """Moves a schema that pydantic wrote to where all classes of an answer are defined."""

    def __init__(self, owner: Any, defined: Mapping[str, Schema], definitions: Definitions) -> None:
        self._owner = owner
        self._defined = defined
        self._definitions = definitions

    def reference(self, pointer: str) -> Schema:
        name = pointer.removeprefix(_DEFINED)
        return self._definitions.reference(
            (self._owner, name), name, lambda: self.schema(self._defined[name])
        )

    def schema(self, node: Schema) -> Schema:
        moved: Schema = {}
        for key, value in node.items():
            if key == "$ref":
                moved |= self.reference(value)
            elif key in _SCHEMAS_BY_NAME:
                moved[key] = {name: self.schema(one) for name, one in value.items()}
            elif key in _ONE_SCHEMA and isinstance(value, dict):
                moved[key] = self.schema(value)
            elif key in _SEVERAL_SCHEMAS:
                moved[key] = [self.schema(one) for one in value]
            else:
                moved[key] = value
        return _made_strict(moved) if self._definitions.strict else moved


def _made_strict(node: Schema) -> Schema:
    """Strict mode has no defaults and no constants, and asks for every property."""
    strict = {key: value for key, value in node.items() if key not in {"default", "const"}}
    if "const" in node:
        strict["enum"] = [node["const"]]
    if "$ref" in strict and len(strict) > 1:  # nothing may stand beside a reference
        strict["anyOf"] = [{"$ref": strict.pop("$ref")}]
    if node.get("type") == "object":
        strict.setdefault("additionalProperties", False)
        strict["required"] = list(node.get("properties", {}))
    return strict


def _first_problem(failure: Exception) -> dict[str, Any] | None:
    """What pydantic tells first of a misfit; `None` for an exception that a validator of the type let out."""
    told: Any = getattr(failure, "errors", None)
    problems = told() if callable(told) else None
    first = problems[0] if isinstance(problems, list) and problems else None
    return first if isinstance(first, dict) and {"loc", "msg", "type"} <= first.keys() else None


def _problem_of(failure: Exception) -> str:
    first = _first_problem(failure)
    if first is None:
        return str(failure) or type(failure).__name__
    place = ".".join(map(str, first["loc"]))
    return f"{place}: {first['msg']}" if place else str(first["msg"])
