"""Each rule about operations, parameters, media types and references, on the smallest document."""

import copy

import pytest
from codegen.errors import PipelineError
from codegen.rules import documents, media
from codegen.walking import component_schemas
from tiny_documents import answering, document, ref

OK = {"200": {"description": ""}}
TEXT = {"type": "string"}
IDS = {"in": "path", "name": "id", "required": True, "schema": TEXT}


def changed(rule, before):
    given = copy.deepcopy(before)
    after, count = rule(before)
    assert before == given, "a rule leaves the document that it was given alone"
    return after, count


def one(operation, path="/x", **item):
    return document({path: {"get": {"responses": OK, **operation}, **item}})


def the_operation(made, path="/x"):
    return made["paths"][path]["get"]


def test_documentation_blocks_are_dropped():
    schema = {
        "type": "object",
        "x-oaiMeta": {"example": 1},
        "example": {"$ref": "nowhere"},
        "description": ["odd"],
    }
    before = answering({**schema, "properties": {"example": {"type": "string"}, "x-a": True}}, X2={"xml": 1})
    before["x-oaiMeta"] = {"groups": [1]}
    before["paths"]["x-paths"] = 5
    after, count = changed(documents.drop_documentation_blocks, before)
    assert component_schemas(after)["X"] == {
        "type": "object",
        "properties": {"example": {"type": "string"}, "x-a": {}},
    }
    assert "x-oaiMeta" not in after
    assert "x-paths" not in after["paths"]
    assert count == 5


def test_examples_among_data_are_kept():
    before = answering({"type": "string", "enum": ["example", "x-a"], "default": {"example": 1}})
    after, count = changed(documents.drop_documentation_blocks, before)
    assert (after["components"], count) == (before["components"], 0)


def test_shared_parts_stand_where_they_are_used():
    before = document(
        {"/x": {"$ref": "#/components/pathItems/I"}},
        schemas={},
    )
    before["components"] |= {
        "pathItems": {
            "I": {
                "get": {
                    "parameters": [{"$ref": "#/components/parameters/P"}],
                    "requestBody": {"$ref": "#/components/requestBodies/B"},
                    "responses": {"429": {"$ref": "#/components/responses/R"}},
                }
            }
        },
        "parameters": {"P": {"$ref": "#/components/parameters/Q"}, "Q": IDS},
        "requestBodies": {"B": {"content": {"application/json": {"schema": ref("Ask")}}}},
        "responses": {"R": {"description": "slow"}},
    }
    after, count = changed(documents.inline_shared_parts, before)
    operation = the_operation(after)
    assert operation["parameters"] == [IDS]
    assert operation["requestBody"] == {"content": {"application/json": {"schema": ref("Ask")}}}
    assert operation["responses"] == {"429": {"description": "slow"}}
    assert count == 5


def test_a_shared_part_that_refers_to_itself_is_named():
    before = one({"responses": {"429": {"$ref": "#/components/responses/R"}}})
    before["components"]["responses"] = {"R": {"$ref": "#/components/responses/R"}}
    with pytest.raises(PipelineError, match="components/responses/R: refers to itself"):
        documents.inline_shared_parts(before)


REFERENCES = [
    ("#/components/schemas/Y/properties/a", TEXT),
    ("#/paths/~1y/get/responses/200/content/application~1json/schema", {"type": "integer"}),
    ("#/components/schemas/a%20b", {"type": "boolean"}),
]


@pytest.mark.parametrize(("reference", "target"), REFERENCES)
def test_a_reference_into_something_is_followed(reference, target):
    before = answering({"$ref": reference}, Y={"properties": {"a": TEXT}}, **{"a b": {"type": "boolean"}})
    content = {"application/json": {"schema": {"type": "integer"}}}
    before["paths"]["/y"] = {"get": {"responses": {"200": {"content": content}}}}
    after, count = changed(documents.follow_deep_references, before)
    assert (component_schemas(after)["X"], count) == (target, 1)


@pytest.mark.parametrize(
    ("reference", "problem"),
    [
        ("#/components/schemas/Gone", "Gone: is referred to, and is not there"),
        ("other.yaml#/X", "is no reference within the document"),
        ("#/info/title", "is no schema"),
    ],
)
def test_a_reference_to_nothing_is_named(reference, problem):
    with pytest.raises(PipelineError, match=problem):
        documents.follow_deep_references(answering({"$ref": reference}))


def test_a_deep_reference_to_itself_is_named():
    before = answering({"properties": {"a": {"$ref": "#/components/schemas/X/properties/a"}}})
    with pytest.raises(PipelineError, match="refers to itself"):
        documents.follow_deep_references(before)


def test_a_recursive_reference_means_the_schema_it_stands_in():
    before = answering({"properties": {"a": {"type": "array", "items": {"$recursiveRef": "#"}}}})
    after, count = changed(documents.name_recursive_references, before)
    assert component_schemas(after)["X"]["properties"]["a"]["items"] == ref("X")
    assert count == 1


def test_a_loop_of_aliases_is_anything():
    after, count = changed(documents.end_alias_loops, answering(ref("Y"), Y=ref("X"), Z=ref("X")))
    assert (component_schemas(after)["X"], component_schemas(after)["Y"], count) == ({}, {}, 2)


def test_every_operation_gets_an_id_of_its_own():
    before = document(
        {
            "/a/{b}": {"get": {"operationId": "getX"}, "put": {}, "post": {"operationId": "get_x"}},
            "/c?beta=true": {"get": {"operationId": "getX"}, "delete": {"operationId": None}},
        }
    )
    after, count = changed(documents.give_operations_ids, before)
    found = [operation["operationId"] for item in after["paths"].values() for operation in item.values()]
    assert found == ["createChatCompletion", "getX", "putAb", "get_x2", "getX3", "deleteCbetatrue"]
    assert count == 4


@pytest.mark.parametrize(("given", "kept"), [(["", None, "!"], []), (None, []), (["A b", 5], ["A b"])])
def test_a_tag_without_a_word_is_dropped(given, kept):
    after, count = changed(documents.group_operations_by_tag, one({"tags": given}))
    assert (the_operation(after)["tags"], count) == (kept, 1)


def test_parameters_of_the_path_are_those_of_its_operations():
    own = {"in": "query", "name": "a", "schema": TEXT}
    shared = [{"in": "query", "name": "a", "schema": {"type": "integer"}}, IDS]
    before = document({"/x/{id}": {"get": {"parameters": [own, own]}, "parameters": shared}})
    after, count = changed(documents.declare_parameters, before)
    assert after["paths"]["/x/{id}"] == {"get": {"parameters": [own, IDS]}}
    assert count == 1


def test_placeholders_and_path_parameters_match():
    stray = {"in": "path", "name": "stray", "required": True, "schema": TEXT}
    after, _ = changed(documents.declare_parameters, one({"parameters": [stray]}, "/x/{file.id}"))
    assert the_operation(after, "/x/{file_id}")["parameters"] == [{**IDS, "name": "file_id"}]


PARAMETERS = [
    ({"in": "path", "name": "id"}, IDS),
    (
        {"in": "query", "name": "q", "content": {"application/json": {"schema": {"type": "object"}}}},
        {"type": "object"},
    ),
    ({"in": "formData", "name": "f", "schema": TEXT}, None),
]


@pytest.mark.parametrize(("given", "expected"), PARAMETERS)
def test_a_parameter_has_a_place_and_a_schema(given, expected):
    after, _ = changed(documents.declare_parameters, one({"parameters": [given]}, "/x/{id}"))
    found = the_operation(after, "/x/{id}")["parameters"]
    if expected is None:
        assert [parameter["name"] for parameter in found] == ["id"]
    else:
        assert expected in (found[0], found[0]["schema"])


@pytest.mark.parametrize("responses", [None, {}, {"200": None}, {"200": {}}])
def test_every_answer_is_described(responses):
    after, count = changed(documents.describe_answers, one({"responses": responses}))
    found = the_operation(after)["responses"]
    assert found
    assert all(answer["description"] == "" for answer in found.values())
    assert count == 1


HEADERS = [
    ({"type": "array", "items": TEXT}, TEXT),
    ({"anyOf": [TEXT, {"type": "null"}]}, TEXT),
    ({"type": "string", "format": "date-time"}, TEXT),
    ({"type": "string", "format": "binary"}, TEXT),
    ({"type": "integer"}, {"type": "integer"}),
]


@pytest.mark.parametrize(("schema", "sent"), HEADERS)
def test_a_header_is_one_line(schema, sent):
    before = one({"parameters": [{"in": "header", "name": "h", "schema": schema}]})
    after, count = changed(media.send_headers_as_text, before)
    assert the_operation(after)["parameters"][0]["schema"] == sent
    assert count == (schema != sent)


def content(**schemas):
    return {kind.replace("_", "/"): {"schema": schema} for kind, schema in schemas.items()}


def test_events_are_set_aside():
    both = {
        "200": {
            "description": "",
            "content": {**content(application_json=TEXT), "text/event-stream": {"schema": ref("Ask")}},
        }
    }
    after, count = changed(media.set_event_streams_aside, one({"responses": both}))
    operation = the_operation(after)
    assert list(operation["responses"]["200"]["content"]) == ["application/json"]
    assert operation["x-events"] == {"schema": ref("Ask")}
    assert count == 1


def test_an_answer_of_nothing_but_events_is_text_otherwise():
    events = {"200": {"description": "", "content": {"text/event-stream": {"schema": ref("Ask")}}}}
    after, _ = changed(media.set_event_streams_aside, one({"responses": events}))
    assert the_operation(after)["responses"]["200"]["content"] == {"text/event-stream": {"schema": TEXT}}


ANSWERS = [
    (content(text_plain=TEXT, application_json=ref("Ask")), "application/json"),
    (content(application_json=TEXT, video_mp4={}), "video/mp4"),
    (content(text_csv=TEXT, application_zip={}), "application/zip"),
    (content(text_csv=TEXT, application_json=TEXT), "application/json"),
]


@pytest.mark.parametrize(("given", "first"), ANSWERS)
def test_the_richest_form_of_an_answer_comes_first(given, first):
    before = one({"responses": {"200": {"description": "", "content": given}}})
    after, _ = changed(media.prefer_the_richest_answer, before)
    assert next(iter(the_operation(after)["responses"]["200"]["content"])) == first
