"""Generated models: what they read, what they refuse with its place, and what they write."""

import datetime as dt
import uuid

import pytest
from tiny_documents import answering, document, ref, taking

from aikit4d_openapi import models
from aikit4d_openapi.api.chat import create_chat_completion
from aikit4d_openapi.api.embeddings import create_embedding
from aikit4d_openapi.errors import UnexpectedValue
from aikit4d_openapi.operations import load

USER = {"role": "user", "content": "hi"}
TEXT = {"type": "string"}

REQUESTS = [
    {"model": "m", "messages": [USER]},
    {
        "model": "m",
        "messages": [{"role": "assistant", "content": None, "tool_calls": []}],
        "stop": ["a", "b"],
    },
    {"model": "m", "messages": [{"role": "user", "content": [{"type": "text", "text": "hi"}]}], "seed": None},
    {
        "model": "m",
        "messages": [{"role": "tool", "content": "1", "tool_call_id": "c"}],
        "tools": [
            {"type": "function", "function": {"name": "f", "parameters": {"type": "object"}}},
            {"type": "custom", "custom": {"name": "c", "format": {"type": "text"}}},
        ],
        "tool_choice": {"type": "function", "function": {"name": "f"}},
        "response_format": {"type": "json_schema", "json_schema": {"name": "s", "schema": {}}},
        "metadata": {"a": "b"},
        "logit_bias": {"5": 1},
        "own_field_of_a_provider": {"x": [1]},
    },
]


@pytest.mark.parametrize("body", REQUESTS)
def test_a_request_is_written_as_it_was_read(body):
    assert models.CreateChatCompletionRequest.from_dict(body).to_dict() == body


def test_union_members_are_told_apart_by_their_constant():
    request = models.CreateChatCompletionRequest.from_dict(REQUESTS[3])
    assert [type(tool).__name__ for tool in request.tools] == [
        "ChatCompletionTool",
        "CustomToolChatCompletions",
    ]
    assert isinstance(request.messages[0], models.ChatCompletionRequestToolMessage)
    assert isinstance(request.tool_choice, models.ChatCompletionNamedToolChoice)


MISFITS = [
    ({"messages": [USER]}, "model", "is missing"),
    ({"model": 1, "messages": [USER]}, "model", "text is expected"),
    ({"model": "m", "messages": "hi"}, "messages", "a list is expected, not str"),
    ({"model": "m", "messages": [5]}, "messages[0]", "an object is expected, not int"),
    ({"model": "m", "messages": [USER, {"role": "usr"}]}, "messages[1].role", "'usr' is none of 'developer'"),
    ({"model": "m", "messages": [{"content": "hi"}]}, "messages[0].role", "None is none of"),
    ({"model": "m", "messages": [{"role": ["user"]}]}, "messages[0].role", "['user'] is none of"),
    (
        {"model": "m", "messages": [{"role": "user", "content": [{"type": "text"}]}]},
        "messages[0].content[0].text",
        "is missing",
    ),
    ({"model": "m", "messages": [USER], "temperature": "hot"}, "temperature", "a number is expected"),
    ({"model": "m", "messages": [USER], "n": 1.5}, "n", "a whole number is expected"),
    ({"model": "m", "messages": [USER], "n": True}, "n", "a whole number is expected"),
    ({"model": "m", "messages": [USER], "store": "yes"}, "store", "true or false is expected"),
    (
        {"model": "m", "messages": [USER], "modalities": ["smell"]},
        "modalities[0]",
        "'smell' is none of 'audio', 'text'",
    ),
    ({"model": "m", "messages": [USER], "metadata": {"a": 1}}, "metadata.a", "text is expected"),
]


@pytest.mark.parametrize(("body", "place", "problem"), MISFITS)
def test_a_request_that_does_not_fit_is_refused_with_its_place(body, place, problem):
    with pytest.raises(UnexpectedValue) as caught:
        models.CreateChatCompletionRequest.from_dict(body)
    assert caught.value.place == place
    assert problem in caught.value.problem
    assert str(caught.value) == f"{place}: {caught.value.problem}"


def test_a_field_that_is_not_allowed_is_refused():
    with pytest.raises(UnexpectedValue, match="dimension: is not known here"):
        models.CreateEmbeddingRequest.from_dict({"model": "m", "input": "x", "dimension": 5})


def test_a_whole_number_may_be_written_with_a_point():
    body = {"model": "m", "messages": [USER], "n": 2.0}
    assert models.CreateChatCompletionRequest.from_dict(body).n == 2


ANSWERS = [
    {},
    {"id": None, "choices": None, "usage": None},
    {"choices": [{"index": 0, "finish_reason": "eos_token", "message": {"role": "model", "content": "hi"}}]},
    {"object": "chat.completion.later", "service_tier": "own", "created": "yesterday", "choices": []},
    {"choices": [{"message": {"content": "x", "annotations": [{"type": "own", "x": 1}], "reasoning": "y"}}]},
    {"choices": [{"logprobs": {"content": None}, "message": None, "finish_reason": None}]},
    {"usage": {"prompt_tokens": 1, "prompt_tokens_details": None, "cost": 0.1}, "x_groq": {"id": "1"}},
    {"moderation": {"input": {"type": "kind of later"}}},
]


@pytest.mark.parametrize("body", ANSWERS)
def test_an_answer_of_any_provider_is_read_and_kept_whole(body):
    assert create_chat_completion.parse_body(200, body).to_dict() == body


@pytest.mark.parametrize("body", [[], None, "ok", {"choices": "none"}, {"choices": [5]}, {"usage": 3}])
def test_an_answer_of_another_form_is_refused(body):
    with pytest.raises(UnexpectedValue):
        create_chat_completion.parse_body(200, body)


def test_a_status_without_a_model_gives_none():
    assert create_chat_completion.parse_body(500, {"error": {}}) is None
    assert isinstance(
        create_chat_completion.parse_body(429, {"error": {"message": "slow"}}), models.ErrorResponse
    )
    assert load("downloadFile").parse_body(200, {}) is None


def test_long_lists_of_numbers_are_taken_as_they_are():
    vector = [0.5] * 1536
    body = {"object": "list", "data": [{"index": 0, "embedding": vector}], "model": "m"}
    assert create_embedding.parse_body(200, body).data[0].embedding is vector


def test_undescribed_fields_are_at_hand():
    answer = create_chat_completion.parse_body(200, {"own": 1})
    assert (answer["own"], "own" in answer, answer.additional_keys) == (1, True, ["own"])
    answer["own"] = 2
    del answer["own"]
    assert answer.to_dict() == {}


def test_dates_and_uuids_are_values_of_their_own(make):
    schema = {
        "type": "object",
        "properties": {
            "day": {"type": "string", "format": "date"},
            "moment": {"type": "string", "format": "date-time"},
            "id": {"type": "string", "format": "uuid"},
        },
    }
    load_made = make(taking(schema))
    load_made("postX")
    from aikit4d_openapi import models as made

    body = {"day": "2026-01-02", "moment": "2026-01-02T03:04:05+00:00", "id": str(uuid.UUID(int=5))}
    read = made.X.from_dict(body)
    assert (read.day, read.id) == (dt.date(2026, 1, 2), uuid.UUID(int=5))
    assert read.moment == dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    assert read.to_dict() == body
    with pytest.raises(ValueError, match="day: a date is expected"):
        made.X.from_dict({"day": "soon"})


def test_a_schema_that_holds_itself_is_read_to_any_depth(make):
    tree = {"type": "object", "properties": {"children": {"type": "array", "items": ref("X")}, "name": TEXT}}
    module = make(answering(tree))("getX")
    body = {"children": [{"children": [{"name": "leaf"}]}]}
    assert module.parse_body(200, body).children[0].children[0].name == "leaf"


def test_names_that_clash_in_python_keep_their_json(make):
    names = ["a-b", "a_b", "class", "to_dict", "self", "1x", "fields", "model", "decode", ""]
    schema = {"type": "object", "properties": dict.fromkeys(names, TEXT), "required": ["a_b"]}
    make(taking(schema))
    from aikit4d_openapi import models as made

    body = {name: f"value of {name}" for name in names}
    assert made.X.from_dict(body).to_dict() == body
    with pytest.raises(ValueError, match="a_b: is missing"):
        made.X.from_dict({"a-b": "x"})


def test_deep_places_have_names_that_files_can_have(make):
    inner = {"type": "string"}
    for _ in range(60):
        inner = {"type": "object", "properties": {"inner": inner}, "additionalProperties": False}
    make(taking(inner))
    from aikit4d_openapi import models as made

    body = {"inner": {"inner": {}}}
    assert made.X.from_dict(body).to_dict() == body


def test_a_name_with_a_line_break_stays_what_it_is(make):
    make(taking({"type": "object", "properties": {"a\nb": TEXT, "a\u200bb": TEXT}}))
    from aikit4d_openapi import models as made

    body = {"a\nb": "1", "a\u200bb": "2"}
    model = made.X.from_dict(body)
    assert model.to_dict() == body
    assert model.additional_properties == {}


def test_a_union_of_lists_writes_its_models(make):
    lists = [{"type": "array", "items": TEXT}, {"type": "array", "items": ref("Item")}]
    item = {"type": "object", "properties": {"a": TEXT}, "required": ["a"]}
    make(taking({"type": "object", "properties": {"x": {"oneOf": [TEXT, *lists]}}}, Item=item))
    from aikit4d_openapi import models as made

    for value in ("t", ["t"], [{"a": "t"}]):
        assert made.X.from_dict({"x": value}).to_dict() == {"x": value}
    assert isinstance(made.X.from_dict({"x": [{"a": "t"}]}).x[0], made.Item)


def test_a_document_may_name_its_schemas_as_python_names_its_own(make):
    schemas = {
        name: {"type": "object", "properties": {"a": TEXT}}
        for name in ("Any", "Response", "File", "List", "Type")
    }
    content = {"application/json": {"schema": ref("Response")}}
    get = {"operationId": "get", "responses": {"200": {"description": "", "content": content}}}
    module = make(document({"/r": {"get": get}}, schemas))("get")
    assert type(module.parse_body(200, {"a": "x"})).__name__ == "Response"
