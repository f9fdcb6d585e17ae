import contextlib
import json
import time

import httpx
import pytest


def text_of(response):
    assert response.status_code == 200, response.text
    return response.json()["choices"][0]["message"]["content"]


def test_replies_are_given_in_order_and_then_the_echo_again(openai_server, chat):
    openai_server.reply("first", "second")
    assert openai_server.pending == 2
    assert [text_of(chat("echo")) for _ in range(3)] == ["first", "second", "echo"]
    assert openai_server.pending == 0


def test_a_scripted_text_is_streamed_and_stored_as_the_request_wants(openai_server, http, stream):
    openai_server.reply("scripted words")
    chunks = stream("x", store=True)
    assert [chunk["choices"][0]["delta"].get("content") for chunk in chunks] == [
        "",
        "scripted",
        " words",
        None,
    ]
    assert text_of(http.get(f"/chat/completions/{chunks[0]['id']}")) == "scripted words"


def test_a_scripted_message_is_filled_up(openai_server, chat):
    openai_server.reply({"refusal": "I would rather not"})
    assert chat().json()["choices"][0]["message"] == {
        "role": "assistant",
        "content": None,
        "refusal": "I would rather not",
    }


def test_a_scripted_message_may_hold_several_tool_calls_in_short_form(openai_server, chat):
    whole = {"id": "call_7", "type": "function", "function": {"name": "c", "arguments": '{"x": 1}'}}
    custom = {"type": "custom", "custom": {"name": "d", "input": "text"}}
    calls = [{"name": "a", "arguments": {"city": "Rome"}}, {"name": "b"}, whole, custom]
    openai_server.reply({"content": "calling", "tool_calls": calls})
    choice = chat().json()["choices"][0]
    assert choice["finish_reason"] == "tool_calls"
    assert choice["message"]["content"] == "calling"
    assert choice["message"]["tool_calls"] == [
        {
            "id": "call_offline-1",
            "type": "function",
            "function": {"name": "a", "arguments": '{"city":"Rome"}'},
        },
        {"id": "call_offline-2", "type": "function", "function": {"name": "b", "arguments": "{}"}},
        whole,
        {"id": "call_offline-3", **custom},
    ]


def test_extra_fields_of_a_scripted_message_are_streamed(openai_server, stream):
    openai_server.reply({"content": "42", "reasoning_content": "six times seven", "mood": "sure"})
    first, *rest = [chunk["choices"][0]["delta"] for chunk in stream()]
    assert first["mood"] == "sure"
    assert "".join(delta.get("reasoning_content", "") for delta in rest) == "six times seven"
    assert "".join(delta.get("content", "") for delta in rest) == "42"


def test_a_scripted_completion_may_set_any_of_its_fields(openai_server, chat):
    choice = {"message": {"content": "cut"}, "finish_reason": "length"}
    openai_server.reply(
        {"id": "mine", "service_tier": "flex", "choices": [choice, {"message": {"content": "b"}}]}
    )
    body = chat().json()
    assert (body["id"], body["service_tier"], body["object"]) == ("mine", "flex", "chat.completion")
    assert [(choice["index"], choice["finish_reason"]) for choice in body["choices"]] == [
        (0, "length"),
        (1, "stop"),
    ]


def test_scripted_tool_calls(openai_server, chat):
    openai_server.replyToolCall("weather", {"city": "Rome"}, times=2)
    openai_server.replyToolCall("weather", "not json")
    arguments = [
        chat().json()["choices"][0]["message"]["tool_calls"][0]["function"]["arguments"] for _ in range(3)
    ]
    assert arguments == ['{"city":"Rome"}', '{"city":"Rome"}', "not json"]


def test_a_scripted_message_waits_for_a_chat_request(openai_server, http, chat):
    openai_server.reply("for the chat")
    assert http.get("/models").json()["object"] == "list"
    assert text_of(chat("echo")) == "for the chat"


def test_a_scripted_body_answers_any_operation(openai_server, http):
    openai_server.reply({"object": "list", "data": []}, headers={"X-Served-By": "script"})
    response = http.get("/models")
    assert response.json() == {"object": "list", "data": []}
    assert response.headers["x-served-by"] == "script"


def test_a_body_whose_choices_are_none_is_sent_as_it_is(openai_server, chat):
    openai_server.reply({"choices": None})
    assert chat().json() == {"choices": None}


def test_scripted_bytes_are_sent_as_they_are(openai_server, http):
    openai_server.reply(b"\x00\xff", headers={"Content-Type": "audio/mpeg"})
    response = http.get("/models")
    assert (response.content, response.headers["content-type"]) == (b"\x00\xff", "audio/mpeg")


def test_a_scripted_list_is_a_stream_of_chunks(openai_server, stream):
    chunks = [{"choices": [{"index": 0, "delta": {"content": "raw"}}]}, {"odd": True}]
    openai_server.reply(chunks)
    assert stream() == chunks


@pytest.mark.parametrize("answer", [3, None, True, bytearray(b"x"), object(), ["a", "b"]])
def test_a_reply_of_another_type_raises_at_once_and_queues_nothing(openai_server, answer):
    with pytest.raises(TypeError, match="reply takes a text"):
        openai_server.reply("fine", answer)
    assert openai_server.pending == 0


def test_a_list_of_texts_is_told_what_lists_are_for(openai_server):
    with pytest.raises(TypeError, match=r'several answers are given as reply\("a", "b"\)'):
        openai_server.reply(["Hel", "lo"])


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("reply", [{"content": object()}], TypeError),
        ("reply", [{"tool_calls": [{"arguments": {}}]}], TypeError),
        ("reply", [{"tool_calls": ["f"]}], TypeError),
        ("reply", [{"tool_calls": [{"function": "f"}]}], TypeError),
        ("reply", [{"choices": [{"message": {"tool_calls": "f"}}]}], TypeError),
        ("reply", [{"choices": [{"odd": object()}]}], TypeError),
        ("reply", [{"anything": object()}], TypeError),
        ("replyToolCall", [None], TypeError),
        ("replyToolCall", ["f", 3], TypeError),
        ("replyToolCall", ["f", [1]], TypeError),
        ("replyToolCall", ["f", {"x": object()}], TypeError),
        ("fail", [500, {"retry-after": 3}], TypeError),
        ("fail", [500, {"x": "a\r\nb"}], TypeError),
        ("drop", [-1], ValueError),
        ("delay", [-1], ValueError),
        ("delay", [0, -1], ValueError),
    ],
)
def test_what_could_not_be_sent_raises_when_it_is_scripted(openai_server, method, arguments, error):
    with pytest.raises(error):
        getattr(openai_server, method)(*arguments)
    assert openai_server.pending == 0


def test_failures_come_in_the_apis_form_with_their_headers(openai_server, chat):
    openai_server.fail(429, {"Retry-After": "7"}, times=2)
    responses = [chat("through") for _ in range(3)]
    assert [response.status_code for response in responses] == [429, 429, 200]
    assert responses[0].headers["retry-after"] == "7"
    assert responses[0].headers["x-request-id"]
    error = responses[0].json()["error"]
    assert (error["type"], error["code"]) == ("rate_limit_error", "scripted_failure")


@pytest.mark.parametrize(
    ("body", "content", "media_type"),
    [
        ({"detail": "no"}, b'{"detail":"no"}', "application/json"),
        ("<html>Bad Gateway</html>", b"<html>Bad Gateway</html>", "text/html"),
        ("plain", b"plain", "text/plain"),
        (b"", b"", "text/plain"),
    ],
)
def test_a_failure_may_have_any_body(openai_server, chat, body, content, media_type):
    openai_server.fail(529, body=body)
    response = chat()
    assert (response.status_code, response.content) == (529, content)
    assert response.headers["content-type"] == media_type


@pytest.mark.parametrize(
    ("method", "name", "value"),
    [("drop", "after", "x"), ("drop", "after", 1.5), ("delay", "between", "x"), ("reply", "delay", "x")],
)
def test_a_number_of_another_kind_is_named_at_once(openai_server, method, name, value):
    with pytest.raises(TypeError, match=f"{name} must be a number, not {type(value).__name__}"):
        getattr(openai_server, method)(*["x"] * (method == "reply"), **{name: value})


@pytest.mark.parametrize("status", [200, 204, 304, 600, "500"])
def test_a_failure_needs_a_failing_status(openai_server, status):
    with pytest.raises((TypeError, ValueError), match="status"):
        openai_server.fail(status)


@pytest.mark.parametrize(("times", "error"), [(0, ValueError), (1.5, TypeError), (True, TypeError)])
def test_times_is_a_positive_integer(openai_server, times, error):
    with pytest.raises(error, match="times"):
        openai_server.fail(500, times=times)


def test_a_path_limits_a_script_to_requests_there(openai_server, http, chat):
    openai_server.fail(500, path="/v1/models*")
    assert chat().status_code == 200
    assert http.get("/models/offline-echo").status_code == 500


@pytest.mark.parametrize("path", ["/models", "/v1/models", "*/models", "/mod*", "/v?/models"])
def test_a_path_is_given_with_or_without_its_beginning(openai_server, http, path):
    openai_server.reply({"data": []}, path=path)
    http.get("/files")
    assert openai_server.pending == 1
    assert http.get("/models").json() == {"data": []}


@pytest.mark.parametrize(("path", "error"), [("models", ValueError), ("", ValueError), (3, TypeError)])
@pytest.mark.parametrize("method", ["reply", "fail", "drop", "delay"])
def test_a_path_that_no_request_has_raises_at_once(openai_server, method, path, error):
    with pytest.raises(error, match=r"^path must"):
        getattr(openai_server, method)(*{"reply": ["x"], "fail": [500]}.get(method, []), path=path)
    assert openai_server.pending == 0


def test_unknown_paths_take_scripts_too(openai_server, http):
    openai_server.reply({"id": "resp_1"}, path="/v1/responses")
    assert http.post("/responses", json={}).json() == {"id": "resp_1"}
    assert http.post("/responses", json={}).status_code == 404


def test_a_refused_request_uses_up_no_script(openai_server, http):
    openai_server.reply("waiting")
    assert http.post("/chat/completions", json={"model": "x"}).status_code == 400
    assert openai_server.pending == 1


def test_a_redirect_can_be_scripted(openai_server, chat):
    openai_server.fail(307, {"Location": "https://example.com/"}, body="")
    response = chat()
    assert (response.status_code, response.headers["location"]) == (307, "https://example.com/")


def test_a_dropped_connection_ends_before_the_status(openai_server, chat):
    openai_server.drop()
    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        chat()
    assert text_of(chat("again")) == "again"


def test_a_stream_can_be_dropped_after_some_events(openai_server, http):
    openai_server.drop(after=3)
    body = {"model": "m", "stream": True, "messages": [{"role": "user", "content": "one two three four"}]}
    lines = []
    with http.stream("POST", "/chat/completions", json=body) as response:
        assert response.status_code == 200
        with pytest.raises(httpx.RemoteProtocolError):
            lines.extend(line for line in response.iter_lines() if line)
    assert len(lines) <= 3


def received(http, method, path, **request):
    """The bytes of an answer that breaks off."""
    pieces = []
    with http.stream(method, path, **request) as response, contextlib.suppress(httpx.RemoteProtocolError):
        pieces.extend(response.iter_raw())
    return b"".join(pieces)


def test_what_is_sent_before_a_drop_arrives(openai_server, http):
    openai_server.drop(after=3)
    body = {"model": "m", "stream": True, "messages": [{"role": "user", "content": "one two three four"}]}
    lines = filter(None, received(http, "POST", "/chat/completions", json=body).split(b"\n"))
    assert [json.loads(line[6:])["choices"][0]["delta"]["content"] for line in lines] == ["", "one", " two"]


def test_a_whole_body_can_be_dropped_after_some_bytes(openai_server, http):
    openai_server.drop(after=10, times=2)
    assert received(http, "GET", "/models") == b'{"object":'
    with pytest.raises(httpx.RemoteProtocolError):
        http.get("/models")


def test_an_answer_can_be_delayed(openai_server, chat):
    openai_server.delay(0.2)
    started = time.monotonic()
    assert text_of(chat("late")) == "late"
    assert time.monotonic() - started >= 0.2


def test_a_client_that_stops_waiting_leaves_the_server_usable(openai_server, http, chat):
    openai_server.delay(30)
    with pytest.raises(httpx.ReadTimeout):
        http.get("/models", timeout=0.1)
    assert text_of(chat("next")) == "next"


def test_events_can_come_slowly(openai_server, stream):
    openai_server.reply("a b c", between=0.05)
    started = time.monotonic()
    assert len(stream()) == 5
    assert time.monotonic() - started >= 0.2


def test_a_client_that_leaves_a_slow_stream_ends_it(openai_server, http):
    openai_server.delay(between=60)
    body = {"model": "m", "stream": True, "messages": [{"role": "user", "content": "x"}]}
    with http.stream("POST", "/chat/completions", json=body) as response:
        assert next(response.iter_lines()).startswith("data: ")
    assert http.get("/models").status_code == 200


def test_reset_forgets_scripts_records_and_what_is_stored(openai_server, http, chat):
    chat(store=True)
    http.post("/files", files={"file": b"x"}, data={"purpose": "batch"})
    http.delete("/models/offline-image")
    openai_server.fail(500)
    openai_server.reset()
    assert openai_server.pending == 0
    assert openai_server.requests == []
    assert http.get("/chat/completions").json()["data"] == []
    assert http.get("/files").json()["data"] == []
    assert len(http.get("/models").json()["data"]) == 4
