"""Types that people give as `response_format`, one of each kind."""

import dataclasses
import datetime as dt
import decimal
import enum
import uuid
from typing import Annotated, Generic, Literal, NamedTuple, NotRequired, TypedDict, TypeVar

import attrs
import msgspec


class Color(enum.Enum):
    RED = "red"
    GREEN = "green"


class Urgency(enum.IntEnum):
    LOW = 1
    HIGH = 2


@dataclasses.dataclass
class Point:
    """A place on the plane."""

    x: int
    y: float | None = None


@dataclasses.dataclass(frozen=True)
class Circle:
    kind: Literal["circle"]
    radius: Annotated[float, msgspec.Meta(gt=0, description="In metres")]


@attrs.define
class Square:
    side: float
    color: Color = Color.RED


class Label(TypedDict):
    """A text at a place."""

    text: str
    at: Point
    size: NotRequired[int]


class Reading(msgspec.Struct, rename="camel", kw_only=True):
    """What a sensor said."""

    sensor_id: uuid.UUID
    taken_at: dt.datetime
    day: dt.date
    value: decimal.Decimal


class Cat(msgspec.Struct, tag="cat", tag_field="animal"):
    lives: int = 9


class Dog(msgspec.Struct, tag="dog", tag_field="animal"):
    tricks: list[str]


class Size(NamedTuple):
    width: int
    height: int = 1


@dataclasses.dataclass
class Drawing:
    shapes: list[Circle | Square]
    origin: Annotated[Point, "Where it starts"]
    urgency: Urgency = Urgency.LOW
    inset: "Drawing | None" = None


Item = TypeVar("Item")


@dataclasses.dataclass
class Page(Generic[Item]):
    items: list[Item]
    rest: "Page[Item] | None" = None


@dataclasses.dataclass
class Box(Generic[Item]):
    content: Item


@dataclasses.dataclass
class IntegerPage(Page[int]):
    total: int = 0


@dataclasses.dataclass
class Left:
    child: "Left | Right | None"
    x: int


@dataclasses.dataclass
class Right:
    child: "Left | Right | None"
    x: str
