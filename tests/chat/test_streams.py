"""Streamed answers by iteration: chunks, the final result, and every way in which a stream may end."""

import json
import pickle
from dataclasses import dataclass

import httpx
import pytest
from chat_wire import (
    DONE,
    MESSAGES,
    chunk,
    event,
    hello,
    next_chunk,
    next_of,
    opened,
    raised,
    sent,
    streamed,
)

from aikit4d import (
    AsyncOpenAIStream,
    Object,
    OpenAIChatCompletionsStreamResult,
    OpenAIError,
    OpenAIMessage,
    OpenAIStream,
)
from clients import Wire, answer, completion, raw_answer

CUT = httpx.RemoteProtocolError("peer closed connection")


def read(kit, given, **parameters):
    """The texts of the chunks of a stream, and its final result."""
    stream = opened(kit, given, **parameters)
    return [one.choice.text if one.choice else None for one in kit.chunks(stream)], stream.result


def test_a_stream_is_asked_for_and_iterated(kit):
    wire = Wire(streamed(*hello()))
    client = kit.client("k", handler=wire)
    stream = kit.do(client.chat.completions.create(MESSAGES, {"model": "m", "stream": True}))
    assert type(stream) is {"sync": OpenAIStream, "async": AsyncOpenAIStream}[kit.name]
    assert sent(wire) == {"model": "m", "messages": MESSAGES, "stream": True}
    assert "text/event-stream" in wire.requests[0].headers["accept"]
    chunks = kit.chunks(stream)
    assert all(type(one) is OpenAIChatCompletionsStreamResult for one in chunks)
    assert [one.choice.delta.text for one in chunks] == ["he", "llo"]
    assert [one.choices[0].finish_reason for one in chunks] == [None, "stop"]


def test_a_chunk_tells_what_it_holds(kit):
    given = streamed(event(chunk("he", usage={"total_tokens": 3}, extra=1)), DONE, headers={"x-a": "1"})
    (one,) = kit.chunks(opened(kit, given))
    assert (one.success, one.terminated, one.errors, one.error) == (True, False, [], None)
    assert (one.data.extra, one.id, one.usage.total_tokens) == (1, "c1", 3)
    assert (isinstance(one.data, Object), isinstance(one.choice.delta, OpenAIMessage)) == (True, True)
    assert (one.headers["x-a"], one.request.response.status) == ("1", 200)
    assert one.choice.message is None
    one.throw()


def test_a_message_beside_the_delta_is_not_read_in_its_place(kit):
    said = [("he", "he"), ("llo", "hello"), ("", "hello")]
    chunks = [{"choices": [{"delta": {"content": new}, "message": {"content": all_}}]} for new, all_ in said]
    chunks[-1]["choices"][0]["finish_reason"] = "stop"
    stream = opened(kit, streamed(*(event(json.dumps(one)) for one in chunks)))
    given = kit.chunks(stream)
    assert [one.choice.text for one in given] == [one.choice.delta.text for one in given] == ["he", "llo", ""]
    assert [one.choice.message for one in given] == [None] * 3
    assert given[1].data.choices[0].message.content == "hello"
    assert stream.result.choice.text == "hello"


@pytest.mark.parametrize(("said", "texts"), [("", ["", "Hello"]), ("Hello", ["Hello", ""])])
def test_a_message_beside_an_empty_delta_is_read_where_nothing_was_said_before(kit, said, texts):
    whole = {"index": 0, "delta": {}, "message": {"role": "assistant", "content": "Hello"}}
    pieces = event(chunk(said)), event(json.dumps({"choices": [{**whole, "finish_reason": "stop"}]}))
    given, result = read(kit, streamed(*pieces))
    assert (given, result.choice.text) == (texts, "Hello")


def test_the_final_result_stands_after_the_end_only(kit):
    stream = opened(kit, streamed(*hello()))
    assert (stream.result.terminated, stream.result.success, stream.result.choices) == (False, False, [])
    assert "running" in repr(stream)
    assert next_chunk(kit, stream).choice.text == "he"
    assert stream.result.terminated is False
    kit.chunks(stream)
    result = stream.result
    assert (result.terminated, result.success, result.errors, result.request.terminated) == (
        True,
        True,
        [],
        True,
    )
    assert (result.choice.text, result.choice.message.role, result.choice.finish_reason) == (
        "hello",
        "assistant",
        "stop",
    )
    assert (result.choice.delta, result.id, result.data.choices[0].delta.content) == (None, "c1", "llo")
    assert "hello" in repr(stream)


def test_after_the_end_there_is_no_chunk_more(kit):
    stream = opened(kit, streamed(*hello()))
    assert len(kit.chunks(stream)) == 2
    assert (kit.chunks(stream), next_chunk(kit, stream)) == ([], None)
    assert stream.result.choice.text == "hello"


SPLITS = {"one piece": [b"".join(hello())], "bytes": [bytes([one]) for one in b"".join(hello())]}


@pytest.mark.parametrize("pieces", SPLITS.values(), ids=SPLITS)
def test_the_split_of_the_bytes_changes_nothing(kit, pieces):
    texts, result = read(kit, streamed(*pieces))
    assert (texts, result.success, result.choice.text) == (["he", "llo"], True, "hello")


COMPLETE = {
    "reason and done": hello(),
    "reason only": hello(done=False),
    "done only": [event(chunk("hello")), DONE],
    "cut after the reason": [*hello(done=False), CUT],
    "silence after the reason": [*hello(done=False), httpx.ReadTimeout("x")],
    "no empty line at the end": [b"".join(hello())[:-2]],
    "noise": [b": keep-alive\n\n", b"id: 1\nretry: 5\nevent: x\n\n", *hello(), b"data: never\n\n"],
    "no JSON between": [event("nonsense"), event("3"), event("{}"), event("null"), *hello()],
    "byte order mark": [b"\xef\xbb\xbf", *hello()],
    "blank beginning": [b"\n\n \n", *hello()],
    "CRLF": [b"".join(hello()).replace(b"\n", b"\r\n")],
    "data after done": [*hello(), event(chunk("more"))],
}


@pytest.mark.parametrize("pieces", COMPLETE.values(), ids=COMPLETE)
def test_a_stream_is_complete_with_a_reason_or_done(kit, pieces):
    texts, result = read(kit, streamed(*pieces))
    assert ("".join(texts), result.choice.text) == ("hello", "hello")
    assert (result.success, result.terminated, result.errors) == (True, True, [])


INCOMPLETE = {
    "end": ([], "ended early"),
    "cut": ([CUT], "peer closed connection"),
    "silence": ([httpx.ReadTimeout("x")], "did not answer in time"),
    "reset": ([httpx.ReadError("reset")], "reset"),
    "half an event": ([b'data: {"choices": [{"delta": {"content": "l'], "ended early"),
    "error object": ([event('{"error": {"message": "queue full", "code": 5}}')], "queue full"),
    "error text": ([event('{"error": "overloaded"}')], "overloaded"),
    "error event": ([b'event: error\ndata: {"error": {"message": "no"}}\n\n'], "no"),
    "error line": ([b"error: broken\n\n"], "broken"),
    "error line of JSON": ([b'error: {"message": "broken"}\n\n'], "broken"),
    "vLLM's error": ([event('{"object": "error", "message": "too long"}')], "too long"),
    "error and done": ([event('{"error": "overloaded"}'), DONE], "overloaded"),
}


@pytest.mark.parametrize(("tail", "words"), INCOMPLETE.values(), ids=INCOMPLETE)
@pytest.mark.parametrize("joined", [False, True])
def test_a_stream_that_breaks_keeps_what_came_and_says_why(kit, tail, words, joined):
    pieces = [event(chunk("he")), *tail]
    if joined and all(isinstance(piece, bytes) for piece in pieces):
        pieces = [b"".join(pieces)]
    texts, result = read(kit, streamed(*pieces, headers={"x-request-id": "r1"}))
    assert (texts, result.choice.text, result.choice.finish_reason) == (["he"], "he", None)
    assert (result.success, result.terminated, len(result.errors)) == (False, True, 1)
    assert isinstance(result.error, OpenAIError)
    assert words in result.error.message
    assert (result.error.requestID, result.request.response.status) == ("r1", 200)


EMPTY = {
    "nothing": [],
    "blank": [b"\n\n"],
    "comments": [b": keep-alive\n\n"],
    "done": [DONE],
    "no JSON": [event("nonsense"), DONE],
    "empty objects": [event("{}"), DONE],
}


@pytest.mark.parametrize("pieces", EMPTY.values(), ids=EMPTY)
def test_a_stream_that_yields_nothing_is_a_failure(kit, pieces):
    texts, result = read(kit, streamed(*pieces))
    assert (texts, result.success, result.terminated, result.choices, result.data) == (
        [],
        False,
        True,
        [],
        None,
    )
    assert result.error.message


REFUSALS = {
    "JSON": (answer({"error": {"message": "no"}}, 404), 404, "no"),
    "HTML": (raw_answer(b"<html>", 502), 502, "Bad Gateway"),
    "network": (httpx.ConnectError("refused"), 0, "refused"),
    "cut while refusing": (streamed(CUT, status=400), 400, "peer closed connection"),
    "JSON in a success": (answer({"error": {"message": "no"}}), 200, "no"),
    "list in a success": (answer([{"error": {"message": "no"}}]), 200, "no"),
    "HTML in a success": (
        raw_answer(b"<!doctype html>", headers={"content-type": "text/html"}),
        200,
        "not JSON",
    ),
    "cut JSON in a success": (raw_answer(b'{"choices": [{'), 200, "not JSON"),
    "text in a success": (
        raw_answer(b"upstream connect error", headers={"content-type": "text/plain"}),
        200,
        "upstream",
    ),
}


@pytest.mark.parametrize(("given", "status", "words"), REFUSALS.values(), ids=REFUSALS)
def test_a_refused_stream_is_a_stream_without_chunks(kit, given, status, words):
    stream = opened(kit, given)
    assert kit.chunks(stream) == []
    result = stream.result
    assert (result.success, result.terminated, result.choices, result.choice) == (False, True, [], None)
    assert (result.error.status, len(result.errors)) == (status, 1)
    assert words in result.error.message


@pytest.mark.parametrize(("given", "status", "words"), REFUSALS.values(), ids=REFUSALS)
def test_throw_raises_the_error_at_the_end_of_the_iteration(kit, given, status, words):
    stream = opened(kit, given, throw=True)
    with pytest.raises(OpenAIError, match=words):
        kit.chunks(stream)
    assert stream.result.error.status == status


def test_throw_raises_after_the_chunks_that_came(kit):
    stream = opened(kit, streamed(event(chunk("he"))), throw=True)
    assert next_chunk(kit, stream).choice.text == "he"
    error = raised(kit, lambda: next(stream) if kit.name == "sync" else next_of(stream))
    assert isinstance(error, OpenAIError)
    assert "ended early" in error.message


def test_throw_raises_nothing_after_a_good_end(kit):
    assert len(kit.chunks(opened(kit, streamed(*hello()), throw=True))) == 2


WHOLE = completion("hello", id="w1", extra=1)


@pytest.mark.parametrize("cuts", [1, 7])
def test_a_whole_answer_is_one_chunk_and_a_result_like_any_other(kit, cuts):
    data = b" \n" + json.dumps(WHOLE).encode()
    pieces = [data[start::1][: len(data) // cuts + 1] for start in range(0, len(data), len(data) // cuts + 1)]
    stream = opened(kit, streamed(*pieces, headers={"content-type": "application/json"}))
    (one,) = kit.chunks(stream)
    assert (one.choice.delta.text, one.choice.message, one.choice.finish_reason) == ("hello", None, "stop")
    result = stream.result
    assert (result.success, result.choice.text, result.choice.finish_reason, result.id) == (
        True,
        "hello",
        "stop",
        "w1",
    )
    assert (result.usage.total_tokens, result.choice.delta) == (2, None)


ODD_WHOLES = {
    "empty choices": {"id": "w1", "choices": []},
    "null choices": {"choices": None},
    "odd choices": {"choices": [{"index": 0}, {"message": 3}]},
}


@pytest.mark.parametrize("body", ODD_WHOLES.values(), ids=ODD_WHOLES)
def test_an_odd_whole_answer_is_one_chunk_without_text(kit, body):
    (one,) = kit.chunks(opened(kit, answer(body)))
    assert one.data.keys() == body.keys()
    assert {choice.text for choice in one.choices} <= {""}


def test_whole_and_streamed_answers_give_equal_messages(kit):
    call = {"id": "c", "type": "function", "function": {"name": "f", "arguments": '{"a":1}'}}
    message = {"role": "assistant", "content": "hello", "tool_calls": [call]}
    choice = {"index": 0, "finish_reason": "tool_calls"}
    whole = answer(completion(choices=[{**choice, "message": message}]))
    _, from_stream = read(kit, streamed(event(json.dumps({"choices": [{**choice, "delta": message}]})), DONE))
    _, from_body = read(kit, whole)
    client = kit.client("k", handler=Wire(whole))
    plain = kit.do(client.chat.completions.create(MESSAGES))
    assert from_stream.choice.message == from_body.choice.message == plain.choice.message


def test_usage_is_that_of_the_last_chunk_that_has_one(kit):
    usage_only = json.dumps({"id": "c1", "choices": [], "usage": {"total_tokens": 7}})
    stream = opened(
        kit,
        streamed(event(chunk("he", usage=None)), event(chunk("", finish="stop")), event(usage_only), DONE),
    )
    chunks = kit.chunks(stream)
    assert (chunks[-1].choice, chunks[-1].choices, chunks[-1].usage.total_tokens) == (None, [], 7)
    assert (stream.result.usage.total_tokens, stream.result.choice.finish_reason) == (7, "stop")
    assert stream.result.data.usage.total_tokens == 7


def test_without_usage_it_is_none(kit):
    assert read(kit, streamed(*hello()))[1].usage is None


def test_several_choices_are_kept_apart(kit):
    pieces = [
        chunk("a", index=1),
        chunk("x"),
        chunk("b", index=1, finish="length"),
        chunk("y", finish="stop"),
    ]
    _, result = read(kit, streamed(*map(event, pieces), DONE))
    assert [(one.index, one.text, one.finish_reason) for one in result.choices] == [
        (0, "xy", "stop"),
        (1, "ab", "length"),
    ]


def test_a_streamed_message_goes_back_with_the_fields_of_a_request(kit):
    delta = {"role": "assistant", "content": "hi", "reasoning_content": "because", "refusal": None}
    pieces = [event(json.dumps({"choices": [{"index": 0, "delta": delta, "finish_reason": "stop"}]})), DONE]
    wire = Wire(streamed(*pieces), answer(completion()))
    client = kit.client("k", "https://h/v1", handler=wire)
    stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
    kit.chunks(stream)
    message = stream.result.choice.message
    assert message.reasoning_content == "because"
    kit.do(client.chat.completions.create([*MESSAGES, message]))
    assert sent(wire)["messages"][1] == {"role": "assistant", "content": "hi"}


def test_chunks_stay_as_they_came(kit):
    stream = opened(kit, streamed(*hello()))
    chunks = kit.chunks(stream)
    stream.result.choice.message.text = "changed"
    assert [one.choice.delta.content for one in chunks] == ["he", "llo"]


@dataclass
class City:
    name: str


def test_a_typed_answer_is_parsed_at_the_end(kit):
    pieces = [event(chunk('{"name": ')), event(chunk('"Rome"}', finish="stop")), DONE]
    _, result = read(kit, streamed(*pieces), response_format=City)
    assert result.choice.parsed == City("Rome")


def test_a_chunk_is_parsed_as_what_a_stream_sends(kit):
    for one in kit.chunks(opened(kit, streamed(*hello()))):
        assert type(one.parsed).__name__ == "CreateChatCompletionStreamResponse"
        assert one.parsed.choices[0].delta.content == one.choice.delta.content
    odd = event(json.dumps({"choices": "odd"}))
    assert [one.parsed for one in kit.chunks(opened(kit, streamed(odd)))] == [None]


def test_a_stream_result_can_be_pickled_and_parsed(kit):
    stream = opened(kit, streamed(*hello()))
    chunks = kit.chunks(stream)
    for told in (stream.result, chunks[0]):
        twin = pickle.loads(pickle.dumps(told))
        assert (twin.choice.text, twin.success, twin.terminated) == (
            told.choice.text,
            told.success,
            told.terminated,
        )
    assert stream.result.parsed.choices[0].message.content == "hello"


def test_a_stream_is_opened_again_where_a_call_would_be(kit, monkeypatch):
    monkeypatch.setattr("aikit4d._core.retry._FIRST_BACKOFF", 0)
    wire = Wire(answer({}, 503), httpx.ConnectError("refused"), streamed(*hello()))
    client = kit.client("k", handler=wire)
    stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
    assert [one.choice.text for one in kit.chunks(stream)] == ["he", "llo"]
    assert len(wire.requests) == 3


def test_a_stream_of_a_broken_alias_is_a_stream_without_chunks(kit):
    providers = {"models": {"fast": {"provider": "absent", "model": "m"}}}
    wire = Wire(streamed(*hello()))
    client = kit.client("k", handler=wire, providers=providers)
    stream = kit.do(client.chat.completions.create(MESSAGES, stream=True, model="fast"))
    assert (kit.chunks(stream), wire.requests) == ([], [])
    assert "absent" in stream.result.error.message


def test_a_stream_that_breaks_is_not_asked_for_again(kit):
    wire = Wire(streamed(event(chunk("he")), CUT), streamed(*hello()))
    client = kit.client("k", handler=wire)
    kit.chunks(kit.do(client.chat.completions.create(MESSAGES, stream=True)))
    assert len(wire.requests) == 1


IDLE = [
    ({}, {}, 600), ({"idleTimeout": 9}, {}, 9), ({"idleTimeout": 9}, {"idleTimeout": 3}, 3),
    ({}, {"idleTimeout": 3}, 3), ({}, {"timeout": 5}, 5), ({"timeout": 5}, {"idleTimeout": 0}, 5),
    ({"idleTimeout": 9}, {"idleTimeout": -1}, 9), ({"idleTimeout": 9}, {"timeout": 5}, 9),
]  # fmt: skip


@pytest.mark.parametrize(("of_client", "of_call", "expected"), IDLE)
def test_a_stream_may_be_silent_as_long_as_its_idle_timeout(kit, of_client, of_call, expected):
    wire = Wire(streamed(*hello()))
    client = kit.client("k", handler=wire, **of_client)
    kit.chunks(kit.do(client.chat.completions.create(MESSAGES, stream=True, **of_call)))
    assert wire.requests[0].extensions["timeout"]["read"] == expected


def test_an_event_without_end_is_a_failure(kit, monkeypatch):
    monkeypatch.setattr("aikit4d._core.events.EventDecoder.__init__.__defaults__", (500,))
    texts, result = read(kit, streamed(event(chunk("he")), b"data: " + b"x" * 1000))
    assert (texts, result.success) == (["he"], False)
    assert "500 bytes" in result.error.message


def test_a_stream_result_is_made_of_a_request_and_a_body():
    made = OpenAIChatCompletionsStreamResult(None, {"choices": [{"delta": {"content": "a"}}]}, True)
    assert (made.success, made.terminated, made.choice.text) == (True, True, "a")
    assert OpenAIChatCompletionsStreamResult().success is False
