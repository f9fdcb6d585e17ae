"""The history of a conversation: how it is kept short. A turn is never torn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def trim(messages: list[Any], limit: int) -> None:
    """Remove the earliest turns while there are more than `limit` messages; 0 or less keeps all.

    A turn is a user message with all that follows it, up to the next user message. The last turn
    always stays, even when it alone is longer, and so does a turn that a later one still answers.
    """
    if 0 < limit < len(messages):
        del messages[: _first_kept(messages, limit)]


def _first_kept(messages: Sequence[Mapping[str, Any]], limit: int) -> int:
    first = 0
    for place in _cuts(messages):
        if len(messages) - first <= limit:
            break
        first = place
    return first


def _cuts(messages: Sequence[Mapping[str, Any]]) -> list[int]:
    """The places where a turn begins and no answer to an earlier call stands behind."""
    places: list[int] = []
    earliest_needed = len(messages)
    callers = _callers(messages)
    for place in range(len(messages) - 1, 0, -1):
        message = messages[place]
        earliest_needed = min(earliest_needed, callers.get(place, place))
        if message.get("role") == "user" and earliest_needed >= place:
            places.append(place)
    return places[::-1]


def _callers(messages: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """The place of the message with the call, for the place of each tool message that answers one."""
    asked: dict[Any, int] = {}
    callers: dict[int, int] = {}
    for place, message in enumerate(messages):
        for call in message.get("tool_calls") or []:
            asked[call.get("id")] = place
        if message.get("role") == "tool" and message.get("tool_call_id") in asked:
            callers[place] = asked[message["tool_call_id"]]
    return callers
