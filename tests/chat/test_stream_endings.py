"""Streams that are left before their end: closed, cancelled, interrupted, terminated."""

import asyncio
import pickle

import httpx
import pytest
from chat_wire import MESSAGES, Pieces, chunk, event, hello, next_chunk, opened, streamed

from clients import Wire, kit_of


def close(kit, stream):
    closed = stream.close()
    if closed is not None:
        kit.do(closed)


def body_and(*pieces):
    """A body and the answer that has it."""
    body = Pieces(*pieces)
    return body, lambda request: httpx.Response(200, stream=body)


def test_a_stream_itself_cannot_be_pickled_and_says_why(kit):
    stream = opened(kit, streamed(*hello()))
    with pytest.raises(TypeError, match="copy its result"):
        pickle.dumps(stream)
    close(kit, stream)


def test_closing_gives_the_connection_back_and_keeps_what_came(kit):
    body, given = body_and(*hello())
    stream = opened(kit, given)
    next_chunk(kit, stream)
    assert body.closed is False
    close(kit, stream)
    close(kit, stream)
    assert (body.closed, body.given, kit.chunks(stream)) == (True, 1, [])
    assert (stream.result.terminated, stream.result.success, stream.result.choice.text) == (True, False, "he")
    assert "ended early" in stream.result.error.message


def test_closing_a_stream_that_has_ended_changes_nothing(kit):
    stream = opened(kit, streamed(*hello()))
    kit.chunks(stream)
    close(kit, stream)
    assert stream.result.success


def test_closing_before_the_first_chunk_frees_the_connection(kit):
    body, given = body_and(*hello())
    stream = opened(kit, given)
    close(kit, stream)
    assert (body.closed, body.given, stream.result.success) == (True, 0, False)


def test_a_with_block_closes_the_stream(kit):
    body, given = body_and(*hello())
    stream = opened(kit, given)

    async def inside():
        async with stream as same:
            assert same is stream
            await anext(stream)

    if kit.name == "async":
        kit.do(inside())
    else:
        with stream as same:
            assert same is stream
            next(stream)
    assert (body.closed, body.given, stream.result.terminated) == (True, 1, True)


def test_leaving_the_loop_frees_the_connection(kit):
    body, given = body_and(*hello())
    stream = opened(kit, given)

    async def left():
        async for _ in stream:
            break
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    if kit.name == "async":
        kit.do(left())
    else:
        for _ in stream:
            break
    assert (body.closed, body.given, stream.result.choice.text) == (True, 1, "he")


class Interrupted(BaseException):
    """What no handler of errors may catch."""


def test_an_interruption_frees_the_connection_and_goes_on(kit):
    body, given = body_and(event(chunk("he")), Interrupted())
    stream = opened(kit, given)
    with pytest.raises(Interrupted):
        kit.chunks(stream)
    assert (body.closed, stream.result.terminated, stream.result.choice.text) == (True, True, "he")


class Silent(Pieces):
    """A body that says nothing more after its pieces."""

    async def __aiter__(self):
        for piece in self.pieces:
            yield piece
        await asyncio.sleep(60)


def test_cancelling_frees_the_connection():
    body = Silent(*hello()[:1])

    async def cancelled(stream):
        task = asyncio.ensure_future(_texts(stream))
        await asyncio.sleep(0.02)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    with kit_of("async") as kit:
        stream = opened(kit, lambda request: httpx.Response(200, stream=body))
        kit.do(cancelled(stream))
    assert (body.closed, stream.result.terminated, stream.result.choice.text) == (True, True, "he")


async def _texts(stream):
    return [one.choice.text async for one in stream]


def test_terminating_the_request_ends_the_iteration(kit):
    body, given = body_and(*hello())
    stream = opened(kit, given)
    next_chunk(kit, stream).request.terminate()
    assert kit.chunks(stream) == []
    assert (body.closed, stream.result.success, stream.result.choice.text) == (True, False, "he")
    assert "terminated" in stream.result.error.message


def test_terminating_the_request_in_a_callback_ends_the_stream(kit):
    heard = []
    client = kit.client("k", handler=Wire(streamed(*hello())), maxRetries=0)

    def stop(one):
        heard.append(one.choice.text)
        one.request.terminate()

    call = client.chat.completions.create(
        MESSAGES, stream=True, onData=stop, onError=lambda _: heard.append("end")
    )
    result = kit.do(call)
    result.request.wait(5)
    assert heard == ["he", "end"]
    assert (result.success, result.terminated) == (False, True)
    assert "terminated" in result.error.message


class Watched(Pieces):
    """A body that notes, when it is closed, whether the result of its stream had ended by then."""

    stream = None

    def close(self):
        self.had_ended = self.stream.result.terminated

    async def aclose(self):
        self.close()


def test_a_result_has_ended_before_a_thread_that_waits_for_more_is_woken(kit):
    body = Watched(*hello())
    stream = body.stream = opened(kit, lambda request: httpx.Response(200, stream=body))
    next_chunk(kit, stream)
    close(kit, stream)
    assert body.had_ended
