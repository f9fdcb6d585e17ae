"""The connections: the one module that sends through the HTTP library."""

from __future__ import annotations

import contextlib
import ssl
import threading
import weakref
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import httpx

from aikit4d._core.bodies import DRAIN_SECONDS, drained, rest_of_body, unpacked, unpacked_async
from aikit4d._core.http_clients import new_client
from aikit4d._core.network import AsyncWatchedBackend, Watch, WatchedBackend, current_watch
from aikit4d._core.pools import (
    MARK,
    pools_of,
    release,
    release_async,
    release_forgotten,
    release_forgotten_async,
    retire,
)
from aikit4d._core.secrets import header_credentials, masked_text, revealed, url_credentials, with_causes
from aikit4d._core.traces import cleaned, quieten_logs
from aikit4d._core.unpacking import ACCEPTED, UnpackingError, is_read
from aikit4d._core.wire import LARGEST_ANSWER, TransportFailure

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncIterator, Iterator

    from aikit4d._core.wire import Headers, WireRequest

CONNECT_TIMEOUT = 10.0
POOL_TIMEOUT = 10.0
_MOST_DIGITS = 20
_CLIENT_CLOSED = "The client was closed"
_TROUBLE = (
    httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, RuntimeError, UnicodeError, UnpackingError,
)  # fmt: skip
# Python's resolver raises UnicodeError for a host name with a part that is too long.
_UNREACHABLE = (
    httpx.ConnectError, httpx.UnsupportedProtocol, httpx.InvalidURL, httpx.ProxyError, UnicodeError,
)  # fmt: skip

quieten_logs()


class SyncConnections:
    """A pool of connections for threads, opened at the first request and anew after a fork."""

    def __init__(self, backend: type[WatchedBackend] = WatchedBackend) -> None:
        self._backend = backend
        self._client: httpx.Client | None = None
        self._lock = threading.Lock()

    @staticmethod
    def require_agent(agent: Any) -> None:
        """Raise `TypeError` when `agent` cannot send for a thread."""
        _require_kind(agent, httpx.Client)

    async def send(self, request: WireRequest) -> SyncAnswer:
        """Send `request` and give the answer when its head has come; raises `TransportFailure`."""
        client = request.agent or self._own_client()
        watch = _watch_over(request)
        token = current_watch.set(watch)
        try:
            release_forgotten(client)
            message = _built(client, request, watch)
            response = client.send(message, stream=True, follow_redirects=False, auth=_auth(client, request))
        except _TROUBLE as error:
            release(client, watch, with_idle=_is_stale(error, watch) and not request.is_aborted)
            raise _failure(error, watch, client) from cleaned(error, watch.credentials())
        except BaseException as error:
            release(client, watch)
            cleaned(error, watch.credentials())
            raise
        finally:
            current_watch.reset(token)
        _go_on(response, request, watch)
        answer = SyncAnswer(client, response, watch)
        if client.is_closed:
            # While it was connecting: its connection is in no pool any more.
            await answer.close()
            raise TransportFailure("closed", _CLIENT_CLOSED)
        return answer

    def close(self) -> None:
        """Close every connection; a later request opens new ones."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            retire(client)
            client.close()

    def forget(self) -> None:
        """After a fork: leave the connections to the parent process, without a word to the servers."""
        client, self._client = self._client, None
        self._lock = threading.Lock()
        for pool in pools_of(client):
            for connection in pool._connections:
                connection.close()

    def _own_client(self) -> httpx.Client:
        client = self._client
        if client is not None:
            return client
        with self._lock:
            if self._client is None:
                self._client = new_client(httpx.Client, self._backend, WatchedBackend)
            return self._client


class AsyncConnections:
    """A pool of connections for each event loop, closed with its loop."""

    def __init__(self, backend: type[AsyncWatchedBackend] = AsyncWatchedBackend) -> None:
        self._backend = backend
        self._clients: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, _LoopClient]
        self._clients = weakref.WeakKeyDictionary()

    @staticmethod
    def require_agent(agent: Any) -> None:
        """Raise `TypeError` when `agent` cannot send for an event loop."""
        _require_kind(agent, httpx.AsyncClient)

    async def send(self, request: WireRequest) -> AsyncAnswer:
        """Send `request` and give the answer when its head has come; raises `TransportFailure`."""
        client = request.agent or await self._own_client()
        watch = _watch_over(request)
        token = current_watch.set(watch)
        try:
            await release_forgotten_async(client)
            message, auth = _built(client, request, watch), _auth(client, request)
            response = await client.send(message, stream=True, follow_redirects=False, auth=auth)
        except _TROUBLE as error:
            await release_async(client, watch, with_idle=_is_stale(error, watch) and not request.is_aborted)
            raise _failure(error, watch, client) from cleaned(error, watch.credentials())
        except BaseException as error:
            await release_async(client, watch)
            cleaned(error, watch.credentials())
            raise
        finally:
            current_watch.reset(token)
        _go_on(response, request, watch)
        answer = AsyncAnswer(client, response, watch)
        if client.is_closed:
            await answer.close()
            raise TransportFailure("closed", _CLIENT_CLOSED)
        return answer

    async def close(self) -> None:
        """Close the connections of the running loop."""
        import asyncio  # noqa: PLC0415 - the synchronous client does without it

        held = self._clients.pop(asyncio.get_running_loop(), None)
        if held is not None:
            await held.close()

    def give_up(self) -> None:
        """Close every connection, each in its loop, when nobody can use them any more."""
        for loop, held in list(self._clients.items()):
            # A loop that is closed has closed them already.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(held.close_in, loop)

    async def _own_client(self) -> httpx.AsyncClient:
        import asyncio  # noqa: PLC0415 - the synchronous client does without it

        loop = asyncio.get_running_loop()
        held = self._clients.get(loop)
        if held is None:
            self._forget_closed_loops()
            held = self._clients[loop] = _LoopClient(self._backend)
            await held.open()
        return held.client

    def _forget_closed_loops(self) -> None:
        # One that was closed without being shut down left its connections open.
        for known in self._clients.keyrefs():
            loop = known()
            if loop is not None and loop.is_closed():
                self._clients.pop(loop, None)


class _LoopClient:
    """An HTTP client that closes itself when its event loop shuts down.

    `asyncio.run` closes asynchronous generators before it closes the loop: the generator here is
    the loop's own sign that it ends, so that no socket outlives it.
    """

    def __init__(self, backend: type[AsyncWatchedBackend]) -> None:
        self.client = new_client(httpx.AsyncClient, backend, AsyncWatchedBackend)
        self._until_the_loop_ends = self._lifetime()

    async def open(self) -> None:
        await anext(self._until_the_loop_ends)

    async def close(self) -> None:
        await self._until_the_loop_ends.aclose()  # type: ignore[attr-defined]

    def close_in(self, loop: asyncio.AbstractEventLoop) -> None:
        self._closing = loop.create_task(self.close())

    async def _lifetime(self) -> AsyncIterator[None]:
        try:
            yield
        finally:
            retire(self.client)
            await self.client.aclose()


class _AnswerHead:
    """What is known of an answer before its body; credentials that the server sends back are masked."""

    def __init__(self, client: Any, response: Any, watch: Watch) -> None:
        self._client = client
        self._response = response
        self._watch = watch
        self._is_read = False
        sent = watch.credentials()
        self.status: int = response.status_code
        self.status_text: str = masked_text(response.reason_phrase, sent)
        self.headers: Headers = [
            (name.decode("latin-1"), masked_text(value.decode("latin-1"), sent))
            for name, value in response.headers.raw
        ]
        watch.unread = weakref.ref(self)
        length = response.headers.get("content-length", "")
        self.told_size = int(length) if length.isdecimal() and len(length) <= _MOST_DIGITS else 0

    def limit_total(self, seconds: float | None) -> None:
        """From now on, everything read must have come in so many seconds; `None` lifts the limit."""
        self._watch.limit_total(seconds)

    def require_time(self) -> None:
        """Raise `TransportFailure` when the limit of the whole exchange has passed."""
        if not self._watch.has_time:
            raise TransportFailure("timeout", "The answer took too long")


class SyncAnswer(_AnswerHead):
    """An answer on a connection of `SyncConnections`."""

    def __init__(self, client: httpx.Client, response: httpx.Response, watch: Watch) -> None:
        super().__init__(client, response, watch)
        self._pieces: Iterator[bytes] | None = None

    async def piece(self) -> bytes | None:
        """The next bytes of the body, `None` at its end."""
        token = current_watch.set(self._watch)
        try:
            if self._pieces is None:
                self._watch.unread = None
                self._pieces = unpacked(self._response)
            piece = next(self._pieces, None)
            if piece is None:
                self._response.close()
        except _TROUBLE as error:
            raise _failure(error, self._watch, self._client) from cleaned(error, self._watch.credentials())
        except BaseException as error:
            cleaned(error, self._watch.credentials())
            raise
        finally:
            current_watch.reset(token)
        if piece is None:
            self._is_read = True
            self._watch.leave_line()
        return piece

    async def read(self, most: int = LARGEST_ANSWER, *, within: float | None = None) -> bytes:
        """What is left of the body, `most` bytes at most."""
        return await rest_of_body(self, most, within)

    async def close(self, *, drain: bool = False) -> None:
        """Free the connection; with `drain`, keep it for the next call if the body ends at once."""
        try:
            if drain:
                with self._watch.broken_off_after(DRAIN_SECONDS):
                    await drained(self)
        finally:
            if not self._is_read:
                # Another thread may be waiting for the next bytes.
                self._watch.abort()
            try:
                with contextlib.suppress(*_TROUBLE):
                    self._response.close()
            finally:
                if not self._is_read:
                    release(self._client, self._watch)


class AsyncAnswer(_AnswerHead):
    """An answer on a connection of `AsyncConnections`."""

    def __init__(self, client: httpx.AsyncClient, response: httpx.Response, watch: Watch) -> None:
        super().__init__(client, response, watch)
        self._pieces: AsyncIterator[bytes] | None = None

    async def piece(self) -> bytes | None:
        """The next bytes of the body, `None` at its end."""
        token = current_watch.set(self._watch)
        try:
            if self._pieces is None:
                self._watch.unread = None
                self._pieces = unpacked_async(self._response)
            piece = await anext(self._pieces, None)
            if piece is None:
                await self._response.aclose()
        except _TROUBLE as error:
            raise _failure(error, self._watch, self._client) from cleaned(error, self._watch.credentials())
        except BaseException as error:
            cleaned(error, self._watch.credentials())
            raise
        finally:
            current_watch.reset(token)
        if piece is None:
            self._is_read = True
            self._watch.leave_line()
        return piece

    async def read(self, most: int = LARGEST_ANSWER, *, within: float | None = None) -> bytes:
        """What is left of the body, `most` bytes at most."""
        return await rest_of_body(self, most, within)

    async def close(self, *, drain: bool = False) -> None:
        """Free the connection; with `drain`, keep it for the next call if the body ends at once."""
        try:
            if drain:
                import asyncio  # noqa: PLC0415 - the synchronous client does without it

                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(DRAIN_SECONDS):
                        await drained(self)
        finally:
            try:
                with contextlib.suppress(*_TROUBLE):
                    await self._response.aclose()
            finally:
                if not self._is_read:
                    await release_async(self._client, self._watch)


def _require_kind(agent: Any, kind: type) -> None:
    if not isinstance(agent, kind):
        raise TypeError(f"httpAgent must be an httpx.{kind.__name__}, not {type(agent).__name__}")


def _watch_over(request: WireRequest) -> Watch:
    watch = request.watch = Watch(request.timeout)
    if request.is_aborted:
        watch.abort()
    return watch


def _built(client: httpx.Client | httpx.AsyncClient, request: WireRequest, watch: Watch) -> httpx.Request:
    message = _message(client, request)
    message.extensions[MARK] = watch
    headers, url = message.headers, request.url
    if not is_read(headers.get("accept-encoding", "")):
        headers["Accept-Encoding"] = ACCEPTED
    watch.credentials = lambda: [*header_credentials(_texts(headers)), *url_credentials(url)]
    return message


def _texts(headers: httpx.Headers) -> Headers:
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw]


def _message(client: httpx.Client | httpx.AsyncClient, request: WireRequest) -> httpx.Request:
    # httpx takes text headers in ASCII only.
    headers = [(name.encode("ascii"), revealed(value).encode("latin-1")) for name, value in request.headers]
    seconds = request.timeout
    limits = httpx.Timeout(seconds, connect=min(CONNECT_TIMEOUT, seconds), pool=min(POOL_TIMEOUT, seconds))
    if request.files is not None:
        parts = [*_form_parts(request), *request.files]
        return client.build_request(request.method, request.url, headers=headers, timeout=limits, files=parts)
    is_ready = isinstance(request.content, httpx.SyncByteStream | httpx.AsyncByteStream)
    if request.agent is not None and not request.anonymous and not is_ready:
        return client.build_request(
            request.method, request.url, headers=headers, timeout=limits, content=request.content
        )
    return _ready_made(client, request, headers, {"timeout": limits.as_dict()})


def _ready_made(
    client: httpx.Client | httpx.AsyncClient,
    request: WireRequest,
    headers: list[tuple[bytes, bytes]],
    extensions: dict[str, Any],
) -> httpx.Request:
    """A request to which nothing has to be added: a tenth of the time of `Client.build_request`.

    An anonymous one carries nothing that the client would add: headers, cookies.
    """
    url, host = _address(request.url)
    content = request.content
    added = [(b"Host", host)]
    if isinstance(content, bytes):
        added.append((b"Content-Length", b"%d" % len(content)))
    if not request.anonymous:
        added += client.headers.raw
    given = {name.lower() for name, _ in headers}
    complete = [*(pair for pair in added if pair[0].lower() not in given), *headers]
    # A stream comes from the generated client, whose headers say how long it is.
    stream = content if content and not isinstance(content, bytes) else httpx.ByteStream(content or b"")
    message = httpx.Request(request.method, url, headers=complete, stream=stream, extensions=extensions)
    if client.cookies and not request.anonymous:
        client.cookies.set_cookie_header(message)
    return message


@lru_cache(maxsize=64)
def _address(url: str) -> tuple[httpx.URL, bytes]:
    """A parsed address, and its host as the header of that name holds it."""
    parsed = httpx.URL(url)
    return parsed, parsed.netloc


def _auth(client: httpx.Client | httpx.AsyncClient, request: WireRequest) -> Any:
    if request.anonymous:
        return None
    # httpx would put the user in the address in the place of the credential that was given.
    is_given = "@" in request.url and any(name.lower() == "authorization" for name, _ in request.headers)
    return httpx.Auth() if is_given and client.auth is None else httpx.USE_CLIENT_DEFAULT


def _go_on(response: httpx.Response, request: WireRequest, watch: Watch) -> None:
    """Prepare for the body of an answer whose head has come."""
    if request.agent is not None:
        # Its connections heed nothing and are broken off from here; those of HTTP/2 carry other calls too.
        watch.is_heeded = False
        if response.http_version.startswith("HTTP/1") and "network_stream" in response.extensions:
            watch.on_line(response.extensions["network_stream"])
    # In a stream only silence counts; httpcore reads that limit again when the body begins.
    if request.idle_timeout is not None and response.is_success:
        watch.limit_total(None)
        response.request.extensions["timeout"]["read"] = request.idle_timeout


def _form_parts(request: WireRequest) -> list[tuple[str, tuple[None, bytes]]]:
    return [(name, (None, text.encode("utf-8", "replace"))) for name, text in request.form or ()]


def _failure(error: BaseException, watch: Watch, client: Any) -> TransportFailure:
    text = masked_text(str(error), watch.credentials()) or type(error).__name__
    if watch.is_given_up or client.is_closed:
        return TransportFailure("closed", _CLIENT_CLOSED)
    if isinstance(error, httpx.ConnectTimeout):
        return TransportFailure("connect", "Connecting took too long")
    if isinstance(error, httpx.PoolTimeout):
        return TransportFailure("full", "No connection became free in time")
    if isinstance(error, _UNREACHABLE):
        distrusted = any(isinstance(one, ssl.SSLCertVerificationError) for one in with_causes(error))
        return TransportFailure("certificate" if distrusted else "connect", f"Could not connect: {text}")
    if isinstance(error, httpx.TimeoutException):
        return TransportFailure("timeout", "The server did not answer in time")
    return TransportFailure("stale" if _is_stale(error, watch) else "broken", text)


def _is_stale(error: BaseException, watch: Watch) -> bool:
    return watch.is_stale and isinstance(error, httpx.RemoteProtocolError | httpx.NetworkError)
