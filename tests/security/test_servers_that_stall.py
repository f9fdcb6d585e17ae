"""Every wait has an end: connecting, sending, and reading whatever a server makes of its answer."""

import contextlib
import gzip
import json
import socket
import time
import zlib

import httpx
import pytest

from clients import completion
from loopback import END_OF_CHUNKS, Loopback, chunked, event, head, stream_head, whole

MESSAGES = [{"role": "user", "content": "x"}]
LIMIT = 0.3
LATEST = 3.0
AGENTS = {"sync": httpx.Client, "async": httpx.AsyncClient}


@contextlib.contextmanager
def agent_of(kit, **options):
    agent = AGENTS[kit.name](**options)
    yield agent
    kit.do(agent.close() if kit.name == "sync" else agent.aclose())


def ended(kit, call, *, within=LATEST):
    """The result of a call that fails in time and tells its callbacks so, each once."""
    told = []
    started = time.monotonic()
    result = kit.do(call(onError=told.append, onTerminate=told.append))
    result.request.wait(within)
    assert time.monotonic() - started < within
    assert result.terminated
    assert not result.success
    assert told == [result, result]
    return result


def create(client, **settings):
    return lambda **callbacks: client.chat.completions.create(MESSAGES, **settings, **callbacks)


@contextlib.contextmanager
def full_backlog():
    """An address where connecting never comes to an end."""
    with contextlib.ExitStack() as held:
        server = held.enter_context(socket.socket())
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        for _ in range(8):
            waiting = held.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(server.getsockname())
        time.sleep(0.05)
        yield f"http://127.0.0.1:{server.getsockname()[1]}/v1"


def test_connecting_has_an_end(kit):
    with full_backlog() as url:
        client = kit.client("key", url, timeout=LIMIT, maxRetries=0)
        result = ended(kit, create(client))
        kit.do(client.close())
    assert "Connecting took too long" in result.error.message


def test_a_connection_that_does_not_come_about_is_tried_again(kit, monkeypatch):
    monkeypatch.setattr("aikit4d._core.retry._FIRST_BACKOFF", 0.01)
    with full_backlog() as url:
        client = kit.client("key", url, timeout=LIMIT, maxRetries=2)
        started = time.monotonic()
        result = ended(kit, create(client))
        kit.do(client.close())
    assert time.monotonic() - started > 3 * LIMIT
    assert "Connecting took too long" in result.error.message


def silent(line, request):
    line.wait(LATEST + 2)


def test_a_handshake_has_an_end(kit):
    with Loopback(silent) as server:
        client = kit.client("key", server.url.replace("http:", "https:"), timeout=LIMIT, maxRetries=0)
        result = ended(kit, create(client))
        kit.do(client.close())
    assert "Connecting took too long" in result.error.message


def test_waiting_for_a_connection_of_the_pool_has_an_end(kit):
    def endless(line, request):
        line.send(stream_head())
        while line.wait(0.01):
            line.send(chunked(event("x")))

    with Loopback(endless) as server, agent_of(kit, limits=httpx.Limits(max_connections=1)) as agent:
        client = kit.client("key", server.url, httpAgent=agent, timeout=LIMIT, maxRetries=0)
        stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
        result = ended(kit, create(client))
        kit.do(stream.close())
    assert "No connection became free in time" in result.error.message


class DeafServer:
    """Accepts connections and never reads from them."""

    def __init__(self):
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/v1"

    def __enter__(self):
        return self

    def __exit__(self, *trouble):
        self._socket.close()


UPLOADS = {
    "a file": lambda client: lambda **told: client.files.create(bytes(32 << 20), "batch", **told),
    "messages": lambda client: (
        lambda **told: client.chat.completions.create([{"role": "user", "content": "x" * (32 << 20)}], **told)
    ),
}


@pytest.mark.parametrize("upload", UPLOADS.values(), ids=UPLOADS)
def test_sending_to_a_server_that_does_not_read_has_an_end(kit, upload):
    with DeafServer() as server:
        client = kit.client("key", server.url, timeout=LIMIT)
        result = ended(kit, upload(client))
        kit.do(client.close())
    assert "in time" in result.error.message


def half_closes(*pieces):
    def script(line, request):
        line.send(*pieces)
        line._connection.shutdown(socket.SHUT_WR)
        line.wait(LATEST + 2)

    return script


HALF_CLOSED = {
    "before the head": half_closes(b""),
    "in the head": half_closes(b"HTTP/1.1 200 OK\r\nContent-Ty"),
    "in the body": half_closes(head(content_length=100), b'{"id":'),
    "in a chunk": half_closes(head(transfer_encoding="chunked"), b"64\r\n{"),
}


@pytest.mark.parametrize("script", HALF_CLOSED.values(), ids=HALF_CLOSED)
def test_a_connection_that_is_half_closed_ends_the_call_at_once(kit, script):
    with Loopback(script) as server:
        client = kit.client("key", server.url, timeout=60)
        ended(kit, create(client))
        kit.do(client.close())
    assert len(server.requests) == 1


def test_a_stream_that_is_half_closed_ends_at_once_and_keeps_what_came(kit):
    with Loopback(half_closes(stream_head(), chunked(event("he"), event("llo")[:20]))) as server:
        client = kit.client("key", server.url, timeout=60)
        told = []
        started = time.monotonic()
        result = kit.do(
            client.chat.completions.create(MESSAGES, stream=True, onData=told.append, onTerminate=told.append)
        )
        result.request.wait(LATEST)
        kit.do(client.close())
    assert time.monotonic() - started < LATEST
    assert (result.success, result.choice.text) == (False, "he")
    assert told[1:] == [result]


def drips(*pieces, drop=b" "):
    def script(line, request):
        line.send(*pieces)
        while line.wait(LIMIT / 4):
            line.send(drop)

    return script


DRIPPING = {
    "continue": drips(drop=b"HTTP/1.1 100 Continue\r\n\r\n"),
    "an error": drips(head(500, content_length=1000)),
    "a whole answer": drips(head(content_length=1000), b'{"id":'),
    "a page": drips(head(content_length=1000), b"<html>"),
}


@pytest.mark.parametrize("script", DRIPPING.values(), ids=DRIPPING)
@pytest.mark.parametrize("stream", [False, True])
def test_drops_do_not_keep_a_call_alive(kit, script, stream):
    with Loopback(script) as server:
        client = kit.client("key", server.url, timeout=LIMIT, maxRetries=0)
        ended(kit, create(client, stream=stream))
        kit.do(client.close())


@pytest.mark.parametrize("script", [DRIPPING["an error"], DRIPPING["a whole answer"]])
def test_drops_do_not_keep_a_call_of_an_agent_alive(kit, script):
    with Loopback(script) as server, agent_of(kit) as agent:
        client = kit.client("key", server.url, httpAgent=agent, timeout=LIMIT, maxRetries=0)
        ended(kit, create(client))


def test_headers_without_end_are_refused(kit):
    def endless(line, request):
        line.send(b"HTTP/1.1 200 OK\r\n")
        with contextlib.suppress(OSError):
            for number in range(1_000_000):
                line.send(f"X-{number}: {'x' * 1000}\r\n")

    with Loopback(endless) as server:
        client = kit.client("key", server.url, timeout=60)
        ended(kit, create(client))
        kit.do(client.close())


PACKED = gzip.compress(json.dumps(completion("x" * 5000)).encode())
CODINGS = {
    "gzip": PACKED,
    "deflate": zlib.compress(json.dumps(completion()).encode()),
    "bare deflate": zlib.compress(json.dumps(completion()).encode(), wbits=-15),
}


@pytest.mark.parametrize(("coding", "data"), CODINGS.items())
def test_a_packed_answer_is_read(kit, coding, data):
    headers = {"content_encoding": coding.split()[-1], "content_length": len(data)}
    with Loopback(lambda line, request: line.send(head(**headers), data)) as server:
        client = kit.client("key", server.url)
        assert kit.do(client.chat.completions.create(MESSAGES)).success
        kit.do(client.close())
    assert server.requests[0]["headers"]["accept-encoding"] == "gzip, deflate"


def packed_stream(line, request):
    packer = zlib.compressobj(wbits=31)
    line.send(head(media_type="text/event-stream", transfer_encoding="chunked", content_encoding="gzip"))
    for piece in (event("he"), event("llo", "stop"), b"data: [DONE]\n\n"):
        line.send(chunked(packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH)))
    line.send(chunked(packer.flush()), END_OF_CHUNKS)


def test_a_packed_stream_is_read_as_it_comes(kit):
    with Loopback(packed_stream) as server:
        client = kit.client("key", server.url)
        stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
        assert [chunk.choice.text for chunk in kit.chunks(stream)] == ["he", "llo"]
        kit.do(client.close())
    assert stream.result.success


def cut_by_length(line, request):
    line.send(head(content_encoding="gzip", content_length=len(PACKED)), PACKED[: len(PACKED) // 2])
    return False


def cut_in_the_packing(line, request):
    half = PACKED[: len(PACKED) // 2]
    line.send(head(content_encoding="gzip", transfer_encoding="chunked"), chunked(half), END_OF_CHUNKS)


def damaged(line, request):
    data = PACKED[:20] + bytes(40) + PACKED[60:]
    line.send(head(content_encoding="gzip", content_length=len(data)), data)


def unasked(line, request):
    line.send(head(content_encoding="br", content_length=3), b"abc")


def packed_twice(line, request):
    data = gzip.compress(PACKED)
    line.send(head(content_encoding="gzip, gzip", content_length=len(data)), data)


@pytest.mark.parametrize("script", [cut_by_length, cut_in_the_packing, damaged, unasked, packed_twice])
@pytest.mark.parametrize("call", ["answer", "file"])
def test_a_packed_answer_that_cannot_be_read_is_a_failure(kit, script, call):
    with Loopback(script) as server:
        client = kit.client("key", server.url, maxRetries=0)
        if call == "answer":
            ended(kit, create(client))
        else:
            result = ended(kit, lambda **told: client.files.content("f", **told))
            assert result.content == b""
        kit.do(client.close())


@pytest.mark.parametrize("accepted", ["br", "gzip, br, zstd", "*"])
def test_no_packing_is_asked_for_that_could_not_be_bounded(kit, accepted):
    with Loopback(lambda line, request: line.send(whole(completion()))) as server, agent_of(kit) as agent:
        agent.headers["Accept-Encoding"] = accepted
        client = kit.client("key", server.url, httpAgent=agent)
        assert kit.do(client.chat.completions.create(MESSAGES)).success
    assert server.requests[0]["headers"]["accept-encoding"] == "gzip, deflate"


def test_an_agent_may_ask_for_unpacked_answers(kit):
    with Loopback(lambda line, request: line.send(whole(completion()))) as server, agent_of(kit) as agent:
        agent.headers["Accept-Encoding"] = "identity"
        assert kit.do(
            kit.client("key", server.url, httpAgent=agent).chat.completions.create(MESSAGES)
        ).success
    assert server.requests[0]["headers"]["accept-encoding"] == "identity"
