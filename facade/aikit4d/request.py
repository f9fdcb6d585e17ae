"""`HTTPRequest`: the request behind a result, and its answer."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from aikit4d._core.secrets import masked_headers
from aikit4d._core.showing import clipped
from aikit4d._core.wire import shown_url, single_headers
from aikit4d.objects import Object

if TYPE_CHECKING:
    from aikit4d._core.wire import Answer, Running, WireRequest


class HTTPRequest:
    """What was sent and what came back. Credentials in it are masked.

    Attributes:
        url: The address, credentials in it masked; empty when nothing was sent.
        method: `GET`, `POST` or `DELETE`.
        headers: The request's headers, credentials masked.
        agent: The `httpAgent` that sent it, `None` for the client's own connections.
        dataType: Always `auto`: the answer decides whether its body is JSON, text or bytes.
        encoding: Always `UTF-8`, in which texts are sent.
        protocol: Always `auto`: the connection and the server agree on it.
        returnResponseBody: Always `True`: the body of the answer is kept.
        response: `None` until an answer came, then an `Object` with `status`, `statusText`,
            `headers` (names in lower case, a repeated one gives a list), `rawHeaders` and `body`
            (an `Object` or list for JSON, else text or bytes).
        errors: `None`, or a list of `Object`s with `message` when the network failed.
        terminated: Whether the call has ended.
        timeout: Seconds that a whole answer may take, a stream or a download until it begins.

    Source: 4D documentation, 4D.HTTPRequest.
    """

    __slots__ = (
        "_done", "_may_fall_silent", "_running", "_stopped", "_thread", "agent", "dataType", "encoding",
        "errors", "headers", "method", "protocol", "response", "returnResponseBody", "terminated", "timeout",
        "url",
    )  # fmt: skip

    def __init__(self, sent: WireRequest | None = None) -> None:
        self.url: str = shown_url(sent.url) if sent else ""
        self.method: str = sent.method if sent else ""
        self.headers: Object = Object(masked_headers(sent.headers) if sent else {})
        self.timeout: float | None = sent.timeout if sent else None
        self.agent: Any = sent.agent if sent else None
        self.dataType: str = "auto"
        self.encoding: str = "UTF-8"
        self.protocol: str = "auto"
        self.returnResponseBody: bool = True
        self.response: Object | Any = None
        self.errors: list[Object] | None = None
        self.terminated: bool = False
        self._running: Running | None = None
        self._done: threading.Event | None = None
        self._thread = 0
        self._stopped = False
        self._may_fall_silent = sent is not None and sent.idle_timeout is not None

    def wait(self, timeout: float | None = None) -> HTTPRequest:
        """Wait until the call and its callbacks have ended.

        Args:
            timeout: The longest wait in seconds; `None` waits as long as it takes.

        Returns:
            This request; `terminated` tells whether the call has ended.
        """
        # A callback that waits for its own call would wait for ever.
        if self._done is not None and self._thread != threading.get_ident():
            self._done.wait(timeout)
        return self

    def terminate(self) -> None:
        """End the call at once, also while it waits to be sent again: its result fails, its callbacks run.

        A call that has ended stays as it is.
        """
        self._stopped = True
        if self._running is not None:
            self._running.abort()

    def __repr__(self) -> str:
        status = self.response.get("status") if self.response is not None else None
        address = f"{self.method} {clipped(self.url)}"
        return f"HTTPRequest({address}, status={status}, terminated={self.terminated})"

    def __getstate__(self) -> dict[str, Any]:
        # An event of this process and an open connection mean nothing to another one.
        left_out = {"_done", "_running", "_thread", "agent"}
        return {name: getattr(self, name) for name in self.__slots__ if name not in left_out}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__()  # type: ignore[misc]
        for name, value in state.items():
            setattr(self, name, value)


def response_object(answer: Answer, body: Any) -> Object:
    """The documented `response` of a request."""
    return Object(
        status=answer.status,
        statusText=answer.status_text,
        headers=Object(single_headers(answer.headers)),
        rawHeaders=Object(answer.headers),
        body=body,
    )
