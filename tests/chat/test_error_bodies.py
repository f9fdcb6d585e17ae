"""The error of a failed call, for every form in which servers describe one."""

import json
import pickle

import pytest
from chat_wire import MESSAGES

from aikit4d import Object, OpenAIError
from clients import Wire, answer, raw_answer


def error_of(kit, given, base_url="https://h/v1"):
    """The one error of `create` for this answer."""
    client = kit.client("sk-canary-1", base_url, handler=Wire(given), maxRetries=0)
    (error,) = kit.do(client.chat.completions.create(MESSAGES)).errors
    return error


SENTENCES = {
    "object": ({"error": {"message": "bad key", "type": "t", "param": "p", "code": "c"}}, "bad key"),
    "text": ({"error": "bad key"}, "bad key"),
    "list": ([{"error": {"code": 400, "message": "missing", "status": "INVALID"}}], "missing"),
    "flat": ({"object": "error", "message": "too long", "type": "BadRequest", "code": 400}, "too long"),
    "detail": ({"detail": "Not here"}, "Not here"),
    "list of details": ({"detail": [{"loc": ["body"], "msg": "one"}, {"msg": "two"}]}, "one; two"),
    "nested": ({"object": "error", "message": {"detail": [{"msg": "Extra inputs"}]}}, "Extra inputs"),
    "nested error": ({"error": {"error": {"message": "deep"}}}, "deep"),
    "description": ({"error": {"error_description": "expired"}}, "expired"),
    "title": ({"title": "Conflict", "status": 409}, "Conflict"),
    "list of errors": ({"error": [{"message": "one"}, {"message": "two"}]}, "one; two"),
    "flag and message": ({"error": True, "message": "broken"}, "broken"),
    "empty error and message": ({"error": {}, "message": "broken"}, "broken"),
    "empty text and message": ({"error": "", "detail": "broken"}, "broken"),
    "null error": ({"error": None, "message": "broken"}, "broken"),
    "under another name": ({"error": {"description": "broken"}}, "broken"),
    "in one word": ({"errorMessage": "broken"}, "broken"),
    "fault": ({"fault": {"faultstring": "broken", "detail": {"errorcode": "x"}}}, "broken"),
    "within a status": ({"base_resp": {"status_code": 1004, "status_msg": "broken"}}, "broken"),
    "inner error": ({"error": {"code": "x", "innererror": {"message": "broken"}}}, "broken"),
    "deep in another member": ({"data": [{"answer": {"error": {"message": "broken"}}}]}, "broken"),
    "white space": ({"error": {"message": "  broken\n"}}, "broken"),
    "letters": ({"error": {"message": "clé 漢 🎉"}}, "clé 漢 🎉"),
    "plain text": (b"upstream connect error", "upstream connect error"),
    "text in another coding": ("clé refusée".encode("latin-1"), "cl\ufffd refus\ufffde"),
    "JSON in another coding": ('{"error": "clé refusée"}'.encode("latin-1"), "cl\ufffd refus\ufffde"),
    "JSON text": ("upstream error", "upstream error"),
}
STATUS_TEXTS = {
    "HTML": b"<html><body>no</body></html>",
    "doctype": b" \n<!doctype html><title>no</title>",
    "empty": b"",
    "blank": b" \n",
    "bytes": b"\x80\xff\x00",
    "empty object": {},
    "empty list": [],
    "empty error": {"error": {}},
    "flag": {"error": True},
    "null": b"null",
    "null error": {"error": None},
    "error of nulls": {"error": {"message": None, "code": None}},
}


def as_answer(body, status):
    return (raw_answer if isinstance(body, bytes) else answer)(body, status)


@pytest.mark.parametrize(("body", "sentence"), SENTENCES.values(), ids=SENTENCES)
@pytest.mark.parametrize("status", [400, 503])
def test_the_message_is_the_sentence_of_the_provider(kit, body, sentence, status):
    error = error_of(kit, as_answer(body, status))
    assert (error.message, error.args, str(error)) == (sentence, (sentence,), sentence)
    assert (error.status, error.errCode) == (status, status)


@pytest.mark.parametrize("body", STATUS_TEXTS.values(), ids=STATUS_TEXTS)
@pytest.mark.parametrize(
    ("status", "text"),
    [(502, "Bad Gateway"), (429, "Too Many Requests"), (520, "Status 520"), (418, "I'm a Teapot")],
)
def test_without_a_sentence_the_message_is_the_text_of_the_status(kit, body, status, text):
    error = error_of(kit, as_answer(body, status))
    assert (error.message.lower(), error.statusText) == (text.lower(), error.message)


JSON_MESSAGES = {
    "object": ({"error": {"message": {"a": 1}}}, {"a": 1}),
    "number": ({"error": {"message": 42}}, 42),
    "no message": ({"error": {"code": "c", "x": [1]}}, {"code": "c", "x": [1]}),
    "odd body": ({"x": 1}, {"x": 1}),
    "number as error": ({"error": 42}, 42),
    "nulls beside it": ({"error": {"message": None, "code": "c"}}, {"code": "c"}),
}


@pytest.mark.parametrize(("body", "value"), JSON_MESSAGES.values(), ids=JSON_MESSAGES)
def test_what_is_no_sentence_becomes_its_json_text(kit, body, value):
    assert json.loads(error_of(kit, answer(body, 400)).message) == value


@pytest.mark.parametrize("body", [{"error": {"x": "long " * 10_000}}, b"long " * 10_000])
def test_the_message_is_bounded_where_it_is_no_sentence(kit, body):
    assert len(error_of(kit, as_answer(body, 400)).message) <= 1000


@pytest.mark.parametrize(
    "body", [body for body, _ in SENTENCES.values() if isinstance(body, dict) and body.get("error")]
)
def test_an_error_inside_a_success_is_an_error(kit, body):
    error = error_of(kit, answer(body))
    assert error.status == 200
    assert error.message == error_of(kit, answer(body, 400)).message


@pytest.mark.parametrize("given", [{"error": True}, {"error": {}}, {"error": ""}])
def test_an_error_without_words_inside_a_success_is_called_an_error(kit, given):
    assert error_of(kit, answer({**given, "choices": []})).message == "The answer reports an error"


NOT_JSON = {"HTML": b"<!doctype html><title>Sign in</title>", "text": b"hello", "bytes": b"\x80"}


@pytest.mark.parametrize("data", NOT_JSON.values(), ids=NOT_JSON)
def test_a_success_that_is_not_json_says_so_with_status_and_media_type(kit, data):
    error = error_of(kit, raw_answer(data, headers={"content-type": "text/html"}))
    assert all(word in error.message for word in ("not JSON", "200", "text/html"))
    assert error.response.body == (data.decode() if data != b"\x80" else data)
    assert "baseURL" in error.hint


def test_an_empty_success_says_so(kit):
    error = error_of(kit, raw_answer(b""))
    assert (error.message, error.status, error.body) == ("The answer is empty", 200, None)


@pytest.mark.parametrize("body", [b"[]", b"3", b'"text"', b"null"])
def test_json_that_is_no_object_says_so(kit, body):
    assert error_of(kit, raw_answer(body)).message == "The answer is no JSON object"


def test_a_list_with_an_error_inside_a_success_gives_its_sentence(kit):
    assert error_of(kit, answer([{"error": {"message": "quota"}}])).message == "quota"


def test_details_of_the_error_are_properties(kit):
    body = {"error": {"message": "m", "type": "t", "param": "p", "code": 429, "failed_generation": "g"}}
    error = error_of(kit, answer(body, 429, {"x-request-id": "req_1", "X-Other": "o"}))
    assert (error.type, error.param, error.code, error.requestID) == ("t", "p", 429, "req_1")
    assert (error.headers["x-other"], error.statusText) == ("o", "Too Many Requests")
    assert (error.body, error.body.error.failed_generation) == (body, "g")
    assert (error.response.status, error.response.body) == (429, body)
    assert error.__cause__ is None


@pytest.mark.parametrize(
    "body", [{"error": "text"}, {"error": {"type": 3, "param": None}}, {}, b"<html>", [3]]
)
def test_absent_details_are_empty(kit, body):
    error = error_of(kit, as_answer(body, 400))
    assert (error.type, error.param, error.code, error.requestID) == ("", "", None, "")


def test_details_of_other_forms_are_properties(kit):
    flat = error_of(kit, answer({"object": "error", "message": "m", "type": "t", "code": 5}, 400))
    listed = error_of(kit, answer([{"error": {"message": "m", "code": 400}}], 400))
    assert (flat.type, flat.code, listed.code) == ("t", 5, 400)


CLASSES = {
    400: "isBadRequestError",
    401: "isAuthenticationError",
    403: "isPermissionDeniedError",
    404: "isNotFoundError",
    422: "isUnprocessableEntityError",
    429: "isRateLimitError",
    500: "isInternalServerError",
    503: "isInternalServerError",
}


@pytest.mark.parametrize("status", [*CLASSES, 200, 300, 402, 499])
def test_the_kind_of_an_error_follows_its_status(status):
    error = OpenAIError({"status": status})
    assert [name for name in set(CLASSES.values()) if getattr(error, name)] == [
        name for name in {CLASSES.get(status)} if name
    ]


def test_a_repeated_request_id_is_the_first_one():
    assert OpenAIError({"status": 400, "headers": {"x-request-id": ["r1", "r2"]}}).requestID == "r1"


HINTS = {
    "version twice": ("https://h/v1/v1", 404, {}, "version"),
    "endpoint in base URL": ("https://h/v1/chat/completions", 404, {}, "endpoint"),
    "no version": ("https://h", 404, {}, "/v1"),
    "query that is no version": ("https://h?tag=x", 404, {}, "/v1"),
    "no version, HTML": ("https://h/openai", 404, b"<html>", "/v1"),
    "slash in a name": ("https://h/v1/a%2Fb", 404, {}, "slash"),
    "redirect": ("https://h/v1", 301, b"", "redirect"),
    "unauthorized": ("https://h/v1", 401, {"error": {"message": "m"}}, "refuses this key"),
}
NO_HINTS = {
    "model not found": ("https://h", 404, {"error": {"message": "m", "code": "model_not_found"}}),
    "not found below a version": ("https://h/v1", 404, {"error": {"message": "m"}}),
    "forbidden": ("https://h/v1", 403, {"error": {"message": "m"}}),
    "server error": ("https://h", 500, {}),
    "version in the query": ("https://h/openai/deployments/d?api-version=2024-10-21", 404, {}),
    "error in a success": ("https://h/v1", 200, {"error": "m"}),
}


@pytest.mark.parametrize(("base_url", "status", "body", "word"), HINTS.values(), ids=HINTS)
def test_a_hint_stands_beside_the_message_and_never_in_it(kit, base_url, status, body, word):
    error = error_of(kit, as_answer(body, status), base_url)
    assert word in error.hint
    assert error.hint not in error.message
    assert str(error) == f"{error.message} ({error.hint})"


@pytest.mark.parametrize(("base_url", "status", "body"), NO_HINTS.values(), ids=NO_HINTS)
def test_where_there_is_nothing_to_say_the_hint_is_empty(kit, base_url, status, body):
    assert error_of(kit, as_answer(body, status), base_url).hint == ""


def test_a_redirect_is_an_error_and_not_followed(kit):
    wire = Wire(raw_answer(b"", 307, {"location": "https://elsewhere/v1"}))
    client = kit.client("k", "https://h/v1", handler=wire)
    result = kit.do(client.chat.completions.create(MESSAGES))
    assert (result.success, result.error.status, len(wire.requests)) == (False, 307, 1)
    assert result.headers["location"] == "https://elsewhere/v1"


def test_an_error_can_be_pickled(kit):
    error = error_of(kit, answer({"error": {"message": "m"}}, 404), "https://h")
    twin = pickle.loads(pickle.dumps(error))
    told = ["message", "status", "statusText", "body", "hint", "headers", "requestID"]
    assert [getattr(twin, name) for name in told] == [getattr(error, name) for name in told]
    assert (type(twin), str(twin), repr(twin)) == (OpenAIError, str(error), repr(error))


def test_an_error_is_made_of_a_response_and_a_body():
    error = OpenAIError({"status": 404, "statusText": "Gone", "headers": {}}, {"error": {"code": 7}})
    assert (error.status, error.code, error.requestID, type(error.body)) == (404, 7, "", Object)
    assert OpenAIError({"status": 404, "statusText": "Gone"}).message == "Gone"
    assert OpenAIError({"status": 404}).message == "Not Found"
    assert (OpenAIError().message, OpenAIError().status, OpenAIError().headers) == ("Unknown error", 0, None)


@pytest.mark.parametrize(
    ("settings", "is_hinted_at"),
    [
        ({"baseURL": "https://elsewhere/v1"}, True),
        ({"apiKey": "sk-canary-1", "baseURL": "https://elsewhere/v1"}, False),
        ({}, False),
    ],
)
def test_a_key_that_was_not_sent_is_hinted_at(kit, monkeypatch, settings, is_hinted_at):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-openai")
    wire = Wire(answer({"error": {"message": "Unauthorized"}}, 401))
    error = kit.do(kit.client(handler=wire, **settings).models.list()).error
    assert ("no key was sent: give apiKey to the client" in error.hint) is is_hinted_at
