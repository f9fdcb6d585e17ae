"""Streams: which call gives one, and what its chunks are."""

from typing import Any, assert_type

from aikit4d import (
    AsyncOpenAI,
    AsyncOpenAIStream,
    OpenAI,
    OpenAIChatCompletionsResult,
    OpenAIChatCompletionsStreamResult,
    OpenAIChoice,
    OpenAIStream,
)
from aikit4d.typed import ChatStreamParameters, Message


def show(chunk: OpenAIChatCompletionsStreamResult) -> None:
    print(chunk.choice.text)


def told_nothing() -> None: ...


def iterated(client: OpenAI, messages: list[Message], *, whether: bool) -> None:
    create = client.chat.completions.create
    stream = create(messages, model="m", stream=True)
    assert_type(stream, OpenAIStream)
    for chunk in stream:
        assert_type(chunk, OpenAIChatCompletionsStreamResult)
        assert_type(chunk.choice, OpenAIChoice | Any)
    assert_type(stream.result, OpenAIChatCompletionsStreamResult)

    assert_type(create(messages, {"model": "m", "stream": True}), OpenAIStream)
    assert_type(create(messages, {"model": "m"}, stream=True), OpenAIStream)
    annotated: ChatStreamParameters = {"stream": True, "idleTimeout": 5}
    assert_type(create(messages, annotated), OpenAIStream)
    with create(messages, stream=True) as opened:
        assert_type(next(opened), OpenAIChatCompletionsStreamResult)

    assert_type(create(messages, {"stream": False}), OpenAIChatCompletionsResult)
    assert_type(create(messages, stream=False), OpenAIChatCompletionsResult)
    assert_type(create(messages, stream=whether), OpenAIChatCompletionsResult | OpenAIStream)

    print(stream.choice)  # type: ignore[attr-defined]
    for _ in create(messages):  # type: ignore[attr-defined]
        pass
    create(messages, stream=True, modle="m")  # type: ignore[call-overload]
    create(messages, stream="yes")  # type: ignore[call-overload]


def given_to_callbacks(client: OpenAI, messages: list[Message]) -> None:
    create = client.chat.completions.create
    told = create(
        messages,
        {
            "stream": True,
            "onData": lambda chunk: print(chunk.choice.text, chunk.data),
            "onTerminate": lambda result: print(result.data),
        },
    )
    assert_type(told, OpenAIChatCompletionsStreamResult)
    told.request.wait(10)
    by_keyword = create(messages, stream=True, onData=show, formula=lambda chunk: chunk.data)
    assert_type(by_keyword, OpenAIChatCompletionsStreamResult)

    create(messages, stream=True, onData=len)  # type: ignore[call-overload]
    create(messages, stream=True, onData=told_nothing)  # type: ignore[call-overload]


async def awaited(client: AsyncOpenAI, messages: list[Message]) -> None:
    create = client.chat.completions.create
    stream = await create(messages, stream=True)
    assert_type(stream, AsyncOpenAIStream)
    async for chunk in stream:
        assert_type(chunk, OpenAIChatCompletionsStreamResult)
    async with await create(messages, {"stream": True}) as opened:
        assert_type(opened, AsyncOpenAIStream)
    assert_type(await create(messages, {"stream": True, "onData": show}), OpenAIChatCompletionsStreamResult)
    assert_type(await create(messages), OpenAIChatCompletionsResult)

    for _ in stream:  # type: ignore[attr-defined]
        pass
    print(create(messages).choice)  # type: ignore[attr-defined]


def of_helpers_and_pictures(client: OpenAI) -> None:
    helper = client.chat.create("system", model="m")
    assert_type(helper.prompt("x"), OpenAIChatCompletionsResult)
    assert_type(helper.prompt("x", stream=True), OpenAIStream)
    assert_type(helper.prompt("x", stream=True, onData=show), OpenAIChatCompletionsStreamResult)
    picture = client.chat.vision.create("https://example.com/picture.png")
    assert_type(picture.prompt("What is this?", {"model": "m"}), OpenAIChatCompletionsResult)
    assert_type(picture.prompt("What is this?", {"stream": True}), OpenAIStream)
    assert_type(picture.prompt("What is this?", stream=True), OpenAIStream)
