"""`response_format=SomeType`: the JSON schema that is sent."""

import dataclasses
import datetime as dt
import pathlib
import typing
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, Optional, TypeVar

import attrs
import jsonschema
import msgspec
import pytest
from typed_examples import (
    Box,
    Cat,
    Circle,
    Color,
    Dog,
    Drawing,
    IntegerPage,
    Label,
    Page,
    Point,
    Reading,
    Size,
    Square,
    Urgency,
)

from aikit4d._core.schema import response_format_of

NULL = {"type": "null"}
INTEGER = {"type": "integer"}
POINT = {
    "type": "object",
    "properties": {"x": INTEGER, "y": {"anyOf": [{"type": "number"}, NULL]}},
    "required": ["x", "y"],
    "additionalProperties": False,
    "description": "A place on the plane.",
}


def described(type_):
    return response_format_of(type_)["json_schema"]


def schema_of_value(type_):
    """The schema of a type that is no object, taken out of the object around it."""
    schema = described(type_)["schema"]
    assert schema["required"] == ["value"]
    assert schema["additionalProperties"] is False
    return schema["properties"]["value"]


def test_a_dataclass_is_described_in_strict_form():
    assert response_format_of(Point) == {
        "type": "json_schema",
        "json_schema": {"name": "Point", "schema": POINT, "strict": True},
    }


def test_a_typed_dict_keeps_its_text_and_nullable_not_required_keys():
    assert described(Label) == {
        "name": "Label",
        "schema": {
            "type": "object",
            "properties": {
                "text": {"type": "string"},
                "at": {"$ref": "#/$defs/Point"},
                "size": {"anyOf": [INTEGER, NULL]},
            },
            "required": ["text", "at", "size"],
            "additionalProperties": False,
            "description": "A text at a place.",
            "$defs": {"Point": POINT},
        },
        "strict": True,
    }


def test_a_struct_uses_its_json_names_and_formats():
    assert described(Reading)["schema"]["properties"] == {
        "sensorId": {"type": "string", "format": "uuid"},
        "takenAt": {"type": "string", "format": "date-time"},
        "day": {"type": "string", "format": "date"},
        "value": {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    }


def test_an_attrs_class_uses_the_names_of_its_constructor():
    @attrs.define
    class Account:
        _balance: int
        cache: dict = attrs.field(init=False, factory=dict)

    assert described(Account)["schema"]["properties"] == {"balance": INTEGER}


def test_a_named_tuple_is_an_object():
    assert described(Size)["schema"]["properties"] == {"width": INTEGER, "height": {"anyOf": [INTEGER, NULL]}}


def test_tagged_structs_tell_their_tag():
    schema = described(Cat | Dog)["schema"]

    assert schema["properties"]["value"] == {"anyOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}]}
    assert schema["$defs"]["Cat"]["properties"]["animal"] == {"type": "string", "enum": ["cat"]}
    assert schema["$defs"]["Dog"]["required"] == ["animal", "tricks"]


def test_nested_classes_stand_in_defs_and_the_root_is_an_object():
    schema = described(Drawing)["schema"]

    assert schema["type"] == "object"
    assert schema["properties"]["shapes"] == {
        "type": "array",
        "items": {"anyOf": [{"$ref": "#/$defs/Circle"}, {"$ref": "#/$defs/Square"}]},
    }
    assert schema["properties"]["inset"] == {"anyOf": [{"$ref": "#/$defs/Drawing"}, NULL]}
    assert schema["$defs"].keys() == {"Drawing", "Circle", "Square", "Point"}
    assert schema["$defs"]["Drawing"]["properties"] == schema["properties"]


def test_a_described_class_has_nothing_beside_its_reference():
    origin = described(Drawing)["schema"]["properties"]["origin"]

    assert origin == {"anyOf": [{"$ref": "#/$defs/Point"}], "description": "Where it starts"}


def test_the_description_of_a_root_class_replaces_its_own():
    schema = described(Annotated[Point, "The centre"])["schema"]

    assert schema["description"].splitlines()[0] == "The centre"
    assert schema["properties"] == POINT["properties"]


def test_a_generated_docstring_is_no_description():
    @dataclasses.dataclass
    class Plain:
        a: int

    assert Plain.__doc__ == "Plain(a: int)"
    assert "description" not in described(Plain)["schema"]


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (list[int], {"type": "array", "items": INTEGER}),
        (Sequence[int], {"type": "array", "items": INTEGER}),
        (set[int], {"type": "array", "items": INTEGER}),
        (frozenset[str], {"type": "array", "items": {"type": "string"}}),
        (tuple[int, ...], {"type": "array", "items": INTEGER}),
        (tuple[int, int], {"type": "array", "items": INTEGER, "minItems": 2, "maxItems": 2}),
        (int | None, {"anyOf": [INTEGER, NULL]}),
        (Optional[int], {"anyOf": [INTEGER, NULL]}),  # noqa: UP045 - the old spelling is the case
        (int | str, {"anyOf": [INTEGER, {"type": "string"}]}),
        (Literal["a", "b"], {"type": "string", "enum": ["a", "b"]}),
        (Literal["a", 1, False], {"type": ["string", "integer", "boolean"], "enum": ["a", 1, False]}),
        (Literal[True], {"type": "boolean", "enum": [True]}),
        (Literal[Color.RED], {"type": "string", "enum": ["red"]}),
        (Color, {"type": "string", "enum": ["red", "green"]}),
        (Urgency, {"type": "integer", "enum": [1, 2], "description": "1: LOW, 2: HIGH"}),
        (bool, {"type": "boolean"}),
        (None, NULL),
        (dt.time, {"type": "string", "format": "time"}),
        (dt.timedelta, {"type": "string", "format": "duration"}),
        (dt.datetime, {"type": "string", "format": "date-time"}),
        (pathlib.Path, {"type": "string"}),
        (typing.NewType("Age", int), INTEGER),
        (Annotated[int, msgspec.Meta(ge=0, le=9)], {"type": "integer", "minimum": 0, "maximum": 9}),
        (Annotated[str, "a name"], {"type": "string", "description": "a name"}),
        (
            Annotated[list[int], msgspec.Meta(min_length=1)],
            {"type": "array", "items": INTEGER, "minItems": 1},
        ),
        (
            Annotated[Urgency, "How soon"],
            {"type": "integer", "enum": [1, 2], "description": "How soon\n1: LOW, 2: HIGH"},
        ),
    ],
)
def test_what_is_no_object_stands_in_the_property_value_of_one(type_, expected):
    assert schema_of_value(type_) == expected
    assert described(type_)["strict"] is True


@pytest.mark.parametrize(
    ("type_", "keyword"),
    [
        (dict[str, int], {"additionalProperties": INTEGER}),
        (Mapping[Literal["a", "b"], int], {"propertyNames": {"enum": ["a", "b"]}}),
        (dict, {"additionalProperties": {}}),
    ],
)
def test_a_dictionary_is_an_object_but_never_strict(type_, keyword):
    assert "strict" not in described(type_)
    assert keyword.items() <= described(type_)["schema"].items()


@pytest.mark.parametrize(
    "type_",
    [
        Any,
        object,
        list,
        list[Any],
        tuple[int, str],
        bytes,
        Annotated[str, msgspec.Meta(min_length=1)],
        Annotated[int, msgspec.Meta(examples=[3])],
        Page[dict[str, int]],
    ],
)
def test_what_strict_mode_cannot_say_leaves_strict_out(type_):
    assert "strict" not in described(type_)


def test_without_strict_mode_optional_properties_may_be_left_out():
    @dataclasses.dataclass
    class Loose:
        extras: dict[str, str]
        title: str = "none"

    assert described(Loose) == {
        "name": "Loose",
        "schema": {
            "type": "object",
            "properties": {
                "extras": {"type": "object", "additionalProperties": {"type": "string"}},
                "title": {"type": "string"},
            },
            "required": ["extras"],
            "additionalProperties": False,
        },
    }


def test_optional_fields_without_none_are_nullable_in_strict_mode():
    color = described(Square)["schema"]["properties"]["color"]

    assert color == {"anyOf": [{"type": "string", "enum": ["red", "green"]}, NULL]}


@pytest.mark.parametrize(
    ("type_", "item"),
    [(Page[int], INTEGER), (Page[dt.date], {"type": "string", "format": "date"}), (IntegerPage, INTEGER)],
)
def test_generic_classes_know_their_types(type_, item):
    assert described(type_)["schema"]["properties"]["items"] == {"type": "array", "items": item}


def test_a_generic_class_without_types_takes_anything():
    assert described(Box)["schema"]["properties"] == {"content": {}}
    assert described(Box[Point])["schema"]["properties"] == {"content": {"$ref": "#/$defs/Point"}}


def test_a_bound_type_variable_stands_for_its_bound():
    bound = TypeVar("bound", bound=int)

    assert schema_of_value(list[bound]) == {"type": "array", "items": INTEGER}


def test_a_named_alias_stands_for_its_type():
    alias = pytest.importorskip("typing_extensions").TypeAliasType("Ids", list[int])

    assert schema_of_value(alias) == {"type": "array", "items": INTEGER}


def test_two_classes_of_one_name_are_kept_apart():
    def made(field_type):
        return dataclasses.make_dataclass("Twin", [("a", field_type)])

    schema = described(made(int) | made(str))["schema"]

    assert schema["$defs"]["Twin"]["properties"] == {"a": INTEGER}
    assert schema["$defs"]["Twin_2"]["properties"] == {"a": {"type": "string"}}


@pytest.mark.parametrize(
    ("type_", "name"),
    [
        (Point, "Point"),
        (list[Point], "list_Point"),
        (Point | Square, "Point_or_Square"),
        (Annotated[Point, "x"], "Point"),
        (dataclasses.make_dataclass("Größe", []), "Gr_e"),
        (dataclasses.make_dataclass("L" * 80, []), "L" * 64),
        (dataclasses.make_dataclass("ß", []), "answer"),
    ],
)
def test_the_name_is_one_that_the_api_takes(type_, name):
    assert described(type_)["name"] == name


@dataclasses.dataclass
class Broken:
    good: int
    bad: list[complex]


@dataclasses.dataclass
class Unresolved:
    other: "Elsewhere"  # noqa: F821 - the name that cannot be found is the case


@pytest.mark.parametrize(
    ("type_", "words"),
    [
        (complex, ["response_format", "complex", "mapping"]),
        (Broken, ["Broken.bad", "complex", "JSON schema"]),
        (list[Broken], ["Broken.bad"]),
        ("Point", ["'Point'"]),
        (Literal[b"x"], ["b'x'"]),
        (Annotated[str, msgspec.Meta(ge=3)], ["response_format", "numeric"]),
        (Annotated[int | None, msgspec.Meta(ge=3)], ["response_format", "numeric"]),
        (Unresolved, ["Unresolved", "'Elsewhere'", "module level"]),
        (typing.Callable[[int], int], ["Callable"]),
    ],
)
def test_a_type_without_json_form_is_refused_with_the_way_out(type_, words):
    with pytest.raises(TypeError) as refused:
        response_format_of(type_)

    for word in words:
        assert word in str(refused.value)


def test_a_local_class_may_hold_itself():
    @dataclasses.dataclass
    class Node:
        children: "list[Node]"

    assert described(Node)["schema"]["properties"] == {
        "children": {"type": "array", "items": {"$ref": "#/$defs/Node"}}
    }


@pytest.mark.parametrize(
    "type_", [Point, Label, Reading, Drawing, Square, Cat | Dog, Page[int], Circle | None]
)
def test_the_schema_is_a_valid_one(type_):
    jsonschema.Draft202012Validator.check_schema(described(type_)["schema"])
