"""A conversation in the terminal: each question goes out with all that was said before.

Run it with OPENAI_API_KEY set, or with OPENAI_BASE_URL naming another server. An empty
line ends it, and so does Ctrl-D.
"""

from contextlib import suppress

from aikit4d import OpenAI


def main() -> None:
    messages = [{"role": "system", "content": "You answer in one sentence."}]
    with OpenAI() as client, suppress(EOFError):
        while question := input("You: "):
            messages.append({"role": "user", "content": question})
            result = client.chat.completions.create(messages, model="gpt-4o-mini")
            if not result.success:
                print("That did not work:", result.error)
                messages.pop()
                continue
            print("Assistant:", result.choice.text)
            messages.append(result.choice.message)


if __name__ == "__main__":
    main()
