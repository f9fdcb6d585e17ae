"""Connections are freed at once, and used again."""

import asyncio
import gc
import threading
import time

import pytest

from aikit4d import AsyncOpenAI, OpenAI
from clients import completion
from loopback import DONE, END_OF_CHUNKS, Loopback, chunked, event, stream_head, whole

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


@pytest.mark.parametrize("leave", [by_break, by_close, by_with])
def test_leaving_a_stream_frees_its_connection(leave):
    with Loopback(endless) as server, OpenAI("key", server.url) as client:
        leave(client.chat.completions.create(MESSAGES, stream=True))
        assert server.closed_by_peer.wait(1)


def test_closing_a_stream_wakes_the_thread_that_waits_for_it():
    def silent(line, request):
        line.send(stream_head(), chunked(event("x")))
        line.wait(10)

    with Loopback(silent) as server, OpenAI("key", server.url) as client:
        stream = client.chat.completions.create(MESSAGES, stream=True)
        started = time.monotonic()
        threading.Timer(0.1, stream.close).start()
        assert [chunk.choice.text for chunk in stream] == ["x"]
        assert time.monotonic() - started < 5
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


@pytest.mark.parametrize("leave", [async_by_break, async_by_close, async_by_with])
def test_leaving_an_asynchronous_stream_frees_its_connection(leave):
    async def body():
        async with AsyncOpenAI("key", server.url) as client:
            await leave(await client.chat.completions.create(MESSAGES, stream=True))
            return await asyncio.to_thread(server.closed_by_peer.wait, 1)

    with Loopback(endless) as server:
        assert asyncio.run(body())


def test_cancelling_frees_the_connection():
    async def body():
        async with AsyncOpenAI("key", server.url) as client:
            stream = await client.chat.completions.create(MESSAGES, stream=True)

            async def consume():
                async for _ in stream:
                    pass

            task = asyncio.create_task(consume())
            await asyncio.sleep(0.05)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            return await asyncio.to_thread(server.closed_by_peer.wait, 1), stream.result

    with Loopback(endless) as server:
        freed, result = asyncio.run(body())
    assert freed
    assert not result.success
    assert result.choice.text.startswith("x")


def test_a_callback_that_raises_frees_the_connection(kit, caplog):
    told = []

    def raising(chunk):
        raise ValueError("not today")

    with Loopback(endless) as server:
        client = kit.client("key", server.url)
        result = kit.do(
            client.chat.completions.create(MESSAGES, stream=True, onData=raising, onTerminate=told.append)
        )
        result.request.wait(2)
        assert server.closed_by_peer.wait(1)
        kit.do(client.close())
    assert told == [result]
    assert "raising" in caplog.text


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
