"""What the events of a chat stream say: chunks, errors, an end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aikit4d._core.deltas import StreamAccumulator
from aikit4d._core.error_bodies import error_of
from aikit4d._core.events import EventDecoder, EventTooLargeError
from aikit4d._core.json import JSONError, decode

if TYPE_CHECKING:
    from aikit4d._core.events import Event

Chunk = dict[str, Any]


def chunk_of(event: Event) -> Chunk | str | None:
    """What an event says: a chunk (or an error in its form), a text that is no JSON, `None` for the end.

    A text that is empty stands for JSON that says nothing.
    """
    if event.kind == "done":
        return None
    try:
        said = decode(event.text)
    except JSONError:
        said = event.text
    if event.kind == "error":
        return {"error": said}
    if isinstance(said, dict):
        return said or ""
    if isinstance(said, list) and error_of(said) is not None:
        said = said[0]
    return said if isinstance(said, (dict, str)) else ""


def plain_chunk(text: str) -> Chunk | None:
    """The chunk in the data of an event, where a look at the text shows that it holds no error.

    An error has that word in it; an escape could hide one of its letters.
    """
    if not text or "error" in text or "\\u00" in text:
        return None
    try:
        said = decode(text)
    except JSONError:
        return None
    return said if isinstance(said, dict) else None


def answer_of_events(data: bytes) -> Chunk | None:
    """The answer, or the error, in an event stream that came where none was asked for.

    `None` when `data` is no event stream, or one that is cut short.
    """
    decoder, gathered, complete = EventDecoder(), StreamAccumulator(), False
    try:
        events = [*decoder.feed(data), *decoder.end()]
    except EventTooLargeError:
        return None
    for chunk in map(chunk_of, events):
        if isinstance(chunk, dict) and error_of(chunk) is not None:
            return chunk
        if chunk is None:
            complete = True
            break
        gathered.add(chunk)
    return gathered.answer() if gathered.choices() and (complete or gathered.finished) else None
