"""Asynchronous calls that are cancelled anywhere leave the pool as it was."""

import asyncio
import random
import time

import httpx
import pytest
from soaking import LONG, EchoServer, messages, size

from aikit4d import AsyncOpenAI

CALLS = size(600, 10_000)
AT_ONCE = 25
MOST_STEPS = 45
TEN = httpx.Limits(max_connections=10, max_keepalive_connections=10)


async def whole(client, text):
    return (await client.chat.completions.create(messages(text))).choice.text


async def streamed(client, text):
    stream = await client.chat.completions.create(messages(text), stream=True)
    async with stream:
        return "".join([chunk.choice.text async for chunk in stream])


async def given_up(client, text):
    stream = await client.chat.completions.create(messages(text), stream=True)
    async for _ in stream:
        break
    await stream.close()
    return text


async def listed(client, text):
    return text if (await client.models.list()).request.response else ""


KINDS = (whole, streamed, given_up, listed)


async def cancelled(call, steps, pause):
    """Run a call, and cancel it after so many steps of the loop; whether it was cancelled."""
    task = asyncio.ensure_future(call)
    for _ in range(steps):
        await asyncio.sleep(0)
    await asyncio.sleep(pause)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        return True
    return False


async def storm(calls, seed):
    """Cancel calls, some at a time, at points drawn by `seed`; how many were cancelled."""
    draw = random.Random(seed)
    ended = 0
    for begun in range(0, CALLS, AT_ONCE):
        points = ((draw.randrange(MOST_STEPS), draw.choice((0, 0, 0.001, 0.004))) for _ in range(AT_ONCE))
        group = [cancelled(calls(draw, begun + place), *point) for place, point in enumerate(points)]
        ended += sum(await asyncio.gather(*group))
    return ended


async def require_good_calls(client):
    started = time.monotonic()
    for number in range(5):
        assert await whole(client, f"good {number}") == f"good {number}"
    assert time.monotonic() - started < 3


async def after_a_storm(seed, settings):
    async with EchoServer([0, 0.002]) as server:
        client = AsyncOpenAI("key", server.url, timeout=5, **settings)
        ended = await storm(lambda draw, number: draw.choice(KINDS)(client, f"text {number}"), seed)
        assert CALLS * 0.2 < ended < CALLS
        await require_good_calls(client)
        await client.close()


@pytest.mark.parametrize("seed", range(size(2, 4)))
def test_after_cancelled_calls_the_own_pool_works(seed):
    asyncio.run(after_a_storm(seed, {}))


@pytest.mark.parametrize("seed", range(size(2, 4)))
def test_after_cancelled_calls_a_pool_of_ten_works_and_is_empty(seed):
    async def body():
        async with httpx.AsyncClient(limits=TEN) as agent:
            await after_a_storm(seed, {"httpAgent": agent})
            pool = agent._transport._pool
            assert pool._requests == []
            assert all(connection.is_idle() for connection in pool.connections)

    asyncio.run(body())


@pytest.mark.parametrize("seed", range(size(2, 4)))
def test_calls_that_are_not_cancelled_get_their_own_answers_in_a_storm(seed):
    async def lasting(client):
        return [await whole(client, f"lasting {number}") for number in range(50)]

    async def body():
        async with httpx.AsyncClient(limits=TEN) as agent, EchoServer([0, 0.001]) as server:
            client = AsyncOpenAI("key", server.url, httpAgent=agent)
            others = asyncio.gather(*(lasting(client) for _ in range(3)))
            await storm(lambda draw, number: draw.choice(KINDS)(client, f"text {number}"), seed)
            assert await others == [[f"lasting {number}" for number in range(50)]] * 3

    asyncio.run(body())


def test_a_call_that_is_cancelled_twice_leaves_nothing_behind():
    async def body():
        async with httpx.AsyncClient(limits=TEN) as agent, EchoServer() as server:
            client = AsyncOpenAI("key", server.url, httpAgent=agent, timeout=5)
            draw = random.Random(1)
            for number in range(size(300, 3000)):
                task = asyncio.ensure_future(draw.choice(KINDS)(client, f"text {number}"))
                for _ in range(2):
                    for _ in range(draw.randrange(20)):
                        await asyncio.sleep(0)
                    task.cancel()
                await asyncio.gather(task, return_exceptions=True)
            await require_good_calls(client)
            assert agent._transport._pool._requests == []

    asyncio.run(body())


@pytest.mark.skipif(not LONG, reason="looks at httpx alone: part of the long form")
def test_the_same_storm_takes_every_connection_of_bare_httpx():
    """Why `_core/pools.py` exists; when this fails, httpx mends its pools itself."""

    async def asked(agent, url, text):
        return await agent.post(f"{url}/chat/completions", json={"messages": messages(text)})

    async def body():
        limits = httpx.Timeout(5, pool=1)
        async with httpx.AsyncClient(limits=TEN, timeout=limits) as agent, EchoServer([0, 0.002]) as server:

            async def call(number):
                try:
                    await asked(agent, server.url, f"text {number}")
                except httpx.PoolTimeout:
                    return

            await storm(lambda draw, number: call(number), 0)
            with pytest.raises(httpx.PoolTimeout):
                await asked(agent, server.url, "good")

    asyncio.run(body())
