"""A Python function becomes a tool: name, description and parameters from its signature and docstring."""

import datetime as dt
import functools
import math
from typing import Annotated, Any, Literal

import jsonschema
import msgspec
import pytest
from postponed_functions import MoreOptions, Options, forecast, unresolved
from typed_examples import Color, Point

from aikit4d._core.schema import response_format_of
from aikit4d._core.signature import tool_of

STRING = {"type": "string"}
INTEGER = {"type": "integer"}


def weather(city: str, days: int = 3, *, unit: Literal["C", "F"] = "C"):
    """Tell the weather
    of a city.

    More that is for programmers.
    """
    return city, days, unit


def nothing():
    pass


def anything(a, b=None, **others):
    return a, b, others


def several(point: Point, points: list[Point], when: dt.datetime, color: Color | None = None):
    return point, points, when, color


def explained(a: Annotated[int, "From the annotation"], b: Annotated[int, msgspec.Meta(ge=1)]):
    """Explain.

    Args:
        a: From the docstring
        b: From the docstring
    """
    return a, b


async def later(seconds: float):
    """Wait."""


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


class Shop:
    """A shop."""

    def buy(self, item: str, /, count: int = 1):
        return item, count

    def sell(self, item: str):
        """Sell it."""

    @classmethod
    def open(cls, hour: int): ...

    @staticmethod
    def close(hour: int): ...


class Search:
    """Search the web."""

    def __call__(self, text: str):
        return text


def closed(properties, required=(), **more):
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
        **more,
    }


POINT = closed(
    {"x": INTEGER, "y": {"anyOf": [{"type": "number"}, {"type": "null"}]}},
    ["x"],
    description="A place on the plane.",
)


@pytest.mark.parametrize(
    ("function", "tool"),
    [
        (
            weather,
            {
                "name": "weather",
                "description": "Tell the weather of a city.",
                "parameters": closed(
                    {"city": STRING, "days": INTEGER, "unit": {"type": "string", "enum": ["C", "F"]}},
                    ["city"],
                ),
            },
        ),
        (nothing, {"name": "nothing", "parameters": closed({})}),
        (
            anything,
            {"name": "anything", "parameters": closed({"a": {}, "b": {}}, ["a"], additionalProperties=True)},
        ),
        (
            several,
            {
                "name": "several",
                "parameters": closed(
                    {
                        "point": {"$ref": "#/$defs/Point"},
                        "points": {"type": "array", "items": {"$ref": "#/$defs/Point"}},
                        "when": {"type": "string", "format": "date-time"},
                        "color": {"anyOf": [{"type": "string", "enum": ["red", "green"]}, {"type": "null"}]},
                    },
                    ["point", "points", "when"],
                    **{"$defs": {"Point": POINT}},
                ),
            },
        ),
        (
            explained,
            {
                "name": "explained",
                "description": "Explain.",
                "parameters": closed(
                    {
                        "a": {"type": "integer", "description": "From the annotation"},
                        "b": {"type": "integer", "minimum": 1, "description": "From the docstring"},
                    },
                    ["a", "b"],
                ),
            },
        ),
        (
            later,
            {
                "name": "later",
                "description": "Wait.",
                "parameters": closed({"seconds": {"type": "number"}}, ["seconds"]),
            },
        ),
        (
            Shop().sell,
            {"name": "sell", "description": "Sell it.", "parameters": closed({"item": STRING}, ["item"])},
        ),
        (Shop.open, {"name": "open", "parameters": closed({"hour": INTEGER}, ["hour"])}),
        (Shop.close, {"name": "close", "parameters": closed({"hour": INTEGER}, ["hour"])}),
        (
            Search(),
            {
                "name": "Search",
                "description": "Search the web.",
                "parameters": closed({"text": STRING}, ["text"]),
            },
        ),
        (
            forecast,
            {
                "name": "forecast",
                "description": "The weather to come.",
                "parameters": closed(
                    {
                        "at": {"anyOf": [{"$ref": "#/$defs/Point"}], "description": "Where"},
                        "options": {"anyOf": [{"$ref": "#/$defs/Options"}, {"type": "null"}]},
                    },
                    ["at"],
                    **{
                        "$defs": {
                            "Point": POINT,
                            "Options": closed({"unit": STRING, "days": INTEGER}, ["unit"]),
                        }
                    },
                ),
            },
        ),
    ],
)
def test_a_function_is_described(function, tool):
    assert tool_of(function) == tool
    jsonschema.Draft202012Validator.check_schema(tool["parameters"])


@pytest.mark.parametrize("decorate", [logged, functools.lru_cache, functools.cache])
def test_a_decorated_function_is_described_as_it_was_written(decorate):
    assert tool_of(decorate(weather)) == tool_of(weather)


def test_what_a_partial_sets_is_not_the_models_to_choose():
    tool = tool_of(functools.partial(weather, unit="F"))

    assert tool["name"] == "weather"
    assert tool["description"] == "Tell the weather of a city."
    assert tool["parameters"]["properties"].keys() == {"city", "days"}
    assert tool_of(functools.partial(tool_of_connection, object()))["parameters"] == closed(
        {"query": STRING}, ["query"]
    )


def test_a_partial_of_a_callable_object_is_described_like_the_object():
    assert tool_of(functools.partial(Search())) == tool_of(Search())


def tool_of_connection(connection: complex, query: str):  # a type without JSON form, set by the program
    return connection, query


def test_types_of_other_arguments_are_told():
    def rate(**stars: int):
        return stars

    assert tool_of(rate)["parameters"]["additionalProperties"] == INTEGER


def test_a_function_can_be_described_for_strict_mode():
    parameters = tool_of(weather, strict=True)["parameters"]

    assert parameters["required"] == ["city", "days", "unit"]
    assert parameters["properties"]["days"] == {"anyOf": [INTEGER, {"type": "null"}]}
    with pytest.raises(ValueError, match="anything has parameters that strict mode"):
        tool_of(anything, strict=True)


@pytest.mark.parametrize("options", [Options, MoreOptions])
def test_typed_dicts_know_their_required_keys_when_annotations_are_texts(options):
    properties = response_format_of(options)["json_schema"]["schema"]["properties"]

    assert properties == {"unit": STRING, "days": {"anyOf": [INTEGER, {"type": "null"}]}}


def positional(a, /, b):
    return a, b


def starred(*words):
    return words


def odd(number: complex):
    return number


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (positional, ["positional", "parameter a ", "by name"]),
        (starred, ["starred", "*words", "by name"]),
        (Shop().buy, ["buy", "parameter item "]),
        (Shop.sell, ["sell", "method without its object"]),
        (Shop, ["Shop", "class"]),
        (odd, ["odd(number)", "complex"]),
        (unresolved, ["unresolved", "'Nowhere'"]),
        (math.hypot, ["hypot"]),
        (5, ["5"]),
    ],
)
def test_what_a_model_cannot_call_is_refused(function, words):
    with pytest.raises(TypeError) as refused:
        tool_of(function)

    for word in words:
        assert word in str(refused.value)


def test_a_function_without_readable_signature_is_refused():
    class Unreadable:
        __signature__ = "nonsense"

        def __call__(self): ...

    with pytest.raises(TypeError):
        tool_of(Unreadable())
    with pytest.raises(TypeError, match="vars"):
        tool_of(vars)


@pytest.mark.parametrize("name", ["", "get weather", "größe", "a" * 65])
def test_a_name_that_the_api_refuses_is_refused_here(name):
    def function(): ...

    function.__name__ = name

    with pytest.raises(ValueError, match="name"):
        tool_of(function)
    assert tool_of(function, "right-name_1")["name"] == "right-name_1"


def test_a_lambda_needs_a_name():
    with pytest.raises(ValueError, match="<lambda>"):
        tool_of(lambda city: city)
    described: dict[str, Any] = tool_of(lambda city: city, "find")

    assert described == {"name": "find", "parameters": closed({"city": {}}, ["city"])}
