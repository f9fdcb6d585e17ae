"""Callbacks that raise what ends a thread or a task: their own one, and none of the library's."""

import asyncio

import pytest
from chat_wire import MESSAGES, ended, hello, streamed

from clients import Wire, answer, completion, kit_of

GOOD = answer(completion("hi"))


@pytest.fixture
def sync_kit():
    with kit_of("sync") as made:
        yield made


def client_of(kit, given):
    return kit.client("sk-1", "https://h/v1", handler=Wire(given), maxRetries=0)


def noting(heard, *names):
    """Callbacks that note their names."""
    return {name: lambda _, name=name: heard.append(name) for name in names}


LEAVES = [SystemExit, KeyboardInterrupt, asyncio.CancelledError, GeneratorExit]


def leaving(error):
    def leave(_given):
        raise error("from the callback")

    return leave


@pytest.mark.parametrize("error", LEAVES)
def test_what_would_end_a_thread_of_the_client_ends_nothing(sync_kit, caplog, error):
    heard = []
    given = {**noting(heard, "onTerminate", "formula"), "onResponse": leaving(error)}
    result = ended(sync_kit, client_of(sync_kit, GOOD).chat.completions.create(MESSAGES, given))
    assert heard == ["onTerminate", "formula"]
    assert result.success
    assert "from the callback" in caplog.text


@pytest.mark.parametrize("error", LEAVES)
def test_what_would_end_a_thread_of_the_client_closes_the_stream(sync_kit, caplog, error):
    heard = []
    client = client_of(sync_kit, streamed(*hello()))
    given = {"stream": True, **noting(heard, "onError", "onTerminate"), "onData": leaving(error)}
    result = ended(sync_kit, client.chat.completions.create(MESSAGES, given))
    assert heard == ["onError", "onTerminate"]
    assert (result.success, result.choice.text) == (False, "he")
    assert "from the callback" in caplog.text


@pytest.mark.parametrize("error", LEAVES)
def test_what_ends_the_callers_own_task_goes_on_from_a_callback(error):
    async def call():
        client = client_of(kit, GOOD)
        with pytest.raises(error, match="from the callback"):
            await client.chat.completions.create(MESSAGES, onResponse=leaving(error))

    with kit_of("async") as kit:
        kit.do(call())


WEATHER = {"type": "function", "function": {"name": "weather", "parameters": {}}}
CALLS_WEATHER = {"id": "1", "type": "function", "function": {"name": "weather", "arguments": "{}"}}


@pytest.mark.parametrize("error", LEAVES)
def test_a_tool_that_would_end_a_thread_of_the_client_ends_its_prompt(sync_kit, error):
    heard = []
    called = completion(None, choices=[{"message": {"tool_calls": [CALLS_WEATHER]}}])
    helper = client_of(sync_kit, answer(called)).chat.create(
        "system", noting(heard, "onError", "onTerminate")
    )
    helper.registerTool(WEATHER, leaving(error))
    result = ended(sync_kit, helper.prompt("How is the weather?"))
    assert heard == ["onError", "onTerminate"]
    assert (result.success, result.terminated) == (False, True)
