"""Requests and answers as the rest of the library sees them, whatever HTTP library sends them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit, urlunsplit

from aikit4d._core.secrets import (
    MASK,
    header_credentials,
    is_credential_name,
    masked_headers,
    url_credentials,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    from aikit4d._core.secrets import Secret
    from aikit4d.request import HTTPRequest

    SentHeaders: TypeAlias = Iterable[tuple[str, str | Secret]]

Headers = list[tuple[str, str]]

# Embeddings of 2,048 texts, or ten large pictures in base64, are about half of the first.
LARGEST_ANSWER = 256 << 20
LARGEST_FILE = 1 << 30
# Thirty years: sockets raise OverflowError for some ten times as much.
LONGEST_WAIT = 1e9
_PLAINLY_AN_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|https?:|localhost\b|\d+(\.\d+){3}\b", re.IGNORECASE)


class Running(Protocol):
    """Something under way that can be broken off."""

    def abort(self) -> None:
        """Break it off, from any thread: a reader that waits wakes up."""


class Exchange(Running, Protocol):
    """A request that has been sent."""

    credentials: Callable[[], list[str]]


class WireRequest:
    """One request, ready to be sent any number of times.

    `timeout` limits the whole wait for an answer, in seconds. With `idle_timeout` it limits the wait for
    the head only, and the body may take as long as it likes, silent for `idle_timeout` at most.
    An `anonymous` request carries nothing that the agent would add: headers, cookies, credentials.
    """

    __slots__ = (
        "agent",
        "anonymous",
        "content",
        "files",
        "form",
        "headers",
        "idle_timeout",
        "is_aborted",
        "method",
        "timeout",
        "url",
        "watch",
    )

    def __init__(
        self,
        method: str,
        url: str,
        headers: SentHeaders,
        *,
        content: Any = None,
        form: list[tuple[str, str]] | None = None,
        files: list[tuple[str, Any]] | None = None,
        timeout: float,
        idle_timeout: float | None = None,
        agent: Any = None,
        anonymous: bool = False,
    ) -> None:
        self.method: str = method
        self.url: str = url
        self.headers: SentHeaders = headers
        self.content: Any = content
        self.form: list[tuple[str, str]] | None = form
        self.files: list[tuple[str, Any]] | None = files
        self.timeout: float = min(timeout, LONGEST_WAIT)
        self.idle_timeout: float | None = None if idle_timeout is None else min(idle_timeout, LONGEST_WAIT)
        self.agent: Any = agent
        self.anonymous: bool = anonymous
        self.is_aborted: bool = False
        self.watch: Exchange | None = None

    def credentials(self) -> list[str]:
        """The credentials that go out, those that the agent adds as far as they are known."""
        own = [*header_credentials(self.headers), *url_credentials(self.url)]
        return [*own, *self.watch.credentials()] if self.watch is not None else own

    def abort(self) -> None:
        """Break the connection off that carries the request, from any thread."""
        self.is_aborted = True
        if self.watch is not None:
            self.watch.abort()

    def __repr__(self) -> str:
        return f"WireRequest({self.method} {shown_url(self.url)}, {masked_headers(self.headers)})"


class Answer(Protocol):
    """An answer whose head has come and whose body is still on the line."""

    status: int
    status_text: str
    headers: Headers

    async def read(self, most: int = LARGEST_ANSWER, *, within: float | None = None) -> bytes:
        """What is left of the body, `most` bytes at most; raises `TransportFailure`.

        `within` so many seconds, where no limit of the request does.
        """

    async def piece(self) -> bytes | None:
        """The next bytes of the body, `None` at its end; raises `TransportFailure`."""

    def limit_total(self, seconds: float | None) -> None:
        """From now on, everything read must have come in so many seconds; `None` lifts the limit."""

    def require_time(self) -> None:
        """Raise `TransportFailure` when that limit has passed, as nobody may have looked while reading."""

    async def close(self, *, drain: bool = False) -> None:
        """Free the connection; with `drain`, keep it for the next call if the body ends at once."""


class IO(Protocol):
    """Everything that waits: the connections, the clock and the caller's own functions."""

    async def send(self, request: WireRequest) -> Answer:
        """Send `request`; raises `TransportFailure` when no answer comes."""

    async def pause(self, seconds: float, request: HTTPRequest) -> bool:
        """Wait before another attempt; whether nobody ended the call or the client meanwhile."""

    async def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """The value of the caller's `function`, awaited when it is a coroutine of the asynchronous client."""


class TransportFailure(Exception):
    """No answer, or a body cut short.

    `kind` is `connect` or `full` (nothing was sent), `certificate` (nor was the server trusted), `stale` (a
    kept connection was closed before any byte of the answer), `timeout`, `setup` (no connection can be made
    here), `closed` (by this side), `too large` or `broken`.
    """

    def __init__(self, kind: str, message: str) -> None:
        self.kind = kind
        super().__init__(message)


def single_headers(headers: Iterable[tuple[str, str]]) -> dict[str, str | list[str]]:
    """Headers by lower-case name; a repeated one gives a list of its values."""
    single: dict[str, str | list[str]] = {}
    for name, value in headers:
        lower = name.lower()
        former = single.get(lower)
        if former is None:
            single[lower] = value
        else:
            single[lower] = [*former, value] if isinstance(former, list) else [former, value]
    return single


def shown_url(url: str) -> str:
    """`url` without user information, and with the values of credentials in its query masked."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return MASK
    host = parts.netloc.rpartition("@")[2]
    pairs = [_shown_pair(pair) for pair in parts.query.split("&")] if parts.query else []
    return urlunsplit((parts.scheme, host, parts.path, "&".join(pairs), ""))


def shown_base_url(url: str) -> str:
    """`url` as `shown_url` has it, or a mask where it may be a key that was given in its place."""
    return shown_url(url) if not url or _PLAINLY_AN_ADDRESS.match(url) else MASK


def _shown_pair(pair: str) -> str:
    name, equals, value = pair.partition("=")
    return f"{name}={MASK}" if is_credential_name(name) and equals and value else pair
