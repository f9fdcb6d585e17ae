"""The wait before another attempt ends at once when the call or its client does."""

import asyncio
import threading
import time

import pytest

from aikit4d import AsyncOpenAI, OpenAI
from clients import completion
from loopback import Loopback, whole

MESSAGES = [{"role": "user", "content": "x"}]
SOON = 2.0
PAUSE = 0.2
CALLED_TOOL = {"id": "1", "type": "function", "function": {"name": "weather", "arguments": "{}"}}
WEATHER = {"type": "function", "function": {"name": "weather", "parameters": {}}}


def busy(line, request):
    line.send(whole({"error": {"message": "busy"}}, 503, retry_after="30"))


def slowly_busy(line, request):
    line.wait(PAUSE * 2)
    busy(line, request)


def calls_a_tool_and_is_busy(line, request):
    if b'"tool"' in request["body"]:
        busy(line, request)
    else:
        line.send(whole(completion(None, choices=[{"message": {"tool_calls": [CALLED_TOOL]}}])))


@pytest.fixture
def short():
    """Fails a test that takes so long that somebody must have waited."""
    started = time.monotonic()
    yield
    assert time.monotonic() - started < SOON


pytestmark = pytest.mark.usefixtures("short")


def after_a_pause(function):
    timer = threading.Timer(PAUSE, function)
    timer.start()


def test_terminating_a_call_ends_its_wait():
    told = []
    with Loopback(busy) as server, OpenAI("key", server.url) as client:
        result = client.chat.completions.create(MESSAGES, onError=told.append, onTerminate=told.append)
        after_a_pause(result.request.terminate)
        assert result.request.wait(SOON).terminated
    assert result.error.message == "The call was terminated"
    assert told == [result, result]
    assert len(server.requests) == 1


def test_terminating_a_prompt_ends_the_wait_of_its_round(kit):
    with Loopback(calls_a_tool_and_is_busy) as server:
        client = kit.client("key", server.url)
        helper = client.chat.create("system")
        helper.registerTool(WEATHER, lambda arguments: "sunny")
        stream = kit.do(helper.prompt("How is the weather?", stream=True))
        after_a_pause(stream.result.request.terminate)
        kit.chunks(stream)
        kit.do(client.close())
    assert stream.result.error.message == "The call was terminated"
    assert len(server.requests) == 2


def closed_meanwhile(kit, client, call, after=PAUSE):
    """The result of a call whose client is closed while it runs."""
    if kit.name == "sync":
        timer = threading.Timer(after, client.close)
        timer.start()
        result = call(client)
        timer.join()
        return result

    async def both():
        task = asyncio.ensure_future(call(client))
        await asyncio.sleep(after)
        await client.close()
        return await task

    return kit.do(both())


CALLS = {
    "POST": lambda client: client.chat.completions.create(MESSAGES),
    "GET": lambda client: client.models.list(),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_closing_the_client_ends_the_wait_and_the_attempt_that_was_made_counts(kit, call):
    with Loopback(busy) as server:
        result = closed_meanwhile(kit, kit.client("key", server.url), call)
    assert [error.message for error in result.errors] == ["busy"]
    assert result.terminated
    assert len(server.requests) == 1


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_an_attempt_that_closing_the_client_breaks_off_is_not_repeated(kit, call):
    with Loopback(slowly_busy) as server:
        client = kit.client("key", server.url)
        result = closed_meanwhile(kit, client, call)
        assert server.closed_by_peer.wait(1)
    assert result.error.message == "The client was closed"
    assert server.connections == 1


@pytest.mark.parametrize("script", [busy, slowly_busy])
def test_closing_the_client_waits_for_attempts_of_threads_but_for_no_other(script):
    told = []
    with Loopback(script) as server:
        with OpenAI("key", server.url) as client:
            result = client.chat.completions.create(MESSAGES, onError=told.append, onTerminate=told.append)
            if script is busy:
                time.sleep(PAUSE)
        assert told == [result, result]
    assert result.error.message == "busy"
    assert len(server.requests) == 1


def test_a_closed_client_that_is_used_again_repeats_calls_again(kit):
    def busy_at_first(line, request):
        waits = {1: "30", 2: "0"}.get(len(server.requests))
        line.send(whole({}, 503, retry_after=waits) if waits else whole({"data": []}))

    with Loopback(busy_at_first) as server:
        client = kit.client("key", server.url)
        assert not closed_meanwhile(kit, client, CALLS["GET"]).success
        assert kit.do(client.models.list()).success
        kit.do(client.close())
    assert len(server.requests) == 3


def test_closing_in_one_loop_leaves_the_waits_of_another_alone():
    def busy_once(line, request):
        waits = len(server.requests) == 1
        line.send(whole({}, 503, retry_after="0.5") if waits else whole({"data": []}))

    with Loopback(busy_once) as server:
        client = AsyncOpenAI("key", server.url)

        async def closed():
            await client.close()

        after_a_pause(lambda: asyncio.run(closed()))
        assert asyncio.run(client.models.list()).success


def test_a_task_that_is_cancelled_while_its_call_waits_ends_at_once():
    async def body(url):
        async with AsyncOpenAI("key", url) as client, asyncio.timeout(PAUSE):
            await client.models.list()

    with Loopback(busy) as server, pytest.raises(TimeoutError):
        asyncio.run(body(server.url))
    assert len(server.requests) == 1
