"""Pools of the HTTP library, put in order after calls that were cancelled or forgotten.

httpcore 1 frees a connection in several steps. A task that is cancelled between two of them leaves a
connection behind that is neither idle nor closed, and that no request holds: it takes its place in the pool
for ever, and some hundred cancelled calls use up a pool of ten. So every exchange is marked, and one that
did not end by itself is taken out of its pool with all that it left there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aikit4d._core.wire import TransportFailure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aikit4d._core.network import Watch

# The name of the mark among the extensions of a request, which httpx hands on to its pool.
MARK = "aikit4d"

_LOOK_AGAIN = 0.005


class Line:
    """Where the calls of an event loop wait while the pools of their HTTP client are full.

    httpcore goes through all connections for every request that waits, whenever one begins or ends: with a
    thousand connections, some hundred requests that wait would hold the loop for minutes.
    """

    def __init__(self, client: Any) -> None:
        import asyncio  # noqa: PLC0415 - the synchronous client does without it

        self._client = client
        self._pools = list(pools_of(client))
        self._place = asyncio.Lock()

    async def wait(self, seconds: float) -> None:
        """Wait for room, first come, first served; raises `TransportFailure` when none comes in time."""
        if not self._place.locked() and not self._is_full():
            return
        import asyncio  # noqa: PLC0415 - as above

        try:
            async with asyncio.timeout(seconds), self._place:
                await release_forgotten_async(self._client)
                while self._is_full():
                    await asyncio.sleep(_LOOK_AGAIN)
                    await release_forgotten_async(self._client)
        except TimeoutError as error:
            raise TransportFailure("connect", "No connection became free in time") from error
        if self._client.is_closed:
            raise TransportFailure("closed", "The client was closed")

    def _is_full(self) -> bool:
        return any(len(pool._requests) >= pool._max_connections for pool in self._pools)


def release(client: Any, watch: Watch) -> None:
    """Take what a broken exchange left in the pools of a synchronous HTTP client."""
    _close_all(_taken_out(client, lambda other: other is watch))


async def release_async(client: Any, watch: Watch) -> None:
    """`release` for an asynchronous HTTP client."""
    await _close_all_async(_taken_out(client, lambda other: other is watch))


def release_forgotten(client: Any) -> None:
    """Take the connections of answers that nobody holds any more, where a pool has no other left."""
    _close_all(_taken_out(client, _is_forgotten, only_full=True))


async def release_forgotten_async(client: Any) -> None:
    """`release_forgotten` for an asynchronous HTTP client."""
    await _close_all_async(_taken_out(client, _is_forgotten, only_full=True))


def retire(client: Any) -> None:
    """Prepare an HTTP client for closing while other threads may still use it.

    Closing a socket does not wake the thread that reads from it, so it is broken off first; and what a
    late thread opens anew is not kept.
    """
    for pool in pools_of(client):
        with pool._optional_thread_lock:
            pool._max_keepalive_connections = 0
            running = [one.request.extensions.get(MARK) for one in pool._requests]
        for watch in running:
            if watch is not None:
                watch.is_given_up = True
                watch.abort()


def pools_of(client: Any) -> Iterable[Any]:
    """The pools of an HTTP client; none where its transports are of another kind."""
    transports = [getattr(client, "_transport", None), *getattr(client, "_mounts", {}).values()]
    found = (getattr(transport, "_pool", None) for transport in transports)
    # None of these names is public: where another version has no such thing, its pools stay as they are.
    return [pool for pool in found if hasattr(pool, "_requests") and hasattr(pool, "_connections")]


def _is_forgotten(watch: Watch | None) -> bool:
    return watch is not None and watch.unread is not None and watch.unread() is None


def _taken_out(client: Any, is_over: Callable[[Watch | None], bool], *, only_full: bool = False) -> list[Any]:
    """The connections that are to be closed: taken out of their pools, the requests that wait served."""
    closing: list[Any] = []
    for pool in pools_of(client):
        if only_full and len(pool._connections) < pool._max_connections:
            continue
        with pool._optional_thread_lock:
            kept = [one for one in pool._requests if not is_over(one.request.extensions.get(MARK))]
            held = {id(one.connection) for one in kept}
            stranded = [one for one in pool._connections if id(one) not in held and _is_stranded(one)]
            if only_full and not stranded and len(kept) == len(pool._requests):
                continue
            pool._requests[:] = kept
            pool._connections[:] = [one for one in pool._connections if one not in stranded]
            closing += [*stranded, *pool._assign_requests_to_connections()]
    return closing


def _is_stranded(connection: Any) -> bool:
    return not (connection.is_idle() or connection.is_closed() or connection.is_available())


def _close_all(connections: list[Any]) -> None:
    for connection in connections:
        connection.close()


async def _close_all_async(connections: list[Any]) -> None:
    """Close them all, also when this is cancelled, too: the first step of each closes its socket."""
    if connections:
        try:
            await connections.pop().aclose()
        finally:
            await _close_all_async(connections)
