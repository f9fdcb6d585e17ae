"""Streams on connections of the caller's own HTTP client: they end as soon as on the library's own."""

import threading
import time

import httpx
import pytest

from aikit4d import OpenAI
from loopback import DONE, Loopback, chunked, event, stream_head

MESSAGES = [{"role": "user", "content": "x"}]
AGENTS = {"sync": httpx.Client, "async": httpx.AsyncClient}
LATEST = 2
LIMIT = 8


@pytest.fixture
def agent(kit):
    made = AGENTS[kit.name]()
    yield made
    kit.do(made.close() if kit.name == "sync" else made.aclose())


def held_after_the_end(line, request):
    line.send(stream_head(), chunked(event("hello", "stop"), DONE))
    line.wait(LIMIT)
    return False


def held_after_the_beginning(line, request):
    line.send(stream_head(), chunked(event("hello")))
    line.wait(LIMIT)
    return False


def test_a_stream_ends_with_its_last_event_though_the_server_holds_the_line(kit, agent):
    with Loopback(held_after_the_end) as server:
        client = kit.client("key", server.url, httpAgent=agent, timeout=LIMIT)
        started = time.monotonic()
        stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
        assert [chunk.choice.text for chunk in kit.chunks(stream)] == ["hello"]
        assert time.monotonic() - started < LATEST
        assert stream.result.success


@pytest.mark.parametrize("leave", ["close", "terminate"])
def test_ending_a_stream_wakes_the_thread_that_waits_for_it(leave):
    with (
        Loopback(held_after_the_beginning) as server,
        httpx.Client() as agent,
        OpenAI("key", server.url, httpAgent=agent, timeout=LIMIT) as client,
    ):
        stream = client.chat.completions.create(MESSAGES, stream=True)
        next(stream)
        waiting = threading.Thread(target=list, args=(stream,))
        waiting.start()
        time.sleep(0.2)
        started = time.monotonic()
        stream.close() if leave == "close" else stream.result.request.terminate()
        waiting.join(LIMIT)
        assert time.monotonic() - started < LATEST
        assert stream.result.terminated
        assert not stream.result.success
        assert server.closed_by_peer.wait(LATEST)
