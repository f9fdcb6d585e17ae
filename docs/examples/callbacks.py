"""Let calls run while the program does something else; callbacks tell how they went."""

from aikit4d import OpenAI, OpenAIModelListResult, OpenAIResult
from aikit4d import OpenAIChatCompletionsStreamResult as StreamResult


def show_models(result: OpenAIModelListResult) -> None:
    print("Models:", *(model.id for model in result.models))


def show_error(result: OpenAIResult) -> None:
    print("No models:", result.error)


def show_chunk(chunk: StreamResult) -> None:
    if chunk.choice:
        print(chunk.choice.text, end="", flush=True)


def show_end(result: StreamResult) -> None:
    print("\nEnded:", "well" if result.success else result.error)


def main() -> None:
    with OpenAI() as client:
        listing = client.models.list({"onResponse": show_models, "onError": show_error})
        listing.request.wait(30)
        answer = client.chat.completions.create(
            [{"role": "user", "content": "Count to five."}],
            {"stream": True, "onData": show_chunk, "onTerminate": show_end},
            model="gpt-4o-mini",
        )
        print("The calls run; this line does not wait for the answer.")
        answer.request.wait(30)


if __name__ == "__main__":
    main()
