"""Pictures from addresses that an answer names: no header of the API, bounded in size and time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from aikit4d._core.addresses import DownloadURL, check_url, public_addresses, redirected
from aikit4d._core.settings import USER_AGENT
from aikit4d._core.wire import TransportFailure, WireRequest, single_headers

if TYPE_CHECKING:
    from aikit4d._core.drivers import AsyncIO, SyncIO
    from aikit4d._core.wire import Answer

LARGEST_DOWNLOAD = 100 << 20
MOST_REDIRECTS = 10
# Packed answers could grow beyond any bound while they are unpacked.
_HEADERS = [USER_AGENT, ("Accept", "*/*"), ("Accept-Encoding", "identity")]
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


async def downloaded(
    io: SyncIO | AsyncIO, url: str, *, timeout: float, allow_private: bool = False, agent: Any = None
) -> bytes:
    """What stands at `url`.

    Only http and https, redirects only within the scheme, and, unless `allow_private`, only public
    addresses: the library's own connections go to exactly the address that was checked. Through an
    `agent` or a proxy the name is checked as far as it is known here, but they connect.

    Args:
        io: What waits.
        url: The address.
        timeout: Seconds that it may take altogether.
        allow_private: Whether addresses that are not public will do.
        agent: The caller's own HTTP client; its headers, cookies and credentials are not sent.

    Raises:
        RefusedURLError: Nothing is downloaded from there.
        TransportFailure: No answer, another status than 200, or more than 100 MiB.
    """
    until = time.monotonic() + timeout
    connections = io.new_connections(public_only=not allow_private)
    try:
        target = check_url(url)
        for _ in range(MOST_REDIRECTS + 1):
            if not allow_private:
                await _require_public(io, target, _seconds_left(until))
            answer = await connections.send(_request(target, until, agent))
            try:
                if answer.status not in _REDIRECTS:
                    return await _body(answer, until)
            finally:
                await answer.close()
            target = redirected(target, _location(answer))
        raise TransportFailure("broken", f"More than {MOST_REDIRECTS} redirects")
    finally:
        await io.call(connections.close)


async def _require_public(io: SyncIO | AsyncIO, target: DownloadURL, within: float) -> None:
    try:
        found = await io.look_up(target.host, target.port, within)
    except OSError:
        # Perhaps a proxy knows the name; without one, connecting fails.
        return
    public_addresses(target.host, found)


def _request(target: DownloadURL, until: float, agent: Any) -> WireRequest:
    return WireRequest(
        "GET", target.url, list(_HEADERS), timeout=_seconds_left(until), agent=agent, anonymous=True
    )


def _seconds_left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TransportFailure("timeout", "The download took too long")
    return left


def _location(answer: Answer) -> str:
    location = single_headers(answer.headers).get("location")
    if not isinstance(location, str):
        raise TransportFailure("broken", f"A redirect (status {answer.status}) that leads nowhere")
    return location


async def _body(answer: Answer, until: float) -> bytes:
    if answer.status != 200:
        raise TransportFailure("broken", f"The server answered with status {answer.status}")
    return await answer.read(LARGEST_DOWNLOAD, within=_seconds_left(until))
