"""Each rule about schemas, on the smallest schema that shows it."""

import copy

import pytest
from codegen.rules import cycles, fitting, merging, naming, schemas
from codegen.walking import component_schemas
from tiny_documents import answering, document, ref

NULL = {"type": "null"}
TEXT = {"type": "string"}
ENUM = {"type": "string", "enum": ["a", "b"]}


def changed(rule, schema, **others):
    """What the rule makes of the schema `X`, and at how many places it changed the document."""
    before = document(schemas={"X": schema, **others})
    given = copy.deepcopy(before)
    after, count = rule(before)
    assert before == given, "a rule leaves the document that it was given alone"
    return component_schemas(after)["X"], count


ONE_SCHEMA = [
    (schemas.drop_unknown_types, {"type": "file"}, {}),
    (schemas.drop_unknown_types, {"type": ["string", "money"]}, {"type": ["string"]}),
    (schemas.drop_unknown_types, {"type": {"a": 1}}, {}),
    (schemas.drop_misplaced_required, {**TEXT, "required": True}, TEXT),
    (schemas.make_null_a_type, {**TEXT, "nullable": True}, {"anyOf": [TEXT, NULL]}),
    (schemas.make_null_a_type, {**TEXT, "nullable": False}, TEXT),
    (
        schemas.make_null_a_type,
        {"oneOf": [TEXT, ENUM], "nullable": True, "description": "d", "default": "a"},
        {"anyOf": [TEXT, ENUM, NULL], "description": "d", "default": "a"},
    ),
    (schemas.make_null_a_type, {**ref("Ask"), "nullable": True}, {"anyOf": [ref("Ask"), NULL]}),
    (schemas.make_null_a_type, {"anyOf": [TEXT, NULL], "nullable": True}, {"anyOf": [TEXT, NULL]}),
    (schemas.split_type_lists, {"type": ["string", "null"]}, {"anyOf": [TEXT, NULL]}),
    (
        schemas.split_type_lists,
        {"type": ["string", "integer"], "enum": ["a", 1], "description": "d"},
        {"anyOf": [{"type": "string", "enum": ["a"]}, {"type": "integer", "enum": [1]}], "description": "d"},
    ),
    (schemas.split_type_lists, {"type": "string", "enum": ["a", "b", None]}, {"anyOf": [ENUM, NULL]}),
    (schemas.split_type_lists, {"enum": [None]}, NULL),
    (schemas.make_single_values_constant, {"type": "string", "enum": ["a"]}, {"const": "a"}),
    (schemas.make_single_values_constant, {"type": "string", "const": "a"}, {"const": "a"}),
    (schemas.make_single_values_constant, {"type": "boolean", "enum": [True]}, {"const": True}),
    (schemas.give_lists_items, {"type": "array"}, {"type": "array", "items": {}}),
    (
        schemas.give_lists_items,
        {"type": "array", "prefixItems": [TEXT, NULL]},
        {"type": "array", "items": {"anyOf": [TEXT, NULL]}},
    ),
    (
        schemas.give_lists_items,
        {"type": "array", "items": [TEXT, NULL]},
        {"type": "array", "items": {"anyOf": [TEXT, NULL]}},
    ),
    (schemas.flatten_unions, {"oneOf": [TEXT]}, TEXT),
    (schemas.flatten_unions, {"oneOf": [ref("Ask")], "description": "d"}, ref("Ask")),
    (schemas.flatten_unions, {"anyOf": [NULL, {"anyOf": [TEXT, NULL]}]}, {"anyOf": [TEXT, NULL]}),
    (schemas.flatten_unions, {"anyOf": [TEXT], "oneOf": [ENUM]}, {"anyOf": [TEXT, ENUM]}),
    (schemas.flatten_unions, {"type": "string", "anyOf": [TEXT, ENUM]}, {"anyOf": [TEXT, ENUM]}),
    (schemas.flatten_unions, {"anyOf": []}, {}),
    (schemas.drop_forbidden_defaults, {**TEXT, "default": 1}, TEXT),
    (schemas.drop_forbidden_defaults, {**ENUM, "default": "c"}, ENUM),
    (schemas.drop_forbidden_defaults, {"anyOf": [ENUM, NULL], "default": 5}, {"anyOf": [ENUM, NULL]}),
    (schemas.drop_forbidden_defaults, {"type": "integer", "default": True}, {"type": "integer"}),
    (
        fitting.leave_defaults_to_the_server,
        {"type": "integer", "default": 20, "description": "How many."},
        {"type": "integer", "description": "How many. Default: 20."},
    ),
    (fitting.leave_defaults_to_the_server, {**TEXT, "default": None}, TEXT),
    (fitting.drop_titles, {**TEXT, "title": "Text"}, TEXT),
    (fitting.keep_simple_values, {"enum": ["a", 1]}, {"anyOf": [{"enum": ["a"]}, {"enum": [1]}]}),
    (fitting.keep_simple_values, {"type": "number", "enum": [0.5, 1]}, {"type": "number"}),
    (fitting.keep_simple_values, {"type": "string", "enum": []}, TEXT),
    (fitting.keep_simple_values, {"const": None}, NULL),
    (fitting.keep_simple_values, {"const": {"a": 1}}, {}),
    (
        fitting.keep_what_the_generator_reads,
        {**TEXT, "maxLength": "many", "discriminator": 1, "required": True},
        TEXT,
    ),
    (fitting.keep_what_the_generator_reads, {**ref("Ask"), "minimum": 1}, ref("Ask")),
]


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    ONE_SCHEMA,
    ids=[f"{case[0].__name__}-{n}" for n, case in enumerate(ONE_SCHEMA)],
)
def test_a_rule_changes_one_schema(rule, before, after):
    assert changed(rule, before) == (after, 1)


UNTOUCHED = [
    (schemas.drop_unknown_types, {"type": ["string", "null"]}),
    (schemas.make_null_a_type, {"type": "object", "properties": {"nullable": {"type": "boolean"}}}),
    (schemas.split_type_lists, ENUM),
    (schemas.make_single_values_constant, ENUM),
    (schemas.give_lists_items, {"type": "array", "items": TEXT}),
    (schemas.flatten_unions, {"anyOf": [TEXT, NULL]}),
    (schemas.drop_forbidden_defaults, {"anyOf": [ENUM, NULL], "default": None}),
    (schemas.drop_forbidden_defaults, {"type": "number", "default": 1}),
    (schemas.drop_forbidden_defaults, {"default": 1}),
    (fitting.drop_titles, {"type": "object", "properties": {"title": TEXT}}),
    (fitting.keep_simple_values, ENUM),
    (fitting.tell_properties_apart, {"type": "object", "properties": {"a": TEXT, "class": TEXT}}),
    (merging.flatten_all_of, {"anyOf": [TEXT, NULL]}),
]


@pytest.mark.parametrize(("rule", "schema"), UNTOUCHED)
def test_a_rule_leaves_what_is_right(rule, schema):
    assert changed(rule, schema) == (schema, 0)


def test_a_rule_reaches_schemas_wherever_they_stand():
    inner = {"type": "integer", "nullable": True}
    schema = {
        "properties": {"a": inner, "b": {"type": "array", "items": inner}},
        "additionalProperties": inner,
        "anyOf": [inner],
    }
    paths = {
        "/x/{id}": {
            "get": {
                "parameters": [{"name": "q", "in": "query", "schema": inner}],
                "responses": {"200": {"content": {"application/json": {"schema": {"allOf": [inner]}}}}},
            }
        }
    }
    after, count = schemas.make_null_a_type(document(paths, {"X": schema}))
    assert count == 6
    assert "nullable" not in str(after)


A = {"type": "object", "properties": {"a": TEXT}, "required": ["a"]}
B = {"type": "object", "properties": {"b": TEXT}}
WHOLE = {"type": "integer"}

ALL_OF = [
    (
        "objects are joined",
        {"allOf": [A, B]},
        {"type": "object", "properties": {"a": TEXT, "b": TEXT}, "required": ["a"]},
    ),
    (
        "references as well",
        {"allOf": [ref("A"), B]},
        {"type": "object", "properties": {"a": TEXT, "b": TEXT}, "required": ["a"]},
    ),
    (
        "properties beside it count",
        {"type": "object", "allOf": [A], "properties": {"b": TEXT}},
        {"type": "object", "properties": {"a": TEXT, "b": TEXT}, "required": ["a"]},
    ),
    (
        "a later property wins and keeps the description",
        {
            "allOf": [
                {"properties": {"a": {**TEXT, "description": "d"}}},
                {"properties": {"a": {**WHOLE, "nullable": True}}},
            ]
        },
        {"type": "object", "properties": {"a": {**WHOLE, "nullable": True, "description": "d"}}},
    ),
    ("a single reference stays one", {"allOf": [ref("A")]}, ref("A")),
    (
        "what is said of it stays",
        {"allOf": [ref("E")], "default": "a"},
        {"anyOf": [ref("E")], "default": "a"},
    ),
    (
        "nullable beside a reference",
        {"allOf": [ref("A"), {"nullable": True}]},
        {"anyOf": [ref("A")], "nullable": True},
    ),
    ("an integer joins a nullable one", {"allOf": [{"anyOf": [WHOLE, NULL]}, WHOLE]}, WHOLE),
    (
        "null stays where every part allows it",
        {"allOf": [{"anyOf": [WHOLE, NULL]}, {"type": "integer", "nullable": True}]},
        {"anyOf": [WHOLE, NULL]},
    ),
    (
        "an object joins each member of a union",
        {"allOf": [{"oneOf": [A, B]}, {"properties": {"c": TEXT}}]},
        {
            "anyOf": [
                {"type": "object", "properties": {"a": TEXT, "c": TEXT}, "required": ["a"]},
                {"type": "object", "properties": {"b": TEXT, "c": TEXT}},
            ]
        },
    ),
    (
        "properties beside a union join it",
        {"properties": {"c": TEXT}, "oneOf": [A, B]},
        {
            "anyOf": [
                {"type": "object", "properties": {"a": TEXT, "c": TEXT}, "required": ["a"]},
                {"type": "object", "properties": {"b": TEXT, "c": TEXT}},
            ]
        },
    ),
    (
        "alternatives that only require are one object",
        {"properties": {"a": TEXT, "b": TEXT}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]},
        {"type": "object", "properties": {"a": TEXT, "b": TEXT}},
    ),
    ("nothing is anything", {"allOf": []}, {}),
]


@pytest.mark.parametrize(
    ("schema", "expected"), [case[1:] for case in ALL_OF], ids=[case[0] for case in ALL_OF]
)
def test_all_of_is_flattened(schema, expected):
    assert changed(merging.flatten_all_of, schema, A=A, E=ENUM) == (expected, 1)


def test_all_of_of_all_of_is_flattened():
    schema = {"allOf": [ref("Y"), {"properties": {"c": TEXT}}]}
    after, count = changed(merging.flatten_all_of, schema, Y={"allOf": [A, B]})
    assert list(after["properties"]) == ["a", "b", "c"]
    assert count == 2


PROPERTIES = [
    (["a-b", "a_b"], {"a_b_2": "a_b"}),
    (["maxTokens", "max_tokens", "max-tokens"], {"max_tokens_2": "max_tokens", "max-tokens_3": "max-tokens"}),
    (["to_dict"], {"to_dict_2": "to_dict"}),
    (["hate/threatening"], {"hate_threatening": "hate/threatening"}),
]


@pytest.mark.parametrize(("names", "renamed"), PROPERTIES)
def test_properties_of_one_python_name_are_told_apart(names, renamed):
    schema = {"type": "object", "properties": dict.fromkeys(names, TEXT), "required": names[-1:]}
    after, _ = changed(fitting.tell_properties_apart, schema)
    assert after[fitting.JSON_NAMES] == renamed
    assert after["required"] == list(renamed)[-1:]


def test_every_class_gets_a_name_of_its_own():
    inner = {"type": "object", "properties": {"kind": ENUM}}
    before = answering(
        {"type": "object", "properties": {"y": inner, "list": {"type": "array", "items": inner}}},
        XY={"type": "object", "properties": {}},
        x_y={"type": "object", "properties": {}},
    )
    after, count = naming.name_every_class(before)
    names = list(component_schemas(after))
    assert names[:4] == ["Ask", "X", "XY", "XY2"]
    assert sorted(names[4:]) == ["AskMessagesItem", "XListItem", "XListItemKind", "XY3", "XY3Kind"]
    assert count == 5
    assert component_schemas(after)["X"]["properties"]["y"] == ref("XY3")


def test_the_only_class_of_a_union_has_the_union_s_name():
    after, _ = naming.name_every_class(answering({"anyOf": [{"type": "object"}, NULL]}))
    assert component_schemas(after)["X"] == {"type": "object"}


def test_members_of_a_union_are_named_by_what_tells_them_apart():
    members = [{"type": "object", "properties": {"type": {"const": word}}} for word in ("text", "image_url")]
    after, _ = naming.name_every_class(answering({"anyOf": [*members, {"type": "object"}]}))
    assert {"XText", "XImageUrl", "XType2"} <= set(component_schemas(after))


@pytest.mark.parametrize("name", ["Any", "File", "Unset", "Self"])
def test_a_name_that_modules_need_for_themselves_is_not_taken(name):
    after, _ = naming.name_every_class(
        answering({"type": "object", "properties": {}}, **{name: {"type": "object"}})
    )
    assert name not in component_schemas(after)
    assert f"{name}2" in component_schemas(after)


def test_an_alias_is_what_it_stands_for():
    after, _ = naming.name_every_class(answering(ref("Y"), Y=A))
    answer = after["paths"]["/x"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert answer == ref("Y")
    assert "X" not in component_schemas(after)


ENDLESS = [
    ({"type": "array", "items": ref("X")}, {"type": "array", "items": {}}),
    (
        {"anyOf": [TEXT, {"type": "array", "items": ref("X")}]},
        {"anyOf": [TEXT, {"type": "array", "items": {}}]},
    ),
]


@pytest.mark.parametrize(("schema", "expected"), ENDLESS)
def test_a_type_without_end_is_cut(schema, expected):
    assert changed(cycles.cut_endless_types, schema) == (expected, 1)


def test_an_object_may_hold_itself():
    schema = {"type": "object", "properties": {"x": {"anyOf": [ref("X"), NULL]}}}
    assert changed(cycles.cut_endless_types, schema) == (schema, 0)
