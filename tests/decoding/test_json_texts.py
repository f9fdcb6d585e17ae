"""Reading and writing JSON texts."""

import array
import collections
import contextlib
import datetime as dt
import decimal
import enum
import json as standard_json
import math
import types

import msgspec
import pytest
from decoding_strategies import JSON
from hypothesis import example, given
from hypothesis import strategies as st

from aikit4d._core import json

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@pytest.mark.parametrize("make", [bytes, bytearray, memoryview, lambda data: bytes(data).decode()])
def test_bytes_and_text_are_read(make):
    assert json.decode(make('{"a": [1, 2.5, "é", true, null]}'.encode())) == {"a": [1, 2.5, "é", True, None]}


@pytest.mark.parametrize(
    "text",
    [
        b"\n\n\n[1]\n",
        b" \t\r\n[1]",
        BYTE_ORDER_MARK + b"[1]",
        BYTE_ORDER_MARK + b"\n[1] ",
        b" " + BYTE_ORDER_MARK + b"[1]",
        b"[1]" + BYTE_ORDER_MARK,
        BYTE_ORDER_MARK + b"[1]\n" + BYTE_ORDER_MARK + b"\n",
    ],
)
def test_a_byte_order_mark_and_white_space_do_not_count(text):
    assert json.decode(text) == [1]
    assert json.decode(text.decode()) == [1]


LENIENT = {
    "lone surrogate": (b'"bad \\ud83d end"', "bad \ud83d end"),
    "Infinity": (b"[Infinity, -Infinity]", [math.inf, -math.inf]),
    "huge double": (b"1e400", math.inf),
    "huge integer": (b"1" * 100, int("1" * 100)),
    "raw control character": (b'"a\tb\nc"', "a\tb\nc"),
    "a surrogate in a str": ('{"a": "\ud83d"}', {"a": "\ud83d"}),
    "the last of equal keys counts": (b'{"a": 1, "a": 2}', {"a": 2}),
}


@pytest.mark.parametrize(("text", "value"), LENIENT.values(), ids=LENIENT.keys())
def test_what_servers_send_is_read(text, value):
    assert json.decode(text) == value


def test_nan_is_read():
    assert math.isnan(json.decode(b"NaN"))


NOT_JSON = {
    "empty": b"",
    "white space": b" \n",
    "html": b"<!doctype html><title>secret</title>",
    "text after it": b"{} secret",
    "cut": b'{"secret": "sec',
    "trailing comma": b'{"a": 1,}',
    "not UTF-8": b'"secret \xff"',
    "a surrogate in UTF-8": b'"\xed\xa0\xbd"',
    "UTF-16": '{"secret": 1}'.encode("utf-16"),
    "too deep": b"[" * 100_000,
    "deep objects": b'{"a":' * 100_000,
    "too deep for the lenient reader": b'["\\ud83d",' + b"[" * 100_000,
    "an integer of 5,000 digits": b"1" * 5000,
}


@pytest.mark.parametrize("text", NOT_JSON.values(), ids=NOT_JSON.keys())
def test_what_is_not_json_raises_one_exception_that_does_not_repeat_the_text(text):
    with pytest.raises(json.JSONError) as raised:
        json.decode(text)

    assert isinstance(raised.value, ValueError)
    assert "sec" not in str(raised.value)


@given(st.binary(max_size=30))
@example(b"\xef\xbb")
def test_any_bytes_are_read_or_refused(data):
    with contextlib.suppress(json.JSONError):
        json.decode(data)


@given(JSON)
def test_what_is_written_is_read_back(value):
    assert json.decode(json.encode(value)) == standard_json.loads(standard_json.dumps(value))


class Word(enum.StrEnum):
    ONE = "one"


class Number(enum.IntEnum):
    ONE = 1


class Text(str):
    __slots__ = ()


class Attributes(dict):
    pass


class Decibel(float):
    pass


WRITTEN = {
    "compact": ({"a": [1, 2], "b": {"c": None}}, b'{"a":[1,2],"b":{"c":null}}'),
    "UTF-8 stays": ("é\u2028✅", '"é\u2028✅"'.encode()),
    "a lone surrogate": ("a\ud83d", b'"a\\ud83d"'),
    "a lone surrogate in a key": ({"\udc00é": 1}, '{"\\udc00é":1}'.encode()),
    "a cut pair becomes whole again": ("\ud83d" + "\ude00", b'"\\ud83d\\ude00"'),
    "big integer": (2**70, str(2**70).encode()),
    "dict subclass": (Attributes(a=Attributes(b=1)), b'{"a":{"b":1}}'),
    "other mappings": (types.MappingProxyType({"a": collections.UserDict(b=1)}), b'{"a":{"b":1}}'),
    "ordered": (collections.OrderedDict(b=1, a=2), b'{"b":1,"a":2}'),
    "tuple and range": ((1, range(2)), b"[1,[0,1]]"),
    "list subclass": (collections.UserList([1]), b"[1]"),
    "array of doubles": ({"v": array.array("d", [0.5, 1])}, b'{"v":[0.5,1.0]}'),
    "array of integers": (array.array("i", [1]), b"[1]"),
    "enumerations": ([Word.ONE, Number.ONE, {Word.ONE: 1}], b'["one",1,{"one":1}]'),
    "subclasses of text and numbers": ([Text("a"), Decibel(0.5), True], b'["a",0.5,true]'),
    "integer keys": ({1234: -100}, b'{"1234":-100}'),
}


@pytest.mark.parametrize(("value", "text"), WRITTEN.values(), ids=WRITTEN.keys())
def test_values_are_written(value, text):
    assert json.encode(value) == text
    assert json.encode_text(value) == text.decode()


class Point(msgspec.Struct):
    x: int


NOT_WRITTEN = {
    "bytes": (b"x", "bytes"),
    "bytearray": (bytearray(b"x"), "bytearray"),
    "memoryview": (memoryview(b"x"), "memoryview"),
    "set": ({1}, "set"),
    "date": (dt.date(2025, 1, 1), "date"),
    "decimal": (decimal.Decimal(1), "Decimal"),
    "generator": ((each for each in ()), "generator"),
    "object": (object(), "object"),
    "struct": (Point(1), "Point"),
}


@pytest.mark.parametrize(("value", "named"), NOT_WRITTEN.values(), ids=NOT_WRITTEN.keys())
def test_what_has_no_json_form_raises_and_the_message_names_its_place(value, named):
    with pytest.raises(TypeError, match=rf"^messages\[1\]\.content is of type {named},"):
        json.encode({"messages": [{}, {"content": value}]})
    with pytest.raises(TypeError, match=rf"^the value is of type {named},"):
        json.encode(value)


@pytest.mark.parametrize("key", [None, 1.5, True, (1, 2), b"a"])
def test_a_key_that_is_no_text_raises(key):
    with pytest.raises(TypeError, match=rf"^metadata\['a b'\] has a key of type {type(key).__name__}"):
        json.encode({"metadata": {"a b": {key: 1}}})


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, Decibel("nan")])
def test_a_number_that_is_not_finite_raises(number):
    with pytest.raises(ValueError, match=r"^input\[0\] is -?(nan|inf), "):
        json.encode({"input": [number, 1.0]})
    with pytest.raises(ValueError, match="the value"):
        json.encode(number)


def test_a_value_that_contains_itself_raises():
    loop = []
    loop.append(loop)

    for value in (loop, collections.UserList([loop])):
        with pytest.raises(ValueError, match="contains itself"):
            json.encode(value)


def test_what_is_written_is_not_changed():
    value = {"a": [Attributes(b=(1, "\ud83d"))]}
    json.encode(value)

    assert value == {"a": [{"b": (1, "\ud83d")}]}
    assert type(value["a"][0]) is Attributes
