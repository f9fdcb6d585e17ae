"""What the functions and models of this package raise."""

from typing import Any


class UnexpectedStatus(Exception):
    """The server answered with a status that the document does not describe.

    Raised by streams, and by other functions where `Client.raise_on_unexpected_status` is true.
    """

    def __init__(self, status_code: int, content: bytes) -> None:
        self.status_code = status_code
        self.content = content
        super().__init__(
            f"Unexpected status code: {status_code}\n\nResponse content:\n{content.decode(errors='ignore')}"
        )


class ErrorEvent(Exception):
    """The server reported an error in the middle of a stream; `error` is what it said, as decoded JSON."""

    def __init__(self, error: Any) -> None:
        self.error = error
        message = error.get("message") if isinstance(error, dict) else error
        super().__init__(f"The stream reported an error: {message}")


class UnexpectedValue(ValueError):
    """JSON does not fit the model that it is read by; `place` says where, as in `messages[0].role`."""

    def __init__(self, problem: str, place: str = "") -> None:
        self.problem = problem
        self.place = place
        super().__init__(f"{place}: {problem}" if place else problem)

    def within(self, outer: str) -> "UnexpectedValue":
        """The same problem, seen from one level further out."""
        joint = "." if self.place and not self.place.startswith("[") else ""
        return UnexpectedValue(self.problem, f"{outer}{joint}{self.place}")


__all__ = ["ErrorEvent", "UnexpectedStatus", "UnexpectedValue"]
