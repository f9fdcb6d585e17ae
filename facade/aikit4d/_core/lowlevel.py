"""The generated client on a facade client's connections, credentials, limits and retries.

The generated code speaks httpx's interface: it is given a transport that hands every request to the
facade's own way of sending.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

import httpx

from aikit4d._core.calls import Call, Outcome, answered, own_headers
from aikit4d._core.drivers import run_blocking
from aikit4d._core.generated import generated_client
from aikit4d._core.secrets import Secret
from aikit4d._core.settings import DEFAULT_TIMEOUT, combined_headers, origin_of
from aikit4d._core.uploads import can_rewind
from aikit4d._core.wire import TransportFailure, WireRequest
from aikit4d.parameters import OpenAIParameters
from aikit4d.result import OpenAIResult

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from aikit4d._core.wire import Answer
    from aikit4d_openapi import AuthenticatedClient

_SENDER_HEADERS = frozenset({"accept-encoding", "connection", "host"})
# What httpx adds by itself, and the key that the generated client does not have.
_NOBODYS_VALUES = frozenset({"*/*", f"python-httpx/{httpx.__version__}", ""})
_BODY_HEADERS = frozenset({"content-length", "transfer-encoding"})
_DECODED_HEADERS = frozenset({"content-encoding", "content-length", "transfer-encoding"})


def sync_lowlevel(client: Any) -> AuthenticatedClient:
    """The generated client over an `OpenAI` client."""
    return generated_client(_bare_address(client._base_url()), _SyncBridge(client))


def async_lowlevel(client: Any) -> AuthenticatedClient:
    """The generated client over an `AsyncOpenAI` client."""
    return generated_client(_bare_address(client._base_url()), _AsyncBridge(client))


class _SyncBridge(httpx.BaseTransport, httpx.AsyncBaseTransport):
    def __init__(self, client: Any) -> None:
        self._client = client

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        call = _call(self._client, request)
        return _response(request, run_blocking(answered(self._client._io, call, whole=False)), _SyncBody)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:  # noqa: ARG002 - httpx's
        raise TypeError("this client is the `lowlevel` of an `OpenAI`: call `sync`, or take an `AsyncOpenAI`")


class _AsyncBridge(httpx.BaseTransport, httpx.AsyncBaseTransport):
    def __init__(self, client: Any) -> None:
        self._client = client

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        call = _call(self._client, request)
        return _response(request, await answered(self._client._io, call, whole=False), _AsyncBody)

    def handle_request(self, request: httpx.Request) -> httpx.Response:  # noqa: ARG002 - httpx's
        raise TypeError(
            "this client is the `lowlevel` of an `AsyncOpenAI`: call `asyncio`, or take an `OpenAI`"
        )


class _SyncBody(httpx.SyncByteStream):
    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        while (piece := run_blocking(_piece(self._answer))) is not None:
            yield piece

    def close(self) -> None:
        run_blocking(_closed(self._answer))


class _AsyncBody(httpx.AsyncByteStream):
    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while (piece := await _piece(self._answer)) is not None:
            yield piece

    async def aclose(self) -> None:
        await self._answer.close()


async def _piece(answer: Answer) -> bytes | None:
    try:
        return await answer.piece()
    except TransportFailure as failure:
        raise _original(failure) from None


async def _closed(answer: Answer) -> None:
    await answer.close()


def _call(client: Any, request: httpx.Request) -> Call:
    target = client._own_target()
    url = str(request.url)
    own = origin_of(target.base_url) == origin_of(url)
    given = {
        name: value
        for name, value in request.headers.items()
        if name not in _SENDER_HEADERS and value not in _NOBODYS_VALUES
    }
    limit = request.extensions.get("timeout", {}).get("read")
    patience = limit or client.timeout or DEFAULT_TIMEOUT
    wire = WireRequest(
        request.method,
        _full_address(target.base_url, url) if own else url,
        combined_headers(
            own_headers(target, request.method) if own else [],
            ("customHeaders", target.headers if own else Secret()),
            ("headers", Secret(given)),
        ),
        content=request.stream if given.keys() & _BODY_HEADERS else None,
        timeout=patience,
        idle_timeout=client.idleTimeout or patience,
        agent=client.httpAgent,
    )
    max_retries = client.maxRetries if _can_be_sent_again(request.stream) else 0
    return Call(wire, OpenAIResult(), OpenAIParameters(), max_retries=max_retries)


def _can_be_sent_again(stream: Any) -> bool:
    """Whether a body is the same at every attempt: bytes, or a form, whose files httpx rewinds."""
    if isinstance(stream, httpx.ByteStream):
        return True
    fields = getattr(stream, "fields", None)
    return isinstance(fields, list) and all(can_rewind(getattr(field, "file", b"")) for field in fields)


def _bare_address(base_url: str) -> str:
    """`base_url` without user information and query: httpx would put paths behind the query."""
    parts = urlsplit(base_url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _full_address(base_url: str, url: str) -> str:
    """`url` with what `_bare_address` took off."""
    base, asked = urlsplit(base_url), urlsplit(url)
    user = base.netloc.rpartition("@")[0] or asked.netloc.rpartition("@")[0]
    netloc = "@".join(filter(None, (user, asked.netloc.rpartition("@")[2])))
    query = "&".join(filter(None, (base.query, asked.query)))
    return urlunsplit((asked.scheme, netloc, asked.path, query, ""))


def _response(request: httpx.Request, outcome: Outcome, body: type[_SyncBody | _AsyncBody]) -> httpx.Response:
    if outcome.failure is not None:
        raise _original(outcome.failure) from None
    answer = outcome.answer
    if answer is None:
        raise RuntimeError("an attempt ended without answer or failure")
    headers = [(name, value) for name, value in answer.headers if name.lower() not in _DECODED_HEADERS]
    told: dict[str, Any] = {"stream": body(answer)} if outcome.body is None else {"content": outcome.body}
    return httpx.Response(answer.status, headers=headers, request=request, **told)


def _original(failure: TransportFailure) -> Exception:
    cause = failure.__cause__
    return cause if isinstance(cause, httpx.HTTPError) else httpx.TransportError(str(failure))
