"""What a call tells when no answer came, or not the whole of it."""

import ssl

import httpx
import pytest
from chat_wire import MESSAGES, ended, raised, streamed

from aikit4d import OpenAIError
from clients import Wire, answer, completion, kit_of

FAILURES = {
    "refused": (httpx.ConnectError("[Errno 111] Connection refused"), "Could not connect", "baseURL"),
    "no such host": (httpx.ConnectError("Name or service not known"), "Name or service not known", "baseURL"),
    "slow connect": (httpx.ConnectTimeout("x"), "Connecting took too long", "baseURL"),
    "full pool": (httpx.PoolTimeout("x"), "No connection became free in time", "fewer calls"),
    "proxy": (httpx.ProxyError("407 Proxy Authentication Required"), "407 Proxy", "baseURL"),
    "read timeout": (httpx.ReadTimeout("x"), "did not answer in time", "timeout"),
    "write timeout": (httpx.WriteTimeout("x"), "did not answer in time", "timeout"),
    "cut": (httpx.RemoteProtocolError("peer closed connection"), "peer closed connection", "not sent again"),
    "reset": (httpx.ReadError("Connection reset"), "Connection reset", "not sent again"),
    "wordless": (httpx.ReadError(""), "ReadError", "not sent again"),
    "certificate": (
        ssl.SSLCertVerificationError("certificate verify failed"),
        "certificate",
        "not sent again",
    ),
    "system": (OSError("Too many open files"), "Too many open files", "not sent again"),
    "odd coding": (httpx.DecodingError("invalid gzip"), "invalid gzip", "not sent again"),
}


def client_of(kit, given, **settings):
    return kit.client("sk-1", "https://h/v1", handler=Wire(given), maxRetries=0, **settings)


@pytest.mark.parametrize(("failure", "words", "hint"), FAILURES.values(), ids=FAILURES)
def test_a_network_failure_is_a_failed_result_with_the_words_of_the_network(kit, failure, words, hint):
    result = kit.do(client_of(kit, failure).chat.completions.create(MESSAGES))
    assert (result.success, result.terminated, result.request.terminated) == (False, True, True)
    (error,) = result.errors
    assert words in error.message
    assert (hint in error.hint) if hint else error.hint == ""
    assert (error.status, error.response, error.body, error.requestID) == (0, None, None, "")
    assert isinstance(error.__cause__, type(failure))
    assert [told.message for told in result.request.errors] == [error.message]
    assert result.request.response is None


@pytest.mark.parametrize("failure", [failure for failure, *_ in FAILURES.values()], ids=FAILURES)
def test_throw_raises_a_network_failure_as_the_one_error_class(kit, failure):
    client = client_of(kit, failure, throw=True)
    error = raised(kit, lambda: client.chat.completions.create(MESSAGES))
    assert type(error) is OpenAIError
    assert isinstance(error.__cause__, type(failure))


def test_an_answer_whose_body_is_cut_keeps_what_its_head_said(kit):
    head = {"x-request-id": "req_1", "content-type": "application/json"}
    given = streamed(b'{"choices": [', httpx.RemoteProtocolError("peer closed connection"), headers=head)
    result = kit.do(client_of(kit, given).chat.completions.create(MESSAGES))
    assert (result.success, len(result.errors), result.choices) == (False, 1, [])
    assert "peer closed connection" in result.error.message
    assert (result.error.requestID, result.headers["x-request-id"]) == ("req_1", "req_1")
    assert (result.request.response.status, result.request.response.body) == (200, None)
    assert [told.message for told in result.request.errors] == [result.error.message]
    assert (result.error.status, type(result.error.__cause__)) == (200, httpx.RemoteProtocolError)


def test_a_refusal_is_no_trouble_of_the_network(kit):
    result = kit.do(
        client_of(kit, answer({"error": {"message": "no"}}, 500)).chat.completions.create(MESSAGES)
    )
    assert (result.success, result.request.errors, result.error.__cause__) == (False, None, None)


def test_a_failed_call_says_its_failure_at_every_method(kit):
    client = client_of(kit, httpx.ConnectError("refused"))
    completions = client.chat.completions
    calls = [
        completions.retrieve("c"),
        completions.update("c", {}),
        completions.delete("c"),
        completions.list(),
        completions.messages.list("c"),
    ]
    for call in calls:
        result = kit.do(call)
        assert (result.success, result.error.message) == (False, "Could not connect: refused")


def test_the_next_call_after_a_failure_works(kit):
    wire = Wire(httpx.ConnectError("refused"), answer(completion("hi")))
    client = kit.client("k", handler=wire, maxRetries=0)
    results = [kit.do(client.chat.completions.create(MESSAGES)) for _ in range(2)]
    assert [result.success for result in results] == [False, True]


ENVIRONMENTS = {
    "proxy of another kind": ("ALL_PROXY", "nosuch://127.0.0.1:1", "proxy"),
    "absent certificates": ("SSL_CERT_FILE", "absent.pem", "No such file"),
}


@pytest.mark.parametrize(("variable", "value", "words"), ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_an_environment_that_allows_no_connection_is_a_failed_result(
    kit, monkeypatch, variable, value, words
):
    monkeypatch.setenv(variable, value)
    client = kit.client("k", "http://127.0.0.1:1/v1")
    result = kit.do(client.chat.completions.create(MESSAGES))
    assert (result.success, len(result.errors)) == (False, 1)
    assert words in result.error.message
    assert "environment" in result.error.hint


@pytest.mark.parametrize("host", ["a" * 70 + ".test", "x..y.test", "\u2025.test"])
def test_a_host_name_that_cannot_be_is_a_failed_result(kit, host):
    client = kit.client("k", f"http://{host}/v1", maxRetries=0)
    result = kit.do(client.chat.completions.create(MESSAGES))
    close = client.close()
    if close is not None:
        kit.do(close)
    assert (result.success, result.error.status) == (False, 0)
    assert "Could not connect" in result.error.message


class OwnError(Exception):
    """What the caller's own agent may raise."""


def test_an_exception_of_the_callers_own_agent_is_raised_as_it_is(kit):
    client = client_of(kit, OwnError("mine"))
    assert isinstance(raised(kit, lambda: client.chat.completions.create(MESSAGES)), OwnError)


@pytest.mark.parametrize("stream", [False, True])
def test_where_nobody_waits_such_an_exception_is_logged_and_ends_the_call(caplog, stream):
    heard = []
    with kit_of("sync") as kit:
        create = client_of(kit, OwnError("canary")).chat.completions.create
        result = ended(kit, create(MESSAGES, stream=stream, onError=heard.append, formula=heard.append))
    assert (result.terminated, result.success, heard) == (True, False, [result, result])
    assert len(result.errors) == 1
    assert "canary" not in result.error.message
    assert "OwnError" in caplog.text
