"""What of a conversation goes back to a provider."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeGuard

from aikit4d._core.generated import message_shapes
from aikit4d._core.json import JSONError, decode, sendable
from aikit4d._core.provider_rules import rule_for
from aikit4d.messages import OpenAIChoice, OpenAIMessage

if TYPE_CHECKING:
    from aikit4d._core.provider_rules import ProviderRule
    from aikit4d._core.settings import Target


def checked_messages(messages: Any) -> Sequence[Mapping[str, Any]]:
    """The messages as they were given, an empty list for `None`.

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
    for place, message in enumerate(messages):
        if isinstance(message, OpenAIChoice):
            raise TypeError(f"messages[{place}] is an OpenAIChoice: did you mean `choice.message`?")
        if not isinstance(message, Mapping):
            raise TypeError(
                f"messages[{place}] must be an OpenAIMessage or a mapping, not {type(message).__name__}"
            )
    return messages


def fitted_body(body: Mapping[str, Any], target: Target) -> Mapping[str, Any]:
    """The body of a chat request in the form that `target` takes."""
    rule = rule_for(target)
    fitted = {rule.renames.get(name, name): value for name, value in body.items() if name not in rule.omits}
    if any(_is_rewritten(message) for message in body["messages"]):
        fitted["messages"] = [sent_message(message, rule) for message in body["messages"]]
    return fitted


def sent_message(message: Mapping[str, Any], rule: ProviderRule) -> Mapping[str, Any]:
    """One message as it is sent: the caller's own as written, one of an answer reduced to request fields.

    The `text` of an `OpenAIMessage` stands in its content and is not sent beside it.
    """
    if not _is_rewritten(message):
        return message
    written = {name: value for name, value in dict(message).items() if name != "text"}
    if not message._answered:
        return written
    role = message.get("role") or "assistant"
    kept = sendable({name: value for name, value in written.items() if name not in rule.omits})
    shape = message_shapes().get(role)
    sent = {"role": role, **(kept if shape is None else _reduced(kept, shape, rule.echoes))}
    if sent.get("tool_calls"):
        sent["tool_calls"] = [_readable(call) for call in sent["tool_calls"]]
    else:
        # Servers refuse an empty `tool_calls`.
        sent.pop("tool_calls", None)
    if isinstance(sent.get("content"), list):
        sent["content"] = [part for part in sent["content"] if not _is_foreign(part)] or None
    if sent.get("content") is None and "tool_calls" not in sent:
        sent["content"] = ""
    return sent


def _is_rewritten(message: Any) -> TypeGuard[OpenAIMessage]:
    """Whether a message is not sent as it is: it came from an answer, or has a `text` that was put in."""
    return isinstance(message, OpenAIMessage) and (message._answered or "text" in message)


def _reduced(value: Any, shape: Any, echoed: frozenset[str]) -> Any:
    if not shape:
        return value
    if isinstance(value, list):
        return [_reduced(item, shape, echoed) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: _reduced(item, shape.get(name), echoed)
        for name, item in dict.items(value)
        if (name in shape or name in echoed) and (item is not None or name == "content")
    }


def _is_foreign(part: Any) -> bool:
    """Whether nothing but its type is left of a content part that the request's schema does not know."""
    return isinstance(part, dict) and part.keys() <= {"type"}


def _readable(call: dict[str, Any]) -> dict[str, Any]:
    """A call whose arguments are a JSON object: many servers parse them, and refuse every later request."""
    function = call.get("function")
    if not isinstance(function, dict) or _is_object(function.get("arguments")):
        return call
    return {**call, "function": {**function, "arguments": "{}"}}


def _is_object(text: Any) -> bool:
    try:
        return isinstance(text, str) and isinstance(decode(text), dict)
    except JSONError:
        return False
