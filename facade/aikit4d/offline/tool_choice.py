"""Which tool a request forces the assistant to call."""

from collections.abc import Mapping
from typing import Any

import msgspec

from aikit4d.offline.errors import invalid
from aikit4d.offline.instances import UnbuildableError, smallest_instance

TOOL_ROLES = frozenset({"tool", "function"})


def forced_tool(body: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The tool (an item of ``tools``) that the request forces, or ``None``.

    After a tool's answer nothing is forced, so that a loop of tool calls comes to its end.
    """
    choice = body.get("tool_choice") or "auto"
    if choice in ("none", "auto"):
        return None
    tools = list(body.get("tools") or [])
    if not tools:
        raise invalid("'tool_choice' is only allowed when 'tools' are specified.", "tool_choice")
    tool = _chosen(choice, tools)
    return None if body["messages"][-1]["role"] in TOOL_ROLES else tool


def _chosen(choice: Any, tools: list[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    if choice == "required":
        return tools[0]
    if choice["type"] == "allowed_tools":
        allowed = choice["allowed_tools"]
        if not allowed["tools"]:
            raise invalid("'tool_choice' allows no tool.", "tool_choice.allowed_tools.tools")
        return _named(allowed["tools"][0], tools) if allowed["mode"] == "required" else None
    return _named(choice, tools)


def _named(wanted: Mapping[str, Any], tools: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    kind = wanted.get("type")
    described = wanted.get(kind) if isinstance(kind, str) else None
    name = described.get("name") if isinstance(described, Mapping) else None
    for tool in tools:
        if tool["type"] == kind and tool[kind]["name"] == name:
            return tool
    raise invalid(f"Tool choice '{name}' not found in 'tools' parameter.", "tool_choice")


def tool_call(tool: Mapping[str, Any], call_id: str) -> dict[str, Any]:
    """A call of the tool with the smallest arguments that its schema allows."""
    if tool["type"] == "custom":
        return {"id": call_id, "type": "custom", "custom": {"name": tool["custom"]["name"], "input": ""}}
    function = tool["function"]
    try:
        arguments = smallest_instance(function.get("parameters") or {"type": "object"})
    except UnbuildableError as error:
        raise invalid(f"{error} Script the call with replyToolCall.", "tools") from error
    text = msgspec.json.encode(arguments).decode()
    return {"id": call_id, "type": "function", "function": {"name": function["name"], "arguments": text}}
