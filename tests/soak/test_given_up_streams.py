"""Streams that are left half-read, in every way there is, leave room for the next call."""

import asyncio
import contextlib
import gc
import time

import httpx
import pytest
from soaking import answer_to, messages, size

from aikit4d import AsyncOpenAI, OpenAI
from loopback import Loopback, chunked, event, stream_head

STREAMS = size(30, 200)
LIMITS = httpx.Limits(max_connections=10, max_keepalive_connections=10)


def endless_or_plain(line, request):
    if b'"stream":true' not in request["body"]:
        line.send(*answer_to(request["body"]))
        return
    line.send(stream_head())
    while line.wait(0.01):
        line.send(chunked(event("x")))


def by_break(client):
    for _ in client.chat.completions.create(messages("x"), stream=True):
        break


def by_close(client):
    stream = client.chat.completions.create(messages("x"), stream=True)
    next(stream)
    stream.close()


def by_leaving_with(client):
    with client.chat.completions.create(messages("x"), stream=True) as stream:
        next(stream)


def by_exception(client):
    stream = client.chat.completions.create(messages("x"), stream=True)
    with contextlib.suppress(LookupError), stream:
        raise LookupError(next(stream))


def by_callback(client):
    def callback(chunk):
        raise LookupError

    client.chat.completions.create(messages("x"), stream=True, onData=callback).request.wait(5)


def by_terminating(client):
    result = client.chat.completions.create(messages("x"), stream=True, onData=lambda chunk: None)
    result.request.terminate()
    result.request.wait(5)


def by_forgetting_it_half_read(client):
    next(client.chat.completions.create(messages("x"), stream=True))


def by_forgetting_it_unread(client):
    client.chat.completions.create(messages("x"), stream=True)


WAYS = [
    by_break, by_close, by_leaving_with, by_exception, by_callback, by_terminating,
    by_forgetting_it_half_read, by_forgetting_it_unread,
]  # fmt: skip


@pytest.mark.parametrize("leave", WAYS)
@pytest.mark.parametrize("pool", ["own", "ten"])
def test_streams_given_up_leave_room_for_a_call(leave, pool):
    with Loopback(endless_or_plain) as server, httpx.Client(limits=LIMITS) as agent:
        settings = {"httpAgent": agent} if pool == "ten" else {}
        with OpenAI("key", server.url, timeout=5, **settings) as client:
            for _ in range(STREAMS):
                leave(client)
            gc.collect()
            started = time.monotonic()
            assert client.chat.completions.create(messages("good")).choice.text == "good"
            assert time.monotonic() - started < 2


async def async_by_break(client):
    async for _ in await client.chat.completions.create(messages("x"), stream=True):
        break


async def async_by_close(client):
    stream = await client.chat.completions.create(messages("x"), stream=True)
    await anext(stream)
    await stream.close()


async def async_by_leaving_with(client):
    async with await client.chat.completions.create(messages("x"), stream=True) as stream:
        await anext(stream)


async def async_by_terminating(client):
    stream = await client.chat.completions.create(messages("x"), stream=True)
    await anext(stream)
    stream.result.request.terminate()


async def async_by_callback(client):
    def callback(chunk):
        raise LookupError

    await client.chat.completions.create(messages("x"), stream=True, onData=callback)


async def async_by_cancelling(client):
    async def read():
        async for _ in await client.chat.completions.create(messages("x"), stream=True):
            pass

    task = asyncio.create_task(read())
    await asyncio.sleep(0.003)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def async_by_forgetting_it_half_read(client):
    await anext(await client.chat.completions.create(messages("x"), stream=True))


async def async_by_forgetting_it_unread(client):
    await client.chat.completions.create(messages("x"), stream=True)


ASYNC_WAYS = [
    async_by_break, async_by_close, async_by_leaving_with, async_by_terminating, async_by_callback,
    async_by_cancelling, async_by_forgetting_it_half_read, async_by_forgetting_it_unread,
]  # fmt: skip


@pytest.mark.parametrize("leave", ASYNC_WAYS)
@pytest.mark.parametrize("pool", ["own", "ten"])
def test_asynchronous_streams_given_up_leave_room_for_a_call(leave, pool):
    async def body(url):
        async with httpx.AsyncClient(limits=LIMITS) as agent:
            settings = {"httpAgent": agent} if pool == "ten" else {}
            async with AsyncOpenAI("key", url, timeout=5, **settings) as client:
                for _ in range(STREAMS):
                    await leave(client)
                gc.collect()
                started = time.monotonic()
                assert (await client.chat.completions.create(messages("good"))).choice.text == "good"
                assert time.monotonic() - started < 2

    with Loopback(endless_or_plain) as server:
        asyncio.run(body(server.url))
