import json

import pytest

from documents import document_of_2026

WEATHER = {
    "type": "function",
    "function": {
        "name": "weather",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string"}, "days": {"type": "integer", "minimum": 1}},
            "required": ["city", "days"],
        },
    },
}
TIME = {"type": "function", "function": {"name": "time"}}
SHOUT = {"type": "custom", "custom": {"name": "shout"}}


def message_of(response):
    assert response.status_code == 200, response.text
    return response.json()["choices"][0]["message"]


@pytest.mark.parametrize(
    ("messages", "echoed"),
    [
        ([{"role": "user", "content": "one"}], "one"),
        ([{"role": "user", "content": "one"}, {"role": "assistant", "content": "two"}], "one"),
        ([{"role": "system", "content": "only this"}], "only this"),
        ([{"role": "user", "content": "  spaced\n\nout  "}], "  spaced\n\nout  "),
        ([{"role": "user", "content": "Grüße, 世界 🌍"}], "Grüße, 世界 🌍"),
        (
            [
                {
                    "role": "user",
                    "content": [
                        {"type": "text", "text": "what is this?"},
                        {"type": "image_url", "image_url": {"url": "data:image/png;base64,AA=="}},
                        {"type": "text", "text": "and that?"},
                    ],
                }
            ],
            "what is this?\nand that?",
        ),
        (
            [
                {
                    "role": "user",
                    "content": [{"type": "image_url", "image_url": {"url": "https://example.com/a"}}],
                }
            ],
            "",
        ),
    ],
)
def test_the_last_user_message_is_echoed(chat, messages, echoed):
    assert message_of(chat(messages))["content"] == echoed


def test_an_answer_says_that_no_model_gave_it(chat):
    body = chat().json()
    assert body["model"] == "offline-echo (asked for gpt-4o-mini)"
    assert body["system_fingerprint"] == "fp_aikit4d_offline_server"
    assert body["object"] == "chat.completion"
    assert body["choices"][0]["finish_reason"] == "stop"


def test_the_servers_own_model_is_named_as_it_is(chat):
    assert chat(model="offline-echo").json()["model"] == "offline-echo"


def test_usage_counts_words(chat):
    messages = [{"role": "system", "content": "be very brief"}, {"role": "user", "content": "one two"}]
    assert chat(messages).json()["usage"] == {"prompt_tokens": 5, "completion_tokens": 2, "total_tokens": 7}


def test_ids_count_up_from_one_after_a_reset(openai_server, chat):
    assert [chat().json()["id"] for _ in range(2)] == ["chatcmpl-offline-1", "chatcmpl-offline-2"]
    openai_server.reset()
    assert chat().json()["id"] == "chatcmpl-offline-1"


def test_n_choices_are_numbered(chat):
    choices = chat("twice", n=2).json()["choices"]
    assert [(choice["index"], choice["message"]["content"]) for choice in choices] == [
        (0, "twice"),
        (1, "twice"),
    ]


@pytest.mark.parametrize("limit", ["max_tokens", "max_completion_tokens"])
def test_a_limit_of_tokens_cuts_the_answer(chat, limit):
    choice = chat("one two three", **{limit: 2}).json()["choices"][0]
    assert (choice["message"]["content"], choice["finish_reason"]) == ("one two", "length")


def test_a_json_schema_is_answered_by_its_smallest_instance(chat):
    schema = {
        "type": "object",
        "properties": {"name": {"type": "string"}, "age": {"type": "integer"}, "note": {"type": "string"}},
        "required": ["name", "age"],
    }
    form = {"type": "json_schema", "json_schema": {"name": "person", "schema": schema}}
    assert json.loads(message_of(chat(response_format=form))["content"]) == {"name": "", "age": 0}


def test_json_object_is_answered_by_an_empty_object(chat):
    assert message_of(chat(response_format={"type": "json_object"}))["content"] == "{}"


def test_a_schema_without_instance_is_refused_with_the_way_out(chat):
    form = {
        "type": "json_schema",
        "json_schema": {"name": "x", "schema": {"type": "string", "pattern": "^x{9}y$"}},
    }
    error = chat(response_format=form).json()["error"]
    assert error["param"] == "response_format"
    assert "Script the answer with reply" in error["message"]


@pytest.mark.parametrize(
    ("choice", "name", "arguments"),
    [
        ("required", "weather", {"city": "", "days": 1}),
        ({"type": "function", "function": {"name": "time"}}, "time", {}),
        pytest.param(
            {
                "type": "allowed_tools",
                "allowed_tools": {
                    "mode": "required",
                    "tools": [{"type": "function", "function": {"name": "time"}}],
                },
            },
            "time",
            {},
            marks=document_of_2026,
        ),
    ],
)
def test_a_forced_tool_is_called_with_the_smallest_arguments(chat, choice, name, arguments):
    response = chat(tools=[WEATHER, TIME], tool_choice=choice)
    message = message_of(response)
    (call,) = message["tool_calls"]
    assert message["content"] is None
    assert call["type"] == "function"
    assert call["function"]["name"] == name
    assert json.loads(call["function"]["arguments"]) == arguments
    assert response.json()["choices"][0]["finish_reason"] == "tool_calls"


@document_of_2026
def test_a_forced_custom_tool_is_called(chat):
    choice = {"type": "custom", "custom": {"name": "shout"}}
    (call,) = message_of(chat(tools=[SHOUT], tool_choice=choice))["tool_calls"]
    assert (call["type"], call["custom"]) == ("custom", {"name": "shout", "input": ""})


@document_of_2026
@pytest.mark.parametrize(
    "allowed", [[], [{}], [{"type": "function"}], [{"type": "function", "function": 5}], [{"type": ["x"]}]]
)
def test_allowed_tools_that_are_none_are_refused(chat, allowed):
    choice = {"type": "allowed_tools", "allowed_tools": {"mode": "required", "tools": allowed}}
    response = chat(tools=[TIME], tool_choice=choice)
    assert response.status_code == 400
    assert response.json()["error"]["param"].startswith("tool_choice")


@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"tool_choice": "auto"},
        {"tool_choice": "none"},
        pytest.param(
            {
                "tool_choice": {
                    "type": "allowed_tools",
                    "allowed_tools": {
                        "mode": "auto",
                        "tools": [{"type": "function", "function": {"name": "time"}}],
                    },
                }
            },
            marks=document_of_2026,
        ),
    ],
)
def test_tools_that_nothing_forces_are_not_called(chat, choice):
    assert message_of(chat("hi", tools=[WEATHER, TIME], **choice))["content"] == "hi"


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"tool_choice": "required"}, "tool_choice"),
        (
            {"tools": [TIME], "tool_choice": {"type": "function", "function": {"name": "other"}}},
            "tool_choice",
        ),
        (
            {
                "tools": [
                    {
                        "type": "function",
                        "function": {"name": "x", "parameters": {"type": "nonsense", "required": []}},
                    }
                ],
                "tool_choice": "required",
            },
            "tools",
        ),
    ],
)
def test_a_choice_that_cannot_be_met_is_refused(chat, fields, param):
    response = chat(**fields)
    assert response.status_code == 400
    assert response.json()["error"]["param"] == param


def test_after_tool_messages_the_answer_is_their_text_even_when_a_call_is_forced(chat):
    calls = [
        {"id": name, "type": "function", "function": {"name": "time", "arguments": "{}"}}
        for name in ("a", "b")
    ]
    messages = [
        {"role": "user", "content": "what time is it?"},
        {"role": "assistant", "tool_calls": calls},
        {"role": "tool", "tool_call_id": "a", "content": "noon"},
        {"role": "tool", "tool_call_id": "b", "content": [{"type": "text", "text": "night"}]},
    ]
    assert message_of(chat(messages, tools=[TIME], tool_choice="required"))["content"] == "noon\nnight"


def test_a_stream_is_a_role_chunk_then_words_then_the_reason_of_the_end(stream):
    chunks = stream("Hello there, you")
    deltas = [chunk["choices"][0]["delta"] for chunk in chunks]
    assert deltas == [
        {"role": "assistant", "content": "", "refusal": None},
        {"content": "Hello"},
        {"content": " there,"},
        {"content": " you"},
        {},
    ]
    assert [chunk["choices"][0]["finish_reason"] for chunk in chunks] == [None] * 4 + ["stop"]
    assert {chunk["object"] for chunk in chunks} == {"chat.completion.chunk"}
    assert {chunk["model"] for chunk in chunks} == {"offline-echo (asked for gpt-4o-mini)"}
    assert len({chunk["id"] for chunk in chunks}) == 1
    assert all("usage" not in chunk for chunk in chunks)


def test_usage_is_streamed_only_when_asked_for(stream):
    *chunks, last = stream("one two", stream_options={"include_usage": True})
    assert last["choices"] == []
    assert last["usage"] == {"prompt_tokens": 2, "completion_tokens": 2, "total_tokens": 4}
    assert [chunk["usage"] for chunk in chunks] == [None] * len(chunks)


def test_streamed_choices_are_interleaved(stream):
    indexes = [chunk["choices"][0]["index"] for chunk in stream("a b", n=2)]
    assert indexes == [0, 1] * 4


def test_a_streamed_tool_call_comes_in_pieces_that_join_to_the_whole_one(stream):
    chunks = stream(tools=[WEATHER], tool_choice="required")
    first, begin, *rest, end = [chunk["choices"][0]["delta"] for chunk in chunks]
    assert first == {"role": "assistant", "content": None, "refusal": None}
    (call,) = begin["tool_calls"]
    assert (call["index"], call["id"], call["function"]) == (
        0,
        "call_offline-1",
        {"name": "weather", "arguments": ""},
    )
    pieces = [delta["tool_calls"][0]["function"]["arguments"] for delta in rest]
    assert json.loads("".join(pieces)) == {"city": "", "days": 1}
    assert end == {}
    assert chunks[-1]["choices"][0]["finish_reason"] == "tool_calls"


def test_every_answer_has_a_request_id_and_rate_limits(chat):
    first, second = chat(), chat()
    assert first.headers["x-request-id"] != second.headers["x-request-id"]
    assert first.headers["x-ratelimit-limit-requests"] == "10000"
