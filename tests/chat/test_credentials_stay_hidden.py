"""A credential goes to its server and shows nowhere else: no repr, log, error, traceback or pickle."""

import json
import logging
import pickle
import traceback

import httpx
import pytest
from chat_wire import MESSAGES, chunk, ended, event, hello, streamed

from aikit4d import OpenAIError
from clients import Wire, answer, completion, raw_answer

CANARY = "sk-canary-0123456789"
SETTINGS = {
    "apiKey": CANARY,
    "baseURL": f"https://user:{CANARY}@h/v1?api_key={CANARY}",
    "organization": "o",
    "customHeaders": {"X-Api-Token": CANARY},
}


def client_of(kit, *answers, **settings):
    return kit.client({**SETTINGS, **settings}, handler=Wire(*answers), maxRetries=0)


def shown(*things):
    """What people see of things."""
    return "\n".join(text(thing) for thing in things for text in (repr, str))


def pickled(thing):
    return pickle.dumps(thing).decode("latin-1")


def echo(status=400, **headers):
    """A server that answers with the credentials it was sent."""

    def answered(request):
        sent = {name: value for name, value in request.headers.items() if "canary" in value}
        words = f"bad key {request.headers['authorization']} at {request.url}"
        return httpx.Response(status, json={"error": {"message": words, "sent": sent}}, headers=headers)

    return answered


ECHOES = {
    "JSON": echo(),
    "JSON in a success": echo(200),
    "text": raw_answer(f"bad key {CANARY}".encode(), 401),
    "HTML": raw_answer(f"<html>{CANARY}</html>".encode(), 401),
    "bytes": raw_answer(b"\xff" + CANARY.encode(), 401),
    "list": answer([{"error": {"message": f"bad key {CANARY}"}}], 401),
    "escaped": raw_answer(json.dumps({"error": CANARY}).replace("-", "\\u002d").encode(), 401),
    "member names": answer({"error": {CANARY: 1, "message": "no"}}, 401),
    "text in a success": raw_answer(f"bad key {CANARY}".encode()),
}
STREAM_ECHOES = {
    "refusal": echo(),
    "whole body": echo(200),
    "error object": streamed(
        event(chunk("he")), event(json.dumps({"error": {"message": f"bad key {CANARY}"}}))
    ),
    "error text": streamed(event(json.dumps({"error": f"bad key {CANARY}"}))),
    "error line": streamed(f"error: bad key {CANARY}\n\n".encode()),
    "text": streamed(f"bad key {CANARY}".encode(), headers={"content-type": "text/plain"}),
    "last words": streamed(event(chunk("he")), event(f"bad key {CANARY}")),
}


def assert_hidden(result):
    request, error = result.request, result.error
    everything = shown(result, request, request.headers, request.response, error, error.body, error.message)
    assert "canary" not in everything + str(error.args)
    assert "canary" not in pickled(result)
    assert "canary" not in pickled(error)
    assert not result.success


@pytest.mark.parametrize("given", ECHOES.values(), ids=ECHOES)
def test_a_provider_that_echoes_a_credential_is_masked(kit, given):
    assert_hidden(kit.do(client_of(kit, given).chat.completions.create(MESSAGES)))


@pytest.mark.parametrize("given", STREAM_ECHOES.values(), ids=STREAM_ECHOES)
def test_a_stream_that_echoes_a_credential_is_masked(kit, given):
    stream = kit.do(client_of(kit, given).chat.completions.create(MESSAGES, stream=True))
    chunks = kit.chunks(stream)
    assert_hidden(stream.result)
    assert "canary" not in shown(stream, *chunks)


def test_a_masked_answer_keeps_its_words(kit):
    result = kit.do(client_of(kit, echo()).chat.completions.create(MESSAGES))
    assert result.error.message.startswith("bad key")
    assert "***" in result.error.message


def test_an_echo_in_a_header_is_masked(kit):
    result = kit.do(client_of(kit, echo(**{"x-debug": f"Bearer {CANARY}"})).chat.completions.create(MESSAGES))
    assert "x-debug" in result.headers
    assert_hidden(result)


def test_what_a_user_writes_is_not_masked_in_an_answer(kit):
    wire = Wire(
        lambda request: answer(completion(json.loads(request.content)["messages"][0]["content"]))(request)
    )
    client = kit.client("hello", handler=wire)
    assert (
        kit.do(client.chat.completions.create([{"role": "user", "content": "hello"}])).choice.text == "hello"
    )


@pytest.mark.parametrize("given", [answer(completion()), answer({}, 401), httpx.ConnectError("refused")])
def test_clients_and_results_show_no_credential(kit, given):
    client = client_of(kit, given)
    result = kit.do(
        client.chat.completions.create(
            MESSAGES, extraHeaders={"x-secret": CANARY}, extraQuery={"key": CANARY}
        )
    )
    request = result.request
    parts = [client, client.chat, client.chat.completions, result, request, request.headers, *result.errors]
    assert "canary" not in shown(*parts) + request.url + pickled(result)
    assert request.url == "https://h/v1/chat/completions?api_key=***&key=***"
    assert {
        name: request.headers[name] for name in ("Authorization", "X-Api-Token", "x-secret")
    } == dict.fromkeys(("Authorization", "X-Api-Token", "x-secret"), "***")


def test_the_variables_of_a_client_show_no_key(kit):
    client = kit.client(CANARY, "https://h/v1", handler=Wire(answer(completion())))
    kit.do(client.chat.completions.create(MESSAGES))
    assert "canary" not in repr(vars(client))


def test_the_client_says_whether_there_is_a_key_and_where_it_goes(kit):
    assert repr(kit.client("k", "https://h/v1")).startswith(
        {"sync": "OpenAI", "async": "AsyncOpenAI"}[kit.name] + "(baseURL='https://h/v1', apiKey=set"
    )
    assert "apiKey=none" in repr(kit.client())


def trace_of(error):
    """The library's frames of a traceback with all their variables, as error collectors write it."""
    trace = traceback.TracebackException.from_exception(error, capture_locals=True)
    lines = []
    while trace is not None:
        frames = [frame for frame in trace.stack if "aikit4d" in frame.filename]
        lines += [f"{frame.name}: {frame.locals}" for frame in frames]
        trace = trace.__cause__ or trace.__context__
    return "\n".join(lines)


FAILING = {
    "refusal": (echo(), {}, {}),
    "network": (httpx.ConnectError("refused"), {}, {}),
    "read timeout": (httpx.ReadTimeout("x"), {}, {}),
    "message without JSON form": (answer(completion()), {}, {"extraBody": {"x": object()}}),
    "unknown parameter": (answer(completion()), {}, {"temprature": 1}),
    "bad header": (answer(completion()), {"customHeaders": {"x-token": CANARY + "\x00"}}, {}),
}


@pytest.mark.parametrize(("given", "settings", "parameters"), FAILING.values(), ids=FAILING)
def test_a_traceback_with_all_variables_shows_no_credential(kit, given, settings, parameters):
    client = client_of(kit, given, throw=True, **settings)

    def calling():
        return kit.do(client.chat.completions.create(MESSAGES, **parameters))

    with pytest.raises((OpenAIError, TypeError, ValueError)) as caught:
        calling()
    trace = trace_of(caught.value)
    assert "create" in trace
    assert "canary" not in trace


@pytest.mark.parametrize("value", ["canary\x00", "canary漢"])
def test_a_key_that_cannot_be_sent_does_not_show_in_the_traceback(kit, value):
    client = kit.client(value, handler=Wire(answer(completion())))
    with pytest.raises(ValueError, match="apiKey") as caught:
        kit.do(client.chat.completions.create(MESSAGES))
    assert "canary" not in trace_of(caught.value)


@pytest.mark.parametrize(
    "given", [answer(completion("hi")), echo(), httpx.ConnectError("refused"), streamed(*hello())]
)
def test_logs_have_one_debug_line_for_an_attempt_and_no_credential_or_body(kit, caplog, given):
    with caplog.at_level(logging.DEBUG, "aikit4d"):
        result = ended(
            kit, client_of(kit, given).chat.completions.create(MESSAGES, onTerminate=lambda _: None)
        )
    records = [record for record in caplog.records if record.name.startswith("aikit4d")]
    assert [record.levelno for record in records] == [logging.DEBUG]
    line = records[0].getMessage()
    assert "POST https://h/v1/chat/completions?api_key=***" in line
    assert not [word for word in ("canary", "Hello", 'hi"') if word in line]
    assert result.terminated


def test_every_attempt_has_a_line_in_the_log(kit, caplog, monkeypatch):
    monkeypatch.setattr("aikit4d._core.retry._FIRST_BACKOFF", 0)
    wire = Wire(answer({}, 503), httpx.ConnectError("refused"), answer(completion()))
    with caplog.at_level(logging.DEBUG, "aikit4d"):
        kit.do(kit.client("k", handler=wire).chat.completions.create(MESSAGES))
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("aikit4d")]
    assert len(lines) == 3
    assert all(word in line for word, line in zip(("503", "refused", "200"), lines, strict=True))


def test_nothing_is_logged_above_debug(kit, caplog):
    with caplog.at_level(logging.INFO, "aikit4d"):
        kit.do(client_of(kit, answer({}, 500)).chat.completions.create(MESSAGES))
    assert [record for record in caplog.records if record.name.startswith("aikit4d")] == []
