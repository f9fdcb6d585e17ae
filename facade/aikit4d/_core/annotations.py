"""From type annotations to shapes: `shape_of(type)`."""

from __future__ import annotations

import dataclasses
import enum
import functools
import inspect
import types
import typing
from collections import abc
from typing import Any

import attrs
import msgspec

from aikit4d._core.pydantic_models import Model, is_model
from aikit4d._core.shapes import (
    JSON_KINDS,
    SINGLE_TYPES,
    AnyOf,
    Choice,
    Entries,
    Fields,
    Items,
    Property,
    Refined,
    Row,
    Shape,
    Single,
    constrained,
    is_path_type,
)

WAY_OUT = (
    "Use plain JSON types, dates, UUID, Decimal, Enum, Literal, dataclasses, attrs classes, TypedDict, "
    "msgspec.Struct or pydantic's models, and lists, tuples, sets, dictionaries and unions of them; or give "
    "your own JSON schema as a mapping instead of a type."
)
CONTAINERS: dict[type, type] = {
    list: list,
    abc.Sequence: list,
    abc.MutableSequence: list,
    abc.Collection: list,
    abc.Iterable: list,
    set: set,
    abc.Set: set,
    abc.MutableSet: set,
    frozenset: frozenset,
    tuple: tuple,
}
DICTIONARIES = (dict, abc.Mapping, abc.MutableMapping)
QUALIFIERS = [
    getattr(typing, name)
    for name in ("Required", "NotRequired", "ReadOnly", "Final")
    if hasattr(typing, name)  # ReadOnly came with Python 3.13
]


def shape_of(annotation: Any, where: str) -> Shape:
    """The shape of a type.

    Args:
        annotation: The type, as one writes it in an annotation.
        where: What it is the type of, for messages: `Order.lines`.

    Raises:
        TypeError: For a type that has no JSON form, naming it and the way out.
    """
    annotation = _unwrapped(annotation)
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _refined(arguments[0], arguments[1:], where)
    if origin in (typing.Union, types.UnionType):
        return AnyOf(tuple(shape_of(member, where) for member in arguments))
    if origin is typing.Literal:
        return Choice(tuple(_option(value, where) for value in arguments))
    if any(annotation is single for single in SINGLE_TYPES) or is_path_type(annotation):
        return Single(annotation, annotation)
    return _shape_of_class(annotation, origin or annotation, arguments, where)


def _unwrapped(annotation: Any) -> Any:
    while True:
        if isinstance(annotation, typing.NewType):
            annotation = annotation.__supertype__
        elif hasattr(annotation, "__value__"):  # `type X = ...` of Python 3.12
            annotation = annotation.__value__
        elif typing.get_origin(annotation) in QUALIFIERS:
            annotation = typing.get_args(annotation)[0]
        elif isinstance(annotation, typing.TypeVar):
            annotation = annotation.__bound__ or Any
        elif annotation is None:
            annotation = type(None)
        else:
            return Any if annotation is object else annotation


def _refined(inner: Any, extras: tuple[Any, ...], where: str) -> Shape:
    shape = shape_of(inner, where)
    constraints = tuple(extra for extra in extras if isinstance(extra, msgspec.Meta))
    description = next(filter(None, map(_description, reversed(extras))), "")
    try:
        if isinstance(shape, Single):
            shape = Single(shape.python_type, constrained(shape.constrained, constraints))
            constraints = ()
            msgspec.json.schema(shape.constrained, schema_hook=lambda _type: {})
        else:
            msgspec.json.schema(constrained(shape.json_type, constraints))
    except TypeError as failure:
        raise _undescribable(where, str(failure)) from failure
    return Refined(shape, description, constraints) if description or constraints else shape


def _description(extra: Any) -> str:
    # A plain text, msgspec.Meta(description=...), or the Doc(...) of typing_extensions.
    if isinstance(extra, str):
        return extra
    text = getattr(extra, "description", None) or getattr(extra, "documentation", None)
    return text if isinstance(text, str) else ""


def _option(value: Any, where: str) -> tuple[Any, Any]:
    plain = value.value if isinstance(value, enum.Enum) else value
    if type(plain) not in JSON_KINDS or isinstance(plain, list | dict):
        raise _undescribable(where, f"{value!r} is no text, number, boolean or None")
    return plain, value


def _shape_of_class(annotation: Any, kind: Any, arguments: tuple[Any, ...], where: str) -> Shape:
    if isinstance(kind, type):
        if kind in CONTAINERS or kind in DICTIONARIES:
            return _collection(kind, arguments, where)
        if issubclass(kind, enum.Enum):
            return _enumeration(kind, where)
        if _is_record(kind):
            build = dict if _is_typed_dict(kind) else kind
            return Fields(annotation, kind.__name__, build, properties_of, _documentation(kind))
        if is_model(kind):
            return Model(kind, where)
    name = getattr(kind, "__qualname__", repr(kind))
    raise _undescribable(where, f"the type {name} cannot be described as JSON")


def _collection(kind: type, arguments: tuple[Any, ...], where: str) -> Shape:
    if kind in DICTIONARIES:
        key, value = arguments or (str, Any)
        return Entries(shape_of(key, where), shape_of(value, where))
    if kind is tuple and arguments and arguments[-1] is not Ellipsis:
        return Row(tuple(shape_of(place, where) for place in arguments))
    return Items(CONTAINERS[kind], shape_of(arguments[0] if arguments else Any, where))


def _enumeration(kind: type[enum.Enum], where: str) -> Shape:
    options = tuple(_option(member, where) for member in kind)
    description = _documentation(kind)
    if not description and not any(isinstance(value, str) for value, _ in options):
        description = ", ".join(f"{value}: {member.name}" for value, member in options)
    return Choice(options, description)


def _documentation(kind: type) -> str:
    text = inspect.cleandoc(kind.__dict__.get("__doc__") or "")
    # dataclass and NamedTuple write the signature where a class has no text of its own.
    return "" if text.startswith(f"{kind.__name__}(") and text.endswith(")") else text


def _undescribable(where: str, problem: str) -> TypeError:
    return TypeError(f"{where}: {problem}. {WAY_OUT}")


def _is_record(kind: type) -> bool:
    return (
        dataclasses.is_dataclass(kind)
        or attrs.has(kind)
        or issubclass(kind, msgspec.Struct)
        or _is_typed_dict(kind)
        or _is_named_tuple(kind)
    )


def _is_typed_dict(kind: type) -> bool:
    return issubclass(kind, dict) and hasattr(kind, "__required_keys__")


def _is_named_tuple(kind: type) -> bool:
    return issubclass(kind, tuple) and hasattr(kind, "_field_defaults")


@functools.lru_cache(maxsize=512)
def properties_of(annotation: Any) -> tuple[Property, ...]:
    """The properties of a class, or of a generic class with its types."""
    kind = typing.get_origin(annotation) or annotation
    bindings = _bindings(annotation)
    hints = {name: _bound(hint, bindings) for name, hint in hints_of(kind).items()}

    def shape(name: str) -> Shape:
        return shape_of(hints.get(name, Any), f"{kind.__name__}.{name}")

    if _is_typed_dict(kind):
        return _typed_dict_properties(kind, hints, shape)
    if issubclass(kind, msgspec.Struct):
        return _struct_properties(kind, shape)
    return tuple(
        Property(argument, argument, shape(name), required)
        for name, argument, required in _constructor_fields(kind)
    )


def hints_of(owner: Any, namespace: dict[str, Any] | None = None) -> dict[str, Any]:
    """The resolved annotations of a class or function.

    Raises:
        TypeError: For a name in them that cannot be found, naming it.
    """
    name = getattr(owner, "__name__", repr(owner))
    try:
        return typing.get_type_hints(owner, namespace, include_extras=True)
    except NameError as failure:
        if failure.name == name:  # a local class that refers to itself
            return typing.get_type_hints(owner, namespace, {name: owner}, include_extras=True)
        problem = f"the annotation {failure.name!r} cannot be resolved; define it at module level"
        raise TypeError(f"{name}: {problem}") from failure


def _constructor_fields(kind: Any) -> list[tuple[str, str, bool]]:
    # name, argument of the constructor, required
    if _is_named_tuple(kind):
        return [(name, name, name not in kind._field_defaults) for name in kind._fields]
    if attrs.has(kind):
        fields = [field for field in attrs.fields(kind) if field.init]
        return [(field.name, field.alias or field.name, field.default is attrs.NOTHING) for field in fields]
    return [
        (field.name, field.name, field.default is field.default_factory is dataclasses.MISSING)
        for field in dataclasses.fields(kind)
        if field.init
    ]


def _typed_dict_properties(
    kind: Any, hints: dict[str, Any], shape: abc.Callable[[str], Shape]
) -> tuple[Property, ...]:
    def required(name: str) -> bool:
        # __required_keys__ is wrong where annotations are texts (`from __future__ import annotations`).
        qualifier = typing.get_origin(hints[name])
        listed = name in kind.__required_keys__ and qualifier is not typing.NotRequired
        return listed or qualifier is typing.Required

    return tuple(Property(name, name, shape(name), required(name)) for name in hints)


def _struct_properties(kind: Any, shape: abc.Callable[[str], Shape]) -> tuple[Property, ...]:
    fields = tuple(
        Property(field.encode_name, field.name, shape(field.name), field.required)
        for field in msgspec.structs.fields(kind)
    )
    tag = kind.__struct_config__.tag
    if tag is None:
        return fields
    return (Property(kind.__struct_config__.tag_field, None, Choice(((tag, tag),))), *fields)


def _bindings(annotation: Any) -> dict[Any, Any]:
    # What the type variables of a generic class, and of its generic bases, stand for.
    kind = typing.get_origin(annotation) or annotation
    bindings = dict(zip(getattr(kind, "__parameters__", ()), typing.get_args(annotation), strict=False))
    for base in kind.__dict__.get("__orig_bases__", ()):
        if typing.get_origin(base) is not typing.Generic and isinstance(typing.get_origin(base), type):
            inherited = {variable: _bound(meant, bindings) for variable, meant in _bindings(base).items()}
            bindings = inherited | bindings
    return bindings


def _bound(hint: Any, bindings: dict[Any, Any]) -> Any:
    if isinstance(hint, typing.TypeVar):
        return bindings.get(hint, hint)
    variables = getattr(hint, "__parameters__", ())
    return hint[tuple(bindings.get(variable, variable) for variable in variables)] if variables else hint
