"""A server that stops anywhere ends the call within its limit, with an error, callbacks once."""

import json
import time

import pytest

from clients import completion
from loopback import DONE, END_OF_CHUNKS, Loopback, chunked, event, head, stream_head, whole

MESSAGES = [{"role": "user", "content": "x"}]
LIMIT = 0.3
LATEST = 3.0


def silent(line, request):
    line.wait(LATEST + 2)


def dripping_head(line, request):
    for byte in head(content_length=100):
        line.send(bytes([byte]))
        if not line.wait(0.05):
            return


def dripping_body(line, request):
    line.send(head(content_length=100))
    for _ in range(100):
        line.send(b" ")
        if not line.wait(0.05):
            return


def stops_in_head(line, request):
    line.send(b"HTTP/1.1 200 OK\r\nContent-Ty")
    line.wait(LATEST + 2)


def stops_in_body(line, request):
    line.send(head(content_length=100), b'{"id":')
    line.wait(LATEST + 2)


def closes_in_head(line, request):
    line.send(b"HTTP/1.1 200 OK\r\nContent-Ty")
    return False


def closes_in_body(line, request):
    line.send(head(content_length=100), b'{"id":')
    return False


def resets_in_body(line, request):
    line.send(head(content_length=100), b'{"id":')
    line.reset()
    return False


@pytest.mark.parametrize(
    "script",
    [
        silent,
        dripping_head,
        dripping_body,
        stops_in_head,
        stops_in_body,
        closes_in_head,
        closes_in_body,
        resets_in_body,
    ],
)
def test_a_server_that_stops_ends_the_call_with_an_error(kit, script):
    told = []
    with Loopback(script) as server:
        client = kit.client("key", server.url, timeout=LIMIT)
        started = time.monotonic()
        result = kit.do(
            client.chat.completions.create(MESSAGES, onError=told.append, onTerminate=told.append)
        )
        result.request.wait(LATEST)
        took = time.monotonic() - started
        kit.do(client.close())
    assert not result.success
    assert result.terminated
    assert result.error.message
    assert result.error.__cause__ is not None
    assert told == [result, result]
    assert took < LATEST
    assert len(server.requests) == 1, "what may have been worked on is not sent twice"


def silent_after_a_chunk(line, request):
    line.send(stream_head(), chunked(event("he")))
    line.wait(LATEST + 2)


def stops_in_an_event(line, request):
    line.send(stream_head(), chunked(event("he"), event("llo")[:20]))
    line.wait(LATEST + 2)


def closes_after_a_chunk(line, request):
    line.send(stream_head(), chunked(event("he")))
    return False


def resets_in_an_event(line, request):
    line.send(stream_head(), chunked(event("he"), event("llo")[:20]))
    # What is on its way would be lost.
    line.wait(0.1)
    line.reset()
    return False


BROKEN_STREAMS = [silent_after_a_chunk, stops_in_an_event, closes_after_a_chunk, resets_in_an_event]


@pytest.mark.parametrize("script", BROKEN_STREAMS)
@pytest.mark.parametrize("form", ["iterated", "callbacks"])
def test_a_stream_that_goes_silent_keeps_what_came(kit, script, form):
    told = []
    with Loopback(script) as server:
        client = kit.client("key", server.url, idleTimeout=LIMIT)
        started = time.monotonic()
        if form == "iterated":
            stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
            kit.chunks(stream)
            result = stream.result
        else:
            result = kit.do(
                client.chat.completions.create(
                    MESSAGES, stream=True, onData=told.append, onTerminate=told.append
                )
            )
            result.request.wait(LATEST)
        took = time.monotonic() - started
        kit.do(client.close())
    assert took < LATEST
    assert not result.success
    assert result.choice.message.text == "he"
    if script is silent_after_a_chunk:
        assert "idleTimeout" in result.error.hint
    if form == "callbacks":
        assert told[-1] is result
        assert told.count(result) == 1


def test_the_silence_limit_of_a_call_beats_the_clients(kit):
    with Loopback(silent_after_a_chunk) as server:
        client = kit.client("key", server.url, idleTimeout=60)
        started = time.monotonic()
        stream = kit.do(client.chat.completions.create(MESSAGES, stream=True, idleTimeout=LIMIT))
        kit.chunks(stream)
        kit.do(client.close())
    assert time.monotonic() - started < LATEST


def test_comments_are_signs_of_life(kit):
    def with_comments(line, request):
        line.send(stream_head())
        for _ in range(4):
            line.send(chunked(b": still here\n\n"))
            line.wait(LIMIT / 2)
        line.send(chunked(event("hello", "stop"), DONE), END_OF_CHUNKS)

    with Loopback(with_comments) as server:
        client = kit.client("key", server.url, idleTimeout=LIMIT)
        stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
        kit.chunks(stream)
        kit.do(client.close())
    assert stream.result.success
    assert stream.result.choice.text == "hello"


def test_a_long_stream_may_take_longer_than_the_timeout(kit):
    def slow(line, request):
        line.send(stream_head())
        for _ in range(5):
            line.send(chunked(event("x")))
            line.wait(LIMIT / 2)
        line.send(chunked(event(None, "stop"), DONE), END_OF_CHUNKS)

    with Loopback(slow) as server:
        client = kit.client("key", server.url, timeout=LIMIT)
        stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
        kit.chunks(stream)
        kit.do(client.close())
    assert stream.result.choice.text == "xxxxx"
    assert stream.result.success


def test_a_finished_stream_that_stays_open_is_complete(kit):
    def never_ends(line, request):
        line.send(stream_head(), chunked(event("hello", "stop")))
        line.wait(LATEST + 2)

    with Loopback(never_ends) as server:
        client = kit.client("key", server.url, idleTimeout=LIMIT)
        stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
        kit.chunks(stream)
        kit.do(client.close())
    assert stream.result.success
    assert stream.result.choice.text == "hello"


def test_after_the_done_mark_nobody_waits_for_the_server(kit):
    def stays_open(line, request):
        line.send(stream_head(), chunked(event("hello", "stop"), DONE))
        line.wait(LATEST + 2)

    with Loopback(stays_open) as server:
        client = kit.client("key", server.url)
        started = time.monotonic()
        stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
        kit.chunks(stream)
        took = time.monotonic() - started
        kit.do(client.close())
    assert stream.result.success
    assert took < 1


def test_a_read_call_is_repeated_after_a_cut_answer(kit):
    def cut_once(line, request):
        if len(server.requests) == 1:
            line.send(head(content_length=100), b'{"id":')
            return False
        line.send(whole(completion()))
        return None

    with Loopback(cut_once) as server:
        client = kit.client("key", server.url)
        result = kit.do(client.chat.completions.retrieve("c1"))
        kit.do(client.close())
    assert result.success
    assert len(server.requests) == 2


def test_a_kept_connection_that_was_closed_meanwhile_costs_no_call(kit):
    def closes_on_the_second(line, request):
        if len(server.requests) == 2:
            return False
        line.send(whole(completion()))
        return None

    with Loopback(closes_on_the_second) as server:
        client = kit.client("key", server.url)
        results = [kit.do(client.chat.completions.create(MESSAGES)) for _ in range(2)]
        kit.do(client.close())
    assert [result.success for result in results] == [True, True]
    assert len(server.requests) == 3
    assert json.loads(server.requests[1]["body"]) == json.loads(server.requests[2]["body"])
    keys = {request["headers"]["idempotency-key"] for request in server.requests[1:]}
    assert len(keys) == 1


def test_a_refused_connection_is_tried_again_and_named(kit):
    with Loopback(silent) as server:
        url = server.url
    client = kit.client("key", url, maxRetries=1)
    result = kit.do(client.chat.completions.create(MESSAGES))
    kit.do(client.close())
    assert not result.success
    assert "connect" in result.error.message
    assert "baseURL" in result.error.hint
    assert result.error.status == 0


def test_terminate_ends_a_call_that_waits():
    from aikit4d import OpenAI

    told = []
    with Loopback(silent) as server, OpenAI("key", server.url) as client:
        result = client.chat.completions.create(MESSAGES, onTerminate=told.append)
        while not server.requests:
            time.sleep(0.01)
        result.request.terminate()
        result.request.wait(LATEST)
        assert told == [result]
    assert not result.success
    assert "terminated" in result.error.message
