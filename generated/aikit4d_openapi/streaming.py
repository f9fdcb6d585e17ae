"""Server-sent events of operations that answer with them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from httpx_sse import EventSource

from . import errors

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from .client import AuthenticatedClient, Client

T = TypeVar("T")

END = "[DONE]"


def events(
    client: AuthenticatedClient | Client, arguments: dict[str, Any], parse: Callable[[Any], T]
) -> Iterator[T]:
    """The events of one request, each as it arrives. Closing the iterator closes the connection.

    Raises:
        errors.UnexpectedStatus: The server refused.
        httpx_sse.SSEError: The answer is no event stream.
        errors.ErrorEvent: The server reported an error in the middle of the stream.
        errors.UnexpectedValue: An event does not fit its model.
    """
    with client.get_httpx_client().stream(**_asking_for_events(arguments)) as response:
        if not response.is_success:
            raise errors.UnexpectedStatus(response.status_code, response.read())
        for event in EventSource(response).iter_sse():
            if event.data == END:
                return
            if event.data:
                yield parse(_value(event.data))


async def async_events(
    client: AuthenticatedClient | Client, arguments: dict[str, Any], parse: Callable[[Any], T]
) -> AsyncIterator[T]:
    """The same as `events`, asynchronously."""
    async with client.get_async_httpx_client().stream(**_asking_for_events(arguments)) as response:
        if not response.is_success:
            raise errors.UnexpectedStatus(response.status_code, await response.aread())
        async for event in EventSource(response).aiter_sse():
            if event.data == END:
                return
            if event.data:
                yield parse(_value(event.data))


def _asking_for_events(arguments: dict[str, Any]) -> dict[str, Any]:
    headers = {**arguments.get("headers", {}), "Accept": "text/event-stream"}
    return {**arguments, "headers": headers}


def _value(data: str) -> Any:
    try:
        value = json.loads(data)
    except ValueError:
        raise errors.UnexpectedValue(f"an event holds no JSON but {data[:100]!r}") from None
    if isinstance(value, dict) and value.get("error"):
        raise errors.ErrorEvent(value["error"])
    return value


__all__ = ["async_events", "events"]
