"""Proxies: those of the environment, and one that the caller's own HTTP client goes through."""

import httpx
import pytest

from clients import completion
from loopback import Loopback, whole

NOWHERE = "http://127.0.0.1:9"
MESSAGES = [{"role": "user", "content": "x"}]


@pytest.fixture
def server():
    with Loopback(lambda line, _: line.send(whole(completion()))) as running:
        yield running


def origin_of(server):
    return server.url.removesuffix("/v1")


def create(kit, base_url, **settings):
    client = kit.client("k", base_url, maxRetries=0, **settings)
    result = kit.do(client.chat.completions.create(MESSAGES))
    closed = client.close()
    if closed is not None:
        kit.do(closed)
    return result


def paths(server):
    return [request["path"] for request in server.requests]


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_a_proxy_of_the_environment_is_used(kit, server, monkeypatch, variable):
    monkeypatch.setenv(variable, origin_of(server))
    assert create(kit, "http://api.invalid/v1").success
    assert paths(server) == ["http://api.invalid/v1/chat/completions"]


def test_a_host_that_needs_no_proxy_is_asked_itself(kit, server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", NOWHERE)
    assert not create(kit, server.url).success
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    assert create(kit, server.url).success
    assert paths(server) == ["/v1/chat/completions"]


def test_the_proxy_of_an_agent_is_used(kit, server):
    agent = {"sync": httpx.Client, "async": httpx.AsyncClient}[kit.name](proxy=origin_of(server))
    assert create(kit, "http://api.invalid/v1", httpAgent=agent).success
    assert paths(server) == ["http://api.invalid/v1/chat/completions"]
    closed = agent.aclose() if kit.name == "async" else agent.close()
    if closed is not None:
        kit.do(closed)


@pytest.mark.parametrize("hosts", ["localhost,::1/128", "[::1]", "fe80::/10,10.0.0.0/8"])
def test_hosts_without_proxy_that_cannot_be_read_are_no_hindrance_without_a_proxy(
    kit, server, monkeypatch, hosts
):
    monkeypatch.setenv("NO_PROXY", hosts)
    assert create(kit, server.url).success


@pytest.mark.parametrize(
    ("proxy", "hosts"), [(NOWHERE, "localhost,::1/128"), ("http://user:s3cret@[::1", "localhost")]
)
def test_proxies_that_cannot_be_read_give_an_error_that_names_their_variables(
    kit, server, monkeypatch, proxy, hosts
):
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    monkeypatch.setenv("NO_PROXY", hosts)
    error = create(kit, server.url).error
    assert error.message == "httpx cannot read HTTPS_PROXY or NO_PROXY of the environment"
    assert error.__cause__.__cause__ is None
    assert server.requests == []
