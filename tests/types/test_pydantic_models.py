"""Models of pydantic as types of answers: pydantic describes and reads, in strict mode where that can be."""

import json
import logging
from enum import Enum
from typing import Annotated, Literal

import jsonschema
import pytest
from pydantic import BaseModel, Field, RootModel, field_validator

from aikit4d import OpenAIChoice
from aikit4d._core.schema import instance_of, response_format_of
from clients import Wire, answer, completion


class Color(Enum):
    RED = "red"


class Line(BaseModel):
    article: str
    pieces: Annotated[int, Field(ge=1)]


class Order(BaseModel):
    """What somebody wants."""

    lines: list[Line]
    kind: Literal["order"] = "order"
    color: Annotated[Color, Field(description="of the box")] = Color.RED
    note: str | None = Field(None, alias="aNote")
    default: int = 3

    @field_validator("lines")
    @classmethod
    def not_empty(cls, lines):
        if not lines:
            raise ValueError("an order has lines")
        return lines


class Node(BaseModel):
    name: str
    children: list["Node"] = []


class Numbers(RootModel[list[int]]):
    pass


class Counted(BaseModel):
    counts: dict[str, int]


class Nothing(BaseModel):
    pass


ORDER = {"lines": [{"article": "lamp", "pieces": 2}], "kind": "order", "color": "red", "default": 4}
ANSWERS = [
    (Order, ORDER | {"aNote": "by Friday"}),
    (Node, {"name": "a", "children": [{"name": "b", "children": []}]}),
    (Numbers, {"value": [1, 2]}),
    (list[Order], {"value": [ORDER | {"aNote": None}]}),
    (Line | Node, {"value": {"article": "lamp", "pieces": 1}}),
    (Order | Line, {"value": {"article": "lamp", "pieces": 1}}),
    (Nothing, {}),
]


def schema_of(type_):
    return response_format_of(type_)["json_schema"]["schema"]


def objects_in(schema):
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for value in schema.values():
            yield from objects_in(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from objects_in(value)


@pytest.mark.parametrize(("type_", "told"), ANSWERS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_model_is_described_for_strict_mode(type_, told):
    described = response_format_of(type_)["json_schema"]
    assert described["strict"] is True
    schema = described["schema"]
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(told, schema)
    assert schema["type"] == "object"
    for one in objects_in(schema):
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])
        assert all("default" not in written for written in one["properties"].values())


def test_nothing_stands_beside_a_reference():
    assert schema_of(Order)["properties"]["color"] == {
        "anyOf": [{"$ref": "#/$defs/Color"}],
        "description": "of the box",
    }


def test_aliases_and_descriptions_are_those_of_the_model():
    schema = schema_of(Order)
    assert schema["description"] == "What somebody wants."
    assert list(schema["properties"]) == ["lines", "kind", "color", "aNote", "default"]


def test_what_strict_mode_cannot_say_goes_without_it_and_unchanged():
    described = response_format_of(Counted)["json_schema"]
    assert "strict" not in described
    assert described["schema"] == Counted.model_json_schema()


@pytest.mark.parametrize(("type_", "told"), ANSWERS[:3], ids=lambda value: getattr(value, "__name__", ""))
def test_an_answer_is_read_by_the_model(type_, told):
    assert instance_of(type_, json.dumps(told)) == type_.model_validate(told.get("value", told))


def test_of_a_union_the_model_that_fits_is_taken():
    assert instance_of(Order | Line, '{"article": "lamp", "pieces": "1"}') == Line(article="lamp", pieces=1)
    assert isinstance(instance_of(Node | Line, '{"name": "a"}'), Node)


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"lines": [{"article": "lamp", "pieces": 0}]}, "lines.0.pieces: "),
        ({"lines": []}, "lines: Value error, an order has lines"),
        (3, "Order: "),
    ],
)
def test_what_a_model_refuses_does_not_fit(told, problem):
    with pytest.raises(ValueError, match="The answer does not fit Order") as caught:
        instance_of(Order, json.dumps(told))
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_a_validator_raises_does_not_fit():
    class Known(BaseModel):
        name: str

        @field_validator("name")
        @classmethod
        def look_up(cls, name):
            return {"lamp": "Lamp"}[name]

    assert instance_of(Known, '{"name": "lamp"}').name == "Lamp"
    with pytest.raises(ValueError, match="does not fit Known: 'table'"):
        instance_of(Known, '{"name": "table"}')


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ({"lines": [{"article": "s3cret", "pieces": "s3cret"}]}, "lines: int_parsing"),
        ({"lines": []}, "lines: value_error"),
        ({"lines": {"s3cret": 1}}, "lines: list_type"),
    ],
)
def test_the_log_tells_what_a_model_refuses_without_anything_of_the_answer(told, place, caplog):
    choice = OpenAIChoice.answered({"message": {"content": json.dumps(told)}}, Order)
    with caplog.at_level(logging.DEBUG, logger="aikit4d"):
        assert choice.parsed is None
    assert caplog.messages == [f"The answer does not fit Order: {place}"]


def test_the_log_does_not_repeat_a_key_that_a_model_refuses(caplog):
    class Closed(BaseModel, extra="forbid"):
        name: str

    choice = OpenAIChoice.answered({"message": {"content": '{"name": "a", "s3cret": 1}'}}, Closed)
    with caplog.at_level(logging.DEBUG, logger="aikit4d"):
        assert choice.parsed is None
    assert caplog.messages == ["The answer does not fit Closed: extra_forbidden"]


@pytest.mark.parametrize("told", [[], [None], ["odd"], [{"odd": 1}], "odd", None])
def test_an_exception_with_errors_of_its_own_does_not_fit(told):
    class OwnError(RuntimeError):
        def errors(self):
            return told

    class Odd(BaseModel):
        name: str

        @field_validator("name")
        @classmethod
        def never(cls, value):
            raise OwnError("no")

    with pytest.raises(ValueError, match="does not fit Odd: no"):
        instance_of(Odd, '{"name": "x"}')


def test_a_model_without_a_schema_raises_at_once():
    class Odd(BaseModel):
        function: type

    with pytest.raises(TypeError, match=r"response_format: Odd has no JSON schema .*as a mapping") as caught:
        response_format_of(Odd)
    assert "\n" not in str(caught.value)


def test_a_model_is_asked_for_and_answered(kit):
    wire = Wire(answer(completion(json.dumps(ORDER))))
    client = kit.client("key", handler=wire)
    asked = [{"role": "user", "content": "?"}]
    result = kit.do(client.chat.completions.create(asked, response_format=Order))
    assert json.loads(wire.requests[0].content)["response_format"] == response_format_of(Order)
    assert result.choice.parsed == Order.model_validate(ORDER)
