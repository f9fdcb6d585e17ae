"""A model's arguments become those of a Python function, or one line that says why not."""

import asyncio
import datetime as dt
import functools

import pytest
from postponed_functions import forecast
from test_functions_as_tools import Search, anything, explained, nothing, several, weather
from typed_examples import Color, Left, Point

from aikit4d import Object
from aikit4d._core.signature import ArgumentsError, KeywordHandler, call_arguments


def rate(**stars: int):
    return stars


@pytest.mark.parametrize(
    ("function", "arguments", "expected"),
    [
        (weather, {"city": "Paris"}, {"city": "Paris"}),
        (weather, {"city": "Paris", "days": "5"}, {"city": "Paris", "days": 5}),
        (weather, {"city": "Paris", "days": None}, {"city": "Paris"}),
        (nothing, {}, {}),
        (anything, {"a": {"b": [1]}, "b": None, "c": 1}, {"a": {"b": [1]}, "b": None, "c": 1}),
        (rate, {"x": 1, "y": "2"}, {"x": 1, "y": 2}),
        (
            several,
            {"point": {"x": 1}, "points": [{"x": 2}], "when": "2024-05-01T10:00:00", "color": "red"},
            {
                "point": Point(1),
                "points": [Point(2)],
                "when": dt.datetime(2024, 5, 1, 10),  # noqa: DTZ001 - as the model wrote it
                "color": Color.RED,
            },
        ),
        (Search(), {"text": "x"}, {"text": "x"}),
        (forecast, {"at": {"x": 1}, "options": {"unit": "C"}}, {"at": Point(1), "options": {"unit": "C"}}),
        (functools.partial(weather, "Rome"), {"days": 1}, {"days": 1}),
    ],
)
def test_arguments_are_converted_to_the_annotated_types(function, arguments, expected):
    assert call_arguments(function, arguments) == expected
    assert call_arguments(function, Object(arguments)) == expected


@pytest.mark.parametrize(
    ("function", "arguments", "line"),
    [
        (weather, {}, "city: required, but missing"),
        (weather, {"city": 5}, "city: Expected `str`, got `int`"),
        (weather, {"city": "x", "dais": 1}, "dais: no such argument; did you mean 'days'?"),
        (weather, {"city": "x", "q": 1}, "q: no such argument; known are: city, days, unit"),
        (nothing, {"q": 1}, "q: no such argument; known are: none"),
        (weather, {"city": "x", "unit": "K"}, 'unit: Expected one of "C", "F"'),
        (explained, {"a": 1, "b": 0}, "b: Expected `int` >= 1"),
        (several, {"point": {"y": 1}}, "point.x: required, but missing"),
        (rate, {"x": "many"}, "x: Expected `int`, got `str`"),
        (weather, ["Paris"], "arguments: Expected `object`, got `array`"),
        (weather, None, "arguments: Expected `object`, got `null`"),
        (functools.partial(anything, b=1), {"a": 1, "b": 2}, "b: no such argument; known are: a"),
        (functools.partial(anything, 1), {"a": 2}, "a: no such argument; known are: b"),
    ],
)
def test_arguments_that_do_not_fit_are_told_in_one_line(function, arguments, line):
    with pytest.raises(ArgumentsError) as refused:
        call_arguments(function, arguments)

    assert str(refused.value) == line
    assert isinstance(refused.value, ValueError)


def test_arguments_nested_too_deeply_are_refused():
    def hold(tree: Left): ...

    tree: dict | None = None
    for _ in range(100_000):
        tree = {"child": tree, "x": 1}

    with pytest.raises(ArgumentsError, match="too deeply"):
        call_arguments(hold, {"tree": tree})


def test_a_keyword_handler_calls_the_function_with_keywords():
    assert KeywordHandler(weather)({"city": "Paris", "days": "2"}) == ("Paris", 2, "C")


def test_a_keyword_handler_does_not_call_for_arguments_that_do_not_fit():
    calls = []

    def record(number: int):
        calls.append(number)

    with pytest.raises(ArgumentsError, match="number"):
        KeywordHandler(record)({"number": "one"})
    assert not calls


def test_a_keyword_handler_of_a_coroutine_function_is_awaited():
    async def double(number: int):
        return number * 2

    async def call():
        return await KeywordHandler(double)({"number": "2"})

    assert asyncio.run(call()) == 4


def test_an_error_of_the_function_itself_is_no_error_of_its_arguments():
    def fail(number: int):
        raise ValueError(number)

    with pytest.raises(ValueError, match="2") as raised:
        KeywordHandler(fail)({"number": 2})
    assert not isinstance(raised.value, ArgumentsError)
