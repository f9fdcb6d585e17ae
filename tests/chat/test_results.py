"""What every result tells: success, headers, limits, usage, the request, the model; after failures too."""

import copy
import json
import logging
import pickle

import httpx
import pytest
from chat_wire import MESSAGES, raised

from aikit4d import (
    HTTPRequest,
    Object,
    OpenAIChatCompletion,
    OpenAIChatCompletionsResult,
    OpenAIChoice,
    OpenAIError,
    OpenAIResult,
)
from clients import Wire, answer, completion, raw_answer

WHOLE = json.dumps(completion("hi")).encode()


def result_of(kit, given, **parameters):
    """The result of `create` for this answer."""
    client = kit.client("sk-1", "https://h/v1", handler=Wire(given), maxRetries=0)
    return kit.do(client.chat.completions.create(MESSAGES, **parameters))


SUCCESSES = {
    "200": answer(completion("hi")),
    "201": answer(completion("hi"), 201),
    "299": answer(completion("hi"), 299),
    "null error": answer(completion("hi", error=None)),
    "byte order mark": raw_answer(b"\xef\xbb\xbf" + WHOLE),
    "white space": raw_answer(b" \r\n\t" + WHOLE + b"\n\n "),
    "mark and white space": raw_answer(b"\xef\xbb\xbf \n" + WHOLE),
    "other media type": raw_answer(WHOLE, headers={"content-type": "text/html"}),
    "no media type": raw_answer(WHOLE),
}


@pytest.mark.parametrize("given", SUCCESSES.values(), ids=SUCCESSES)
def test_a_success_is_an_answer_of_the_kind_asked_for(kit, given):
    result = result_of(kit, given)
    assert (result.success, result.terminated, result.errors, result.error) == (True, True, [], None)
    assert result.choice.text == "hi"
    result.throw()


FAILURES = {
    "199": answer(completion(), 199),
    "300": answer(completion(), 300),
    "304": raw_answer(b"", 304),
    "400": answer(completion(), 400),
    "599": answer(completion(), 599),
    "error": answer(completion(error={"message": "x"})),
    "empty error": answer(completion(error={})),
    "false error": answer(completion(error=False)),
    "empty": raw_answer(b""),
    "blank": raw_answer(b"\xef\xbb\xbf \n"),
    "cut JSON": raw_answer(WHOLE[:-5]),
    "HTML": raw_answer(b"<html>"),
    "text": raw_answer(b"hello"),
    "list": answer([completion()]),
    "number": answer(3),
    "null": raw_answer(b"null"),
    "JSON text": answer("hello"),
    "bytes": raw_answer(b"\x80\xff"),
}


@pytest.mark.parametrize("given", FAILURES.values(), ids=FAILURES)
def test_anything_else_is_a_failure_with_one_error(kit, given):
    result = result_of(kit, given)
    assert (result.success, result.terminated, len(result.errors)) == (False, True, 1)
    assert isinstance(result.error, OpenAIError)
    assert result.error is result.errors[0]
    assert result.error.message
    assert result.error.status == result.request.response.status
    with pytest.raises(OpenAIError) as caught:
        result.throw()
    assert caught.value is result.error


def test_reading_a_failed_result_never_raises(kit):
    result = result_of(kit, raw_answer(b"<html>", 502))
    assert (result.choices, result.choice, result.id, result.model) == ([], None, "", "")
    assert (result.created, result.metadata, result.usage, result.parsed) == (None, None, None, None)


ODD = [
    {"choices": None}, {"choices": {}}, {"choices": [None, 3]}, {"choices": [{}]},
    {"choices": [], "usage": 3, "metadata": [], "id": 7, "model": None}, {"choices": [{"message": 3}]},
    {"choices": [{"message": {"content": 3}}]},
]  # fmt: skip


@pytest.mark.parametrize("body", ODD)
def test_reading_an_odd_body_never_raises(kit, body):
    result = result_of(kit, answer(body))
    assert result.success
    assert [choice.text for choice in result.choices] in ([], [""])
    assert (result.id, result.model, result.metadata, result.usage) == ("", "", None, None)


def test_choices_are_those_of_the_body_at_every_reading(kit):
    choices = [{"index": place, "message": {"content": text}} for place, text in enumerate("ab")]
    result = result_of(kit, answer(completion(choices=choices)))
    assert all(isinstance(choice, OpenAIChoice) for choice in result.choices)
    assert [choice.text for choice in result.choices] == ["a", "b"]
    assert result.choice is result.choices[0]
    assert result.choices is result.choices


def test_an_answer_without_choices_is_a_success_without_choice(kit):
    result = result_of(kit, answer(completion(choices=[])))
    assert (result.success, result.choice, result.choices) == (True, None, [])


def test_usage_is_read_by_attribute_and_by_key(kit):
    usage = {"total_tokens": 3, "prompt_tokens_details": {"cached_tokens": 1}}
    result = result_of(kit, answer(completion(usage=usage)))
    assert (result.usage.total_tokens, result.usage["total_tokens"]) == (3, 3)
    assert result.usage.prompt_tokens_details.cached_tokens == 1
    assert result.usage == usage


def test_headers_are_read_in_lower_case_and_repeated_ones_as_a_list(kit):
    given = [("X-One", "1"), ("X-Two", "a"), ("x-two", "b")]
    result = result_of(kit, lambda request: httpx.Response(200, json=completion(), headers=given))
    assert (result.headers["x-one"], result.headers["x-two"]) == ("1", ["a", "b"])
    assert result.request.response.rawHeaders["X-One"] == "1"


LIMITS = {
    "x-ratelimit-limit-requests": "100",
    "x-ratelimit-limit-tokens": "40000.5",
    "x-ratelimit-remaining-requests": "99",
    "x-ratelimit-remaining-tokens": "many",
    "x-ratelimit-reset-requests": "1s",
}


@pytest.mark.parametrize("status", [200, 429])
def test_rate_limits_are_numbers_and_resets_are_texts(kit, status):
    result = result_of(kit, answer(completion(), status, LIMITS))
    assert result.rateLimit == {
        "limit": {"request": 100, "tokens": 40000.5},
        "remaining": {"request": 99, "tokens": None},
        "reset": {"request": "1s", "tokens": None},
    }


def test_without_their_headers_rate_limits_are_none(kit):
    limits = result_of(kit, answer(completion())).rateLimit
    assert [limits.limit.request, limits.remaining.tokens, limits.reset.request] == [None, None, None]


def test_without_an_answer_there_are_no_headers_and_no_limits(kit):
    result = result_of(kit, httpx.ConnectError("refused"))
    assert (result.headers, result.rateLimit, result.request.response) == (None, None, None)


def test_the_request_tells_what_was_sent_and_what_came(kit):
    result = result_of(kit, answer(completion("hi"), headers={"x-a": "1"}), timeout=7)
    request = result.request
    assert isinstance(request, HTTPRequest)
    assert (request.url, request.method) == ("https://h/v1/chat/completions", "POST")
    assert (request.timeout, request.terminated, request.errors) == (7, True, None)
    response = request.response
    assert (response.status, response.statusText, response.headers["x-a"]) == (200, "OK", "1")
    assert response.body.choices[0].message.content == "hi"
    assert isinstance(response.body, Object)
    assert (request.dataType, request.encoding, request.returnResponseBody) == ("auto", "UTF-8", True)
    assert request.protocol == "auto"


def test_the_request_of_a_failed_call_is_reachable(kit):
    response = result_of(kit, raw_answer(b"<html>no</html>", 404)).request.response
    assert (response.status, response.statusText, response.body) == (404, "Not Found", "<html>no</html>")


def test_a_byte_that_is_no_text_loses_nothing_else(kit):
    body = b'{"choices": [{"message": {"content": "he\xffllo"}, "finish_reason": "stop"}]}'
    assert result_of(kit, raw_answer(body)).choice.text == "he\ufffdllo"
    assert result_of(kit, raw_answer(b'{"error": "cl\xe9"}', 400)).error.message == "cl\ufffd"


def test_a_body_of_bytes_is_reachable(kit):
    assert result_of(kit, raw_answer(b"\x80\xff")).request.response.body == b"\x80\xff"


def test_the_request_shows_credentials_masked(kit):
    headers = result_of(kit, answer(completion())).request.headers
    assert (headers["Authorization"], headers["Content-Type"]) == ("***", "application/json")


TIMEOUTS = [
    (None, None, 600),
    (50, None, 50),
    (0, None, 600),
    (50, 7, 7),
    (50, 0, 50),
    (50, -1, 50),
    (9, 0.5, 0.5),
]


@pytest.mark.parametrize(("of_client", "of_call", "expected"), TIMEOUTS)
def test_a_calls_timeout_above_zero_beats_the_clients(kit, of_client, of_call, expected):
    wire = Wire(answer(completion()))
    client = kit.client("k", handler=wire, timeout=of_client)
    result = kit.do(client.chat.completions.create(MESSAGES, timeout=of_call))
    assert result.request.timeout == expected
    limits = wire.requests[0].extensions["timeout"]
    assert (limits["read"], limits["connect"]) == (expected, min(10, expected))


def test_parsed_is_the_generated_model_of_the_body(kit):
    result = result_of(kit, answer(completion("hi")))
    assert type(result.parsed).__name__ == "CreateChatCompletionResponse"
    assert result.parsed.choices[0].message.content == "hi"
    assert result.parsed is result.parsed


@pytest.mark.parametrize("status", [201, 202, 203, 206, 299])
def test_a_success_of_any_status_is_parsed_as_the_documented_one(kit, status):
    client = kit.client("k", "https://h/v1", handler=Wire(answer(completion("hi"), status)))
    whole = kit.do(client.chat.completions.create(MESSAGES))
    stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
    kit.chunks(stream)
    for result in (whole, stream.result):
        assert result.parsed.choices[0].message.content == "hi"


@pytest.mark.parametrize(
    "given",
    [answer({"choices": "none"}), answer({"choices": 1}, 206), answer({"error": "x"}), raw_answer(b"<html>")],
)
def test_parsed_is_none_where_no_model_fits(kit, given):
    assert result_of(kit, given).parsed is None


def test_what_fits_no_model_is_logged_without_the_body(kit, caplog):
    with caplog.at_level(logging.DEBUG, logger="aikit4d"):
        assert result_of(kit, answer({"choices": "canary"})).parsed is None
    (told,) = [
        record.getMessage() for record in caplog.records if "createChatCompletion" in record.getMessage()
    ]
    assert told.endswith(": UnexpectedValue")
    assert "canary" not in caplog.text


def test_parsed_leaves_the_body_as_it_is(kit):
    result = result_of(kit, answer(completion("hi")))
    before = copy.deepcopy(result.request.response.body)
    assert result.parsed is not None
    assert result.request.response.body == before


def parsed_of_all(kit):
    wire = Wire(answer({"object": "list", "data": [], "has_more": False, "first_id": None, "last_id": None}))
    completions = kit.client("k", handler=wire).chat.completions
    yield "ChatCompletionList", kit.do(completions.list())
    yield "ChatCompletionMessageList", kit.do(completions.messages.list("c1"))
    wire.answers = [answer({"id": "c1", "object": "chat.completion.deleted", "deleted": True})]
    yield "ChatCompletionDeleted", kit.do(completions.delete("c1"))
    wire.answers = [answer(completion())]
    yield "CreateChatCompletionResponse", kit.do(completions.retrieve("c1"))
    yield "CreateChatCompletionResponse", kit.do(completions.update("c1", {}))


def test_every_call_parses_its_own_model(kit):
    for name, result in parsed_of_all(kit):
        assert type(result.parsed).__name__ == name


WAYS = {
    "parameter": ({}, {"throw": True}),
    "client": ({"throw": True}, {}),
}


@pytest.mark.parametrize(("settings", "parameters"), WAYS.values(), ids=WAYS)
def test_throw_raises_the_first_error_of_a_failed_call_only(kit, settings, parameters):
    wire = Wire(answer({"error": {"message": "refused"}}, 400), answer(completion("hi")))
    client = kit.client("k", handler=wire, **settings)
    error = raised(kit, lambda: client.chat.completions.create(MESSAGES, **parameters))
    assert isinstance(error, OpenAIError)
    assert (error.message, error.status) == ("refused", 400)
    assert kit.do(client.chat.completions.create(MESSAGES, **parameters)).choice.text == "hi"


def test_without_throw_nothing_is_raised(kit):
    assert result_of(kit, answer({}, 400), throw=False).error.status == 400


def test_throw_holds_for_every_call_of_the_client(kit):
    client = kit.client("k", handler=Wire(answer({"error": "x"}, 404)), throw=True)
    completions = client.chat.completions
    calls = [
        lambda: completions.retrieve("c"),
        lambda: completions.update("c", {}),
        lambda: completions.delete("c"),
        completions.list,
        lambda: completions.messages.list("c"),
    ]
    assert all(isinstance(raised(kit, call), OpenAIError) for call in calls)


PICKLED = {
    "success": answer(completion("hi")),
    "failure": answer({"error": {"message": "no"}}, 400, {"x-request-id": "r1"}),
    "no answer": httpx.ConnectError("refused"),
}


@pytest.mark.parametrize("given", PICKLED.values(), ids=PICKLED)
@pytest.mark.parametrize("copied", [lambda r: pickle.loads(pickle.dumps(r)), copy.copy, copy.deepcopy])
def test_copies_of_a_result_tell_the_same(kit, given, copied):
    result = result_of(kit, given)
    assert result.parsed is not None or not result.success
    twin = copied(result)
    assert type(twin) is OpenAIChatCompletionsResult
    told = ["success", "terminated", "choices", "id", "usage", "headers", "rateLimit"]
    assert [getattr(twin, name) for name in told] == [getattr(result, name) for name in told]
    assert (twin.request.url, twin.request.terminated) == (result.request.url, True)
    assert repr(twin) == repr(result)
    if result.errors:
        assert (twin.error.message, twin.error.requestID) == (result.error.message, result.error.requestID)
    assert (twin.parsed is None) == (result.parsed is None)


LONG = "long " * 10_000
REPRS = {
    "text": (answer(completion(LONG)), "success"),
    "no choice": (answer(completion(choices=[])), "success"),
    "error": (answer({"error": {"message": LONG}}, 400), "400"),
    "odd error": (answer({"error": {"x": LONG}}, 400), "400"),
    "empty error": (answer(completion(LONG, error={})), "200"),
    "text error": (raw_answer(LONG.encode(), 500), "500"),
}


@pytest.mark.parametrize(("given", "word"), REPRS.values(), ids=REPRS)
def test_a_repr_is_short_and_says_what_became_of_the_call(kit, given, word):
    result = result_of(kit, given)
    for shown in [result, result.request, *result.errors]:
        assert len(repr(shown)) < 400
    assert word in repr(result)
    assert type(result).__name__ in repr(result)


def test_reprs_of_messages_and_choices_are_short(kit):
    result = result_of(kit, answer(completion(LONG)))
    assert all(len(repr(shown)) < 700 for shown in (result.choice, result.choice.message, result.usage))


def test_a_result_of_no_call_is_neither_success_nor_failure():
    result = OpenAIResult()
    assert (result.success, result.terminated, result.errors, result.headers) == (False, False, [], None)
    assert (result.usage, result.rateLimit, result.parsed, repr(result)) == (
        None,
        None,
        None,
        "OpenAIResult(running)",
    )
    result.throw()


def test_a_stored_completion_can_be_made_by_hand():
    made = OpenAIChatCompletion({"id": "c1"}, model="m")
    assert (made.id, made.model, made.choices, made.choice, made.usage) == ("c1", "m", [], None, None)


def test_waiting_for_a_request_that_has_ended_returns_it_at_once(kit):
    request = result_of(kit, answer(completion())).request
    assert request.wait() is request
    assert HTTPRequest().wait(10).terminated is False


def test_terminating_a_call_that_has_ended_changes_nothing(kit):
    result = result_of(kit, answer(completion()))
    result.request.terminate()
    assert (result.success, result.request.terminated) == (True, True)
