"""What a handler gives, as the text that the model reads."""

import array
import dataclasses
import datetime as dt
import decimal
import enum
import itertools
import types
import uuid

import attrs
import msgspec
import pytest

from aikit4d import Object
from aikit4d._core.tool_answers import result_text


@dataclasses.dataclass
class Place:
    name: str
    height: float | None = None


@attrs.define
class Town:
    name: str


class Count(msgspec.Struct):
    number: int


class Colour(enum.Enum):
    RED = "red"


class Label(str):
    __slots__ = ()


class Model:
    """As pydantic's models are."""

    def model_dump(self):
        return {"when": dt.date(2026, 1, 2), "place": Place("here")}


class Odd:
    def __str__(self):
        return "odd one"


RESULTS = {
    "text": ('as is: {"a"', 'as is: {"a"'),
    "empty text": ("", ""),
    "subclass of text": (Label("label"), "label"),
    "nothing": (None, "null"),
    "true": (True, "true"),
    "number": (1.5, "1.5"),
    "mapping": ({"a": [1, "ü"]}, '{"a":[1,"ü"]}'),
    "Object": (Object(a=Object(b=1)), '{"a":{"b":1}}'),
    "list": ([1, None], "[1,null]"),
    "tuple": ((1, 2), "[1,2]"),
    "set": ({1}, "[1]"),
    "array": (array.array("d", [1.5]), "[1.5]"),
    "read-only mapping": (types.MappingProxyType({"d": dt.date(2026, 1, 2)}), '{"d":"2026-01-02"}'),
    "date": (dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC), '"2026-01-02T03:04:00Z"'),
    "decimal": (decimal.Decimal("1.10"), '"1.10"'),
    "identifier": (uuid.UUID(int=1), '"00000000-0000-0000-0000-000000000001"'),
    "enum": (Colour.RED, '"red"'),
    "dataclass": (Place("here", 1.0), '{"name":"here","height":1.0}'),
    "attrs": ([Town("Bonn")], '[{"name":"Bonn"}]'),
    "Struct": ({"c": Count(1)}, '{"c":{"number":1}}'),
    "model": (Model(), '{"when":"2026-01-02","place":{"name":"here","height":null}}'),
    "nested odd one": ({"o": Odd()}, '{"o":"odd one"}'),
    "generator": ((letter for letter in "ab"), '["a","b"]'),
    "generator of instances": ((Town(name) for name in ("Bonn",)), '[{"name":"Bonn"}]'),
    "nested generator": ({"n": map(abs, [-1])}, '{"n":[1]}'),
    "keys": ({"a": 1}.keys(), '["a"]'),
    "values": ({"v": {"a": 1}.values()}, '{"v":[1]}'),
    "no number": (float("nan"), "nan"),
}


@pytest.mark.parametrize(("value", "text"), RESULTS.values(), ids=RESULTS.keys())
def test_texts_stay_and_everything_else_is_json(value, text):
    made = result_text(value)

    assert made == text
    assert type(made) is str


ENDLESS = {
    "numbers": itertools.count,
    "long texts": lambda: itertools.repeat("long " * 100_000),
    "nested": lambda: {"n": [itertools.count()]},
}


@pytest.mark.parametrize("made", ENDLESS.values(), ids=ENDLESS)
def test_an_iterator_without_end_is_an_error(made):
    with pytest.raises(OverflowError, match="more than 10000 values"):
        result_text(made())


def test_a_long_iterator_with_an_end_is_listed():
    assert result_text(iter(range(10_000))) == str(list(range(10_000))).replace(" ", "")


def test_an_array_of_numpy_is_a_list():
    numpy = pytest.importorskip("numpy")

    assert result_text(numpy.arange(3)) == "[0,1,2]"
    assert result_text({"n": numpy.float64(1.5)}) == '{"n":1.5}'


@pytest.mark.parametrize(
    "wrapped", [lambda value: value, lambda value: {"o": [value]}], ids=["bare", "nested"]
)
@pytest.mark.parametrize("value", [object(), lambda: 1, Odd], ids=["object", "function", "class"])
def test_what_has_no_form_for_a_model_is_told_in_the_log(caplog, value, wrapped):
    result_text(wrapped(value))

    [record] = caplog.records
    assert (record.name, record.levelname) == ("aikit4d", "WARNING")
    assert type(value).__name__ in record.getMessage()


def test_an_object_that_has_a_text_of_its_own_is_not_told(caplog):
    assert result_text(Odd()) == '"odd one"'
    assert caplog.records == []


def test_a_value_that_contains_itself_is_shown():
    ring = []
    ring.append(ring)

    assert result_text(ring) == "[[...]]"
