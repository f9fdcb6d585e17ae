"""The body of an answer: unpacked, and as a whole within its limits."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from aikit4d._core.unpacking import unpacker_for
from aikit4d._core.wire import TransportFailure

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    import httpx

    from aikit4d._core.transport import AsyncAnswer, SyncAnswer
    from aikit4d._core.unpacking import Unpacker

DRAIN_SECONDS = 0.1
_LONGEST_DRAIN = 1 << 20


async def drained(answer: SyncAnswer | AsyncAnswer) -> None:
    """Read the little that may be left of a body, so that its connection can be kept."""
    with contextlib.suppress(TransportFailure):
        await rest_of_body(answer, _LONGEST_DRAIN, DRAIN_SECONDS)


async def rest_of_body(answer: SyncAnswer | AsyncAnswer, most: int, within: float | None) -> bytes:
    """What is left of the body of `answer`, where that is `most` bytes at most and comes in time."""
    if within is not None:
        answer.limit_total(within)
    pieces, size = [], 0
    while max(size, answer.told_size) <= most and (piece := await answer.piece()) is not None:
        pieces.append(piece)
        size += len(piece)
        answer.require_time()
    if max(size, answer.told_size) > most:
        raise TransportFailure("too large", f"The answer is larger than {most} bytes")
    return b"".join(pieces)


def unpacked(response: httpx.Response) -> Iterator[bytes]:
    """The body of an answer, unpacked; httpx would unpack a whole network read at once."""
    if response.is_stream_consumed:
        return response.iter_bytes()
    unpacker = unpacker_for(response.headers.get("content-encoding", ""))
    # `iter_raw` does nothing for an unencoded body but costs time per piece.
    stream: Any = response.stream
    return iter(stream) if unpacker is None else _unpacked(unpacker, response)


def _unpacked(unpacker: Unpacker, response: httpx.Response) -> Iterator[bytes]:
    for packed in response.iter_raw():
        yield from unpacker.feed(packed)
    unpacker.end()


def unpacked_async(response: httpx.Response) -> AsyncIterator[bytes]:
    """`unpacked` for an asynchronous client."""
    if response.is_stream_consumed:
        return response.aiter_bytes()
    unpacker = unpacker_for(response.headers.get("content-encoding", ""))
    stream: Any = response.stream
    return aiter(stream) if unpacker is None else _unpacked_async(unpacker, response)


async def _unpacked_async(unpacker: Unpacker, response: httpx.Response) -> AsyncIterator[bytes]:
    async for packed in response.aiter_raw():
        for piece in unpacker.feed(packed):
            yield piece
    unpacker.end()
