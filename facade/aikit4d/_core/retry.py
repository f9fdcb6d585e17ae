"""When a call is sent again, and after how long."""

from __future__ import annotations

import math
import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_OBEYED_WAIT = 60.0
_FIRST_BACKOFF = 0.5
_LONGEST_BACKOFF = 8.0
_RETRIED_STATUSES = frozenset({408, 409, 429})
_REPEATABLE_METHODS = frozenset({"GET", "DELETE"})
_UNSENT = frozenset({"connect", "full", "stale"})
_LASTING = frozenset({"certificate", "closed", "setup", "too large"})
# dateutil fills what a text leaves out from a default; two defaults that give different dates show that it
# was no whole date.
_DEFAULT_DATES = (datetime(2000, 1, 1, tzinfo=UTC), datetime(2001, 2, 2, tzinfo=UTC))


def retries_status(status: int, headers: Mapping[str, object]) -> bool:
    """Whether an answer with this status and these headers (lower-case names) is asked for again."""
    if 200 <= status < 300:
        return False
    word = headers.get("x-should-retry")
    if word is not None:
        return str(word).strip().lower() == "true"
    return status in _RETRIED_STATUSES or status >= 500


def retries_failure(method: str, kind: str) -> bool:
    """Whether a request that got no answer is sent again without the risk of doing its work twice."""
    if kind in _LASTING:
        return False
    return kind in _UNSENT or method in _REPEATABLE_METHODS


def wait_before_retry(retries_made: int, headers: Mapping[str, object]) -> float | None:
    """Seconds to wait before the next attempt; `None` when the server asks for more than is obeyed."""
    asked = _asked_wait(headers)
    if asked is None:
        longest = min(_FIRST_BACKOFF * 2.0**retries_made, _LONGEST_BACKOFF)
        return longest * (1 - 0.25 * random.random())
    return asked if asked <= LONGEST_OBEYED_WAIT else None


def wait_refused(status: int, headers: Mapping[str, object]) -> float:
    """Seconds that a server asks to wait before the next attempt, if that is more than is obeyed; else 0."""
    asked = _asked_wait(headers) if retries_status(status, headers) else None
    return asked if asked is not None and asked > LONGEST_OBEYED_WAIT else 0


def _asked_wait(headers: Mapping[str, object]) -> float | None:
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    text = headers.get("retry-after")
    seconds = _number(text)
    return seconds if seconds is not None else _seconds_until(text)


def _number(text: object) -> float | None:
    try:
        value = float(str(text))
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None


def _seconds_until(text: object) -> float | None:
    if not isinstance(text, str) or not text.strip():
        return None
    from dateutil import parser  # noqa: PLC0415 - dates in this header are rare

    def parsed(default: datetime) -> datetime:
        # RFC 9110: HTTP dates are in GMT, also where a server leaves the zone out.
        return parser.parse(text, default=default, tzinfos=lambda _, offset: offset or 0)

    now = datetime.now(UTC)
    try:
        left = {(parsed(default) - now).total_seconds() for default in _DEFAULT_DATES}
    except (ValueError, ArithmeticError):
        return None
    seconds = left.pop()
    return seconds if not left and seconds > 0 else None
