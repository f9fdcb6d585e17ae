"""The connections: the one module that sends through the HTTP library."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import weakref
from typing import TYPE_CHECKING, Any

import httpx

from aikit4d._core.wire import TransportFailure

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncIterator, Iterator

    from aikit4d._core.wire import Headers, WireRequest

CONNECT_TIMEOUT = 10.0
POOL_TIMEOUT = 10.0
LARGEST_BODY = 1 << 30
_LIMITS = httpx.Limits(max_connections=1000, max_keepalive_connections=100, keepalive_expiry=30.0)
_NOT_A_REDIRECT_FOLLOWER: dict[str, Any] = {"follow_redirects": False, "timeout": None, "limits": _LIMITS}


class SyncConnections:
    """A pool of connections for threads, opened at the first request and anew after a fork."""

    def __init__(self) -> None:
        self._client: httpx.Client | None = None
        self._process = os.getpid()
        self._lock = threading.Lock()

    async def send(self, request: WireRequest) -> SyncAnswer:
        """Send `request` and give the answer when its head has come; raises `TransportFailure`."""
        client = request.agent or self._own_client()
        trace = _ConnectionTrace()
        try:
            message = _built(client, request)
            message.extensions["trace"] = trace
            response = client.send(message, stream=True, follow_redirects=False)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, RuntimeError) as error:
            raise _failure(error, trace) from _bare(error)
        _limit_silence(message, request)
        return SyncAnswer(response)

    def close(self) -> None:
        """Close every connection; a later request opens new ones."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    def _own_client(self) -> httpx.Client:
        client = self._client
        if client is not None and self._process == os.getpid():
            return client
        with self._lock:
            if self._client is None or self._process != os.getpid():
                self._client = httpx.Client(**_NOT_A_REDIRECT_FOLLOWER)
                self._process = os.getpid()
            return self._client


class AsyncConnections:
    """A pool of connections for each event loop, closed with its loop."""

    def __init__(self) -> None:
        self._clients: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, _LoopClient]
        self._clients = weakref.WeakKeyDictionary()

    async def send(self, request: WireRequest) -> AsyncAnswer:
        """Send `request` and give the answer when its head has come; raises `TransportFailure`."""
        client = request.agent or await self._own_client()
        trace = _ConnectionTrace()
        try:
            message = _built(client, request)
            message.extensions["trace"] = trace.asynchronous
            response = await client.send(message, stream=True, follow_redirects=False)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, RuntimeError) as error:
            raise _failure(error, trace) from _bare(error)
        _limit_silence(message, request)
        return AsyncAnswer(response)

    async def close(self) -> None:
        """Close the connections of the running loop."""
        import asyncio  # noqa: PLC0415 - the synchronous client does without it

        held = self._clients.pop(asyncio.get_running_loop(), None)
        if held is not None:
            await held.close()

    async def _own_client(self) -> httpx.AsyncClient:
        import asyncio  # noqa: PLC0415 - the synchronous client does without it

        loop = asyncio.get_running_loop()
        held = self._clients.get(loop)
        if held is None:
            held = self._clients[loop] = _LoopClient()
            await held.open()
        return held.client


class _LoopClient:
    """An HTTP client that closes itself when its event loop shuts down.

    `asyncio.run` closes asynchronous generators before it closes the loop: the generator here is
    the loop's own sign that it ends, so that no socket outlives it.
    """

    def __init__(self) -> None:
        self.client = httpx.AsyncClient(**_NOT_A_REDIRECT_FOLLOWER)
        self._until_the_loop_ends = self._lifetime()

    async def open(self) -> None:
        await anext(self._until_the_loop_ends)

    async def close(self) -> None:
        await self._until_the_loop_ends.aclose()  # type: ignore[attr-defined]

    async def _lifetime(self) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await self.client.aclose()


class _AnswerHead:
    """What is known of an answer before its body."""

    def __init__(self, response: Any) -> None:
        self._response = response
        self.status: int = response.status_code
        self.status_text: str = response.reason_phrase
        self.headers: Headers = [
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw
        ]

    def abort(self) -> None:
        """Break the connection off, from any thread: a reader that waits wakes up."""
        stream = self._response.extensions.get("network_stream")
        line = stream.get_extra_info("socket") if stream is not None else None
        if line is not None:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)


class SyncAnswer(_AnswerHead):
    """An answer on a connection of `SyncConnections`."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__(response)
        self._pieces: Iterator[bytes] | None = None

    async def piece(self) -> bytes | None:
        """The next bytes of the body, `None` at its end."""
        try:
            if self._pieces is None:
                self._pieces = self._response.iter_bytes()
            return next(self._pieces, None)
        except (httpx.HTTPError, httpx.StreamError, OSError, RuntimeError) as error:
            raise _failure(error) from _bare(error)

    async def read(self) -> bytes:
        """The whole body."""
        return await _whole_body(self)

    async def close(self, *, drain: bool = False) -> None:
        """Free the connection."""
        with contextlib.suppress(httpx.HTTPError, OSError, RuntimeError):
            self._response.close()


class AsyncAnswer(_AnswerHead):
    """An answer on a connection of `AsyncConnections`."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__(response)
        self._pieces: AsyncIterator[bytes] | None = None

    async def piece(self) -> bytes | None:
        """The next bytes of the body, `None` at its end."""
        try:
            if self._pieces is None:
                self._pieces = self._response.aiter_bytes()
            return await anext(self._pieces, None)
        except (httpx.HTTPError, httpx.StreamError, OSError, RuntimeError) as error:
            raise _failure(error) from _bare(error)

    async def read(self) -> bytes:
        """The whole body."""
        return await _whole_body(self)

    async def close(self, *, drain: bool = False) -> None:
        """Free the connection."""
        with contextlib.suppress(httpx.HTTPError, OSError, RuntimeError):
            await self._response.aclose()


async def _whole_body(answer: SyncAnswer | AsyncAnswer) -> bytes:
    pieces, size = [], 0
    while (piece := await answer.piece()) is not None:
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST_BODY:
            raise TransportFailure("too large", f"The answer is larger than {LARGEST_BODY} bytes")
    return b"".join(pieces)


class _ConnectionTrace:
    """Tells whether a request went out on a new connection, by the events that httpcore reports."""

    def __init__(self) -> None:
        self._connected = False
        self._sent = False

    @property
    def reused(self) -> bool:
        return self._sent and not self._connected

    def __call__(self, event: str, info: object) -> None:
        if event.startswith("connection."):
            self._connected = True
        elif event.endswith("send_request_headers.started"):
            self._sent = True

    async def asynchronous(self, event: str, info: object) -> None:
        self(event, info)


def _built(client: httpx.Client | httpx.AsyncClient, request: WireRequest) -> httpx.Request:
    body: dict[str, Any] = {}
    if request.files is not None:
        body = {"files": [*_form_parts(request), *request.files]}
    elif request.content is not None:
        body = {"content": request.content}
    seconds = request.timeout
    limits = httpx.Timeout(seconds, connect=min(CONNECT_TIMEOUT, seconds), pool=min(POOL_TIMEOUT, seconds))
    return client.build_request(request.method, request.url, headers=request.headers, timeout=limits, **body)


def _limit_silence(message: httpx.Request, request: WireRequest) -> None:
    # httpcore reads the limit again when the body begins.
    if request.idle_timeout is not None:
        message.extensions["timeout"]["read"] = request.idle_timeout


def _form_parts(request: WireRequest) -> list[tuple[str, tuple[None, bytes]]]:
    return [(name, (None, text.encode())) for name, text in request.form or ()]


def _failure(error: BaseException, trace: _ConnectionTrace | None = None) -> TransportFailure:
    text = str(error) or type(error).__name__
    if isinstance(error, httpx.ConnectTimeout):
        return TransportFailure("connect", "Connecting took too long")
    if isinstance(error, httpx.PoolTimeout):
        return TransportFailure("connect", "No connection became free in time")
    if isinstance(error, (httpx.ConnectError, httpx.UnsupportedProtocol, httpx.InvalidURL, httpx.ProxyError)):
        return TransportFailure("connect", f"Could not connect: {text}")
    if isinstance(error, httpx.TimeoutException):
        return TransportFailure("timeout", "The server did not answer in time")
    if trace is not None and trace.reused and _lost_connection(error):
        return TransportFailure("stale", text)
    return TransportFailure("broken", text)


def _lost_connection(error: BaseException) -> bool:
    return isinstance(error, (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError))


def _bare(error: BaseException) -> BaseException:
    """`error` without frames and request, both of which hold credentials."""
    seen: BaseException | None = error
    while seen is not None:
        seen.__traceback__ = None
        if isinstance(seen, httpx.HTTPError):
            seen._request = None
        seen = seen.__cause__ or seen.__context__
    return error
