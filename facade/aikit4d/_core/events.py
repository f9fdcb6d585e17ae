"""Server-sent events, decoded from the bytes of an answer as they arrive.

httpx-sse reads the fields of an event. What it leaves to its caller, or does otherwise, stands around it:
cutting bytes into lines (its line decoder takes text that is already decoded, and holds an event back until
the byte after a carriage return), a bound on memory, `error` fields, the last event of a stream that ends
without an empty line, events parted by one line end, and a short way for the one shape that nearly all events
have.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

# The package shows its decoder only behind an httpx response. All of 0.4 has it here.
from httpx_sse._decoders import SSEDecoder

EVENT_LIMIT = 64 * 1024 * 1024

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FIELD = re.compile(rb"(?:data|event|id|retry)?:|data\s*$")
_COLON = ord(":")


class EventTooLargeError(ValueError):
    """An event, or a line, of a stream holds more bytes than the decoder's limit allows."""


class Event(msgspec.Struct, frozen=True, gc=False):
    """One event that says something.

    Attributes:
        kind: `data` for data, `done` for the data `[DONE]`, `error` for a field named `error`.
        text: What it says; several lines are joined by line feeds, bytes that are not UTF-8 read U+FFFD.
    """

    kind: Literal["data", "done", "error"]
    text: str


class EventDecoder:
    """Decodes server-sent events; the events are the same for every way of cutting the bytes into pieces.

    Only LF, CR and CRLF end a line. Comments, empty data, `id` and `retry` are nothing, and the name of
    an event decides nothing.

    Args:
        limit: The most bytes that one event, or one line, may hold (default: 64 MiB).

    Attributes:
        saw_field: Whether a field or comment has come; what has none is no stream of events.
    """

    def __init__(self, limit: int = EVENT_LIMIT) -> None:
        self._limit = limit
        self._at_start = True
        self._after_carriage_return = False
        self._line = bytearray()
        self._lines: list[bytes] = []
        self._size = 0
        self._failure: EventTooLargeError | None = None
        self._holds_nothing = False
        self.saw_field = False

    def feed(self, data: bytes) -> list[Event]:
        """Decode the next bytes.

        Returns:
            The events that these bytes complete.

        Raises:
            EventTooLargeError: The limit is exceeded. Events that came before are returned first; the next
            call raises.
        """
        text = self.lone_data(data)
        if text:
            return [Event("data", text)]
        events: list[Event] = []
        if self._failure is None:
            self._read(self._completed(data), events)
        if self._failure is not None and not events:
            raise self._failure
        held = self._at_start or self._after_carriage_return or self._line or self._lines or self._failure
        self._holds_nothing = not held
        return events

    def lone_data(self, data: bytes) -> str:
        """The data of the next bytes where they are one event of one line, as nearly all are; else empty.

        What is found need not be fed.
        """
        if (
            self._holds_nothing
            and data.startswith(b"data: {")
            and data.endswith(b"\n\n")
            and data.find(b"\n") == len(data) - 2 <= self._limit
            and b"\r" not in data
        ):
            return data[6:-2].decode("utf-8", "replace")
        return ""

    def end(self) -> list[Event]:
        """Decode what is left at the end of the stream, also an event that no empty line closed.

        Raises:
            EventTooLargeError: As for `feed`.
        """
        return self.feed(b"\n\n")

    def _completed(self, data: bytes) -> list[bytes]:
        """The lines that `data` completes; what follows them is kept."""
        if self._after_carriage_return and data:
            self._after_carriage_return = False
            data = data.removeprefix(b"\n")
        if b"\r" in data:
            self._after_carriage_return = data.endswith(b"\r")
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        lines = data.split(b"\n")
        rest = lines.pop()
        if lines and self._line:
            lines[0] = bytes(self._line) + lines[0]
            self._line = bytearray()
        self._line += rest
        if self._at_start:
            self._skip_byte_order_mark(lines)
        return lines

    def _skip_byte_order_mark(self, lines: list[bytes]) -> None:
        if lines:
            self._at_start = False
            lines[0] = lines[0].removeprefix(_BYTE_ORDER_MARK)
        elif len(self._line) >= len(_BYTE_ORDER_MARK):
            self._at_start = False
            self._line = self._line.removeprefix(_BYTE_ORDER_MARK)

    def _read(self, lines: list[bytes], events: list[Event]) -> None:
        for line in lines:
            if not self.saw_field:
                self.saw_field = _FIELD.match(line) is not None
            if not line:
                if self._lines:
                    self._close(events)
            elif self._size + len(line) > self._limit:
                self._fail()
                return
            elif line[0] != _COLON:
                if self._lines and _is_next_event(self._lines[-1], line):
                    self._close(events)
                self._lines.append(line)
                self._size += len(line)
        if self._size + len(self._line) > self._limit:
            self._fail()

    def _fail(self) -> None:
        self._failure = EventTooLargeError(f"an event of the stream holds more than {self._limit} bytes")
        self._line.clear()
        self._lines.clear()

    def _close(self, events: list[Event]) -> None:
        lines = self._lines
        self._lines = []
        self._size = 0
        if len(lines) == 1 and lines[0].startswith(b"data: "):
            _tell(lines[0][6:].decode("utf-8", "replace"), events)
        else:
            _read_fields(lines, events)


def _is_next_event(line: bytes, following: bytes) -> bool:
    """Whether two data lines are two events: some servers part them so, and no JSON text goes on so."""
    if not (line.startswith(b"data:") and line.endswith(b"}")):
        return False
    return following.startswith((b"data: {", b"data:{", b"data: [DONE]", b"data:[DONE]"))


def _read_fields(lines: list[bytes], events: list[Event]) -> None:
    fields = SSEDecoder()
    errors: list[bytes] = []
    for line in lines:
        name, _, value = line.partition(b":")
        if name == b"error":
            errors.append(value.removeprefix(b" "))
        else:
            fields.decode(line.decode("utf-8", "replace"))
    event = fields.decode("")
    if event is not None:
        _tell(event.data, events)
    error = b"\n".join(errors).strip()
    if error:
        events.append(Event("error", error.decode("utf-8", "replace")))


def _tell(data: str, events: list[Event]) -> None:
    if data.startswith("{"):
        events.append(Event("data", data))
    elif data.strip() == "[DONE]":
        events.append(Event("done", "[DONE]"))
    elif data and not data.isspace():
        events.append(Event("data", data))
