"""Sockets under watch: limits that the HTTP library does not know, and a way to break a call off."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import time
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import httpcore

if TYPE_CHECKING:
    import weakref
    from collections.abc import Callable, Iterable, Iterator

_MOST_OTHER_ADDRESSES = 2
# asyncio takes up to this much at a time; anyio hands out what it is asked for, and copies the rest.
_ASYNCIO_READ = 256 * 1024


class Watch:
    """What one exchange may take, and what has become of it."""

    __slots__ = (
        "_aborted", "_deadline", "_line", "_total", "answered", "connected", "credentials", "is_given_up",
        "is_heeded", "sent", "unread",
    )  # fmt: skip

    def __init__(self, total: float | None) -> None:
        self._total = total
        self._deadline: float | None = None
        self._line: Any = None
        self._aborted = False
        self.connected = False
        self.sent = False
        self.answered = False
        # Whether the client was closed while the exchange ran.
        self.is_given_up = False
        # Whether the connection looks at this while it waits.
        self.is_heeded = True
        # The answer while nothing of its body was read.
        self.unread: weakref.ref[Any] | None = None
        self.credentials: Callable[[], list[str]] = list

    @property
    def is_stale(self) -> bool:
        """Whether the request went out on a connection of an earlier call, and nothing came back."""
        return self.sent and not self.connected and not self.answered

    @property
    def has_time(self) -> bool:
        """Whether the limit of the whole exchange has not passed."""
        if self._total is not None:
            self.limit_total(self._total)
        return self._deadline is None or time.monotonic() < self._deadline

    def limit_total(self, seconds: float | None) -> None:
        """From now on, everything read must have come in so many seconds; `None` lifts the limit."""
        self._total = None
        self._deadline = None if seconds is None else time.monotonic() + seconds

    def read_limit(self, timeout: float | None) -> float | None:
        """Seconds that the next read may take; raises when there are none left."""
        if self._total is not None:
            self.limit_total(self._total)
        if self._deadline is None:
            return timeout
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("The answer took too long")
        return left if timeout is None else min(timeout, left)

    def on_line(self, stream: Any) -> None:
        """Remember the connection that carries the exchange."""
        self._line = stream
        if self._aborted:
            self.abort()

    def leave_line(self) -> None:
        """The exchange is over: its connection may carry another."""
        self._line = None

    def abort(self) -> None:
        """Break the connection off, from any thread: a reader that waits wakes up."""
        # A connection that is still being opened has no stream yet: `on_line` breaks it off when it has one.
        self._aborted = True
        if self._line is not None:
            shut_down(self._line)

    @contextlib.contextmanager
    def broken_off_after(self, seconds: float) -> Iterator[None]:
        """Break the connection off when what is done within takes longer, unless it sees to that itself."""
        if self.is_heeded:
            yield
            return
        timer = threading.Timer(seconds, self.abort)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def shut_down(stream: Any) -> None:
    """End what is sent and read on a connection, from any thread."""
    line = stream.get_extra_info("socket")
    if line is not None:
        with contextlib.suppress(OSError):
            _shut_down_socket(line)


def _shut_down_socket(line: Any) -> None:
    if isinstance(line, socket.socket):
        # `SSLSocket.shutdown` would take the encryption away from under a thread that reads.
        socket.socket.shutdown(line, socket.SHUT_RDWR)
        return
    try:
        line.shutdown(socket.SHUT_RDWR)
    except TypeError:
        # uvloop shows its sockets, and lets nobody shut them down.
        with socket.fromfd(line.fileno(), line.family, line.type) as twin:
            twin.shutdown(socket.SHUT_RDWR)


current_watch: ContextVar[Watch | None] = ContextVar("current_watch", default=None)


class WatchedBackend(httpcore.NetworkBackend):
    """Opens connections that heed the current `Watch`."""

    must_be_heeded = False

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._backend = backend

    def connect_tcp(self, host: str, port: int, *args: Any, **options: Any) -> httpcore.NetworkStream:
        """Open a connection."""
        _note_connection()
        return WatchedStream(self._backend.connect_tcp(host, port, *args, **options))

    def connect_unix_socket(self, path: str, *args: Any, **options: Any) -> httpcore.NetworkStream:
        """Open a connection to a socket in the file system."""
        _note_connection()
        return WatchedStream(self._backend.connect_unix_socket(path, *args, **options))

    def sleep(self, seconds: float) -> None:
        """Wait."""
        self._backend.sleep(seconds)


class PublicBackend(WatchedBackend):
    """Connects to public addresses only, and to exactly the one that was checked.

    A check of the name beforehand would not do: asked again, the name may lead elsewhere.
    """

    must_be_heeded = True

    def connect_tcp(self, host: str, port: int, *args: Any, **options: Any) -> httpcore.NetworkStream:
        """Open a connection to the first address of `host` that answers."""
        from aikit4d._core.addresses import resolve_public  # noqa: PLC0415 - few calls download

        with _naming_failures():
            first, *others = resolve_public(host, port)
        for address in others[:_MOST_OTHER_ADDRESSES]:
            with contextlib.suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return super().connect_tcp(first, port, *args, **options)
            first = address
        return super().connect_tcp(first, port, *args, **options)


class WatchedStream(httpcore.NetworkStream):
    """A connection that heeds the current `Watch`."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream
        # The process in which a thread waits for the socket; in a fork of it nobody does.
        self._waiting_in: int | None = None
        self._is_closed = False

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come, within the limits."""
        watch = current_watch.get()
        if watch is not None:
            watch.on_line(self._stream)
            timeout = watch.read_limit(timeout)
        self._waiting_in = os.getpid()
        try:
            # Looked at after the note above, as `close` looks at the note after this: one of the two sees it.
            if self._is_closed:
                raise httpcore.ReadError("The connection was closed")
            data = self._stream.read(max_bytes, timeout)
        finally:
            self._waiting_in = None
            if self._is_closed:
                self._stream.close()
        if data and watch is not None:
            watch.answered = True
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of `buffer`."""
        _note_sending(self._stream)
        self._waiting_in = os.getpid()
        try:
            if self._is_closed:
                raise httpcore.WriteError("The connection was closed")
            self._stream.write(buffer, timeout)
        finally:
            self._waiting_in = None
            if self._is_closed:
                self._stream.close()

    def close(self) -> None:
        """Close the connection, or have the thread that waits for it wake up and close it.

        On Linux a thread that waits for a closed socket is not woken, and one that is just about to wait
        would wait for the next socket of the same number.
        """
        self._is_closed = True
        if self._waiting_in == os.getpid():
            shut_down(self._stream)
        else:
            self._stream.close()

    def start_tls(self, *args: Any, **options: Any) -> httpcore.NetworkStream:
        """Encrypt the connection."""
        return WatchedStream(self._stream.start_tls(*args, **options))

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)


class AsyncWatchedBackend(httpcore.AsyncNetworkBackend):
    """`WatchedBackend` for event loops."""

    must_be_heeded = False

    def __init__(self, backend: httpcore.AsyncNetworkBackend) -> None:
        self._backend = backend

    async def connect_tcp(
        self, host: str, port: int, *args: Any, **options: Any
    ) -> httpcore.AsyncNetworkStream:
        """Open a connection."""
        _note_connection()
        return AsyncWatchedStream(await self._backend.connect_tcp(host, port, *args, **options))

    async def connect_unix_socket(self, path: str, *args: Any, **options: Any) -> httpcore.AsyncNetworkStream:
        """Open a connection to a socket in the file system."""
        _note_connection()
        return AsyncWatchedStream(await self._backend.connect_unix_socket(path, *args, **options))

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._backend.sleep(seconds)


class AsyncPublicBackend(AsyncWatchedBackend):
    """`PublicBackend` for event loops."""

    must_be_heeded = True

    async def connect_tcp(
        self, host: str, port: int, *args: Any, **options: Any
    ) -> httpcore.AsyncNetworkStream:
        """Open a connection to the first address of `host` that answers."""
        import asyncio  # noqa: PLC0415 - the synchronous client does without it

        from aikit4d._core.addresses import public_addresses  # noqa: PLC0415 - few calls download

        with _naming_failures():
            found = asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
            first, *others = public_addresses(host, await asyncio.wait_for(found, options.get("timeout")))
        for address in others[:_MOST_OTHER_ADDRESSES]:
            with contextlib.suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return await super().connect_tcp(first, port, *args, **options)
            first = address
        return await super().connect_tcp(first, port, *args, **options)


class AsyncWatchedStream(httpcore.AsyncNetworkStream):
    """`WatchedStream` for event loops."""

    def __init__(self, stream: httpcore.AsyncNetworkStream, least_read: int = _ASYNCIO_READ) -> None:
        self._stream = stream
        self._least_read = least_read

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come, within the limits."""
        watch = current_watch.get()
        if watch is not None:
            watch.on_line(self._stream)
            timeout = watch.read_limit(timeout)
        data = await self._stream.read(max(max_bytes, self._least_read), timeout)
        if data and watch is not None:
            watch.answered = True
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of `buffer`."""
        _note_sending(self._stream)
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    async def start_tls(self, *args: Any, **options: Any) -> httpcore.AsyncNetworkStream:
        """Encrypt the connection."""
        return AsyncWatchedStream(await self._stream.start_tls(*args, **options), least_read=0)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)


def watch_pools(transports: Iterable[Any], backend: type[WatchedBackend | AsyncWatchedBackend]) -> None:
    """Put the pools of HTTP transports under watch.

    httpx takes no network backend, httpcore's pools below it do: the attribute between them is not
    public. Where another version has none, connections go without these limits.
    """
    for transport in transports:
        pool: Any = getattr(transport, "_pool", None)
        if hasattr(pool, "_network_backend"):
            pool._network_backend = backend(pool._network_backend)
        elif backend.must_be_heeded:
            raise RuntimeError("this version of httpx cannot be kept from addresses that are not public")


@contextlib.contextmanager
def _naming_failures() -> Iterator[None]:
    """A host name that nobody knows is a failure to connect."""
    try:
        yield
    except OSError as error:
        raise httpcore.ConnectError(str(error) or "The host name could not be looked up") from error


def _note_connection() -> None:
    watch = current_watch.get()
    if watch is not None:
        watch.connected = True


def _note_sending(stream: Any) -> None:
    watch = current_watch.get()
    if watch is not None:
        watch.sent = True
        watch.on_line(stream)
