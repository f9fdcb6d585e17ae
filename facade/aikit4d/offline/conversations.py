"""Whether the messages of a conversation follow one another as the API wants it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from aikit4d.offline.errors import APIError, invalid


def check_order(messages: Sequence[Mapping[str, Any]]) -> None:
    """Refuse an answer of a tool that answers no call, and calls that are not all answered at once.

    Raises:
        APIError: They do not follow one another so; ``param`` names the message.
    """
    asking = 0
    asked: Collection[str] = ()
    missing: list[str] = []
    for number, message in enumerate(messages):
        if message["role"] == "tool":
            call_id = message["tool_call_id"]
            if call_id not in asked:
                raise _answers_no_call(number, call_id, has_calls=bool(asked))
            missing = [other for other in missing if other != call_id]
            continue
        _require_answered(asking, missing)
        asking, asked = number, frozenset(call["id"] for call in message.get("tool_calls") or ())
        missing = sorted(asked)
    _require_answered(asking, missing)


def _answers_no_call(number: int, call_id: str, *, has_calls: bool) -> APIError:
    place = f"messages[{number}].{'tool_call_id' if has_calls else 'role'}"
    problem = f"{call_id!r} is none of" if has_calls else "a message of the role 'tool' must follow"
    return invalid(f"Invalid '{place}': {problem} the 'tool_calls' of a message before it.", place)


def _require_answered(asking: int, missing: Sequence[str]) -> None:
    if missing:
        place = f"messages[{asking}].tool_calls"
        unanswered = ", ".join(map(repr, missing))
        raise invalid(f"Invalid '{place}': no message of the role 'tool' follows for {unanswered}.", place)
