"""Which limit a wait has, whatever the settings are, and what a server can do within one."""

import contextlib
import re
import time

import httpx
import pytest

from aikit4d._core import transport
from clients import Wire, answer, completion
from loopback import DONE, END_OF_CHUNKS, Loopback, chunked, event, head, stream_head

AGENTS = {"sync": httpx.Client, "async": httpx.AsyncClient}
MESSAGES = [{"role": "user", "content": "x"}]
LIMIT = 0.3
LATEST = 3.0
LIMITS = {
    "nothing given": ({}, {}, (10, 600, 10)),
    "the client's": ({"timeout": 60}, {}, (10, 60, 10)),
    "the call's": ({"timeout": 60}, {"timeout": 30}, (10, 30, 10)),
    "less than connecting may take": ({"timeout": 2}, {}, (2, 2, 2)),
    "none of the client": ({"timeout": 0}, {}, (10, 600, 10)),
    "none of the call": ({"timeout": 60}, {"timeout": 0}, (10, 60, 10)),
    "none of both": ({"timeout": 0}, {"timeout": 0}, (10, 600, 10)),
    "less than none of the call": ({"timeout": 60}, {"timeout": -1}, (10, 60, 10)),
    "nothing of the call": ({"timeout": 60}, {"timeout": None}, (10, 60, 10)),
}


@contextlib.contextmanager
def agent_of(kit, **options):
    agent = AGENTS[kit.name](**options)
    yield agent
    kit.do(agent.close() if kit.name == "sync" else agent.aclose())


@pytest.mark.parametrize(("of_client", "of_call", "expected"), LIMITS.values(), ids=LIMITS)
def test_every_wait_has_a_limit(kit, of_client, of_call, expected):
    wire = Wire(answer(completion()))
    client = kit.client("key", handler=wire, **of_client)
    kit.do(client.chat.completions.create(MESSAGES, **of_call))
    connect, read, pool = expected
    told = wire.requests[0].extensions["timeout"]
    assert told == {"connect": connect, "read": read, "write": read, "pool": pool}


@pytest.mark.parametrize("setting", ["timeout", "idleTimeout"])
@pytest.mark.parametrize("seconds", [float("inf"), float("nan"), "1", True])
def test_a_limit_that_is_no_number_of_seconds_raises(kit, setting, seconds):
    with pytest.raises((TypeError, ValueError), match=setting):
        kit.client("key", **{setting: seconds})
    client = kit.client("key", handler=pytest.fail)
    with pytest.raises((TypeError, ValueError), match=setting):
        kit.do(client.chat.completions.create(MESSAGES, **{setting: seconds}))


def short_stream(line, request):
    line.send(stream_head(), chunked(event("hello", "stop"), DONE), END_OF_CHUNKS)


@pytest.mark.parametrize("seconds", [1e10, 1e300])
def test_a_limit_of_more_than_a_life_is_one_all_the_same(kit, seconds):
    with Loopback(short_stream) as server:
        client = kit.client("key", server.url, timeout=seconds, idleTimeout=seconds)
        stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
        assert [chunk.choice.text for chunk in kit.chunks(stream)] == ["hello"]
        kit.do(client.close())


def test_waiting_for_a_connection_is_limited_by_itself_and_not_by_the_timeout(kit, monkeypatch):
    def endless(line, request):
        line.send(stream_head())
        while line.wait(0.01):
            line.send(chunked(event("x")))

    monkeypatch.setattr(transport, "POOL_TIMEOUT", LIMIT)
    limits = httpx.Limits(max_connections=1)
    with Loopback(endless) as server, agent_of(kit, limits=limits) as agent:
        client = kit.client("key", server.url, httpAgent=agent, timeout=60, maxRetries=0)
        stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
        started = time.monotonic()
        result = kit.do(client.chat.completions.create(MESSAGES))
        assert LIMIT <= time.monotonic() - started < LATEST
        kit.do(stream.close())
    assert "No connection became free in time" in result.error.message


def test_a_late_drop_does_not_begin_the_limit_anew(kit):
    def drops_late(line, request):
        line.send(head(content_length=100), b"{")
        line.wait(1.2)
        line.send(b" ")
        line.wait(LATEST)

    with Loopback(drops_late) as server:
        client = kit.client("key", server.url, timeout=1.5, maxRetries=0)
        started = time.monotonic()
        assert not kit.do(client.chat.completions.create(MESSAGES)).success
        assert 1.4 < time.monotonic() - started < 2.5
        kit.do(client.close())


def drip(line, byte, *start):
    """Send the same byte again and again, for longer than these tests may take."""
    line.send(*start)
    for _ in range(120):
        if not line.wait(LIMIT / 6):
            return
        line.send(chunked(byte))


def drips_in_an_event(line, request):
    drip(line, b"x", stream_head(), chunked(event("he"), b'data: {"'))


def drips_white_space_before_all(line, request):
    drip(line, b" ", stream_head(), chunked(b" "))


def drips_in_a_comment(line, request):
    drip(line, b"-", stream_head(), chunked(event("he"), b":"))


DRIPPING = {
    "an event": (drips_in_an_event, "he"),
    "white space": (drips_white_space_before_all, ""),
    "a comment": (drips_in_a_comment, "he"),
}


@pytest.mark.parametrize(("script", "text"), DRIPPING.values(), ids=DRIPPING)
@pytest.mark.parametrize("form", ["iterated", "callbacks"])
@pytest.mark.parametrize("has_agent", [False, True], ids=["own", "agent"])
def test_a_stream_that_brings_no_line_to_its_end_is_silent(kit, script, text, form, has_agent):
    chunks, ended = [], []
    told = {"onData": chunks.append, "onTerminate": ended.append} if form == "callbacks" else {}
    with Loopback(script) as server, agent_of(kit) as agent:
        client = kit.client("key", server.url, idleTimeout=LIMIT, httpAgent=agent if has_agent else None)
        started = time.monotonic()
        stream = kit.do(client.chat.completions.create(MESSAGES, stream=True, **told))
        if form == "iterated":
            kit.chunks(stream)
        result = stream.request.wait(LATEST) and stream if told else stream.result
        assert time.monotonic() - started < LATEST
        assert server.closed_by_peer.wait(1)
        kit.do(client.close())
    assert not result.success
    assert re.search("in time|too long", result.error.message)
    assert (result.choice.text if result.choice else "") == text
    assert ended == ([result] if told else [])
    assert len(server.requests) == 1


def test_an_event_that_comes_slowly_but_in_time_is_whole(kit):
    def slow(line, request):
        line.send(stream_head())
        data = event("hello", "stop")
        for place in range(0, len(data), 20):
            line.send(chunked(data[place : place + 20]))
            line.wait(0.02)
        line.wait(LIMIT * 0.8)
        line.send(chunked(event(None), DONE), END_OF_CHUNKS)

    with Loopback(slow) as server:
        client = kit.client("key", server.url, idleTimeout=LIMIT)
        stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
        kit.chunks(stream)
        kit.do(client.close())
    assert stream.result.success
    assert stream.result.choice.text == "hello"
