"""What of a conversation goes back to a provider."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aikit4d._core.generated import message_shapes
from aikit4d.messages import OpenAIMessage


def outgoing_messages(messages: Any) -> Sequence[Any]:
    """The messages as they are sent: the caller's as written, answered ones reduced to request fields.

    Raises:
        TypeError: For anything but a list of messages; names the place.
    """
    if messages is None:
        return []
    if isinstance(messages, (str, bytes, Mapping)) or not isinstance(messages, Sequence):
        raise TypeError(
            f"messages must be a list of messages, not {type(messages).__name__}; "
            'write [{"role": "user", "content": "..."}]'
        )
    some_answered = False
    for place, message in enumerate(messages):
        if not isinstance(message, Mapping):
            raise TypeError(
                f"messages[{place}] must be an OpenAIMessage or a mapping, not {type(message).__name__}"
            )
        some_answered = some_answered or _is_answered(message)
    return [sent_message(message) for message in messages] if some_answered else messages


def sent_message(message: Mapping[str, Any]) -> Mapping[str, Any]:
    """One message as it is sent."""
    if not _is_answered(message):
        return message
    role = message.get("role") or "assistant"
    shape = message_shapes().get(role)
    sent = {"role": role, **(dict(message) if shape is None else _reduced(dict(message), shape))}
    if sent.get("content") is None and not sent.get("tool_calls"):
        sent["content"] = ""
    return sent


def _is_answered(message: Any) -> bool:
    return isinstance(message, OpenAIMessage) and message._answered


def _reduced(value: Any, shape: Any) -> Any:
    if shape is None or not shape:
        return value
    if isinstance(value, list):
        return [_reduced(item, shape) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: _reduced(item, shape[name])
        for name, item in value.items()
        if name in shape and (item is not None or name == "content")
    }
