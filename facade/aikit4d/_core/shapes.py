"""Python types as shapes: what JSON schema a type has, and how JSON becomes a value of it.

`shape_of(type)` gives the shape. msgspec describes and converts the single values (numbers, texts,
dates, ... with their constraints); the shapes put them together, because msgspec refuses unions of
several classes and OpenAI's strict mode asks for an object form of its own.
"""

from __future__ import annotations

import abc
import datetime as dt
import decimal
import itertools
import json
import math
import pathlib
import uuid
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

import msgspec

from aikit4d._core.misfits import Misfit

Schema = dict[str, Any]

JSON_KINDS: dict[type, str] = {
    dict: "object",
    list: "array",
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    type(None): "null",
}

# What msgspec's schema of a type leaves out; the pattern keeps every digit of a decimal in a text.
PRECISE_SCHEMAS: dict[Any, Schema] = {
    dt.datetime: {"type": "string", "format": "date-time"},
    dt.time: {"type": "string", "format": "time"},
    decimal.Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
}
SINGLE_TYPES: tuple[Any, ...] = (
    *(Any, type(None), bool, int, float, str, bytes, bytearray, uuid.UUID),
    *(dt.date, dt.timedelta, *PRECISE_SCHEMAS),
)

# In a union the type that takes the most comes last: every date is a text too.
UNION_RANKS: dict[Any, int] = {float: 1, bytes: 2, bytearray: 2, str: 3, type(None): 4, Any: 5}


def expected(what: str, value: Any) -> str:
    """The words for a value that is of another JSON type than `what`."""
    return f"Expected `{what}`, got `{JSON_KINDS.get(type(value), type(value).__name__)}`"


class Definitions:
    """The schemas of classes collected in `$defs` while one schema is written."""

    def __init__(self, *, strict: bool) -> None:
        self.strict = strict
        self.schemas: dict[str, Schema] = {}
        self._names: dict[Hashable, str] = {}

    def reference(self, owner: Hashable, name: str, write: Callable[[], Schema]) -> Schema:
        """A reference to the schema of `owner`, which `write` writes when it is needed first."""
        if owner not in self._names:
            names = itertools.chain([name], (f"{name}_{number}" for number in itertools.count(2)))
            self._names[owner] = unique = next(free for free in names if free not in self.schemas)
            self.schemas[unique] = {}  # named before it is written, so that it can refer to itself
            self.schemas[unique] = write()
        return {"$ref": f"#/$defs/{self._names[owner]}"}


@dataclass(frozen=True)
class Reading:
    """How values are read: leniently, `"5"` is taken for a number, as models often write it."""

    lenient: bool = True
    # What unions made of objects and lists: unions in unions would try the inner ones again and again.
    results: dict[Hashable, Any] = field(default_factory=dict)

    def strictly(self) -> Reading:
        """The same, exact about types."""
        return Reading(lenient=False, results=self.results)


class Shape(abc.ABC):
    """How values of one Python type look in JSON."""

    json_type: Any = Any
    is_object = False

    @abc.abstractmethod
    def schema(self, definitions: Definitions) -> Schema:
        """The JSON schema."""

    @abc.abstractmethod
    def read(self, value: Any, where: str, reading: Reading) -> Any:
        """The Python value of the JSON `value`; `Misfit`, naming `where`, when it does not fit."""

    def distance(self, value: Any) -> float:
        """How far a JSON value is from this shape: infinitely when it is of another JSON type."""
        if self.json_type is Any:
            return math.inf if isinstance(value, dict | list) else 0
        return 0 if isinstance(value, self.json_type) else math.inf

    @property
    def rank(self) -> int:
        """The place in a union: shapes that take more come later."""
        return 0


@dataclass(frozen=True)
class Single(Shape):
    """A value that msgspec describes and converts: a number, a text, a date, ..."""

    python_type: Any
    constrained: Any  # the type with its constraints, as msgspec reads it

    def schema(self, definitions: Definitions) -> Schema:  # noqa: ARG002
        """The schema that msgspec writes, made precise where it says too little."""
        written = msgspec.json.schema(self.constrained, schema_hook=lambda _path: {"type": "string"})
        written.pop("description", None)  # that is for `Refined` to tell
        if self.python_type in PRECISE_SCHEMAS:
            written.pop("format", None)
        return written | PRECISE_SCHEMAS.get(self.python_type, {})

    def read(self, value: Any, where: str, reading: Reading) -> Any:
        """What msgspec converts it to."""
        try:
            return msgspec.convert(value, self.constrained, strict=not reading.lenient, dec_hook=_as_path)
        except msgspec.ValidationError as failure:
            raise Misfit(where, str(failure)) from None

    def distance(self, value: Any) -> float:
        """Any value is near to `Any`."""
        return 0 if self.python_type is Any else super().distance(value)

    @property
    def rank(self) -> int:
        """Texts after all that is written as text, any value last."""
        if is_path_type(self.python_type):
            return UNION_RANKS[str]
        return UNION_RANKS.get(self.python_type, 0)


@dataclass(frozen=True)
class Choice(Shape):
    """One of some values: a Literal, an Enum, the tag of a msgspec Struct."""

    options: tuple[tuple[Any, Any], ...]  # JSON value, Python value
    description: str = ""

    def schema(self, definitions: Definitions) -> Schema:  # noqa: ARG002
        """An `enum` with its type, which strict mode wants to see."""
        values = [value for value, _ in self.options]
        kinds = list(dict.fromkeys(JSON_KINDS[type(value)] for value in values))
        written: Schema = {"type": kinds[0] if len(kinds) == 1 else kinds, "enum": values}
        return written | ({"description": self.description} if self.description else {})

    def read(self, value: Any, where: str, reading: Reading) -> Any:
        """The option that has this JSON value."""
        for option, meaning in self.options:
            if type(option) is type(value) and option == value:
                return meaning
        for option, meaning in self.options:
            if reading.lenient and isinstance(value, str | int | float) and str(option) == str(value):
                return meaning
        known = ", ".join(msgspec.json.encode(option).decode() for option, _ in self.options)
        raise Misfit(where, f"Expected one of {known}")


@dataclass(frozen=True)
class Items(Shape):
    """A list, or another collection of values of one type."""

    container: Callable[[list[Any]], Any]
    item: Shape
    json_type = list

    def schema(self, definitions: Definitions) -> Schema:
        """An array; a set says nothing of unique items, which strict mode refuses."""
        return {"type": "array", "items": self.item.schema(definitions)}

    def read(self, value: Any, where: str, reading: Reading) -> Any:
        """The container with its items."""
        values = [
            self.item.read(item, f"{where}[{place}]", reading)
            for place, item in enumerate(_array(value, where))
        ]
        try:
            return self.container(values)
        except TypeError as failure:  # a set of what cannot be hashed
            raise Misfit(where, str(failure)) from failure


@dataclass(frozen=True)
class Row(Shape):
    """A tuple with a type for each place."""

    places: tuple[Shape, ...]
    json_type = list

    def schema(self, definitions: Definitions) -> Schema:
        """An array of this length; strict mode has no types by place, unless all are the same."""
        written = [place.schema(definitions) for place in self.places]
        length = {"minItems": len(written), "maxItems": len(written)}
        if written and all(one == written[0] for one in written):
            return {"type": "array", "items": written[0], **length}
        return {"type": "array", "prefixItems": written, "items": False, **length}

    def read(self, value: Any, where: str, reading: Reading) -> Any:
        """The tuple."""
        items = _array(value, where)
        if len(items) != len(self.places):
            raise Misfit(where, f"Expected `array` of length {len(self.places)}, got {len(items)}")
        return tuple(
            shape.read(item, f"{where}[{place}]", reading)
            for place, (shape, item) in enumerate(zip(self.places, items, strict=True))
        )


@dataclass(frozen=True)
class Entries(Shape):
    """A dictionary whose keys are not known beforehand."""

    key: Shape
    value: Shape
    json_type = dict
    is_object = True

    def schema(self, definitions: Definitions) -> Schema:
        """An open object; keys out of a choice are named."""
        written: Schema = {"type": "object", "additionalProperties": self.value.schema(definitions)}
        if isinstance(self.key, Choice):
            written["propertyNames"] = {"enum": [str(option) for option, _ in self.key.options]}
        return written

    def read(self, value: Any, where: str, reading: Reading) -> Any:
        """The dictionary; keys are read leniently, being texts always."""
        entries = {}
        for key, item in _object(value, where).items():
            place = f"{where}[{json.dumps(key, ensure_ascii=False)}]"
            entries[self.key.read(key, place, Reading())] = self.value.read(item, place, reading)
        return entries

    def distance(self, value: Any) -> float:
        """In a union an object with known properties goes before a dictionary."""
        return len(value) if isinstance(value, Mapping) else math.inf


@dataclass(frozen=True)
class Property:
    """One property of an object: its JSON name, and the argument that takes its value."""

    key: str
    argument: str | None  # None: read and checked, but passed to nobody
    shape: Shape
    required: bool = True
    description: str = ""


@dataclass(frozen=True)
class Fields(Shape):
    """An object with known properties: a dataclass, attrs class, TypedDict, Struct or NamedTuple."""

    owner: Any  # the class, or a generic class with its types
    name: str
    build: Callable[..., Any]
    find_properties: Callable[[Any], Sequence[Property]]
    description: str = ""
    json_type = dict
    is_object = True

    @property
    def properties(self) -> Sequence[Property]:
        """The properties, found when they are needed, so that a class can hold itself."""
        return self.find_properties(self.owner)

    def schema(self, definitions: Definitions) -> Schema:
        """A reference to the class."""
        return definitions.reference(self.owner, self.name, lambda: self._written(definitions))

    def _written(self, definitions: Definitions) -> Schema:
        written = object_schema(self.properties, definitions)
        return written | ({"description": self.description} if self.description else {})

    def read(self, value: Any, where: str, reading: Reading) -> Any:
        """The instance; what its constructor refuses does not fit."""
        values = read_properties(self.properties, value, where, reading)
        try:
            return self.build(**values)
        except Exception as failure:  # a class of the caller's own raises what it likes
            raise Misfit(where, str(failure) or type(failure).__name__, type(failure).__name__) from failure

    def distance(self, value: Any) -> float:
        """The number of keys that are unknown or missing."""
        if not isinstance(value, Mapping):
            return math.inf
        return len({one.key for one in self.properties} ^ value.keys())


@dataclass(frozen=True)
class AnyOf(Shape):
    """A value of one of several types."""

    members: tuple[Shape, ...]

    def schema(self, definitions: Definitions) -> Schema:
        """An `anyOf`."""
        return {"anyOf": [member.schema(definitions) for member in self.members]}

    def read(self, value: Any, where: str, reading: Reading) -> Any:
        """The value of the first member that takes it; of objects, the one that knows the keys best."""
        if not isinstance(value, dict | list):
            return self._first_fit(value, where, reading)
        place = (id(self), id(value), reading.lenient)
        if place not in reading.results:
            try:
                reading.results[place] = self._first_fit(value, where, reading)
            except Misfit as misfit:
                reading.results[place] = misfit
        result = reading.results[place]
        if isinstance(result, Misfit):
            raise result
        return result

    def _first_fit(self, value: Any, where: str, reading: Reading) -> Any:
        nearest = sorted(self.members, key=lambda member: (member.distance(value), member.rank))
        misfits: list[Misfit] = []
        for attempt in (reading.strictly(), reading) if reading.lenient else (reading,):
            misfits.clear()
            for member in nearest:
                try:
                    return member.read(value, where, attempt)
                except Misfit as misfit:
                    misfits.append(misfit)
        is_near = isinstance(value, dict | list) and nearest[0].distance(value) < math.inf
        raise Misfit.of_alternatives(misfits[:1] if is_near else misfits)

    def distance(self, value: Any) -> float:
        """As the nearest member."""
        return min(member.distance(value) for member in self.members)


@dataclass(frozen=True)
class Refined(Shape):
    """A type with a description, and with constraints that msgspec checks."""

    inner: Shape
    description: str = ""
    constraints: tuple[Any, ...] = ()

    @property
    def json_type(self) -> Any:
        """As the inner type."""
        return self.inner.json_type

    @property
    def is_object(self) -> bool:  # type: ignore[override]
        """As the inner type."""
        return self.inner.is_object

    @property
    def rank(self) -> int:
        """As the inner type."""
        return self.inner.rank

    def distance(self, value: Any) -> float:
        """As the inner type."""
        return self.inner.distance(value)

    def schema(self, definitions: Definitions) -> Schema:
        """The inner schema with more keywords."""
        more = {}
        if self.constraints:
            more = msgspec.json.schema(constrained(self.json_type, self.constraints))
            more.pop("type", None)
        if self.description:
            more["description"] = self.description
        return beside(self.inner.schema(definitions), more)

    def read(self, value: Any, where: str, reading: Reading) -> Any:
        """The inner value, its size checked first."""
        if self.constraints:
            Single(self.json_type, constrained(self.json_type, self.constraints)).read(value, where, reading)
        return self.inner.read(value, where, reading)


def constrained(python_type: Any, constraints: Iterable[Any]) -> Any:
    """`Annotated[python_type, *constraints]`, the plain type when there are none."""
    for constraint in constraints:
        python_type = Annotated[python_type, constraint]
    return python_type


def beside(schema: Schema, more: Schema) -> Schema:
    """`schema` with more keywords; a reference takes none beside it in strict mode."""
    if more and "$ref" in schema:
        return {"anyOf": [schema], **more}
    descriptions = [one["description"] for one in (more, schema) if "description" in one]
    return schema | more | ({"description": "\n".join(descriptions)} if descriptions else {})


def object_schema(properties: Sequence[Property], definitions: Definitions) -> Schema:
    """A closed object. In strict mode each property is required, the optional ones are nullable."""
    written: dict[str, Schema] = {}
    for one in properties:
        schema = one.shape.schema(definitions)
        if definitions.strict and not one.required:
            schema = _nullable(schema)
        written[one.key] = beside(schema, {"description": one.description} if one.description else {})
    required = [one.key for one in properties if one.required or definitions.strict]
    return {"type": "object", "properties": written, "required": required, "additionalProperties": False}


def read_properties(
    properties: Sequence[Property], value: Any, where: str, reading: Reading
) -> dict[str, Any]:
    """The arguments for the properties in the JSON object `value`; unknown keys are passed over.

    For an optional property null means that it is absent, unless its type takes null.
    """
    given = _object(value, where)
    values: dict[str | None, Any] = {}
    for one in properties:
        place = _below(where, one.key)
        if one.key in given:
            try:
                value_read = one.shape.read(given[one.key], place, reading)
            except Misfit:
                if one.required or given[one.key] is not None:
                    raise
            else:
                values[one.argument] = value_read
        elif one.required:
            raise Misfit(place, "required, but missing")
    return {argument: read for argument, read in values.items() if argument is not None}


def _nullable(schema: Schema) -> Schema:
    kinds = schema.get("type", ())
    takes_null = not schema or kinds == "null" or (isinstance(kinds, list) and "null" in kinds)
    if takes_null or any(one.get("type") == "null" for one in schema.get("anyOf", ())):
        return schema
    members = schema["anyOf"] if schema.keys() == {"anyOf"} else [schema]
    return {"anyOf": [*members, {"type": "null"}]}


def _array(value: Any, where: str) -> Sequence[Any]:
    if isinstance(value, list | tuple):
        return value
    raise Misfit(where, expected("array", value))


def _object(value: Any, where: str) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        return value
    raise Misfit(where, expected("object", value))


def _below(where: str, key: str) -> str:
    return f"{where}.{key}" if where else str(key)


def is_path_type(python_type: Any) -> bool:
    return isinstance(python_type, type) and issubclass(python_type, pathlib.PurePath)


def _as_path(python_type: type, value: Any) -> Any:
    if not isinstance(value, str):
        raise TypeError(expected("string", value))
    return python_type(value)
