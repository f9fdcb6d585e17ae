"""What an error hints at beside the provider's words: keys, long waits, calls not sent again, proxies."""

import httpx
import pytest
from chat_wire import MESSAGES

from clients import Wire, answer

REFUSED = answer({"error": {"message": "no"}}, 401)


def error_of(kit, given, *, ask=None, **settings):
    client = kit.client("sk-1", "https://h/v1", handler=Wire(given), **{"maxRetries": 0, **settings})
    return kit.do((ask or (lambda client: client.chat.completions.create(MESSAGES)))(client)).error


def test_a_refused_key_is_called_so(kit):
    error = error_of(kit, REFUSED)
    assert "the server refuses this key" in error.hint
    assert "sk-1" not in error.hint


LONG_WAITS = {
    "seconds": (429, {"retry-after": "3600"}, "3600 s"),
    "milliseconds": (503, {"retry-after-ms": "61000"}, "61 s"),
    "asked by word": (400, {"retry-after": "120", "x-should-retry": "true"}, "120 s"),
}


@pytest.mark.parametrize(("status", "headers", "words"), LONG_WAITS.values(), ids=LONG_WAITS)
def test_a_wait_that_is_too_long_to_be_obeyed_is_told(kit, status, headers, words):
    wire = Wire(answer({"error": {"message": "slow down"}}, status, headers))
    client = kit.client("k", "https://h/v1", handler=wire)
    error = kit.do(client.chat.completions.create(MESSAGES)).error
    assert f"the server asks to wait {words}" in error.hint
    assert "more than 60 s is left to the caller" in error.hint
    assert len(wire.requests) == 1


@pytest.mark.parametrize(
    ("status", "headers"),
    [(429, {}), (429, {"retry-after": "60"}), (429, {"retry-after": "soon"}), (400, {"retry-after": "3600"})],
)
def test_any_other_wait_is_not_worth_a_word(kit, status, headers):
    assert error_of(kit, answer({"error": {"message": "no"}}, status, headers)).hint == ""


BROKEN_OFF = {
    "cut": httpx.RemoteProtocolError("peer closed connection"),
    "late": httpx.ReadTimeout("x"),
}


@pytest.mark.parametrize("failure", BROKEN_OFF.values(), ids=BROKEN_OFF)
def test_a_call_that_may_have_been_worked_on_says_why_it_was_not_sent_again(kit, failure):
    wire = Wire(failure)
    client = kit.client("k", "https://h/v1", handler=wire, maxRetries=2)
    error = kit.do(client.chat.completions.create(MESSAGES)).error
    assert error.hint.endswith("it was not sent again: the server may have worked on it")
    assert len(wire.requests) == 1


@pytest.mark.parametrize("failure", BROKEN_OFF.values(), ids=BROKEN_OFF)
def test_a_call_that_only_reads_says_nothing_of_it(kit, failure):
    assert "sent again" not in error_of(kit, failure, ask=lambda client: client.models.list()).hint


PROXIES = {
    "of the scheme": ("http_proxy", "http://user:canary@127.0.0.1:9", "http_proxy names a proxy"),
    "in capitals": ("ALL_PROXY", "http://user:canary@127.0.0.1:9", "ALL_PROXY names a proxy"),
    "of another scheme": ("HTTPS_PROXY", "http://127.0.0.1:9", "check baseURL"),
}


@pytest.mark.parametrize(("variable", "value", "words"), PROXIES.values(), ids=PROXIES)
def test_a_proxy_that_may_be_in_the_way_is_named_without_its_address(
    kit, monkeypatch, variable, value, words
):
    monkeypatch.setenv(variable, value)
    client = kit.client("k", "http://127.0.0.1:9/v1", maxRetries=0)
    error = kit.do(client.models.list()).error
    kit.do(client.close()) if kit.name == "async" else client.close()
    assert error.hint.startswith(words)
    assert "canary" not in repr((error.hint, error.message))


def test_a_proxy_that_is_not_asked_is_not_named(kit, monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert "ALL_PROXY" not in error_of(kit, httpx.ConnectError("refused")).hint
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    client = kit.client("k", "http://127.0.0.1:9/v1", maxRetries=0)
    assert "ALL_PROXY" not in kit.do(client.models.list()).error.hint
