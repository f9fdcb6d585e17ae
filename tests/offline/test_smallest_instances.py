import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikit4d.offline.instances import UnbuildableError, smallest_instance

TREE = {
    "$ref": "#/$defs/Node",
    "$defs": {
        "Node": {
            "type": "object",
            "properties": {
                "left": {"anyOf": [{"$ref": "#/$defs/Node"}, {"type": "null"}]},
                "right": {"anyOf": [{"$ref": "#/$defs/Node"}, {"type": "null"}]},
                "children": {"type": "array", "items": {"$ref": "#/$defs/Node"}},
            },
            "required": ["left", "right", "children"],
        }
    },
}


@pytest.mark.parametrize(
    ("schema", "instance"),
    [
        ({}, {}),
        ({"type": "object"}, {}),
        ({"type": "object", "properties": {"a": {"type": "string"}}}, {}),
        ({"properties": {"a": {"type": "null"}}, "required": ["a"]}, {"a": None}),
        ({"type": "object", "required": ["free"]}, {"free": {}}),
        ({"type": "array", "items": {"type": "boolean"}, "minItems": 2}, [False, False]),
        ({"type": "array", "prefixItems": [{"const": 1}], "items": {"const": 2}, "minItems": 3}, [1, 2, 2]),
        ({"type": ["string", "null"]}, ""),
        ({"type": "string", "minLength": 3}, "aaa"),
        ({"type": "string", "format": "date"}, "1970-01-01"),
        ({"type": "string", "pattern": "^[A-Z]{2}$"}, "AA"),
        ({"type": "string", "pattern": "^#[0-9a-f]{6}$"}, "#000000"),
        ({"type": "string", "enum": ["red", "green"]}, "red"),
        ({"const": None}, None),
        ({"type": "integer"}, 0),
        ({"type": "integer", "minimum": 3}, 3),
        ({"type": "integer", "maximum": -0.5}, -1),
        ({"type": "integer", "exclusiveMinimum": 3, "multipleOf": 5}, 5),
        ({"type": "number", "exclusiveMinimum": 0, "maximum": 1}, 1),
        ({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}, 0.5),
        ({"type": "number", "minimum": -4, "maximum": -2}, -2),
        ({"oneOf": [{"type": "null"}, {"type": "string"}]}, None),
        ({"anyOf": [{"type": "string", "pattern": "^x{9}y$"}, {"const": 7}]}, 7),
        (
            {"allOf": [{"properties": {"a": {"const": 1}}, "required": ["a"]}, {"required": ["b"]}]},
            {"a": 1, "b": {}},
        ),
        (TREE, {"left": None, "right": None, "children": []}),
    ],
)
def test_the_smallest_instance_is_valid_and_small(schema, instance):
    jsonschema.validate(instance, schema)
    assert smallest_instance(schema) == instance


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        (
            {
                "$ref": "#/$defs/A",
                "$defs": {"A": {"required": ["a"], "properties": {"a": {"$ref": "#/$defs/A"}}}},
            },
            "itself",
        ),
        ({"$ref": "#/$defs/Missing"}, "does not hold"),
        ({"type": "object", "properties": [], "required": ["a"]}, "no JSON schema"),
        ({"type": "string", "minLength": 10**9}, "too long"),
        ({"type": "array", "items": {}, "minItems": 10**9}, "too large"),
        ({"type": "integer", "minimum": 3, "maximum": 2}, "no number"),
        ({"type": "integer", "minimum": "x"}, "no JSON schema"),
        ({"type": "string", "pattern": "("}, "no text"),
        ({"type": "fancy"}, "unknown type"),
        ({"anyOf": []}, "empty"),
        ({"allOf": [True]}, "not a mapping"),
        ({"type": "array", "items": False, "minItems": 1}, "allows nothing"),
    ],
)
def test_a_schema_without_instance_raises_and_says_why(schema, reason):
    with pytest.raises(UnbuildableError, match=reason):
        smallest_instance(schema)


def objects(members):
    return st.builds(
        lambda properties, optional: {
            "type": "object",
            "properties": properties,
            "required": sorted(properties)[optional:],
            "additionalProperties": False,
        },
        st.dictionaries(st.text("abcdef", min_size=1, max_size=3), members, max_size=4),
        st.integers(0, 2),
    )


LEAVES = st.sampled_from(
    [
        {"type": "string"},
        {"type": "string", "minLength": 4},
        {"type": "number", "minimum": 1.5},
        {"type": "integer", "maximum": -3},
        {"type": "boolean"},
        {"type": "null"},
        {"enum": ["a", "b"]},
    ]
)
SCHEMAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        objects(inner),
        st.builds(
            lambda items, few: {"type": "array", "items": items, "minItems": few}, inner, st.integers(0, 2)
        ),
        st.builds(lambda options: {"anyOf": options}, st.lists(inner, min_size=1, max_size=3)),
    ),
    max_leaves=12,
)


@given(SCHEMAS)
def test_instances_of_nested_schemas_are_valid(schema):
    jsonschema.validate(smallest_instance(schema), schema)
