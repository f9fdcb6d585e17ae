"""Two ways to run the one body of logic: blocking in a thread, or awaited in an event loop.

The logic is written as coroutines that wait only through an `IO`. `SyncIO` never suspends, so its
coroutines run from beginning to end in one step.
"""

from __future__ import annotations

import contextlib
import inspect
import logging
import os
import socket
import threading
import weakref
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from aikit4d._core.wire import Answer, WireRequest
    from aikit4d.parameters import OpenAIParameters
    from aikit4d.request import HTTPRequest

T = TypeVar("T")
logger = logging.getLogger("aikit4d")


def run_blocking(steps: Coroutine[Any, Any, T]) -> T:
    """The value of a coroutine that waits only through `SyncIO`."""
    try:
        steps.send(None)
    except StopIteration as end:
        value: T = end.value
        return value
    steps.close()
    raise RuntimeError("a coroutine of the asynchronous client was run by the synchronous one")


class SyncIO:
    """Connections, clock and callbacks for threads."""

    def __init__(self) -> None:
        self._connections: Any = None
        # The threads of calls that run, and whether each of them is closing this itself.
        self._threads: dict[threading.Thread, bool] = {}
        self._pauses: set[Any] = set()
        self._closing = 0
        self._lock = threading.Lock()
        _of_this_process.add(self)

    async def send(self, request: WireRequest) -> Answer:
        """Send `request`; raises `TransportFailure` when no answer comes."""
        answer: Answer = await self.connections.send(request)
        return answer

    async def pause(self, seconds: float, request: HTTPRequest) -> bool:
        """Wait before another attempt; whether nobody ended the call or this meanwhile."""
        from aikit4d._core.pauses import Pause  # noqa: PLC0415 - few calls are sent again

        pause = request._running = Pause()
        with self._lock:
            self._pauses.add(pause)
            ended = bool(self._closing) or request._stopped
        try:
            return not ended and pause.lasts(seconds)
        finally:
            with self._lock:
                self._pauses.discard(pause)

    def require_callbacks(self, parameters: OpenAIParameters) -> None:
        """Raise `TypeError` for a callback that only the asynchronous client can run."""
        for name in parameters._callbacks.intersection(vars(parameters)):
            if is_coroutine_function(getattr(parameters, name)):
                raise TypeError(f"{name} is a coroutine function: use AsyncOpenAI for it")

    async def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """The value of the caller's `function`; a coroutine function needs the asynchronous client."""
        return await self.settled(function, function(*arguments))

    async def settled(self, function: Callable[..., Any], value: Any) -> Any:
        """`value`, which `function` gave."""
        if inspect.iscoroutine(value):
            value.close()
            raise TypeError(f"{_name(function)} is a coroutine function: use AsyncOpenAI for it")
        return value

    @property
    def connections(self) -> Any:
        """The pool, made when it is first needed: importing the HTTP library takes time."""
        with self._lock:
            if self._connections is None:
                from aikit4d._core.transport import SyncConnections  # noqa: PLC0415

                self._connections = SyncConnections()
                # A client that is given up instead of closed leaves no socket open.
                weakref.finalize(self, self._connections.close)
            return self._connections

    def new_connections(self, *, public_only: bool) -> Any:
        """Connections for one download; `public_only` refuses addresses that are not public."""
        from aikit4d._core.network import PublicBackend, WatchedBackend  # noqa: PLC0415
        from aikit4d._core.transport import SyncConnections  # noqa: PLC0415

        return SyncConnections(PublicBackend if public_only else WatchedBackend)

    @property
    def is_in_background(self) -> bool:
        """Whether this thread is one of a call that runs by itself."""
        with self._lock:
            return threading.current_thread() in self._threads

    async def look_up(self, host: str, port: int, within: float) -> list[Any]:  # noqa: ARG002 - as of `AsyncIO`
        """What the system knows of a host name; raises `OSError` when that is nothing.

        How long that may take is the system's setting: a thread cannot be called back from there.
        """
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)

    def in_background(self, steps: Callable[[], Coroutine[Any, Any, Any]]) -> None:
        """Run the coroutine that `steps` makes on a thread of its own."""

        def work() -> None:
            try:
                run_blocking(steps())
            finally:
                with self._lock:
                    del self._threads[threading.current_thread()]

        thread = threading.Thread(target=work, name="aikit4d call")
        with self._lock:
            thread.start()
            self._threads[thread] = False

    def forget(self) -> None:
        """After a fork: threads and connections are those of the parent process."""
        self._threads = {}
        self._pauses = set()
        self._closing = 0
        self._lock = threading.Lock()
        if self._connections is not None:
            self._connections.forget()

    def close(self) -> None:
        """Wait for the attempts of calls on threads, then close every connection."""
        with self._closed_for_retries():
            while others := self._other_threads():
                for thread in others:
                    thread.join()
            if self._connections is not None:
                self._connections.close()

    @contextlib.contextmanager
    def _closed_for_retries(self) -> Iterator[None]:
        """Ends the waits before another attempt, and lets none begin."""
        with self._lock:
            self._closing += 1
            pauses = list(self._pauses)
        for pause in pauses:
            pause.abort()
        try:
            yield
        finally:
            with self._lock:
                self._closing -= 1

    def _other_threads(self) -> list[threading.Thread]:
        """The threads to wait for; callbacks that close, too, do not wait for each other."""
        own = threading.current_thread()
        with self._lock:
            is_callback = own in self._threads
            if is_callback:
                self._threads[own] = True
            return [
                thread
                for thread, closes in self._threads.items()
                if thread is not own and not (is_callback and closes)
            ]


class AsyncIO:
    """Connections, clock and callbacks for event loops."""

    is_in_background = False

    def __init__(self) -> None:
        self._connections: Any = None
        self._pauses: set[Any] = set()

    async def send(self, request: WireRequest) -> Answer:
        """Send `request`; raises `TransportFailure` when no answer comes."""
        answer: Answer = await self.connections.send(request)
        return answer

    async def pause(self, seconds: float, request: HTTPRequest) -> bool:
        """Wait before another attempt; whether nobody ended the call or this meanwhile."""
        from aikit4d._core.pauses import AsyncPause  # noqa: PLC0415 - few calls are sent again

        pause = request._running = AsyncPause()
        self._pauses.add(pause)
        try:
            return not request._stopped and await pause.lasts(seconds)
        finally:
            self._pauses.discard(pause)

    def require_callbacks(self, parameters: OpenAIParameters) -> None:
        """Callbacks of every kind can run."""

    async def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """The value of the caller's `function`, awaited when it gives an awaitable."""
        return await self.settled(function, function(*arguments))

    async def settled(self, function: Callable[..., Any], value: Any) -> Any:  # noqa: ARG002 - as of `SyncIO`
        """`value`, which `function` gave, awaited when it can be."""
        return await value if inspect.isawaitable(value) else value

    @property
    def connections(self) -> Any:
        """The pools, made when they are first needed: importing the HTTP library takes time."""
        if self._connections is None:
            from aikit4d._core.transport import AsyncConnections  # noqa: PLC0415

            self._connections = AsyncConnections()
            # A client that is given up instead of closed leaves no socket open.
            weakref.finalize(self, self._connections.give_up)
        return self._connections

    def new_connections(self, *, public_only: bool) -> Any:
        """Connections for one download; `public_only` refuses addresses that are not public."""
        from aikit4d._core.network import AsyncPublicBackend, AsyncWatchedBackend  # noqa: PLC0415
        from aikit4d._core.transport import AsyncConnections  # noqa: PLC0415

        return AsyncConnections(AsyncPublicBackend if public_only else AsyncWatchedBackend)

    async def look_up(self, host: str, port: int, within: float) -> list[Any]:
        """What the system knows of a host name; raises `OSError` when that is nothing, or takes too long."""
        import asyncio  # noqa: PLC0415 - the synchronous client does without it

        found = asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return await asyncio.wait_for(found, within)

    async def close(self) -> None:
        """End the waits and close the connections of the running loop."""
        import asyncio  # noqa: PLC0415 - the synchronous client does without it

        loop = asyncio.get_running_loop()
        for pause in list(self._pauses):
            if pause.loop is loop:
                pause.abort()
        if self._connections is not None:
            await self._connections.close()


_of_this_process: weakref.WeakSet[SyncIO] = weakref.WeakSet()


def _after_fork() -> None:
    for io in _of_this_process:
        io.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


async def call_quietly(io: SyncIO | AsyncIO, function: Callable[..., Any] | None, argument: Any) -> bool:
    """Call a callback, if there is one; an exception in it is logged. Whether it went well.

    What shall end the caller's own thread or task (`KeyboardInterrupt`, `CancelledError`) goes on.
    """
    if function is None:
        return True
    try:
        value = function(argument)
        if value is not None:
            await io.settled(function, value)
    except BaseException as error:
        if not (isinstance(error, Exception) or io.is_in_background):
            raise
        logger.exception("The callback %s raised", _name(function))
        return False
    return True


def is_coroutine_function(function: object) -> bool:
    """Whether calling `function`, which may be an object that can be called, gives a coroutine."""
    called = getattr(function, "__call__", None)  # noqa: B004 - an object may have a coroutine there
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(called)


def _name(function: object) -> str:
    return getattr(function, "__qualname__", None) or type(function).__name__
