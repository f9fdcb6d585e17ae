"""`OpenAITool`: what a model is told about a tool."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aikit4d._core.signature import KeywordHandler, tool_of
from aikit4d.objects import Object, detached

# Their API form holds the description in a member named like the type.
NESTED_TYPES: dict[str, tuple[str, ...]] = {
    "function": ("name", "description", "parameters", "strict"),
    "custom": ("name", "description", "format"),
}


class OpenAITool(Object):
    """A tool that a model may call.

    Accepted are the flat form `{"name", "description", "parameters", ...}`, the form of the API
    `{"type": "function", "function": {...}}` (also without `type`, and for custom tools), each of them
    wrapped as `{"tool": {...}}`, keyword arguments, and a Python function, which is described by its
    signature and docstring. What is given is copied; a `handler` is kept on the tool and never sent.

    Attributes:
        type: `function` unless set; `custom`, or the type of a tool that the provider runs itself.
        strict: Whether arguments must follow `parameters` exactly; `None` (the default) leaves it to the API.
        name: What the model calls it by. OpenAI takes up to 64 letters, digits, `_` and `-`; other servers
            take more, and a tool made of a function has a name of that form.
        description: What it does and when to use it, for the model.
        parameters: The JSON schema of its arguments.

    Example:
        >>> OpenAITool({"name": "get_time", "description": "The time now"}).body()
        {'type': 'function', 'function': {'name': 'get_time', 'description': 'The time now'}}

    Raises:
        TypeError: For what is neither a mapping nor a function, or a function that cannot be described.

    Source: AIKit documentation, OpenAITool.
    """

    __slots__ = ()

    type: str
    strict: bool | None
    name: str | None
    description: str | None
    parameters: Object | None

    def __init__(
        self, tool: Mapping[str, Any] | Callable[..., Any] | None = None, /, **properties: Any
    ) -> None:
        super().__init__({"type": "function"})
        given = {**_flat_form(tool, properties), **_own_copy(properties)}
        self.update({key: value for key, value in given.items() if key != "type" or value})

    def body(self) -> dict[str, Any]:
        """The tool as the API takes it, with what is set only.

        Returns:
            A new dictionary. Function and custom tools have their description under their type, and no other
            keys than the documented ones; a tool of another type has all its keys but `handler` and `strict`.
        """
        own = detached({key: value for key, value in self.items() if key != "handler" and value is not None})
        if self.type in NESTED_TYPES:
            described = {key: own[key] for key in NESTED_TYPES[self.type] if key in own}
            return {"type": self.type, self.type: described}
        empty = {key for key in ("name", "description") if own.get(key) == ""}
        return {key: value for key, value in own.items() if key not in {"strict", *empty}}


def _flat_form(tool: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
    if tool is None:
        return {}
    if not isinstance(tool, Mapping):
        if callable(tool):
            described = tool_of(tool, wanted.get("name"), strict=bool(wanted.get("strict")))
            return {**described, "handler": KeywordHandler(tool)}
        raise TypeError(f"A tool is a mapping or a function, not {type(tool).__name__}")
    inner = "tool" if tool.get("tool") is not None else _api_member(tool)
    if not inner:
        return _own_copy(tool)
    kind = {} if inner == "tool" else {"type": inner}
    beside = {key: tool[key] for key in ("handler", "strict") if tool.get(key) is not None}
    return {**_flat_form(tool[inner], {**beside, **wanted}), **kind, **beside}


def _api_member(tool: Mapping[str, Any]) -> str | None:
    kinds = [tool["type"]] if tool.get("type") else NESTED_TYPES
    return next((kind for kind in kinds if kind in NESTED_TYPES and tool.get(kind) is not None), None)


def _own_copy(tool: Mapping[str, Any]) -> dict[str, Any]:
    # The handler stays the caller's own: it may be an object with a state.
    return {key: value if key == "handler" else detached(value) for key, value in tool.items()}
