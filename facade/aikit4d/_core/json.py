"""JSON texts: reading what servers send and writing what is sent to them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from types import NoneType
from typing import Any

import msgspec

_read = msgspec.json.Decoder().decode
_write = msgspec.json.Encoder().encode

# msgspec also writes dates, sets, bytes and NaN (as null), of which a server makes something else.
_PLAIN_SCALARS = frozenset({str, int, bool, NoneType})
_PLAIN_KEYS = frozenset({str})
_DEEPEST_SENT = 64

_Place = tuple[Any, str | int] | None


class JSONError(ValueError):
    """A text is not JSON: malformed, not UTF-8, or nested too deeply to be read."""


def decode(data: bytes | bytearray | memoryview | str) -> Any:
    """The value of one JSON text.

    A byte order mark and white space around the text do not count. Read as well, because servers send them:
    lone surrogate escapes, `NaN` and `Infinity`, numbers beyond the range of a double, and control
    characters inside a text.

    Args:
        data: The text, as UTF-8 bytes or as `str`.

    Returns:
        The plain value: `dict`, `list`, `str`, `int`, `float`, `bool` or `None`.

    Raises:
        JSONError: `data` is not JSON. The message tells the place and never repeats the text.
    """
    try:
        return _read(data)
    except RecursionError as error:
        raise JSONError("the JSON text is nested too deeply") from error
    except ValueError:
        return _decode_leniently(data)


def _decode_leniently(data: bytes | bytearray | memoryview | str) -> Any:
    try:
        text = data if isinstance(data, str) else bytes(data).decode("utf-8")
        return json.loads(text.strip().strip("\ufeff"), strict=False)
    except UnicodeDecodeError as error:
        raise JSONError(f"the JSON text is not UTF-8 (byte {error.start})") from error
    except RecursionError as error:
        raise JSONError("the JSON text is nested too deeply") from error
    except ValueError as error:
        raise JSONError(f"not a JSON text: {error}") from error


def encode(value: object) -> bytes:
    """`value` as compact JSON in UTF-8.

    Mappings become objects, sequences (`array.array` included) become lists, texts, numbers, booleans and
    `None` become themselves, and so do their subclasses (`enum.StrEnum`). Integer keys become texts. A
    lone surrogate is written as its escape, which servers read back unchanged.

    Raises:
        TypeError: Something in `value` has no JSON form; the message names it (`messages[1].content`).
        ValueError: A number is not finite, or `value` nests too deeply or contains itself.
    """
    try:
        return _encode(value if _is_plain(value) else _plain(value, None))
    except RecursionError as error:
        raise ValueError("the value nests too deeply for JSON, or contains itself") from error


def sendable(value: Any, depth: int = _DEEPEST_SENT) -> Any:
    """What came from a server, fit to be written: null replaces what JSON cannot say.

    That is a number that is not finite, and whatever nests deeper than 64 levels.
    """
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if not isinstance(value, dict | list):
        return value
    if not depth:
        return None
    if isinstance(value, list):
        return [sendable(item, depth - 1) for item in value]
    return {key: sendable(item, depth - 1) for key, item in dict.items(value)}


def encode_text(value: object) -> str:
    """`value` as compact JSON text."""
    return encode(value).decode("utf-8")


def _encode(plain: Any) -> bytes:
    try:
        return _write(plain)
    except UnicodeEncodeError:
        text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "backslashreplace")  # of a surrogate this makes \udXXX, JSON's own escape


def _is_plain(value: Any) -> bool:
    kind = type(value)
    if kind in _PLAIN_SCALARS:
        return True
    if kind is float:
        return math.isfinite(value)
    if isinstance(value, dict):
        return _PLAIN_KEYS.issuperset(map(type, dict.keys(value))) and _are_plain(dict.values(value))
    return (kind is list or kind is tuple) and _are_plain(value)


def _are_plain(values: Any) -> bool:
    return _PLAIN_SCALARS.issuperset(map(type, values)) or all(map(_is_plain, values))


def _plain(value: Any, place: _Place) -> Any:
    match value:
        case None | bool():
            return value
        case str():
            return str.__str__(value)
        case int():
            return int(value)
        case float():
            return _finite(value, place)
        case bytes() | bytearray() | memoryview():
            raise _not_json(value, place)
        case Mapping():
            return {_key(key, place): _plain(item, (place, key)) for key, item in value.items()}
        case Sequence():
            return [_plain(item, (place, position)) for position, item in enumerate(value)]
        case _:
            raise _not_json(value, place)


def _finite(value: float, place: _Place) -> float:
    if not math.isfinite(value):
        raise ValueError(f"{_named(place)} is {value}, and JSON has finite numbers only")
    return float(value)


def _key(key: Any, place: _Place) -> str:
    if isinstance(key, str):
        return str.__str__(key)
    if isinstance(key, int) and not isinstance(key, bool):
        return str(int(key))
    raise TypeError(f"{_named(place)} has a key of type {type(key).__name__}, and JSON has text keys only")


def _not_json(value: Any, place: _Place) -> TypeError:
    return TypeError(f"{_named(place)} is of type {type(value).__name__}, which has no JSON form")


def _named(place: _Place) -> str:
    steps: list[str] = []
    while place is not None:
        place, key = place
        steps.append(f".{key}" if isinstance(key, str) and key.isidentifier() else f"[{key!r}]")
    return "".join(reversed(steps)).removeprefix(".") or "the value"
