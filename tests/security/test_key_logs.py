"""No logger shows a key, ours or the HTTP library's, at any level."""

import logging

import httpx
import pytest
from canary import canary, shows

from clients import completion
from loopback import DONE, END_OF_CHUNKS, Loopback, chunked, event, head, stream_head, whole

MESSAGES = [{"role": "user", "content": "x"}]
AGENTS = {"sync": httpx.Client, "async": httpx.AsyncClient}


@pytest.fixture(autouse=True)
def everything_is_logged(caplog):
    caplog.set_level(logging.NOTSET)
    for name in ("httpx", "httpcore", "aikit4d"):
        caplog.set_level(logging.DEBUG, name)


def echoed(line, request):
    """Sends back in headers and body what it was sent as a key."""
    key = request["headers"].get("authorization", "none")
    line.send(whole(completion(), x_you_sent=key, set_cookie=f"key={key}"))


def refused(line, request):
    line.send(whole({"error": {"message": f"bad key {request['headers']['authorization']}"}}, 401))


def told_in_status(line, request):
    line.send(f"HTTP/1.1 401 No {request['headers']['authorization']}\r\nContent-Length: 0\r\n\r\n")


def streamed(line, request):
    key = request["headers"]["authorization"]
    line.send(stream_head().replace(b"\r\n\r\n", f"\r\nX-You-Sent: {key}\r\n\r\n".encode(), 1))
    line.send(chunked(event("x", "stop"), DONE), END_OF_CHUNKS)


def cut(line, request):
    line.send(head(content_length=100, x_you_sent=request["headers"]["authorization"]), b"{")
    return False


def nonsense(line, request):
    line.send(f"NONSENSE {request['headers']['authorization']}\r\n\r\n")
    return False


SCRIPTS = [echoed, refused, told_in_status, streamed, cut, nonsense]


def records_of(caplog):
    return {record.name.partition(".")[0] for record in caplog.records}


def dumped(caplog):
    """What handlers could write of the records, their arguments and exceptions included."""
    return caplog.text + "".join(repr(vars(record)) for record in caplog.records)


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("agent", [False, True], ids=["own", "agent"])
def test_no_logger_shows_the_key_of_a_call(kit, caplog, script, agent):
    with Loopback(script) as server:
        settings = {"httpAgent": AGENTS[kit.name]()} if agent else {}
        client = kit.client(canary(), server.url, maxRetries=0, **settings)
        if script is streamed:
            kit.chunks(kit.do(client.chat.completions.create(MESSAGES, stream=True)))
        else:
            kit.do(client.chat.completions.create(MESSAGES))
        kit.do(client.close())
        if agent:
            kit.do(settings["httpAgent"].close() if kit.name == "sync" else settings["httpAgent"].aclose())
    assert shows(repr(server.requests))
    assert records_of(caplog) >= {"httpcore", "aikit4d"}
    assert not shows(dumped(caplog))


def test_no_logger_shows_a_key_in_an_address(kit, caplog):
    with Loopback(echoed) as server:
        url = server.url.replace("//", f"//user:{canary()}@") + f"?api-key={canary()}"
        client = kit.client(baseURL=url)
        assert kit.do(client.chat.completions.create(MESSAGES)).success
        kit.do(client.close())
    assert server.requests[0]["path"].endswith(f"?api-key={canary()}")
    assert records_of(caplog) >= {"httpx", "httpcore", "aikit4d"}
    assert not shows(dumped(caplog))


def test_no_logger_shows_the_key_of_an_agent(kit, caplog):
    with Loopback(echoed) as server:
        agent = AGENTS[kit.name](headers={"Authorization": f"Bearer {canary()}"})
        result = kit.do(kit.client(baseURL=server.url, httpAgent=agent).chat.completions.create(MESSAGES))
        kit.do(agent.close() if kit.name == "sync" else agent.aclose())
    assert result.success
    assert not shows(dumped(caplog))
    assert not shows(repr(result.headers))


@pytest.mark.parametrize("name", ["hpack.hpack", "hpack.table", "httpcore.http2", "httpcore.proxy"])
def test_the_loggers_of_other_transports_show_no_key(kit, caplog, name):
    def handler(request):
        logging.getLogger(name).debug("Adding %r to the table", request.headers["authorization"].encode())
        return httpx.Response(200, json=completion())

    assert kit.do(kit.client(canary(), handler=handler).chat.completions.create(MESSAGES)).success
    assert "Adding b'***' to the table" in caplog.text
    assert not shows(dumped(caplog))


def test_requests_of_other_people_are_logged_as_they_are(caplog):
    with Loopback(echoed) as server, httpx.Client() as client:
        client.get(f"{server.url}/models?api-key={canary()}")
    assert shows(caplog.text)


def test_the_log_tells_one_line_for_each_attempt(kit, caplog):
    with Loopback(refused) as server:
        client = kit.client(canary(), server.url)
        kit.do(client.chat.completions.create(MESSAGES))
        kit.do(client.close())
    told = [record for record in caplog.records if record.name == "aikit4d"]
    assert [record.levelno for record in told] == [logging.DEBUG]
    assert f"POST {server.url}/chat/completions: 401" in told[0].getMessage()
