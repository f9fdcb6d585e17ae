"""Callbacks get the result of the call that they are given to."""

from typing import assert_type

from aikit4d import (
    AsyncOpenAI,
    AsyncOpenAIModelListResult,
    OpenAI,
    OpenAIEmbeddingsResult,
    OpenAIModelListResult,
    OpenAIParameters,
    OpenAIResult,
)
from aikit4d.typed import Message


def show_models(result: OpenAIModelListResult) -> None:
    print(result.models)


def show_any(result: OpenAIResult) -> None:
    print(result.success)


async def show_later(result: OpenAIResult) -> None:
    print(result.success)


def told_nothing() -> None: ...


def given_to_calls(client: OpenAI, messages: list[Message]) -> None:
    client.models.list({"onResponse": show_models, "onError": show_any})
    client.models.list(onResponse=lambda result: print(assert_type(result, OpenAIModelListResult)))
    client.models.list({"onTerminate": lambda result: print(assert_type(result, OpenAIModelListResult))})
    client.chat.completions.create(
        messages, onResponse=lambda result: print(result.choice.text, result.usage.total_tokens)
    )
    client.embeddings.create(
        "x", "m", {"formula": lambda result: assert_type(result, OpenAIEmbeddingsResult).vectors}
    )
    client.models.list(OpenAIParameters(onTerminate=show_any))
    started = client.models.list(formula=print)
    assert_type(started, OpenAIModelListResult)
    assert_type(started.terminated, bool)

    client.models.retrieve("m", onResponse=show_models)  # type: ignore[arg-type]
    client.models.list(onResponse=show_models())  # type: ignore[call-arg, func-returns-value]
    client.models.list(onResponse=told_nothing)  # type: ignore[arg-type]
    client.models.list(onSuccess=show_models)  # type: ignore[call-arg]


async def given_to_awaited_calls(client: AsyncOpenAI, messages: list[Message]) -> None:
    await client.models.list(onTerminate=show_later)
    await client.models.list({"onResponse": show_models})
    result = await client.models.list(
        onResponse=lambda result: print(assert_type(result, AsyncOpenAIModelListResult))
    )
    assert_type(result, AsyncOpenAIModelListResult)
    await client.chat.completions.create(messages, onResponse=show_later)

    await client.models.list(onResponse=3)  # type: ignore[arg-type]
