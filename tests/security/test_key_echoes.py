"""A provider that sends a key back: it is masked wherever the answer can be seen."""

import json
import pickle

import httpx
import pytest
from canary import canary, places, shows, texts

from clients import completion

MESSAGES = [{"role": "user", "content": "x"}]
JSON = {"content-type": "application/json"}
EVENTS = {"content-type": "text/event-stream"}


def escaped(text):
    return "".join(f"\\u{ord(letter):04x}" for letter in text)


def error(text):
    return json.dumps({"error": {"message": f"Incorrect API key provided: {text}", "code": [text]}})


def chunk(**members):
    return json.dumps({"choices": [{"index": 0, "delta": {"content": "he"}, **members}]})


def events(*datas):
    return "".join(f"data: {data}\n\n" for data in datas)


ANSWERS = {
    "an error": (401, JSON, error),
    "an error with escapes": (401, JSON, lambda key: error("KEY").replace("KEY", escaped(key))),
    "an error as a text": (401, JSON, lambda key: json.dumps({"error": f"Bearer {key}"})),
    "an error as a list": (400, JSON, lambda key: json.dumps([{"error": {"message": key}}])),
    "an error by its name": (400, JSON, lambda key: json.dumps({"error": {key: "unknown"}})),
    "a bare text": (400, {"content-type": "text/plain"}, lambda key: f"no such key {key}"),
    "a page": (502, {"content-type": "text/html"}, lambda key: f"<html><title>{key}</title>{key}</html>"),
    "bytes": (500, {}, lambda key: b"\xff\xfe" + key.encode()),
    "an error in a success": (200, JSON, error),
    "no JSON in a success": (200, JSON, lambda key: f"welcome {key}"),
    "a text in a success": (200, JSON, lambda key: json.dumps(f"welcome {key}")),
    "a header of an error": (401, {**JSON, "X-You-Sent": "KEY", "Set-Cookie": "k=KEY"}, lambda key: "{}"),
    "a header of a success": (
        200,
        {**JSON, "X-You-Sent": "Bearer KEY"},
        lambda key: json.dumps(completion()),
    ),
    "a header of nothing": (200, {"X-Request-Id": "KEY"}, lambda key: ""),
}
STREAMS = {
    "an error event": lambda key: events(chunk(), error(key)),
    "an error text": lambda key: events(chunk(), json.dumps({"error": key})),
    "an error line": lambda key: events(chunk()) + f"error: bad key {key}\n\n",
    "an error line in JSON": lambda key: f"error: {error(key)}\n\n",
    "a named error": lambda key: events(chunk()) + f"event: error\ndata: {error(key)}\n\n",
    "an object that is an error": lambda key: events(json.dumps({"object": "error", "message": key})),
    "last words": lambda key: events(chunk()) + f"data: bad key {key}\n\n",
    "no events": lambda key: f"data is not what you get for {key}",
    "a whole error": error,
}


def answering(status, headers, body):
    def handler(request):
        key = request.headers["authorization"].removeprefix("Bearer ")
        told = {name: value.replace("KEY", key) for name, value in headers.items()}
        return httpx.Response(status, headers=told, content=body(key))

    return handler


def everything(result):
    yield from (result, result.request, result.request.response, result.headers, *result.errors)
    yield from ((one.message, one.body, one.response, one.code, one.hint) for one in result.errors)


def require_masked(result, caplog):
    __tracebackhide__ = True
    assert not [thing for thing in everything(result) if shows(texts(thing))]
    assert places(result) == []
    assert not shows(pickle.dumps(result))
    assert not shows(caplog.text)


@pytest.mark.parametrize(("status", "headers", "body"), ANSWERS.values(), ids=ANSWERS)
@pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])
def test_a_key_that_comes_back_is_masked(kit, caplog, status, headers, body, stream):
    caplog.set_level("DEBUG")
    client = kit.client(canary(), handler=answering(status, headers, body), maxRetries=0)
    result = kit.do(client.chat.completions.create(MESSAGES, stream=stream))
    if stream:
        kit.chunks(result)
        result = result.result
    assert "***" in repr([texts(thing) for thing in everything(result)]) or not result.errors
    require_masked(result, caplog)


@pytest.mark.parametrize("body", STREAMS.values(), ids=STREAMS)
def test_a_key_that_comes_back_in_a_stream_is_masked(kit, caplog, body):
    caplog.set_level("DEBUG")
    client = kit.client(canary(), handler=answering(200, EVENTS, body), maxRetries=0)
    stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
    kit.chunks(stream)
    assert not stream.result.success
    assert "***" in stream.result.error.message
    require_masked(stream.result, caplog)


def test_the_reason_of_a_status_is_masked(kit, caplog):
    def handler(request):
        reason = f"No {request.headers['authorization']}".encode()
        return httpx.Response(401, extensions={"reason_phrase": reason})

    result = kit.do(kit.client(canary(), handler=handler).chat.completions.create(MESSAGES))
    assert result.request.response.statusText == "No ***"
    require_masked(result, caplog)


SETTINGS = {
    "a header of the client": {"customHeaders": {"X-Auth": canary()}},
    "the user of an address": {"baseURL": f"http://{canary()}@there/v1"},
    "the password of an address": {"baseURL": f"http://user:{canary()}@there/v1"},
    "the query of an address": {"baseURL": f"http://there/v1?api-key={canary()}"},
    "the key of a provider": {
        "provider": "there",
        "providers": {"providers": {"there": {"baseURL": "http://there/v1", "apiKey": canary()}}},
    },
}


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_every_kind_of_key_is_masked(kit, caplog, settings):
    def handler(request):
        return httpx.Response(
            401, json={"error": {"message": f"bad key {canary()}"}}, headers={"X-Key": canary()}
        )

    result = kit.do(kit.client(handler=handler, **settings).chat.completions.create(MESSAGES))
    assert result.error.message == "bad key ***"
    require_masked(result, caplog)


def test_the_key_of_an_agent_is_masked(kit, caplog):
    def handler(request):
        return httpx.Response(401, json={"error": {"message": f"bad key {canary()}"}})

    agent = kit.agent(handler)
    agent.headers["Authorization"] = f"Bearer {canary()}"
    result = kit.do(kit.client(httpAgent=agent).chat.completions.create(MESSAGES))
    assert result.error.message == "bad key ***"
    require_masked(result, caplog)


def test_the_text_of_a_model_is_left_as_it_is(kit):
    handler = answering(200, JSON, lambda key: json.dumps(completion(f"I know {key}")))
    result = kit.do(kit.client(canary(), handler=handler).chat.completions.create(MESSAGES))
    assert result.choice.text == f"I know {canary()}"


LONE_WORDS = {
    "test": {
        "the latest model, please": "the latest model, please",
        "bad key: test": "bad key: ***",
        "test": "***",
        "test, 'test' (contest) 2test": "***, '***' (contest) 2test",
        "testtest test": "testtest ***",
        "Bearer test, api_key=test&n=1": "***, api_key=***&n=1",
    },
    "offline": {"No such file: file-offline-99": "No such file: file-offline-99"},
    "model": {"model_not_found: no_model": "model_not_found: no_model"},
    "lm-studio": {"lm-studio? my-lm-studio, lm-studio-2": "***? my-lm-studio, lm-studio-2"},
    "passwordword": {"xpasswordword passwordword.": "xpasswordword ***."},
}


@pytest.mark.parametrize(
    ("key", "told", "shown"),
    [(key, told, shown) for key, texts in LONE_WORDS.items() for told, shown in texts.items()],
)
@pytest.mark.parametrize("is_json", [True, False], ids=["json", "text"])
def test_a_key_that_may_be_a_word_is_masked_where_it_stands_alone(kit, key, told, shown, is_json):
    body = json.dumps({"error": {"message": told}}) if is_json else told
    client = kit.client(key, handler=lambda _: httpx.Response(400, content=body), maxRetries=0)
    assert kit.do(client.chat.completions.create(MESSAGES)).error.message == shown


def test_a_key_that_is_a_word_spoils_no_id_and_no_code(kit):
    error = {"message": "no", "code": "offline_model", "param": "offline2"}
    response = httpx.Response(404, json={"error": error}, headers={"x-request-id": "req_offline-176"})
    client = kit.client("offline", handler=lambda _: response)
    result = kit.do(client.models.retrieve("x"))
    assert (result.error.code, result.error.param) == ("offline_model", "offline2")
    assert result.error.requestID == "req_offline-176"


@pytest.mark.parametrize("escape", ["\\n", "\\u0027", "%20"])
def test_a_key_behind_an_escape_is_masked(kit, escape):
    told = f'"no such key:{escape}test" and more'
    client = kit.client("test", handler=lambda _: httpx.Response(400, content=told), maxRetries=0)
    assert kit.do(client.chat.completions.create(MESSAGES)).error.message == told.replace("test", "***")


ODD_KEYS = ["sk-12345", "hunter2", "sk-abc", "correcthorsebattery", "sk-no-key-required"]


@pytest.mark.parametrize("key", ODD_KEYS)
def test_any_other_key_is_masked_within_words_too(kit, key):
    told = f"a{key}z {key}_1 \\n{key}"
    client = kit.client(key, handler=lambda _: httpx.Response(400, content=told), maxRetries=0)
    assert kit.do(client.chat.completions.create(MESSAGES)).error.message == "a***z ***_1 \\n***"
