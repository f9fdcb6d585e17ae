"""Results that are lists know their items and their following pages."""

from typing import Any, assert_type

from aikit4d import (
    AsyncOpenAI,
    AsyncOpenAIChatCompletionsListResult,
    AsyncOpenAIFileListResult,
    AsyncOpenAIModelListResult,
    OpenAI,
    OpenAIChatCompletion,
    OpenAIChatCompletionsListResult,
    OpenAIFile,
    OpenAIListResult,
    OpenAIMessage,
    OpenAIModel,
    OpenAIModelListResult,
)


def ids(models: OpenAIListResult[OpenAIModel]) -> list[str]:
    return [model.id for model in models]


def of_the_synchronous_client(client: OpenAI) -> None:
    models = client.models.list()
    for model in models:
        assert_type(model, OpenAIModel)
        assert_type(model.id, str | Any)
    assert_type(models[0], OpenAIModel)
    assert_type(models[:2], list[OpenAIModel])
    assert_type(models.models, list[OpenAIModel])
    assert_type(len(models), int)
    assert_type(models.nextPage(), OpenAIModelListResult | None)
    assert_type(list(client.files.list(purpose="batch").iterate()), list[OpenAIFile])
    ids(models)

    completions = client.chat.completions.list(limit=2)
    assert_type(completions.nextPage(), OpenAIChatCompletionsListResult | None)
    for completion in completions.iterate():
        assert_type(completion, OpenAIChatCompletion)
        print(completion.choice.text)
    for message in client.chat.completions.messages.list("id"):
        assert_type(message, OpenAIMessage)

    ids(client.files.list())  # type: ignore[arg-type]
    print(models["first"])  # type: ignore[call-overload]
    print(models.nextPage().models)  # type: ignore[union-attr]
    models.append(models[0])  # type: ignore[attr-defined]


async def of_the_asynchronous_client(client: AsyncOpenAI) -> None:
    models = await client.models.list()
    assert_type(models, AsyncOpenAIModelListResult)
    for model in models:
        assert_type(model, OpenAIModel)
    assert_type(await models.nextPage(), AsyncOpenAIModelListResult | None)
    async for file in (await client.files.list()).iterate():
        assert_type(file, OpenAIFile)
    assert_type(await (await client.files.list()).nextPage(), AsyncOpenAIFileListResult | None)
    listed = await client.chat.completions.list()
    assert_type(listed, AsyncOpenAIChatCompletionsListResult)
    async for completion in listed.iterate():
        assert_type(completion, OpenAIChatCompletion)

    for _ in models.iterate():  # type: ignore[attr-defined]
        pass
    async for _ in models:  # type: ignore[attr-defined]
        pass
    for _ in client.models.list():  # type: ignore[attr-defined]
        pass
