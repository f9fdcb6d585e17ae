"""Show an answer word by word while the model writes it, then what it cost."""

import sys

from aikit4d import OpenAI


def main(question: str) -> None:
    messages = [{"role": "user", "content": question}]
    with (
        OpenAI() as client,
        client.chat.completions.create(
            messages,
            model="gpt-4o-mini",
            stream=True,
            stream_options={"include_usage": True},
        ) as stream,
    ):
        for chunk in stream:
            if chunk.choice:
                print(chunk.choice.text, end="", flush=True)
        print()
        if stream.result.success:
            print(f"{stream.result.usage.total_tokens} tokens")
        else:
            print("The answer is not whole:", stream.result.error)


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or "Tell me a short story about a lighthouse.")
