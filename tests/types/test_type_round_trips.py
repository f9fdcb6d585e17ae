"""Whatever an instance is, its JSON fits the schema that was sent and gives the instance back."""

import dataclasses
import datetime as dt
import decimal
import uuid
from typing import Any, Literal

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed_examples import Cat, Circle, Color, Dog, Drawing, Page, Point, Reading, Square, Urgency

from aikit4d._core.schema import instance_of, response_format_of

numbers = st.floats(allow_nan=False, allow_infinity=False, width=32)
integers = st.integers(-(2**53), 2**53)
points = st.builds(Point, integers, st.none() | numbers)
circles = st.builds(Circle, st.just("circle"), st.floats(0.5, 1e6))
squares = st.builds(Square, numbers, st.sampled_from(Color))
decimals = st.decimals(-1000, 1000, places=2)
readings = st.builds(
    Reading,
    sensor_id=st.uuids(),
    taken_at=st.datetimes() | st.datetimes(timezones=st.just(dt.UTC)),
    day=st.dates(),
    value=decimals,
)
drawings = st.recursive(
    st.builds(Drawing, st.lists(circles | squares), points, st.sampled_from(Urgency)),
    lambda inner: st.builds(Drawing, st.lists(circles | squares), points, st.sampled_from(Urgency), inner),
    max_leaves=4,
)


@dataclasses.dataclass
class Everything:
    number: int | float
    text: str | uuid.UUID | dt.date | None
    flags: dict[str, bool]
    by_number: dict[int, Point]
    choices: tuple[Literal["a", 1, True], ...]
    pair: tuple[decimal.Decimal, dt.timedelta]
    unique: set[int]
    raw: bytes
    pages: Page[dt.time]
    pet: Cat | Dog


everything = st.builds(
    Everything,
    number=integers | numbers,
    text=st.none() | st.uuids() | st.dates() | st.text().map("~".__add__),
    flags=st.dictionaries(st.text(), st.booleans()),
    by_number=st.dictionaries(integers, points),
    choices=st.lists(st.sampled_from(["a", 1, True])).map(tuple),
    pair=st.tuples(decimals, st.timedeltas(dt.timedelta(-1000), dt.timedelta(1000))),
    unique=st.sets(integers),
    raw=st.binary(),
    pages=st.builds(Page, st.lists(st.times()), st.none()),
    pet=st.builds(Cat, integers) | st.builds(Dog, st.lists(st.text())),
)


@pytest.mark.parametrize(
    ("type_", "instances"),
    [
        (Point, points),
        (Reading, readings),
        (Drawing, drawings),
        (Everything, everything),
        (list[Circle | Square], st.lists(circles | squares)),
        (Point | Circle | None, points | circles | st.none()),
        (dict[str, list[Point]], st.dictionaries(st.text(), st.lists(points))),
    ],
)
@settings(max_examples=50)
@given(data=st.data())
def test_an_instance_survives_json(type_, instances, data):
    instance = data.draw(instances)
    text = msgspec.json.encode(instance).decode()
    asked = response_format_of(type_)["json_schema"]
    value: Any = msgspec.json.decode(text)
    wrapped = asked["schema"].get("properties", {}).keys() == {"value"}

    jsonschema.validate({"value": value} if wrapped else value, asked["schema"])
    assert instance_of(type_, text) == instance
    assert types_within(instance_of(type_, text)) == types_within(instance)


def types_within(value):
    """The types of everything in a value: 1 == 1.0 == True, and Circle and Square compare by fields."""
    if dataclasses.is_dataclass(value):
        return type(value), [types_within(getattr(value, one.name)) for one in dataclasses.fields(value)]
    if isinstance(value, list | tuple):
        return type(value), [types_within(one) for one in value]
    return type(value)
