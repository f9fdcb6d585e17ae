"""Pools of the HTTP library, put in order after calls that were cancelled or forgotten.

httpcore 1 frees a connection in several steps. A task that is cancelled between two of them leaves a
connection behind that is neither idle nor closed, and that no request holds: it takes its place in the pool
for ever, and some hundred cancelled calls use up a pool of ten. So every exchange is marked, and one that
did not end by itself is taken out of its pool with all that it left there.
"""

from __future__ import annotations

import contextlib
import threading
import time
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from aikit4d._core.network import Watch

# The name of the mark among the extensions of a request, which httpx hands on to its pool.
MARK = "aikit4d"

# The parts of httpcore's pools that are used here: none is public.
_PARTS = (
    "_assign_requests_to_connections", "_connections", "_max_connections", "_max_keepalive_connections",
    "_optional_thread_lock", "_requests", "create_connection",
)  # fmt: skip
_SECONDS_BETWEEN_SWEEPS = 1.0


def put_in_order(client: Any) -> None:
    """Let the pools of an HTTP client that nobody else uses give out their connections as `_assigned` does.

    httpcore looks at every connection for every other one whenever a request begins or ends: some hundred
    calls at once hold an event loop for minutes. And it looks at connections that another thread was just
    given: an answer that has come there by then looks like the end of the connection, which it closes.
    """
    for pool in pools_of(client):
        pool.__class__ = _orderly(pool.__class__)
        if hasattr(pool, "close"):
            # The garbage collector may close an answer in a thread that holds the lock.
            pool._optional_thread_lock = threading.RLock()


@lru_cache
def _orderly(kind: Any) -> type:
    # Not by an attribute of the pool, which would hold the pool: both would wait for the garbage collector.
    own = {"_assign_requests_to_connections": _assigned, "_is_assigning": False, "_next_sweep": 0.0}
    return type(kind.__name__, (kind,), own)


def _assigned(pool: Any) -> list[Any]:
    """Give the requests that wait their connections, as far as there is room; those that are to be closed.

    A connection that a request holds is not looked at.
    """
    if pool._is_assigning:
        # The garbage collector closes an answer while this thread is in the middle of it.
        return []
    pool._is_assigning = True
    try:
        return _newly_assigned(pool, list(pool._requests), list(pool._connections))
    finally:
        pool._is_assigning = False


def _newly_assigned(pool: Any, requests: list[Any], connections: list[Any]) -> list[Any]:
    held = {id(one.connection) for one in requests}
    free = [one for one in connections if id(one) not in held]
    closing: list[Any] = []
    now = time.monotonic()
    if now >= pool._next_sweep:
        pool._next_sweep = now + _SECONDS_BETWEEN_SWEEPS
        _drop(pool, [one for one in free if not _can_serve(one)], free, closing)
    for request in [one for one in requests if one.connection is None]:
        connection = _connection_for(request.request.url.origin, pool, free, closing)
        if connection is None:
            break
        request.assign_to_connection(connection)
    _drop(pool, free[: max(0, len(free) - pool._max_keepalive_connections)], free, closing)
    return closing


def _connection_for(origin: Any, pool: Any, free: list[Any], closing: list[Any]) -> Any:
    """A free connection, the last used first, or a new one; `None` when the pool is full."""
    for connection in [one for one in reversed(free) if one.can_handle_request(origin)]:
        if _can_serve(connection):
            free.remove(connection)
            return connection
        _drop(pool, [connection], free, closing)
    if len(pool._connections) >= pool._max_connections:
        _drop(pool, free[:1], free, closing)
    if len(pool._connections) >= pool._max_connections:
        return None
    pool._connections.append(pool.create_connection(origin))
    return pool._connections[-1]


def _can_serve(connection: Any) -> bool:
    return connection.is_idle() and not connection.is_closed() and not connection.has_expired()


def _drop(pool: Any, connections: list[Any], free: list[Any], closing: list[Any]) -> None:
    for connection in connections:
        free.remove(connection)
        _remove(pool._connections, connection)
        closing.append(connection)


def _remove(items: list[Any], item: Any) -> None:
    with contextlib.suppress(ValueError):
        items.remove(item)


def release(client: Any, watch: Watch, *, with_idle: bool = False) -> None:
    """Take what a broken exchange left in the pools of a synchronous HTTP client.

    `with_idle` takes the kept connections too: where one of them was dead, the others may be so.
    """
    _close_all(_taken_out(client, lambda other: other is watch, with_idle=with_idle))


async def release_async(client: Any, watch: Watch, *, with_idle: bool = False) -> None:
    """`release` for an asynchronous HTTP client."""
    await _close_all_async(_taken_out(client, lambda other: other is watch, with_idle=with_idle))


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
            running = [one.request.extensions.get(MARK) for one in list(pool._requests)]
        for watch in running:
            if watch is not None:
                watch.is_given_up = True
                watch.abort()


def transports_of(client: Any) -> list[Any]:
    """What an HTTP client sends through: its own transport first, then those to proxies."""
    # Neither name is public: where another version has no such thing, it stays as it is.
    return [getattr(client, "_transport", None), *getattr(client, "_mounts", {}).values()]


def pools_of(client: Any) -> list[Any]:
    """The pools of an HTTP client; none where its transports are of another kind."""
    found = (getattr(transport, "_pool", None) for transport in transports_of(client))
    return [pool for pool in found if all(hasattr(pool, part) for part in _PARTS)]


def _is_forgotten(watch: Watch | None) -> bool:
    return watch is not None and watch.unread is not None and watch.unread() is None


def _taken_out(
    client: Any, is_over: Callable[[Watch | None], bool], *, only_full: bool = False, with_idle: bool = False
) -> list[Any]:
    """The connections that are to be closed: taken out of their pools, the requests that wait served."""
    closing: list[Any] = []
    for pool in pools_of(client):
        if only_full and len(pool._connections) < pool._max_connections:
            continue
        with pool._optional_thread_lock:
            over = [one for one in list(pool._requests) if is_over(one.request.extensions.get(MARK))]
            for one in over:
                _remove(pool._requests, one)
            if getattr(pool, "_is_assigning", False):
                # This is the garbage collector: the connections are looked at later.
                continue
            held = {id(one.connection) for one in list(pool._requests)}
            free = [one for one in list(pool._connections) if id(one) not in held]
            useless = [one for one in free if _is_stranded(one) or (with_idle and one.is_idle())]
            if only_full and not useless and not over:
                continue
            for one in useless:
                _remove(pool._connections, one)
            closing += [*useless, *pool._assign_requests_to_connections()]
    return closing


def _is_stranded(connection: Any) -> bool:
    return not (connection.is_idle() or connection.is_closed() or connection.is_available())


def _close_all(connections: list[Any]) -> None:
    for connection in connections:
        connection.close()


async def _close_all_async(connections: list[Any]) -> None:
    """Close them all, also when this is cancelled, too: the first step of each closes its socket."""
    async with contextlib.AsyncExitStack() as closing:
        for connection in connections:
            closing.push_async_callback(connection.aclose)
