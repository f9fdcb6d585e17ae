"""Pages of a list, as the API's list operations give them."""

from collections.abc import Mapping, Sequence
from typing import Any

from aikit4d.offline.errors import invalid

MOST_DIGITS = 9


def page(
    items: Sequence[Mapping[str, Any]], query: Mapping[str, str], *, limit: int = 20, order: str = "asc"
) -> dict[str, Any]:
    """One page of ``items``.

    Args:
        items: All items, oldest first, each with an ``id``.
        query: The query values; ``after``, ``limit`` and ``order`` are looked at.
        limit: The number of items without a ``limit``.
        order: The order without an ``order``: ``asc`` is oldest first.
    """
    wanted = query.get("order", order)
    if wanted not in {"asc", "desc"}:
        raise invalid(f"Invalid value: '{wanted}'. Supported values are: 'asc' and 'desc'.", "order")
    ordered = list(items) if wanted == "asc" else list(reversed(items))
    rest = ordered[_start(ordered, query.get("after")) :]
    shown = rest[: _limit(query.get("limit"), limit)]
    return {
        "object": "list",
        "data": shown,
        "first_id": shown[0]["id"] if shown else None,
        "last_id": shown[-1]["id"] if shown else None,
        "has_more": len(rest) > len(shown),
    }


def _start(items: Sequence[Mapping[str, Any]], after: str | None) -> int:
    if not after:
        return 0
    for number, item in enumerate(items, start=1):
        if item["id"] == after:
            return number
    raise invalid(f"No item with id '{after}' in this list.", "after")


def _limit(given: str | None, default: int) -> int:
    if given is None:
        return default
    if not given.isdecimal() or len(given) > MOST_DIGITS or int(given) < 1:
        message = f"Invalid 'limit': '{given}' is not an integer from 1 to {10**MOST_DIGITS - 1}."
        raise invalid(message, "limit", "invalid_value")
    return int(given)
