"""How JSON becomes the values of models. Each function takes decoded JSON and raises `UnexpectedValue`."""

import datetime
from collections.abc import Callable, Collection, Hashable, Mapping
from io import BytesIO
from typing import Any
from uuid import UUID

from .errors import UnexpectedValue
from .types import File
from .unset import UNSET

Decoder = Callable[[Any], Any]


class Fields:
    """The fields of a JSON object, taken out one by one."""

    def __init__(self, source: Any) -> None:
        if not isinstance(source, Mapping):
            raise _expected("an object", source)
        self._left = dict(source)

    def required(self, name: str, decoder: Decoder) -> Any:
        """The value of a field that must be there."""
        if name not in self._left:
            raise UnexpectedValue("is missing", name)
        return _at(name, decoder, self._left.pop(name))

    def optional(self, name: str, decoder: Decoder) -> Any:
        """The value of a field, UNSET where there is none."""
        return _at(name, decoder, self._left.pop(name)) if name in self._left else UNSET

    def rest(self, decoder: Decoder) -> dict[str, Any]:
        """All fields that were not taken out."""
        if decoder is anything:
            return self._left
        return {name: _at(name, decoder, value) for name, value in self._left.items()}

    def no_more(self) -> None:
        """Checks that every field was taken out."""
        for name in self._left:
            raise UnexpectedValue("is not known here", name)


def _at(place: str, decoder: Decoder, value: Any) -> Any:
    try:
        return decoder(value)
    except UnexpectedValue as error:
        raise error.within(place) from None


def _expected(what: str, value: Any) -> UnexpectedValue:
    return UnexpectedValue(f"{what} is expected, not {type(value).__name__}")


def anything(value: Any) -> Any:
    """The value as it is."""
    return value


def text(value: Any) -> Any:
    """A text."""
    if isinstance(value, str):
        return value
    raise _expected("text", value)


def boolean(value: Any) -> Any:
    """True or false."""
    if isinstance(value, bool):
        return value
    raise _expected("true or false", value)


def integer(value: Any) -> Any:
    """A whole number; JSON does not tell 1.0 from 1."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    raise _expected("a whole number", value)


def number(value: Any) -> Any:
    """A number."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    raise _expected("a number", value)


def null(value: Any) -> Any:
    """Null."""
    if value is None:
        return None
    raise _expected("null", value)


def date(value: Any) -> Any:
    """A day in ISO form."""
    return _parsed(datetime.date.fromisoformat, "a date", value)


def date_time(value: Any) -> Any:
    """A moment in ISO form."""
    return _parsed(datetime.datetime.fromisoformat, "a date and time", value)


def uuid(value: Any) -> Any:
    """A UUID."""
    return _parsed(UUID, "a UUID", value)


def _parsed(parse: Callable[[str], Any], what: str, value: Any) -> Any:
    try:
        return parse(text(value))
    except ValueError:
        raise _expected(what, value) from None


def file(value: Any) -> Any:
    """Bytes, or a file that is open already."""
    if isinstance(value, File):
        return value
    if isinstance(value, bytes):
        return File(payload=BytesIO(value))
    raise _expected("a file", value)


def constant(expected: Any) -> Decoder:
    """Exactly one value."""

    def decode(value: Any) -> Any:
        if value == expected and type(value) is type(expected):
            return value
        raise UnexpectedValue(f"{expected!r} is expected, not {value!r}")

    return decode


def one_of(values: Collection[Any]) -> Decoder:
    """One of some texts or whole numbers."""

    def decode(value: Any) -> Any:
        if isinstance(value, Hashable) and not isinstance(value, bool) and value in values:
            return value
        raise UnexpectedValue(f"{value!r} is none of {', '.join(map(repr, sorted(values)))}")

    return decode


def list_of(item: Decoder) -> Decoder:
    """A list of values of one kind."""

    def decode(value: Any) -> Any:
        if not isinstance(value, list):
            raise _expected("a list", value)
        if item is anything:
            return value
        return [_at(f"[{number}]", item, element) for number, element in enumerate(value)]

    return decode


def by_tag(name: str, members: Mapping[Any, Decoder]) -> Decoder:
    """An object of the kind that its field `name` tells."""

    def decode(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise _expected("an object", value)
        tag = value.get(name)
        member = members.get(tag) if isinstance(tag, Hashable) else None
        if member is None:
            raise _UnknownTag(f"{tag!r} is none of {', '.join(map(repr, members))}", name)
        return member(value)

    return decode


class _UnknownTag(UnexpectedValue):
    """No member of a union has this tag, so that other members may be tried."""


def first_of(*decoders: Decoder) -> Decoder:
    """The first kind that fits; the error is the one that says most."""

    def decode(value: Any) -> Any:
        problems: list[UnexpectedValue] = []
        for decoder in decoders:
            try:
                return decoder(value)
            except UnexpectedValue as error:
                problems.append(error)
        raise max(problems, key=lambda error: len(error.place))

    return decode
