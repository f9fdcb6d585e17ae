"""Get an answer as an instance of your own class instead of a text."""

from dataclasses import dataclass
from typing import Literal

from aikit4d import OpenAI

MAIL = "Hello, my lamp (order 4711) arrived broken. Please send a new one. Regards, Ada"


@dataclass
class Request:
    """What a customer wants."""

    name: str
    order: int
    wish: Literal["refund", "replacement", "information"]
    polite: bool


def main() -> None:
    with OpenAI() as client:
        result = client.chat.completions.create(
            [{"role": "user", "content": f"What does this customer want?\n\n{MAIL}"}],
            model="gpt-4o-mini",
            response_format=Request,
        )
    request = result.choice.parsed if result.success else None
    if isinstance(request, Request):
        print(f"{request.name} wants a {request.wish} for order {request.order}")
    else:
        print("No request:", result.choice.text if result.success else result.error)


if __name__ == "__main__":
    main()
