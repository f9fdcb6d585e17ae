"""A part of the wrong kind is named with its place, and whatever is broken, nothing worse happens."""

import copy
import json
import random
from pathlib import Path

import pytest
from codegen.errors import PipelineError
from codegen.pipeline import straighten
from codegen.rules import FITTING, apply
from tiny_documents import answering, document

ROOT = Path(__file__).parents[2]

BROKEN = [
    ({"/x": []}, {}, "#/paths/~1x is no mapping"),
    ({"/x": {"get": "x"}}, {}, "#/paths/~1x/get is no mapping"),
    ({"/x": {"get": {"parameters": {}}}}, {}, "#/paths/~1x/get/parameters is no list"),
    ({"/x": {"get": {"parameters": ["x"]}}}, {}, "#/paths/~1x/get/parameters/0 is no mapping"),
    ({"/x": {"get": {"tags": "x"}}}, {}, "#/paths/~1x/get/tags is no list"),
    ({"/x": {"get": {"responses": []}}}, {}, "#/paths/~1x/get/responses is no mapping"),
    (
        {"/x": {"get": {"responses": {"200": {"content": {"a/b": {"schema": 5}}}}}}},
        {},
        "#/paths/~1x/get/responses/200/content/a~1b/schema is no mapping",
    ),
    ({}, {"X": []}, "#/components/schemas/X is no mapping"),
    ({}, {"X": {"properties": []}}, "#/components/schemas/X/properties is no mapping"),
    ({}, {"X": {"properties": {"a/b": 1}}}, "#/components/schemas/X/properties/a~1b is no mapping"),
    ({}, {"X": {"anyOf": {}}}, "#/components/schemas/X/anyOf is no list"),
    ({}, {"X": {"allOf": ["x"]}}, "#/components/schemas/X/allOf/0 is no mapping"),
    ({}, {"X": {"items": "x"}}, "#/components/schemas/X/items is no mapping"),
    ({}, {"X": {"additionalProperties": 1}}, "#/components/schemas/X/additionalProperties is no mapping"),
    ({}, {"X": {"enum": "a"}}, "#/components/schemas/X/enum is no list"),
    ({}, {"X": {"$ref": 5}}, "#/components/schemas/X/$ref is no text"),
]


@pytest.mark.parametrize(("paths", "schemas", "problem"), BROKEN)
def test_a_part_of_the_wrong_kind_is_named_with_its_place(paths, schemas, problem):
    with pytest.raises(PipelineError) as caught:
        straighten(json.dumps(document(paths, schemas)), "spec.yaml")
    assert str(caught.value) == f"spec.yaml: {problem}"


@pytest.mark.parametrize("part", ["parameters", "requestBodies", "responses"])
def test_shared_parts_are_checked_as_well(part):
    made = document()
    made["components"][part] = {"X": 5}
    with pytest.raises(PipelineError, match=f"#/components/{part}/X is no mapping"):
        straighten(json.dumps(made), "spec.yaml")


EMPTY = [
    ({"properties": None}, {}),
    ({"properties": {"a": None}}, {"properties": {"a": {}}}),
    ({"properties": {"a": True}}, {"properties": {"a": {}}}),
    ({"anyOf": [True, {"type": "string"}]}, {"anyOf": [{}, {"type": "string"}]}),
    ({"items": True, "type": "array"}, {"items": {}, "type": "array"}),
    ({"enum": None, "description": None, "type": None}, {}),
]


def fitted(schema):
    return apply(FITTING, straighten(json.dumps(answering(schema)), "spec.yaml").document)[0]


@pytest.mark.parametrize(("schema", "without"), EMPTY)
def test_what_is_empty_says_nothing(schema, without):
    assert fitted(schema) == fitted(without)


JUNK = [
    None,
    "",
    [],
    {},
    True,
    0,
    1.5,
    "text",
    ["x"],
    {"a": "b"},
    {"$ref": "#/components/schemas/Error"},
    [None],
]


def places(value):
    """Each item of every mapping and list in a value."""
    for key in value if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], (dict, list)):
            yield from places(value[key])


@pytest.fixture(scope="module")
def whole():
    return straighten((ROOT / "openapi.yaml").read_text(encoding="utf-8"), "openapi.yaml").document


@pytest.mark.parametrize("seed", range(40))
def test_a_document_broken_anywhere_is_taken_or_refused_in_one_line(whole, seed):
    chance = random.Random(seed)
    broken = copy.deepcopy(whole)
    for _ in range(chance.choice([1, 2, 5, 20])):
        holder, key = chance.choice(list(places(broken)))
        holder[key] = copy.deepcopy(chance.choice(JUNK))
    assert "\n" not in refusal(broken)


def refusal(made):
    try:
        apply(FITTING, straighten(json.dumps(made), "spec.yaml").document)
    except PipelineError as error:
        return str(error)
    return ""
