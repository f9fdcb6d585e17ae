"""Calls with callbacks return at once; whoever needs the answer can wait for it."""

from aikit4d import OpenAI, OpenAIChatCompletionsResult, OpenAIModelListResult, OpenAIResult


def show_models(result: OpenAIModelListResult) -> None:
    print([model.id for model in result.models])


def show_text(result: OpenAIChatCompletionsResult) -> None:
    print(result.choice.text)


def show_error(result: OpenAIResult) -> None:
    print("failed:", result.errors[0].status)


with OpenAI() as client:
    listed = client.models.list({"onResponse": show_models})
    listed.request.wait()

    messages = [{"role": "user", "content": "Hello"}]
    answered = client.chat.completions.create(messages, {"onResponse": show_text, "onError": show_error})
    answered.request.wait()

    refused = client.models.retrieve("no such model", {"onResponse": show_models, "onError": show_error})
    refused.request.wait()

    helper = client.chat.create("You are a helpful assistant.", {"onTerminate": show_text})
    helper.prompt("Hello, helper").request.wait()

    streaming = {
        "stream": True,
        "onData": lambda chunk: print(chunk.choice.text, end="|"),
        "onTerminate": show_text,
    }
    client.chat.create("You are a helpful assistant.", streaming).prompt("One two three").request.wait()
