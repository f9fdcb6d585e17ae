"""Whether decoded JSON, or a form's fields, fit a generated model, and where they do not."""

import datetime as dt
import re
import types
import typing
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, Literal, Union

import attrs
from aikit4d_openapi import models
from aikit4d_openapi.types import File, Unset

from aikit4d.offline.records import UploadedFile

NAMES = {
    str: "a string",
    int: "an integer",
    float: "a number",
    bool: "a boolean",
    types.NoneType: "null",
    list: "an array",
    dict: "an object",
    UploadedFile: "a file",
}
WRITTEN_AS_TEXT = (dt.datetime, dt.date, uuid.UUID)
ADDITIONAL = "additional_properties"


@dataclass
class MisfitError(Exception):
    """A place that does not fit.

    Attributes:
        path: The place, as in ``messages[0].content``.
        code: ``missing_required_parameter``, ``unknown_parameter``, ``invalid_type`` or ``invalid_value``.
        wanted: The types or values that would have fitted.
        got: What stands there.
        tells_apart: Whether the place tells the members of a union apart (``role``, ``type``).
    """

    path: str
    code: str
    wanted: tuple[str, ...] = ()
    got: Any = None
    tells_apart: bool = False

    @property
    def depth(self) -> int:
        """How far inside the body the place is."""
        return self.path.count(".") + self.path.count("[")

    def __str__(self) -> str:
        """The misfit in the API's words."""
        match self.code:
            case "missing_required_parameter":
                return f"Missing required parameter: '{self.path}'."
            case "unknown_parameter":
                return f"Unknown parameter: '{self.path}'."
            case "invalid_type":
                wanted, got = " or ".join(self.wanted), NAMES.get(type(self.got), type(self.got).__name__)
                return f"Invalid type for '{self.path}': expected {wanted}, but got {got} instead."
        wanted = ", ".join(f"'{value}'" for value in self.wanted)
        return f"Invalid value: '{self.got}'. Supported values are: {wanted}."


def fitted(value: Any, kind: Any, path: str = "", *, form: bool = False) -> Any:
    """The value, once it is known to fit.

    Args:
        value: Decoded JSON, or the fields of a form.
        kind: A generated model, or any type that occurs in one.
        path: Where the value stands.
        form: Whether it came as a form, where numbers and booleans are written as text.

    Raises:
        MisfitError: It does not fit.
    """
    return _Fitting(form=form).value(value, kind, path)


class _Fitting:
    def __init__(self, *, form: bool) -> None:
        self._form = form

    def value(self, value: Any, kind: Any, path: str) -> Any:
        origin = typing.get_origin(kind)
        for applies, fit in self._fits(kind, origin):
            if applies:
                return fit(value, kind, path)
        return value

    def _fits(self, kind: Any, origin: Any) -> Iterator[tuple[bool, Callable[[Any, Any, str], Any]]]:
        yield origin in {Union, types.UnionType}, self._union
        yield origin is list, self._list
        yield origin is dict, self._dict
        yield origin is Literal, self._literal
        if not isinstance(kind, type):
            return
        yield issubclass(kind, Enum), self._enum
        yield kind is File, self._file
        yield attrs.has(kind), self._model
        yield kind in NAMES, self._scalar
        yield issubclass(kind, WRITTEN_AS_TEXT), self._text

    def _union(self, value: Any, kind: Any, path: str) -> Any:
        misfits = []
        for option in typing.get_args(kind):
            if option is Unset:
                continue
            try:
                return self.value(value, option, path)
            except MisfitError as misfit:
                misfits.append(misfit)
        raise _nearest(misfits)

    def _list(self, value: Any, kind: Any, path: str) -> list[Any]:
        _expect(value, list, path)
        (item_kind,) = typing.get_args(kind)
        return [self.value(item, item_kind, f"{path}[{index}]") for index, item in enumerate(value)]

    def _dict(self, value: Any, kind: Any, path: str) -> dict[str, Any]:
        _expect(value, dict, path)
        item_kind = typing.get_args(kind)[1]
        return {name: self.value(item, item_kind, _below(path, name)) for name, item in value.items()}

    def _literal(self, value: Any, kind: Any, path: str) -> Any:
        return _one_of(value, typing.get_args(kind), path)

    def _enum(self, value: Any, kind: Any, path: str) -> Any:
        return _one_of(value, tuple(member.value for member in kind), path)

    def _file(self, value: Any, kind: Any, path: str) -> UploadedFile:
        del kind
        _expect(value, UploadedFile, path)
        found: UploadedFile = value
        return found

    def _text(self, value: Any, kind: Any, path: str) -> Any:
        del kind
        return _expect(value, str, path)

    def _scalar(self, value: Any, kind: Any, path: str) -> Any:
        if self._form and isinstance(value, str):
            value = _read_text(value, kind)
        if kind is float and type(value) is int:
            return value
        return _expect(value, kind, path)

    def _model(self, value: Any, kind: Any, path: str) -> dict[str, Any]:
        _expect(value, dict, path)
        members = _members(kind)
        # First what tells union members apart, so that a misfit elsewhere is told of the right member.
        first = [name for name, member in members.items() if member.tells_apart and name in value]
        found = {name: self._member(value[name], members, kind, name, path) for name in first}
        for name, member in members.items():
            if member.required and name not in value:
                raise MisfitError(_below(path, name), "missing_required_parameter")
        for name in [name for name in value if name not in found]:
            found[name] = self._member(value[name], members, kind, name, path)
        return {name: found[name] for name in value}

    def _member(self, value: Any, members: "Mapping[str, _Member]", kind: Any, name: str, path: str) -> Any:
        if name in members:
            return self.value(value, members[name].kind, _below(path, name))
        if ADDITIONAL not in _hints(kind):
            raise MisfitError(_below(path, name), "unknown_parameter")
        return self.value(value, typing.get_args(_hints(kind)[ADDITIONAL])[1], _below(path, name))


@dataclass(frozen=True)
class _Member:
    kind: Any
    required: bool
    tells_apart: bool


@cache
def _members(model: type) -> dict[str, _Member]:
    hints = _hints(model)
    members = {}
    for attribute in attrs.fields(model):
        if attribute.name != ADDITIONAL:
            kind = hints[attribute.name]
            # The generator puts an underscore behind names that Python has taken (`type_`, `input_`).
            members[attribute.name.rstrip("_")] = _Member(
                kind, required=attribute.default is attrs.NOTHING, tells_apart=_single_valued(kind)
            )
    return members


@cache
def _hints(model: type) -> dict[str, Any]:
    return type_hints(model)


def type_hints(annotated: Any) -> dict[str, Any]:
    """The annotations of a generated class or function, evaluated; models named in them are imported."""
    written = " ".join(str(annotation) for annotation in annotated.__annotations__.values())
    named = set(re.findall(r"[A-Z]\w*", written)) & set(models.__all__)
    known = {name: getattr(models, name) for name in named}
    return typing.get_type_hints(annotated, localns={"Unset": Unset, **known})


def _single_valued(kind: Any) -> bool:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return len(kind) == 1
    return typing.get_origin(kind) is Literal and len(typing.get_args(kind)) == 1


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _expect(value: Any, kind: type, path: str) -> Any:
    # bool is a subclass of int, which JSON does not know.
    if type(value) is not kind:
        raise MisfitError(path, "invalid_type", (NAMES[kind],), value)
    return value


def _one_of(value: Any, allowed: tuple[Any, ...], path: str) -> Any:
    if type(value) not in {type(word) for word in allowed}:
        raise MisfitError(path, "invalid_type", tuple({NAMES[type(word)]: None for word in allowed}), value)
    if value not in allowed:
        raise MisfitError(
            path, "invalid_value", tuple(map(str, allowed)), value, tells_apart=len(allowed) == 1
        )
    return value


def _read_text(text: str, kind: type) -> Any:
    if kind is bool:
        return {"true": True, "false": False}.get(text, text)
    if kind in {int, float}:
        try:
            return kind(text)
        except ValueError:
            return text
    return text


def _nearest(misfits: list[MisfitError]) -> MisfitError:
    """The misfit of the union member that was most likely meant, joined with its like."""
    candidates = [misfit for misfit in misfits if not misfit.tells_apart] or misfits
    chosen = max(candidates, key=lambda misfit: (misfit.depth, misfit.code != "invalid_type"))
    alike = [misfit for misfit in candidates if (misfit.path, misfit.code) == (chosen.path, chosen.code)]
    wanted = dict.fromkeys(value for misfit in alike for value in misfit.wanted)
    return MisfitError(chosen.path, chosen.code, tuple(wanted), chosen.got)
