"""`OpenAIChatCompletionsParameters`: what a chat request can be told."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from aikit4d.parameters import (
    ANYTHING,
    BOOLEAN,
    FUNCTION,
    INTEGER,
    LIST,
    MAPPING,
    NUMBER,
    TEXT,
    Check,
    OpenAIParameters,
    above_zero,
    anything,
    not_empty,
    zero_or_more,
)

_logger = logging.getLogger("aikit4d")

_SCHEMA_TYPES = ("object", "array", "string", "number", "integer", "boolean", "null")
_SCHEMA_KEYS = {"properties", "$ref", "$defs", "anyOf", "schema"}

if TYPE_CHECKING:
    from typing import Unpack

    from aikit4d.typed import AnyChatParameters


class OpenAIChatCompletionsParameters(OpenAIParameters):
    """Parameters of `chat.completions.create`.

    Every other field of the request is one too (`seed`, `stop`, `metadata`, ...).

    Attributes:
        model: The model, an alias, or `provider:model`.
        stream: Whether the answer comes piece by piece.
        stream_options: Such as `{"include_usage": True}`.
        max_completion_tokens: The longest answer in tokens; 0 sets no limit.
        n: How many answers; 1 is not sent.
        temperature: From 0 to 2; the default -1 is not sent.
        top_p: Above 0, up to 1; the default -1 and 0 are not sent.
        store: Whether the completion can be retrieved later.
        reasoning_effort: How long the model thinks (`low`, `medium`, `high`, a provider's own word).
        response_format: A mapping in the API's form (no bare JSON schema), or a type (dataclass,
            attrs class, TypedDict, msgspec Struct, ...): `choice.parsed` is then an instance of it.
        tools: What the model may call: `OpenAITool`s, mappings in any documented form, functions.
        tool_choice: `none`, `auto`, `required`, or a mapping that names a tool.
        prediction: Text that the answer is expected to repeat.
        service_tier: The provider's class of service.
        onData: With `stream`: called with each chunk (`OpenAIChatCompletionsStreamResult`). Without, never.
        idleTimeout: While streaming: seconds that the stream may stay silent; `None` means the
            client's `idleTimeout`, else `timeout`.

    Source: AIKit documentation, OpenAIChatCompletionsParameters.
    """

    model: str = "gpt-4o-mini"
    stream: bool = False
    stream_options: Mapping[str, Any] | None = None
    max_completion_tokens: int = 0
    n: int = 1
    temperature: float = -1
    top_p: float = -1
    store: bool = False
    reasoning_effort: str | None = None
    response_format: Any = None
    tools: list[Any] | tuple[Any, ...] | None = None
    tool_choice: Any = None
    prediction: Mapping[str, Any] | None = None
    service_tier: str | None = None
    onData: Callable[[Any], Any] | None = None
    idleTimeout: float | None = None

    _operation_id: ClassVar[str] = "createChatCompletion"
    _checks: ClassVar[dict[str, Check]] = {
        **OpenAIParameters._checks,
        "model": TEXT,
        "stream": BOOLEAN,
        "stream_options": MAPPING,
        "max_completion_tokens": INTEGER,
        "n": INTEGER,
        "temperature": NUMBER,
        "top_p": NUMBER,
        "store": BOOLEAN,
        "reasoning_effort": TEXT,
        "response_format": (
            'a mapping such as {"type": "json_object"}, or a type',
            lambda value: not isinstance(value, str),
        ),
        "tools": LIST,
        "tool_choice": ANYTHING,
        "prediction": MAPPING,
        "service_tier": TEXT,
        "onData": FUNCTION,
        "idleTimeout": NUMBER,
    }
    _sent: ClassVar[dict[str, Callable[[Any], bool]]] = {
        **OpenAIParameters._sent,
        "model": not_empty,
        "stream": not_empty,
        "stream_options": anything,
        "max_completion_tokens": above_zero,
        "n": above_zero,
        "temperature": zero_or_more,
        "top_p": above_zero,
        "store": not_empty,
        "reasoning_effort": not_empty,
        "response_format": anything,
        "tools": not_empty,
        "tool_choice": anything,
        "prediction": anything,
        "service_tier": not_empty,
    }

    if TYPE_CHECKING:

        def __init__(
            self,
            parameters: OpenAIParameters | Mapping[str, Any] | None = None,
            /,
            **given: Unpack[AnyChatParameters],
        ) -> None: ...

    @classmethod
    def _default(cls, name: str) -> Any:
        # The API has no default model: ours is sent like any other.
        return None if name == "model" else super()._default(name)

    def _warn_of_unused_callback(self) -> None:
        """Log that `onData` will not be called, where `stream` was not even thought of."""
        if self.onData is not None and vars(self).get("stream") is None:
            _logger.warning("onData is called while streaming only: give stream=True as well")

    @property
    def response_type(self) -> Any:
        """The type given as `response_format`, `None` when it is a mapping or absent."""
        return None if isinstance(self.response_format, Mapping) else self.response_format

    def _require_known(self, name: str) -> None:
        if name == "messages":
            raise TypeError(
                "messages is no parameter: `create` takes them first, and a helper keeps them in "
                "`helper.messages`"
            )
        super()._require_known(name)

    def _sendable(self, name: str, value: Any) -> Any:
        if name == "tools":
            return _tool_bodies(value)
        if name == "response_format" and self.response_type is not None:
            from aikit4d._core.schema import response_format_of  # noqa: PLC0415 - few answers are typed

            return response_format_of(value)
        if name == "response_format":
            _require_no_bare_schema(value)
        return value


def _require_no_bare_schema(given: Mapping[str, Any]) -> None:
    kind = given.get("type")
    if kind in _SCHEMA_TYPES or isinstance(kind, list) or (kind is None and _SCHEMA_KEYS & given.keys()):
        raise ValueError(
            "response_format is a bare JSON schema: give a type, or wrap the schema as "
            '{"type": "json_schema", "json_schema": {"name": "...", "schema": ...}}'
        )


def _tool_bodies(tools: list[Any] | tuple[Any, ...]) -> list[dict[str, Any]]:
    from aikit4d.tools import OpenAITool  # noqa: PLC0415 - most calls have no tools

    bodies = []
    for place, tool in enumerate(tools):
        if not isinstance(tool, Mapping) and not callable(tool):
            raise TypeError(
                f"tools[{place}] must be a mapping, an OpenAITool or a function, not {type(tool).__name__}"
            )
        bodies.append((tool if isinstance(tool, OpenAITool) else OpenAITool(tool)).body())
    return bodies
