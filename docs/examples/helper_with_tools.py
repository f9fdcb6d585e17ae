"""A helper that looks things up: functions become tools, and the model calls them."""

from aikit4d import OpenAI

STOCK = {"lamp": 12, "desk": 0}
PRICES = {"lamp": 49.9, "desk": 310.0}


def main() -> None:
    with OpenAI() as client:
        helper = client.chat.create("You work in a shop.", model="gpt-4o-mini")

        @helper.tool
        def in_stock(article: str) -> int:
            """How many pieces of an article are in stock.

            Args:
                article: The article's name, in lower case.
            """
            return STOCK[article]

        @helper.tool
        def price(article: str, pieces: int = 1) -> float:
            """What an article costs, in euros.

            Args:
                article: The article's name, in lower case.
                pieces: How many of it.
            """
            return PRICES[article] * pieces

        result = helper.prompt("Have you got two lamps, and what do they cost?")
        print(result.choice.text if result.success else result.error)
        print("The conversation:")
        for message in helper.messages:
            called = [call.function.name for call in message.tool_calls or []]
            print(f"{message.role:>10}  {message.text or called}")


if __name__ == "__main__":
    main()
