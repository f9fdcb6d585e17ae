"""Tools and their handlers, as people hand them to a chat helper."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any

from aikit4d._core.signature import KeywordHandler
from aikit4d.tools import NESTED_TYPES, OpenAITool

Handler = Callable[..., Any]
_LONGEST_NAME = 128
NAME_PLACES = (
    ("name",),
    ("tool", "name"),
    ("function", "name"),
    ("tool", "function", "name"),
    ("custom", "name"),
    ("tool", "custom", "name"),
)


def tool_name(value: Any) -> str:
    """The name of a tool in any of its forms; empty when it has none."""
    for place in NAME_PLACES:
        found = value
        for key in place:
            found = found.get(key) if isinstance(found, Mapping) else None
        if isinstance(found, str) and found:
            return found
    return ""


def split_tool_and_handler(tool: Any, handler: Any = None) -> tuple[OpenAITool, Handler | None]:
    """A tool and what runs it, found once and for all.

    Args:
        tool: A tool in any form of `OpenAITool`, a Python function among them.
        handler: A callable, or an object or mapping with a member named like the tool. Without it the
            `handler` of the tool or of the mapping around it serves, or a member of that mapping that is
            named like the tool, or the Python function itself.

    Returns:
        The tool, and a callable that takes the arguments of a call as one object; `None` for a tool without
        handler, which the caller answers himself or the provider runs.

    Raises:
        TypeError: For a handler that is no callable and has no callable member of the tool's name.
        ValueError: For a function tool without name, or with one that no server takes.
    """
    return _split(OpenAITool(tool), tool, handler, tool_name(tool))


def tools_with_handlers(tools: Any) -> list[tuple[OpenAITool, Handler | None]]:
    """The tools, with their handlers, in what `registerTools` is given.

    Args:
        tools: `None`; a list of tools in any form, with or without handler (entries with neither name nor
            type are passed over); a mapping of names to tools, where the name serves a tool without name; or
            an object or mapping with a list `tools` and a member for each of them, named like the tool.

    Raises:
        TypeError: For anything else, and for an object without a member for a tool that has no other handler.
    """
    if tools is None:
        return []
    if isinstance(tools, list | tuple):
        return [split_tool_and_handler(tool) for tool in tools if _is_described(tool)]
    declared = tools.get("tools") if isinstance(tools, Mapping) else getattr(tools, "tools", None)
    if isinstance(declared, list | tuple):
        return [_of_owner(tool, tools) for tool in declared if _is_described(tool)]
    if isinstance(tools, Mapping):
        return [_named(name, tool) for name, tool in tools.items() if tool is not None]
    forms = "a list, a mapping of names to tools, or an object with a list `tools`"
    raise TypeError(f"registerTools takes {forms}, not {type(tools).__name__}")


def _split(
    described: OpenAITool, tool: Any, handler: Any, outer_name: str
) -> tuple[OpenAITool, Handler | None]:
    name = described.name or outer_name
    if name:
        described.name = name
    elif described.type == "function":
        raise ValueError("A function tool needs a name: set `name` on the tool")
    if described.type in NESTED_TYPES:
        _require_possible_name(name)
    if handler is not None and "handler" in described:
        described.handler = handler
    given = described.get("handler") if handler is None else handler
    if given is None:
        return described, _member(tool, name)
    found = given if _is_function(given) else _member(given, name) or given
    if not callable(found):
        raise TypeError(f"The handler of {name!r} is no callable and has no callable member {name!r}")
    return described, found


def _require_possible_name(name: Any) -> None:
    """Raise `ValueError` for a name that no server takes: some take dots and colons, which OpenAI refuses."""
    if not isinstance(name, str):
        raise TypeError(f"The name of a tool must be a text, not {type(name).__name__}")
    if not name.strip() or not name.isprintable() or len(name) > _LONGEST_NAME:
        raise ValueError(
            f"{name[:_LONGEST_NAME]!r} is no name for a tool (up to {_LONGEST_NAME} printable characters): "
            "give it another `name`"
        )


def _named(name: str, tool: Any) -> tuple[OpenAITool, Handler | None]:
    if isinstance(tool, Mapping):
        return _split(OpenAITool(tool), tool, None, name)
    if callable(tool):
        return _split(OpenAITool(tool, name=name), tool, None, name)
    raise TypeError(
        f"registerTools: {name!r} is no tool but {type(tool).__name__}; registerTool takes one tool"
    )


def _of_owner(tool: Any, owner: Any) -> tuple[OpenAITool, Handler | None]:
    described = OpenAITool(tool)
    name = described.name or tool_name(tool)
    described, handler = _split(described, tool, _member(owner, name), name)
    if handler is None and described.type == "function":
        raise TypeError(
            f"registerTools: {type(owner).__name__} has no callable member {name!r} for its tool; "
            "registerTool declares a tool without handler, whose calls you answer yourself"
        )
    return described, handler


def _is_described(tool: Any) -> bool:
    if not isinstance(tool, Mapping):
        return tool is not None
    inner = tool.get("tool")
    kind = tool.get("type") or (inner.get("type") if isinstance(inner, Mapping) else None)
    return bool(tool_name(tool) or kind or callable(inner))


def _is_function(value: Any) -> bool:
    return inspect.isroutine(value) or isinstance(value, functools.partial | KeywordHandler)


def _member(owner: Any, name: str) -> Handler | None:
    # A model says which of the registered names is called, so a name must not reach what an object has
    # from Python itself: private members, and those of dict, list, str, ...
    if not name or name.startswith("_"):
        return None
    if isinstance(owner, Mapping):
        found = owner.get(name)
    else:
        kinds = owner.__mro__ if isinstance(owner, type) else type(owner).__mro__
        builtin = any(name in vars(kind) for kind in kinds if kind.__module__ == "builtins")
        found = None if builtin else getattr(owner, name, None)
    return found if callable(found) and not isinstance(found, type) else None
