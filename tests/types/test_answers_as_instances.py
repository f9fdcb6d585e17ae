"""`choice.parsed`: the text of an answer becomes an instance."""

import dataclasses
import datetime as dt
import decimal
import json
import logging
import pathlib
import time
import uuid
from typing import Annotated, Any, Literal, NewType

import msgspec
import pytest
from typed_examples import (
    Cat,
    Circle,
    Color,
    Dog,
    Drawing,
    IntegerPage,
    Label,
    Left,
    Page,
    Point,
    Reading,
    Right,
    Size,
    Square,
    Urgency,
)

from aikit4d import OpenAIChoice
from aikit4d._core.schema import instance_of

NestedUnion = NewType("NestedUnion", str | list[int])
UUID = "12345678-1234-5678-1234-567812345678"


@pytest.mark.parametrize(
    ("type_", "text", "expected"),
    [
        (Point, '{"x": 1, "y": 2}', Point(1, 2.0)),
        (Point, '{"x": 1}', Point(1)),
        (Point, '{"x": 1, "unknown": 2}', Point(1)),
        (Label, '{"text": "t", "at": {"x": 1}, "size": null}', {"text": "t", "at": Point(1)}),
        (Label, '{"text": "t", "at": {"x": 1}, "size": 4}', {"text": "t", "at": Point(1), "size": 4}),
        (Square, '{"side": 2, "color": null}', Square(2.0)),
        (Square, '{"side": 2, "color": "green"}', Square(2.0, Color.GREEN)),
        (Size, '{"width": 3, "height": null}', Size(3)),
        (
            Reading,
            (
                f'{{"sensorId": "{UUID}", "takenAt": "2024-05-01T10:00:00Z",'
                ' "day": "2024-05-01", "value": "1.10"}'
            ),
            Reading(
                sensor_id=uuid.UUID(UUID),
                taken_at=dt.datetime(2024, 5, 1, 10, tzinfo=dt.UTC),
                day=dt.date(2024, 5, 1),
                value=decimal.Decimal("1.10"),
            ),
        ),
        (Cat | Dog, '{"value": {"animal": "dog", "tricks": []}}', Dog([])),
        (Cat | Dog, '{"animal": "cat", "lives": 3}', Cat(3)),
        (Circle | Square, '{"value": {"side": 1, "color": "red"}}', Square(1.0)),
        (Circle | Square, '{"value": {"kind": "circle", "radius": 1}}', Circle("circle", 1.0)),
        (dict[str, int] | Point, '{"value": {"x": 1, "y": 2}}', Point(1, 2.0)),
        (dict[str, int] | Point, '{"value": {"z": 1}}', {"z": 1}),
        (dict[str, int] | None, '{"value": null}', None),
        (Annotated[Point, "there"] | Annotated[str, "named"], '{"value": "home"}', "home"),
        (Annotated[Point, "there"] | Annotated[str, "named"], '{"value": {"x": 1}}', Point(1)),
        (list[int | list[int]], "[1, [2]]", [1, [2]]),
        (int | NestedUnion, '{"value": [1]}', [1]),
        (list[Point], '{"value": [{"x": 1}]}', [Point(1)]),
        (list[Point], '[{"x": 1}]', [Point(1)]),
        (set[int], '{"value": [1, 1, 2]}', {1, 2}),
        (frozenset[str], '["a"]', frozenset({"a"})),
        (tuple[int, str], '{"value": [1, "a"]}', (1, "a")),
        (tuple[int, ...], '{"value": [1, 2]}', (1, 2)),
        (dict[int, Point], '{"1": {"x": 2}}', {1: Point(2)}),
        (dict[str, Any], '{"value": 1}', {"value": 1}),
        (dict[Color, int], '{"red": 2}', {Color.RED: 2}),
        (int | None, '{"value": null}', None),
        (Literal["a", 1], '{"value": 1}', 1),
        (Literal[Color.RED], '{"value": "red"}', Color.RED),
        (Urgency, '{"value": 2}', Urgency.HIGH),
        (pathlib.Path, '{"value": "/a"}', pathlib.Path("/a")),
        (bytes, '{"value": "YWJj"}', b"abc"),
        (Any, '{"value": [1]}', [1]),
        (Page[dt.date], '{"items": ["2024-05-01"], "rest": null}', Page([dt.date(2024, 5, 1)])),
        (IntegerPage, '{"items": [1], "rest": null, "total": 3}', IntegerPage([1], None, 3)),
        (
            Drawing,
            '{"shapes": [{"side": 1}], "origin": {"x": 0}, "inset": {"shapes": [], "origin": {"x": 1}}}',
            Drawing([Square(1.0)], Point(0), inset=Drawing([], Point(1))),
        ),
    ],
)
def test_a_text_becomes_an_instance(type_, text, expected):
    instance = instance_of(type_, text)

    assert instance == expected
    assert type(instance) is type(expected)


@pytest.mark.parametrize(
    "text",
    [
        '```json\n{"x": 1}\n```',
        '```\n{"x": 1}\n```',
        '``` json {"x": 1} ```',
        'Here it is:\n\n```json\r\n{"x": 1}\r\n```\nAnything else?',
        '```python\nprint()\n```\n```json\n{"x": 1}\n```',
        ' \n{"x": 1}\n ',
        '\ufeff{"x": 1}',
    ],
)
def test_what_models_write_around_json_is_taken_off(text):
    assert instance_of(Point, text) == Point(1)


def test_a_fence_inside_a_text_is_part_of_the_text():
    @dataclasses.dataclass
    class Snippet:
        code: str

    code = "```py\nprint(1)\n```"

    assert instance_of(Snippet, json.dumps({"code": code})) == Snippet(code)
    assert instance_of(Snippet, f"```json\n{json.dumps({'code': code})}\n```") == Snippet(code)


@pytest.mark.parametrize(
    ("type_", "text", "expected"),
    [
        (int, '"5"', 5),
        (int, "5.0", 5),
        (float, '"1.5"', 1.5),
        (bool, '"true"', True),
        (Urgency, '"2"', Urgency.HIGH),
        (int | str, '"5"', "5"),
        (int | float, "5", 5),
        (float | int, "5", 5),
        (str | dt.date, '"2024-05-01"', dt.date(2024, 5, 1)),
        (str | dt.date, '"someday"', "someday"),
        (str | Color, '"red"', Color.RED),
        (str | pathlib.Path, '"red"', "red"),
    ],
)
def test_numbers_as_texts_are_read_but_unions_keep_the_exact_type(type_, text, expected):
    read = instance_of(type_, text)

    assert read == expected
    assert type(read) is type(expected)


@dataclasses.dataclass
class Even:
    number: int

    def __post_init__(self):
        if self.number % 2:
            raise ValueError("an even number,\nplease")


@dataclasses.dataclass
class Checked:
    """Refuses with errors that are no ValueError, as checks of people's own do."""

    number: int

    def __post_init__(self):
        assert self.number, "not zero"
        self.inverse = 1 // (self.number - 1)


@pytest.mark.parametrize(
    ("type_", "text", "words"),
    [
        (Point, "", ["no JSON"]),
        (Point, "Sorry, I cannot.", ["no JSON"]),
        (Point, '{"x": 1', ["no JSON"]),
        (Point, '"\ud800"', ["no JSON"]),
        (Point, "[1]", ["Point", "Expected `object`, got `array`"]),
        (Point, "{}", ["x: required, but missing"]),
        (Point, '{"x": "one"}', ["x: Expected `int`"]),
        (Point, '{"x": null}', ["x: Expected `int`, got `null`"]),
        (list[Point], '[{"x": 1}, {"x": []}]', ["list_Point", "[1].x"]),
        (list[int], "{}", ["Expected `array`, got `object`"]),
        (tuple[int, int], "[1]", ["length 2", "got 1"]),
        (set[list[int]], "[[1]]", ["unhashable"]),
        (Annotated[list[int], msgspec.Meta(min_length=2)], "[1]", ["length >= 2"]),
        (dict[str, int], '{"a": "b"}', ['["a"]: Expected `int`']),
        (Color, '"blue"', ['Expected one of "red", "green"']),
        (Literal[1], "true", ["Expected one of 1"]),
        (Circle, '{"kind": "circle", "radius": 0}', ["radius", "> 0"]),
        (Circle | Square, '{"side": "wide"}', ["side: Expected `float`"]),
        (int | list[int], '["a"]', ["[0]: Expected `int`, got `str`"]),
        (int | None, '"a"', ["Expected `int`", "or: ", "Expected `null`"]),
        (pathlib.Path, "5", ["Expected `string`"]),
        (Cat, '{"animal": "dog"}', ['animal: Expected one of "cat"']),
        (Even, '{"number": 3}', ["an even number, please"]),
        (Checked, '{"number": 0}', ["not zero"]),
        (Checked, '{"number": 1}', ["integer division"]),
        (Drawing, '{"inset":' * 100_000 + "1" + "}" * 100_000, ["too deeply"]),
        (list[Any], "[" * 100_000, ["too deeply"]),
    ],
)
def test_a_text_that_does_not_fit_is_told_in_one_line(type_, text, words):
    with pytest.raises(ValueError, match=r"The answer") as refused:
        instance_of(type_, text)

    for word in words:
        assert word in str(refused.value)
    assert "\n" not in str(refused.value)


SECRET = "s3cret"


@dataclasses.dataclass
class Talkative:
    name: str

    def __post_init__(self):
        raise ValueError(f"not {self.name}")


@dataclasses.dataclass
class Person:
    age: int
    tags: dict[str, int] = dataclasses.field(default_factory=dict)


@pytest.mark.parametrize(
    ("type_", "text", "told"),
    [
        (
            list[Person],
            f'[{{"age": 1}}, {{"age": "{SECRET}"}}]',
            "list_Person: [1].age: Expected `int`, got `str`",
        ),
        (Person, f'{{"{SECRET}": 1}}', "Person: age: required, but missing"),
        (
            Person,
            f'{{"age": 1, "tags": {{"{SECRET}": null}}}}',
            "Person: tags[...]: Expected `int`, got `null`",
        ),
        (
            Person | list[int],
            f'["{SECRET}"]',
            "Person_or_list_int: [0]: Expected `int`, got `str`",
        ),
        (Talkative, f'{{"name": "{SECRET}"}}', "Talkative: ValueError"),
        (Literal["a", "b"], f'"{SECRET}"', 'Literal_a_b: Expected one of "a", "b"'),
        (Person, SECRET, "Person: it is no JSON text (6 characters)"),
        (Person, "", "Person: it is no JSON text (0 characters)"),
    ],
)
def test_why_an_answer_does_not_fit_is_logged_without_anything_of_it(type_, text, told, caplog):
    choice = OpenAIChoice.answered({"message": {"content": text}}, type_)
    with caplog.at_level(logging.DEBUG, logger="aikit4d"):
        assert choice.parsed is None

    [record] = caplog.records
    assert (record.name, record.levelname) == ("aikit4d", "DEBUG")
    assert record.getMessage() == f"The answer does not fit {told}"
    assert SECRET not in caplog.text


def test_an_answer_that_fits_is_not_logged(caplog):
    choice = OpenAIChoice.answered({"message": {"content": '{"age": 1}'}}, Person)
    with caplog.at_level(logging.DEBUG, logger="aikit4d"):
        assert choice.parsed == Person(1)
    assert caplog.records == []


@pytest.mark.parametrize("filling", ["a", "\n", " ", "`` "])
def test_a_fence_that_is_not_closed_is_passed_over_in_reasonable_time(filling):
    started = time.process_time()
    with pytest.raises(ValueError, match="no JSON"):
        instance_of(Point, "```" + filling * 200_000)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(("innermost", "fits"), [('{"child": null, "x": "a"}', True), ("5", False)])
def test_unions_within_unions_are_read_in_reasonable_time(innermost, fits):
    # Each level can be read as both classes up to its last field: 2 ** 50 attempts, if they were repeated.
    text = innermost
    for _ in range(50):
        text = f'{{"child": {text}, "x": "a"}}'

    if fits:
        assert isinstance(instance_of(Left | Right, text), Right)
    else:
        with pytest.raises(ValueError, match="child"):
            instance_of(Left | Right, text)
