"""Chat requests as people write them."""

from typing import Any, assert_type

from aikit4d import (
    OpenAI,
    OpenAIChatCompletionsParameters,
    OpenAIChatCompletionsResult,
    OpenAIChoice,
    OpenAIMessage,
    OpenAITool,
)
from aikit4d.typed import ChatCompletionsParameters, Message


def add(a: int, b: int) -> int:
    return a + b


class City: ...


def the_first_conversation_of_the_readme(client: OpenAI) -> None:
    messages = [{"role": "system", "content": "You are a helpful assistant."}]
    messages.append({"role": "user", "content": "Hello, how are you?"})
    result = client.chat.completions.create(messages, {"model": "gpt-4o-mini"})
    assert_type(result, OpenAIChatCompletionsResult)
    assert_type(result.choice.text, str | Any)
    messages.append(result.choice.message)
    client.chat.completions.create(messages)


def messages_of_every_kind(client: OpenAI, stored: list[dict[str, Any]]) -> None:
    create = client.chat.completions.create
    create([{"role": "user", "content": "x"}], {"model": "m"})
    create([{"role": "a word of the provider", "content": "x", "a key of the provider": 1}])
    create([OpenAIMessage(role="user", content="x"), {"role": "user", "content": "y"}])
    create([{"role": "user", "content": [{"type": "text", "text": "What is this?"}]}])
    create(({"role": "user", "content": "x"},))
    create(stored)
    create(None)
    annotated: list[Message] = [{"role": "user", "content": "x"}]
    create(annotated)

    create("Hello")  # type: ignore[arg-type]
    create(["Hello"])  # type: ignore[list-item]
    create({"role": "user", "content": "x"})  # type: ignore[call-overload]
    wrong: Message = {"content": "x"}  # type: ignore[typeddict-item]
    create([wrong])


def parameters_by_keyword(client: OpenAI, messages: list[Message]) -> None:
    create = client.chat.completions.create
    result = create(
        messages,
        model="m",
        temperature=0.2,
        n=2,
        seed=1,
        stop=["."],
        metadata={"topic": "x"},
        logit_bias={"50256": -100},
        modalities=["text"],
        reasoning_effort="a word of the provider",
        tools=[add, OpenAITool(name="f"), {"name": "g"}],
        tool_choice={"type": "function", "function": {"name": "g"}},
        response_format=City,
        extraBody={"a field of the provider": 1},
        extraHeaders={"X-Mine": "yes"},
        timeout=10,
        maxRetries=0,
        throw=True,
        user=None,
    )
    assert_type(result, OpenAIChatCompletionsResult)

    create(messages, modle="m")  # type: ignore[call-overload]
    create(messages, model=3)  # type: ignore[call-overload]
    create(messages, temperature="hot")  # type: ignore[call-overload]
    create(messages, n=1.5)  # type: ignore[call-overload]
    create(messages, tools=add)  # type: ignore[call-overload]
    create(messages, extraHeaders={"X-Mine": 1})  # type: ignore[dict-item]
    create(messages, onResponse="print")  # type: ignore[call-overload]


def parameters_in_a_mapping(client: OpenAI, messages: list[Message], read: dict[str, Any]) -> None:
    create = client.chat.completions.create
    assert_type(create(messages, {"model": "m", "temperature": 0.2}), OpenAIChatCompletionsResult)
    kept = {"model": "m", "temperature": 0.2}
    assert_type(create(messages, kept), OpenAIChatCompletionsResult)
    assert_type(create(messages, read, temperature=1), OpenAIChatCompletionsResult)
    create(messages, **read)

    annotated: ChatCompletionsParameters = {"model": "m", "seed": 3, "top_p": 0.5}
    create(messages, annotated)
    create(messages, **annotated)
    unknown: ChatCompletionsParameters = {"modle": "m"}  # type: ignore[typeddict-unknown-key]
    wrong: ChatCompletionsParameters = {"temperature": "hot"}  # type: ignore[typeddict-item]
    create(messages, unknown)
    create(messages, wrong)
    create(messages, "m")  # type: ignore[call-overload]


def parameters_as_an_object(client: OpenAI, messages: list[Message], read: dict[str, Any]) -> None:
    parameters = OpenAIChatCompletionsParameters({"model": "m"}, temperature=0.2)
    parameters.max_completion_tokens = 100
    parameters.seed = 1
    assert_type(parameters.temperature, float)
    assert_type(client.chat.completions.create(messages, parameters), OpenAIChatCompletionsResult)
    OpenAIChatCompletionsParameters(read, tools=[add])

    unknown = OpenAIChatCompletionsParameters(read)
    client.chat.completions.create(messages, unknown, model="m")

    parameters.n = "two"  # type: ignore[assignment]
    OpenAIChatCompletionsParameters(modle="m")  # type: ignore[call-arg]
    OpenAIChatCompletionsParameters(temperature="hot")  # type: ignore[arg-type]


def what_an_answer_has(result: OpenAIChatCompletionsResult) -> None:
    assert_type(result.success, bool)
    assert_type(result.choices, list[OpenAIChoice])
    assert_type(result.choice, OpenAIChoice | Any)
    assert_type(result.choices[0].message, OpenAIMessage | Any)
    assert_type(result.choices[0].finish_reason, str | None)
    assert_type(result.id, str)
    print(result.usage.total_tokens, result.headers["x-request-id"], result.request.response.status)
    for error in result.errors:
        assert_type(error.status, int)
    print(result.error.message, result.error.hint)
    for call in result.choice.message.tool_calls or []:
        print(call.id, call.function.name)

    result.choice.text = 3  # type: ignore[misc]
    print(result.choise)  # type: ignore[attr-defined]
    print(result.choices[0].finish_reason.upper())  # type: ignore[union-attr]


def stored_completions(client: OpenAI) -> None:
    completions = client.chat.completions
    assert_type(completions.retrieve("id"), OpenAIChatCompletionsResult)
    assert_type(completions.update("id", {"topic": "x"}), OpenAIChatCompletionsResult)
    assert_type(completions.delete("id").deleted, bool)
    completions.update("id", None)
    completions.list({"metadata": {"topic": "x"}, "limit": 3})
    completions.list(metadata="metadata[topic]=x", order="desc")

    completions.retrieve(3)  # type: ignore[arg-type]
    completions.update("id", {"topic": 1})  # type: ignore[dict-item]
    completions.list(limit="3")  # type: ignore[arg-type]
