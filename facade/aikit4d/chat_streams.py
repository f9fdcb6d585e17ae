"""Streamed chat answers: chunks as they come, and the whole answer at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, Self

from aikit4d._core.drivers import run_blocking
from aikit4d._core.generated import parsed_event
from aikit4d._core.suggestions import Advising
from aikit4d.chat_results import OpenAIChatCompletionsResult
from aikit4d.objects import Object
from aikit4d.request import HTTPRequest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from types import TracebackType

    from aikit4d._core.streaming import Reader
    from aikit4d.errors import OpenAIError
    from aikit4d.messages import OpenAIChoice


class OpenAIChatCompletionsStreamResult(OpenAIChatCompletionsResult):
    """A chunk of a stream, or the final result of it.

    A chunk has `terminated` false; its choices have a `delta`. The final result has the whole
    message in `choice.message`, the last `finish_reason` sent and the `usage`, if one was sent.

    Source: AIKit documentation, OpenAIChatCompletionsStreamResult.
    """

    __slots__ = ("_data",)

    _is_streamed = True

    def __init__(
        self,
        request: HTTPRequest | None = None,
        body: Any = None,
        terminated: bool = False,
        /,
        response_format: Any = None,
    ) -> None:
        # Not super().__init__(): one is made per chunk.
        self.request: HTTPRequest = request or HTTPRequest()
        self._data: Any = body if isinstance(body, dict) else None
        self._body = self._data
        self._errors: list[OpenAIError] = []
        self._terminated = terminated
        self._operation_id = "createChatCompletion"
        self._choices: list[OpenAIChoice] | None = None
        self._format = response_format

    @property
    def data(self) -> Object | None:
        """The chunk's JSON object; of the final result that of the last chunk."""
        if type(self._data) is dict:
            # Of most chunks only the text is read.
            self._data = Object(self._data)
        data: Object | None = self._data
        return data

    @property
    def success(self) -> bool:
        """Of a chunk: whether it holds data; of the final result: whether the whole answer came."""
        return not self._errors and (self._terminated or self._data is not None)

    def _member(self, name: str) -> Any:
        if type(self._body) is dict:
            self._body = self.data
        return super()._member(name)

    def _model(self, status: int) -> Any:
        return super()._model(status) if self._terminated else parsed_event(self._operation_id, self.data)


class _Stream(Advising):
    """What both kinds of stream share."""

    def __init__(self, reader: Reader, *, raises: bool) -> None:
        self._reader = reader
        self._raises = raises

    @property
    def result(self) -> OpenAIChatCompletionsStreamResult:
        """The final result; `terminated` is false until the stream has ended."""
        told: OpenAIChatCompletionsStreamResult = self._reader.result
        return told

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.result!r})"

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            "a stream reads from a connection and cannot be copied or pickled: copy its result after the end"
        )

    def _raise_error(self) -> None:
        if self._raises:
            self.result.throw()


class OpenAIStream(_Stream):
    """A streamed answer: iterate it for chunks, then read `result`.

    Leaving a `with` block or calling `close()` gives the connection back at any time. Iterating
    raises only when the call was made with `throw`.
    """

    def __iter__(self) -> Iterator[OpenAIChatCompletionsStreamResult]:
        pending = self._reader.pending
        try:
            while bool(pending) or run_blocking(self._reader.fill()):
                yield pending.popleft()
            self._raise_error()
        finally:
            self.close()

    def __next__(self) -> OpenAIChatCompletionsStreamResult:
        pending = self._reader.pending
        more: bool = bool(pending) or run_blocking(self._reader.fill())
        if more:
            return pending.popleft()
        self._raise_error()
        raise StopIteration

    def close(self) -> None:
        """End the stream; what has come so far stays in `result`."""
        run_blocking(self._reader.stop())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncOpenAIStream(_Stream):
    """A streamed answer of the asynchronous client: `async for` gives the chunks, then read `result`."""

    async def __aiter__(self) -> AsyncIterator[OpenAIChatCompletionsStreamResult]:
        pending = self._reader.pending
        try:
            while bool(pending) or await self._reader.fill():
                yield pending.popleft()
            self._raise_error()
        finally:
            await self.close()

    async def __anext__(self) -> OpenAIChatCompletionsStreamResult:
        pending = self._reader.pending
        if pending or await self._reader.fill():
            return pending.popleft()
        self._raise_error()
        raise StopAsyncIteration

    async def close(self) -> None:
        """End the stream; what has come so far stays in `result`."""
        await self._reader.stop()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
