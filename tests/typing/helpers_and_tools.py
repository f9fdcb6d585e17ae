"""The chat helper, and functions as tools."""

from typing import Any, assert_type

from aikit4d import (
    AsyncOpenAI,
    AsyncOpenAIChatHelper,
    OpenAI,
    OpenAIChatCompletionsResult,
    OpenAIChatHelper,
    OpenAIStream,
)
from aikit4d.errors import OpenAIError
from aikit4d.typed import AnyChatParameters  # noqa: TC001 - as people write it


def add(a: int, b: int) -> int:
    return a + b


def conversation(client: OpenAI) -> None:
    helper = client.chat.create("You are helpful.", {"model": "m", "tools": [add]}, temperature=0.2)
    assert_type(helper, OpenAIChatHelper)
    assert_type(helper.prompt("Hello"), OpenAIChatCompletionsResult)
    assert_type(helper.prompt({"role": "user", "content": "x"}, seed=1), OpenAIChatCompletionsResult)
    assert_type(helper.lastErrors, list[OpenAIError] | None)
    assert_type(helper.prompt("Hello", {"temperature": 0.2}, seed=1), OpenAIChatCompletionsResult)
    assert_type(helper.prompt("Hello", {"stream": True}), OpenAIStream)
    assert_type(helper.prompt("Hello", {"seed": 1}, stream=True), OpenAIStream)
    parameters: AnyChatParameters = {"model": "m", "stream": True}
    client.chat.create({"role": "developer", "content": "x"}, parameters)
    helper.registerTool(add)
    helper.numberOfMessages = 3
    helper.systemPrompt = "Be short."
    helper.reset()

    client.chat.create("x", modle="m")  # type: ignore[call-arg]
    helper.prompt(3)  # type: ignore[call-overload]
    helper.prompt("x", temperature="hot")  # type: ignore[call-overload]
    helper.numberofMessages = 3  # type: ignore[attr-defined]
    helper.numberOfMessages = "3"  # type: ignore[assignment]


def tools(client: OpenAI) -> None:
    helper = client.chat.create()

    @helper.tool
    def weather(city: str) -> str:
        return city

    @helper.tool(name="now", description="The time now")
    def clock() -> str:
        return "noon"

    assert_type(weather("Paris"), str)
    assert_type(clock(), str)

    weather(3)  # type: ignore[arg-type]
    helper.tool(3)  # type: ignore[call-overload]


async def awaited(client: AsyncOpenAI) -> None:
    helper = client.chat.create("x")
    assert_type(helper, AsyncOpenAIChatHelper)
    result = await helper.prompt("Hello")
    assert_type(result, OpenAIChatCompletionsResult)
    assert_type(result.choice.parsed, Any)

    print(helper.prompt("Hello").choice)  # type: ignore[attr-defined]
