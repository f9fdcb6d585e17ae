"""A conversation through all six chat operations, streaming included.

It talks to the server that OPENAI_BASE_URL and OPENAI_API_KEY name (OPENAI_MODEL names the model), or to
the offline server when neither is set. Operations that a server lacks are shown as what they are.
"""

import contextlib
import os
import sys

from aikit4d import OpenAI, OpenAIChatCompletionsResult, OpenAIResult

MODEL = os.environ.get("OPENAI_MODEL", "gpt-4o-mini")
LONGEST_ANSWER = 200


def show(step: str, result: OpenAIResult, shown: object) -> bool:
    outcome = shown if result.success else f"not here: {result.error}"
    print(f"{step:<16} {outcome}")
    return result.success


def converse(client: OpenAI) -> bool:
    """Create and stream; whether both worked. The rest is shown as the server has it."""
    completions = client.chat.completions
    messages = [
        {"role": "system", "content": "You are a helpful assistant."},
        {"role": "user", "content": "Hello, how are you?"},
    ]
    parameters = {"model": MODEL, "max_completion_tokens": LONGEST_ANSWER}

    first = completions.create(messages, parameters)
    created = show("create", first, first.choice and first.choice.text)

    print(f"{'stream':<16} ", end="")
    stream = completions.create(messages, parameters, stream=True)
    for chunk in stream:
        if chunk.choice:
            print(chunk.choice.text, end="", flush=True)
    print()
    streamed = show("stream ended", stream.result, f"finish_reason={_finish_reason(stream.result)}")

    if first.choice:
        messages.append(first.choice.message)
    messages.append({"role": "user", "content": "And what did I just ask you?"})
    second = completions.create(messages, parameters, store=True, metadata={"topic": "greeting"})
    show("ask again, store", second, second.choice and second.choice.text)

    work_with_stored(client, second.id)
    return created and streamed


def work_with_stored(client: OpenAI, completion_id: str) -> None:
    completions = client.chat.completions
    if not completion_id:
        print("this server gives its answers no id: nothing can be stored")
        return
    read = completions.retrieve(completion_id)
    show("retrieve", read, f"{read.id}, metadata {read.metadata}")
    updated = completions.update(completion_id, {"topic": "greeting", "seen": "yes"})
    show("update", updated, f"metadata {updated.metadata}")
    listed = completions.list(metadata={"seen": "yes"})
    show("list", listed, f"{len(listed)} stored: {[completion.id for completion in listed]}")
    answered = completions.messages.list(completion_id)
    show("messages list", answered, [message.text for message in answered])
    deleted = completions.delete(completion_id)
    show("delete", deleted, f"deleted={bool(deleted)}")


def _finish_reason(result: OpenAIChatCompletionsResult) -> str | None:
    return result.choice.finish_reason if result.choice else None


def main() -> int:
    with contextlib.ExitStack() as open_things:
        settings = {}
        if not os.environ.get("OPENAI_BASE_URL") and not os.environ.get("OPENAI_API_KEY"):
            from aikit4d.offline import OfflineServer  # an extra that only this case needs

            settings["baseURL"] = open_things.enter_context(OfflineServer()).url
            print("Neither OPENAI_BASE_URL nor OPENAI_API_KEY is set: talking to the offline server.")
        client = open_things.enter_context(OpenAI(settings))
        print(f"Server: {client.baseURL}")
        return 0 if converse(client) else 1


if __name__ == "__main__":
    sys.exit(main())
