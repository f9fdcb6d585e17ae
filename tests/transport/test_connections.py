"""Connections are freed at once, and used again."""

import asyncio
import contextlib
import gc
import threading
import time

import pytest

from aikit4d import AsyncOpenAI, OpenAI
from clients import completion
from loopback import DONE, END_OF_CHUNKS, Loopback, chunked, event, head, stream_head, whole

MESSAGES = [{"role": "user", "content": "x"}]


def endless(line, request):
    line.send(stream_head())
    while line.wait(0.01):
        line.send(chunked(event("x")))


def short_stream(line, request):
    line.send(stream_head(), chunked(event("hello", "stop"), DONE), END_OF_CHUNKS)


def plain(line, request):
    line.send(whole(completion()))


def by_break(stream):
    for _ in stream:
        break


def by_close(stream):
    next(stream)
    stream.close()


def by_with(stream):
    with stream:
        next(stream)


def by_exception(stream):
    with contextlib.suppress(LookupError), stream:
        raise LookupError(next(stream))


def by_exception_in_the_loop(stream):
    with contextlib.suppress(LookupError):
        for chunk in stream:
            raise LookupError(chunk)


def by_terminating(stream):
    next(stream)
    stream.result.request.terminate()


def freed_at_once(leave, script=endless):
    """Whether the server saw the end within 200 ms: in one of some tries, as the machine may be busy."""
    for _ in range(5):
        with Loopback(script) as server:
            started = leave(server)
            server.closed_by_peer.wait(1)
        if server.closed_by_peer.at - started < 0.2:
            return True
    return False


WAYS = [by_break, by_close, by_with, by_exception, by_exception_in_the_loop, by_terminating]


@pytest.mark.parametrize("leave", WAYS)
def test_leaving_a_stream_frees_its_connection_at_once(leave):
    clients = []

    def left(server):
        clients.append(OpenAI("key", server.url))
        stream = clients[-1].chat.completions.create(MESSAGES, stream=True)
        started = time.monotonic()
        leave(stream)
        return started

    assert freed_at_once(left)
    for client in clients:
        client.close()


def test_closing_a_stream_wakes_the_thread_that_waits_for_it():
    def silent(line, request):
        line.send(stream_head(), chunked(event("x")))
        line.wait(10)

    with Loopback(silent) as server, OpenAI("key", server.url) as client:
        stream = client.chat.completions.create(MESSAGES, stream=True)
        started = time.monotonic()
        closing = threading.Timer(0.1, stream.close)
        closing.start()
        assert [chunk.choice.text for chunk in stream] == ["x"]
        assert time.monotonic() - started < 5
        closing.join()
    assert [error.message for error in stream.result.errors] == ["The stream ended early"]


async def async_by_break(stream):
    async for _ in stream:
        break


async def async_by_close(stream):
    await anext(stream)
    await stream.close()


async def async_by_with(stream):
    async with stream:
        await anext(stream)


async def async_by_exception(stream):
    with contextlib.suppress(LookupError):
        async with stream:
            raise LookupError(await anext(stream))


async def async_by_terminating(stream):
    await anext(stream)
    stream.result.request.terminate()


async def async_by_cancelling(stream):
    async def consume():
        async for _ in stream:
            pass

    task = asyncio.create_task(consume())
    await asyncio.sleep(0.02)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not stream.result.success
    assert stream.result.choice.text.startswith("x")


ASYNC_WAYS = [
    async_by_break, async_by_close, async_by_with, async_by_exception, async_by_terminating,
    async_by_cancelling,
]  # fmt: skip


@pytest.mark.parametrize("leave", ASYNC_WAYS)
def test_leaving_an_asynchronous_stream_frees_its_connection_at_once(leave):
    async def left(server):
        client = AsyncOpenAI("key", server.url)
        stream = await client.chat.completions.create(MESSAGES, stream=True)
        started = time.monotonic()
        await leave(stream)
        # The client stays open so long: it is not its end that frees the connection.
        await asyncio.to_thread(server.closed_by_peer.wait, 1)
        await client.close()
        return started

    assert freed_at_once(lambda server: asyncio.run(left(server)))


@pytest.mark.parametrize("is_answered", [False, True], ids=["waiting", "reading"])
def test_cancelling_a_call_frees_its_connection_at_once(is_answered):
    def silent(line, request):
        line.send(head(content_length=100) if is_answered else b"")
        line.wait(10)

    async def left(server):
        client = AsyncOpenAI("key", server.url)
        task = asyncio.ensure_future(client.chat.completions.create(MESSAGES))
        await asyncio.sleep(0.05)
        started = time.monotonic()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.to_thread(server.closed_by_peer.wait, 1)
        await client.close()
        return started

    assert freed_at_once(lambda server: asyncio.run(left(server)), silent)


def test_a_callback_that_raises_frees_the_connection(kit, caplog):
    told, results, clients, raised = [], [], [], []

    def raising(chunk):
        raised.append(time.monotonic())
        raise ValueError("not today")

    def left(server):
        client = kit.client("key", server.url)
        result = kit.do(
            client.chat.completions.create(MESSAGES, stream=True, onData=raising, onTerminate=told.append)
        )
        results.append(result.request.wait(2) and result)
        clients.append(client)
        return raised[-1]

    assert freed_at_once(left)
    assert told == results
    assert "raising" in caplog.text
    for client in clients:
        kit.do(client.close())


@pytest.mark.parametrize("script", [plain, short_stream])
def test_calls_in_a_row_use_one_connection(kit, script):
    with Loopback(script) as server:
        client = kit.client("key", server.url)
        for _ in range(3):
            if script is plain:
                assert kit.do(client.chat.completions.create(MESSAGES)).success
            else:
                stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
                kit.chunks(stream)
                assert stream.result.success
        kit.do(client.close())
    assert server.connections == 1


def test_many_half_read_streams_leave_room_for_a_call(kit):
    with Loopback(endless_or_plain) as server:
        client = kit.client("key", server.url)
        for _ in range(50):
            stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
            kit.do(stream.close())
        assert kit.do(client.chat.completions.create(MESSAGES)).success
        kit.do(client.close())


def endless_or_plain(line, request):
    return endless(line, request) if b'"stream":true' in request["body"] else plain(line, request)


def test_one_client_serves_several_event_loops():
    async def body():
        return (await client.chat.completions.create(MESSAGES)).success

    with Loopback(plain) as server:
        client = AsyncOpenAI("key", server.url)
        assert [asyncio.run(body()) for _ in range(3)] == [True, True, True]
        gc.collect()
    assert server.connections == 3


def test_close_waits_for_running_calls():
    def slow(line, request):
        time.sleep(0.2)
        plain(line, request)

    with Loopback(slow) as server:
        client = OpenAI("key", server.url)
        result = client.chat.completions.create(MESSAGES, onTerminate=lambda result: None)
        assert not result.terminated
        client.close()
        assert result.terminated
        assert result.success
