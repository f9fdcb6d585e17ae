"""How an answer reaches the client: whole or as events, late, slowly, or cut off."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

HangUp = Callable[[Scope], None]


@dataclass(frozen=True)
class Answer:
    """An answer's status, headers and body.

    Attributes:
        pieces: The body in the pieces in which it is sent: one event each for a stream, else one.
        media_type: Its ``Content-Type``.
        status: HTTP status.
        streamed: Whether the pieces are events.
    """

    pieces: tuple[bytes, ...]
    media_type: str
    status: int = 200
    streamed: bool = False


@dataclass(frozen=True)
class Delivery:
    """How an answer is sent.

    Attributes:
        delay: Seconds before the first byte.
        between: Seconds between two events of a stream.
        drop: Whether the connection is closed instead of the answer's end.
        after: What is sent before that: so many events of a stream, so many bytes of a whole body; ``None``
            for not even a status.
        headers: Headers of the answer, beside and before its own.
    """

    delay: float = 0
    between: float = 0
    drop: bool = False
    after: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what cannot be sent, when it is scripted and not when a request comes."""
        for name, value in (("delay", self.delay), ("between", self.between), ("after", self.after or 0)):
            if isinstance(value, bool) or not isinstance(value, int if name == "after" else (int, float)):
                raise TypeError(f"{name} must be a number, not {type(value).__name__}")
            if value < 0:
                raise ValueError(f"{name} must not be negative: {value}")
        for name, text in self.headers.items():
            if not isinstance(text, str) or not (name + text).isprintable():
                raise TypeError(f"headers must be one-line texts, which {name!r} is not")


def json_answer(data: Any, status: int = 200) -> Answer:
    """A JSON body."""
    return Answer((msgspec.json.encode(data),), "application/json", status)


def event_answer(events: Iterable[Mapping[str, Any]], *, named: bool = False, done: bool = True) -> Answer:
    """A stream of server-sent events.

    Args:
        events: What each event's data is, in order.
        named: Whether each event is named by its ``type`` (images do that, chat does not).
        done: Whether ``[DONE]`` ends the stream.
    """
    pieces = [_event(event, named=named) for event in events]
    if done:
        pieces.append(b"data: [DONE]\n\n")
    return Answer(tuple(pieces), "text/event-stream; charset=utf-8", streamed=True)


def _event(data: Mapping[str, Any], *, named: bool) -> bytes:
    name = f"event: {data['type']}\n".encode() if named else b""
    return name + b"data: " + msgspec.json.encode(data) + b"\n\n"


class AnswerResponse(Response):
    """Sends an `Answer` as a `Delivery` says."""

    def __init__(
        self, answer: Answer, delivery: Delivery, common_headers: Mapping[str, str], hang_up: HangUp
    ) -> None:
        pieces = _first(answer, delivery.after) if delivery.drop else answer.pieces
        super().__init__(status_code=answer.status)
        self._pieces = pieces
        self._answer = answer
        self._delivery = delivery
        self._hang_up = hang_up
        self.raw_headers: list[tuple[bytes, bytes]] = _raw_headers(
            answer, {**common_headers, **_lower(delivery.headers)}
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; a client that leaves, or a server that closes, ends it early."""
        if await _gone_within(receive, self._delivery.delay):
            return
        if not (self._delivery.drop and self._delivery.after is None):
            await send(
                {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
            )
            if await self._send_pieces(receive, send):
                return
        if self._delivery.drop:
            self._hang_up(scope)
            await receive()
            return
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _send_pieces(self, receive: Receive, send: Send) -> bool:
        for number, piece in enumerate(self._pieces):
            if number and await _gone_within(receive, self._delivery.between):
                return True
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        return False


def _first(answer: Answer, after: int | None) -> tuple[bytes, ...]:
    if answer.streamed:
        return answer.pieces[:after]
    return (b"".join(answer.pieces)[:after],)


def _lower(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _raw_headers(answer: Answer, given: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    headers = {"content-type": answer.media_type, **given}
    if not answer.streamed:
        headers["content-length"] = str(sum(map(len, answer.pieces)))
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


async def _gone_within(receive: Receive, seconds: float) -> bool:
    """Wait so long, or until the connection is closed; says whether it was."""
    if seconds <= 0:
        return False
    try:
        # The body has been read, so what comes next can only be the end of the connection.
        async with asyncio.timeout(seconds):
            await receive()
    except TimeoutError:
        return False
    return True
