"""`OpenAIChatCompletionsStreamResult`: an answer piece by piece, told to callbacks."""

from aikit4d import OpenAI, OpenAIChatCompletionsStreamResult


def show_chunk(chunk: OpenAIChatCompletionsStreamResult) -> None:
    if chunk.choice:
        print(chunk.choice.delta.text, end="")


def show_end(result: OpenAIChatCompletionsStreamResult) -> None:
    if result.success:
        print("\nended:", result.choice.finish_reason, result.usage.total_tokens)
    else:
        print("\nfailed:", result.errors[0].message)


with OpenAI() as client:
    messages = [{"role": "user", "content": "Tell me a story."}]
    result = client.chat.completions.create(
        messages,
        {
            "stream": True,
            "stream_options": {"include_usage": True},
            "onData": show_chunk,
            "onTerminate": show_end,
        },
    )
    result.request.wait()
