"""What the HTTP library tells of a request, in its log and in its exceptions, without credentials."""

from __future__ import annotations

import logging
from itertools import zip_longest
from typing import TYPE_CHECKING

from aikit4d._core.network import current_watch
from aikit4d._core.secrets import masked_text, with_causes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

# hpack is what HTTP/2 writes headers with.
_LOGGERS = (
    "httpx", "httpcore.connection", "httpcore.http11", "httpcore.http2", "httpcore.proxy", "httpcore.socks",
    "hpack.hpack", "hpack.table",
)  # fmt: skip
_LIBRARIES = frozenset({"httpx", "httpcore", "h11", "h2", "hpack", "anyio"})
_SENDERS = frozenset({"aikit4d._core.transport", "aikit4d._core.network", "aikit4d._core.pools"})


class _WithoutCredentials(logging.Filter):
    """Masks the credentials of this library's current exchange; records of others stay as they are."""

    def filter(self, record: logging.LogRecord) -> bool:
        watch = current_watch.get()
        if watch is not None:
            text = record.getMessage()
            masked = masked_text(text, _spellings(watch.credentials()))
            if masked != text:
                record.msg, record.args = masked, ()
        return True


def quieten_logs() -> None:
    """Keep credentials out of the HTTP library's log, at every level."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(one, _WithoutCredentials) for one in logger.filters):
            logger.addFilter(_WithoutCredentials())


def cleaned(error: BaseException, credentials: list[str]) -> BaseException:
    """`error` and its causes without credentials.

    Their texts may repeat what a server sent back, and variables in the HTTP library's frames hold what it
    was sent.
    """
    spellings = list(_spellings(credentials))
    for one in with_causes(error):
        one.__traceback__ = _shortened(one.__traceback__)
        one.args = tuple(masked_text(arg, spellings) if isinstance(arg, str) else arg for arg in one.args)
        if hasattr(one, "_request"):
            one._request = None
    return error


def _shortened(trace: TracebackType | None) -> TracebackType | None:
    kept = []
    while trace is not None:
        if not _holds_requests(str(trace.tb_frame.f_globals.get("__name__", ""))):
            kept.append(trace)
        trace = trace.tb_next
    for one, following in zip_longest(kept, kept[1:]):
        one.tb_next = following
    return kept[0] if kept else None


def _holds_requests(module: str) -> bool:
    return module in _SENDERS or module.partition(".")[0] in _LIBRARIES


def _spellings(credentials: list[str]) -> Iterator[str]:
    """Credentials as they are, and as the `repr` of the bytes that are sent shows them."""
    for text in credentials:
        yield text
        yield repr(text.encode("latin-1", "replace"))[2:-1]
