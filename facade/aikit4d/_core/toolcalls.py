"""Tool calls in the API's own form, whatever form a server gave them."""

from __future__ import annotations

import secrets
from typing import Any

from aikit4d._core import json

# What holds the name of a call, and the member beside the name that is text.
_PAYLOAD_TEXTS = {"function": "arguments", "custom": "input"}


def normalised_tool_calls(value: Any) -> list[dict[str, Any]] | None:
    """The `tool_calls` of a message in the API's own form.

    Every call gets a non-empty `id` that no other call of the message has, a `type`, and its `function`
    (or `custom`) with text for `name` and `arguments` (`input`): an object is written as JSON,
    nothing as `{}`. Empty places and `index` are dropped, all other members are kept.

    Args:
        value: What stands in the message, any JSON value. It is not changed.

    Returns:
        The calls: the very list that was given if nothing had to be done. `None` if `value` is neither a
        list nor a call.
    """
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        return None
    if _are_normal(value):
        return value
    taken: set[str] = set()
    return [_normalised(call, taken) for call in value if isinstance(call, dict) and _says_something(call)]


def _are_normal(calls: list[Any]) -> bool:
    ids = {call.get("id") if _is_normal(call) else None for call in calls}
    return None not in ids and len(ids) == len(calls)


def _is_normal(call: Any) -> bool:
    if not isinstance(call, dict) or call.get("type") != "function" or "index" in call or "custom" in call:
        return False
    function = call.get("function")
    return (
        isinstance(call.get("id"), str)
        and call["id"] != ""
        and isinstance(function, dict)
        and isinstance(function.get("name"), str)
        and isinstance(function.get("arguments"), str)
        and function["arguments"].strip() != ""
    )


def _says_something(call: dict[str, Any]) -> bool:
    return any(value is not None for key, value in call.items() if key != "index")


def _normalised(call: dict[str, Any], taken: set[str]) -> dict[str, Any]:
    """The call anew; what it holds besides id, type and payload is shared with the given one."""
    kind = _kind(call)
    given_type = call.get("type")
    others = {
        key: value
        for key, value in call.items()
        if key not in {"id", "index", "type"} and (key not in _PAYLOAD_TEXTS or value is not None)
    }
    normal = {"id": _free_id(call.get("id"), taken), "type": given_type if _is_own_type(given_type) else kind}
    if kind is not None:
        normal[kind] = _payload(kind, others)
    return normal | others


def _kind(call: dict[str, Any]) -> str | None:
    """Which payload the call has, `None` for a type of the server's own that has neither."""
    for kind in _PAYLOAD_TEXTS:
        if isinstance(call.get(kind), dict):
            return kind
    if _is_own_type(call.get("type")):
        return None
    return "custom" if call.get("type") == "custom" else "function"


def _is_own_type(given: Any) -> bool:
    return isinstance(given, str) and given != "" and given not in _PAYLOAD_TEXTS


def _payload(kind: str, others: dict[str, Any]) -> dict[str, Any]:
    """The payload, taken out of `others`, where some servers put its members one by one."""
    text = _PAYLOAD_TEXTS[kind]
    given = others.pop(kind, None)
    if not isinstance(given, dict):
        given = {key: others.pop(key) for key in ("name", text) if key in others}
    name = given.get("name")
    empty = "{}" if kind == "function" else ""
    return {
        **given,
        "name": name if isinstance(name, str) else "",
        text: _payload_text(given.get(text), empty),
    }


def _payload_text(given: Any, empty: str) -> str:
    if given is None or (isinstance(given, str) and not given.strip()):
        return empty
    if isinstance(given, str):
        return given
    try:
        return json.encode_text(given)
    except (TypeError, ValueError):
        return empty


def _free_id(given: Any, taken: set[str]) -> str:
    call_id = id_text(given)
    if not call_id or call_id in taken:
        call_id = f"call_{secrets.token_hex(12)}"
    taken.add(call_id)
    return call_id


def id_text(given: Any) -> str:
    """An `id` as text, empty if there is none."""
    if isinstance(given, str):
        return given
    return str(given) if type(given) is int else ""
