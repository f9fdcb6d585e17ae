"""A streamed answer read from its connection: chunks as they come, and the whole answer at the end."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Any, Protocol

from aikit4d._core.calls import (
    Outcome,
    answered,
    conclude,
    credentials_of,
    end,
    failure_error,
    tell_end,
    told_failure,
)
from aikit4d._core.chunks import chunk_of, plain_chunk
from aikit4d._core.deltas import StreamAccumulator
from aikit4d._core.drivers import call_quietly, run_blocking
from aikit4d._core.error_bodies import error_of, sentence_of
from aikit4d._core.events import EventDecoder, EventTooLargeError
from aikit4d._core.hints import hint_of
from aikit4d._core.secrets import masked_value
from aikit4d._core.wire import LARGEST_ANSWER, TransportFailure
from aikit4d.chat_streams import AsyncOpenAIStream, OpenAIChatCompletionsStreamResult, OpenAIStream
from aikit4d.errors import OpenAIError
from aikit4d.objects import Object
from aikit4d.request import response_object

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikit4d._core.calls import Call
    from aikit4d._core.drivers import AsyncIO, SyncIO
    from aikit4d._core.wire import Answer

_WHOLE_BODY_STARTS = b'{[<"'
_EXCERPT_LIMIT = 200
_BLANK = re.compile(rb"(?:[ \t\r\n]|\xef\xbb\xbf)*")
_PARTS_OF_A_MARK = (b"", b"\xef", b"\xef\xbb")


class Reader(Protocol):
    """What brings the chunks of one or more answers, and the final result."""

    pending: deque[OpenAIChatCompletionsStreamResult]

    @property
    def result(self) -> Any:
        """The final result; `terminated` is false until the end."""

    async def open(self) -> None:
        """Send the request."""

    async def fill(self) -> bool:
        """Read until a chunk is pending; false at the end."""

    async def stop(self, reason: Exception | None = None) -> None:
        """End where it is."""


class StreamReader:
    """Reads one stream: chunks first, then the final result. Waits only through the `IO` it is given."""

    def __init__(self, io: SyncIO | AsyncIO, call: Call) -> None:
        self.result: OpenAIChatCompletionsStreamResult = call.result  # type: ignore[assignment]
        self.pending: deque[OpenAIChatCompletionsStreamResult] = deque()
        self._io = io
        self._call = call
        self._answer: Answer | None = None
        self._events: EventDecoder | None = None
        self._start = bytearray()
        self._size = 0
        self._in_unfinished_line = False
        self._gathered = StreamAccumulator()
        self._last: dict[str, Any] | None = None
        self._last_text = ""
        self._saw_done = False
        self._saw_end = False
        self._reason: Exception | None = None
        self._is_closed = False

    async def open(self) -> None:
        """Send the request; a refusal ends the stream at once."""
        if self._call.request is None:
            self._is_closed = True
            return
        outcome = await answered(self._io, self._call, whole=False)
        if outcome.failure is not None or outcome.body is not None or outcome.answer is None:
            conclude(self._call, outcome)
            self._is_closed = True
            return
        self._answer = outcome.answer
        self.result.request.response = response_object(outcome.answer, None)

    async def fill(self) -> bool:
        """Read until a chunk is pending; false at the end of the stream."""
        # Another thread may close the stream, and take the answer away.
        while not self.pending and not self._is_closed and (answer := self._answer) is not None:
            try:
                piece = await answer.piece()
                self._size += len(piece or b"")
                if self._size > LARGEST_ANSWER or self.result.request._stopped:
                    await self.stop(self._given_up())
                elif piece is None or self._events is None or self._last is None:
                    self._limit_drops(piece, answer)
                    await self._take_edge(piece)
                elif chunk := plain_chunk(self._events.lone_data(piece)):
                    # Nearly every piece.
                    self._take_chunk(chunk)
                else:
                    self._limit_drops(piece, answer)
                    self._take_events(self._events.feed(piece))
                if self._saw_end:
                    await self.stop(self._reason)
            except (TransportFailure, EventTooLargeError) as failure:
                await self.stop(failure)
            except BaseException:
                await self.stop(TransportFailure("closed", "The stream was given up"))
                raise
        return bool(self.pending)

    async def _take_edge(self, piece: bytes | None) -> None:
        """Take the end, or a piece that comes before the first chunk."""
        if piece is None:
            await self._finish_body()
        elif self._events is None:
            await self._begin(piece)
        else:
            events = self._events.feed(piece)
            if not self._events.saw_field:
                self._start += piece
            self._take_events(events)

    def _limit_drops(self, piece: bytes | None, answer: Answer) -> None:
        """Take it for silence when a line does not come to its end."""
        if not piece:
            return
        if self._in_unfinished_line:
            answer.require_time()
        begun = b"\n" not in piece and b"\r" not in piece
        if begun is not self._in_unfinished_line and self._call.request is not None:
            self._in_unfinished_line = begun
            answer.limit_total(self._call.request.idle_timeout if begun else None)

    def _given_up(self) -> TransportFailure:
        if self.result.request._stopped:
            return TransportFailure("closed", "The call was terminated")
        return TransportFailure("too large", f"The stream is larger than {LARGEST_ANSWER} bytes")

    async def stop(self, reason: Exception | None = None) -> None:
        """End the stream where it is; what has come so far stays in the result."""
        if self._is_closed:
            if isinstance(reason, OpenAIError):
                # Of a callback that raised after the end had come.
                self.result._errors.append(reason)
            return
        self._is_closed = True
        # Before another thread, which may wait for the next bytes, is woken.
        self._conclude(reason)
        await self._free(drain=reason is None and self._saw_done)

    async def _free(self, *, drain: bool) -> None:
        answer, self._answer = self._answer, None
        if answer is not None:
            await answer.close(drain=drain)

    async def _begin(self, piece: bytes) -> None:
        self._start += piece
        # White space may be without end.
        self._start = bytearray(_BLANK.sub(b"", self._start, count=1))
        if self._start in _PARTS_OF_A_MARK:
            return
        if self._start[0] in _WHOLE_BODY_STARTS:
            await self._read_whole_body()
        else:
            self._events = EventDecoder()
            self._take_events(self._events.feed(bytes(self._start)))

    def _take_events(self, events: Iterable[Any]) -> None:
        for event in events:
            chunk = plain_chunk(event.text) if event.kind == "data" else None
            if chunk:
                self._take_chunk(chunk)
            else:
                self._take_any(chunk_of(event))
            if self._saw_end:
                return

    def _take_any(self, chunk: dict[str, Any] | str | None) -> None:
        """Take what an event says: a chunk, an error, the end, or words."""
        if chunk is None:
            self._saw_done = self._saw_end = True
        elif isinstance(chunk, str):
            self._last_text = chunk or self._last_text
        elif error_of(chunk) is not None:
            self._take_error(chunk)
        else:
            self._take_chunk(chunk)

    def _take_error(self, body: dict[str, Any]) -> None:
        self._saw_end = True
        if body.get("choices"):
            self._gathered.add(body)
        self._reason = self._told_error(body)

    def _told_error(self, body: dict[str, Any]) -> OpenAIError:
        clean = masked_value(body, credentials_of(self._call))
        request = self.result.request
        return OpenAIError(request.response, clean, hint=hint_of(request.url, body=clean))

    def _take_chunk(self, chunk: dict[str, Any]) -> None:
        self._last = chunk
        self._last_text = ""
        if self._gathered.add(chunk):
            chunk = _as_chunk(chunk)
        self.pending.append(OpenAIChatCompletionsStreamResult(self.result.request, chunk))

    async def _finish_body(self) -> None:
        self._saw_end = True
        if self._events is not None:
            self._take_events(self._events.end())
            if self._events.saw_field or self._reason is not None:
                return
        if self._start:
            await self._read_whole_body()

    async def _read_whole_body(self) -> None:
        """The server did not stream: read its answer, and give a good one as one chunk."""
        rest = b""
        if self._answer is not None and self._call.request is not None:
            rest = await self._answer.read(within=self._call.request.timeout)
        conclude(self._call, Outcome(self._answer, bytes(self._start) + rest))
        await self._free(drain=False)
        self._is_closed = True
        body = self.result._body
        if self.result.success and isinstance(body, dict):
            self._take_chunk(_as_chunk(body))
            self._fill_result()

    def _conclude(self, reason: Exception | None) -> None:
        result = self.result
        complete = self._saw_done or self._gathered.finished
        if isinstance(reason, OpenAIError):
            result._errors.append(reason)
        elif isinstance(reason, TransportFailure) and not complete:
            result._errors.append(failure_error(result.request, told_failure(result.request, reason)))
        elif reason is not None and not complete:
            error = OpenAIError(result.request.response, message=str(reason))
            error.__cause__ = reason
            result._errors.append(error)
        elif not complete or self._last is None:
            result._errors.append(self._early_end())
        self._fill_result()
        end(result)

    def _early_end(self) -> OpenAIError:
        """The error of a stream that has ended without a sign of it; its last words may tell why."""
        last = self._last or {}
        if "choices" not in last and sentence_of(last):
            return self._told_error(last)
        what = "The stream ended early" if last else "The stream held no data"
        words = masked_value(self._last_text, credentials_of(self._call))[:_EXCERPT_LIMIT]
        return OpenAIError(self.result.request.response, message=": ".join(filter(None, (what, words))))

    def _fill_result(self) -> None:
        result, last, whole = self.result, self._last, self._gathered.answer()
        if result._errors:
            last, whole = (masked_value(held, credentials_of(self._call)) for held in (last, whole))
        result._data = last
        result._body = Object(whole) if last is not None or whole["choices"] else None
        result._choices = None


def run_or_stream(client: Any, call: Call, reader: Reader) -> Any:
    """What the caller of a call gets: the result that its callbacks will be given, a stream, or the end."""
    if _is_told(call):
        client._in_background(call, lambda: run_to_end(client._io, call, reader))
    elif call.parameters.stream:
        run_blocking(reader.open())
        return OpenAIStream(reader, raises=call.raises)
    else:
        run_blocking(run_to_end(client._io, call, reader))
        _throw_if_asked(call)
    return call.result


async def run_or_stream_async(client: Any, call: Call, reader: Reader) -> Any:
    """`run_or_stream` for the asynchronous client, where a call with callbacks is awaited to its end."""
    if call.parameters.stream and not _is_told(call):
        await reader.open()
        return AsyncOpenAIStream(reader, raises=call.raises)
    await run_to_end(client._io, call, reader)
    if not _is_told(call):
        _throw_if_asked(call)
    return call.result


def _is_told(call: Call) -> bool:
    own: Any = call.parameters
    return call.has_callbacks or (own.stream and own.onData is not None)


def _throw_if_asked(call: Call) -> None:
    if call.raises:
        call.result.throw()


async def run_to_end(io: SyncIO | AsyncIO, call: Call, reader: Reader) -> None:
    """Read to the end, and tell the callbacks of each chunk and of the end."""
    own: Any = call.parameters
    told = [function for function in (own.onData, own.formula) if function is not None]
    try:
        await reader.open()
        while await reader.fill():
            while reader.pending:
                chunk = reader.pending.popleft()
                for function in told:
                    if not await call_quietly(io, function, chunk):
                        reader.pending.clear()
                        await reader.stop(_callback_error())
    finally:
        await reader.stop(TransportFailure("closed", "The stream was given up"))
    await tell_end(io, call)


def _callback_error() -> OpenAIError:
    return OpenAIError(message="The stream was closed because a callback raised an exception; see the log")


def _as_chunk(body: dict[str, Any]) -> dict[str, Any]:
    """What holds whole messages in the form of a chunk: each is the delta of a choice that has none."""
    choices = body.get("choices")
    if not isinstance(choices, list):
        return dict(body)
    turned = []
    for choice in choices:
        if isinstance(choice, dict) and isinstance(choice.get("message"), dict) and not choice.get("delta"):
            others = {name: value for name, value in choice.items() if name != "message"}
            turned.append({**others, "delta": choice["message"]})
        else:
            turned.append(choice)
    return {**body, "choices": turned}
