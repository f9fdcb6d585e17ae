"""Completions that the provider keeps: finding, reading, relabelling and deleting them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from aikit4d._core.paging import paged_call
from aikit4d._core.resource import AsyncOpenAIAPIResource, OpenAIAPIResource, id_call, required_id
from aikit4d.chat_results import OpenAIChatCompletion, OpenAIChatCompletionsResult
from aikit4d.messages import OpenAIMessage
from aikit4d.parameters import (
    INTEGER,
    TEXT,
    Check,
    OpenAIParameters,
    above_zero,
    not_empty,
)
from aikit4d.result import AsyncOpenAIListResult, DeletedResult, OpenAIListResult

if TYPE_CHECKING:
    from typing import Unpack

    from aikit4d._core.calls import Call
    from aikit4d.typed import ChatCompletionsListParameters, ChatCompletionsMessagesParameters

L = TypeVar("L", bound="OpenAIChatCompletionsListResult")
M = TypeVar("M", bound="OpenAIChatCompletionsMessagesListResult")


class OpenAIChatCompletionsMessagesParameters(OpenAIParameters):
    """Parameters of `chat.completions.messages.list`.

    Attributes:
        after: The id after which the page begins.
        limit: How many items a page has; 0 leaves it to the server.
        order: `asc` (oldest first) or `desc`.

    Source: AIKit documentation, OpenAIChatCompletionsMessagesParameters.
    """

    after: str = ""
    limit: int = 0
    order: str = "asc"

    _operation_id: ClassVar[str] = "getChatCompletionMessages"
    _checks: ClassVar[dict[str, Check]] = {
        **OpenAIParameters._checks,
        "after": TEXT,
        "limit": INTEGER,
        "order": TEXT,
    }
    _sent: ClassVar[dict[str, Callable[[Any], bool]]] = {
        **OpenAIParameters._sent,
        "after": not_empty,
        "limit": above_zero,
        "order": not_empty,
    }

    if TYPE_CHECKING:

        def __init__(
            self,
            parameters: OpenAIParameters | Mapping[str, Any] | None = None,
            /,
            **given: Unpack[ChatCompletionsMessagesParameters[Any]],
        ) -> None: ...


class OpenAIChatCompletionsListParameters(OpenAIChatCompletionsMessagesParameters):
    """Parameters of `chat.completions.list`.

    Attributes:
        model: Only completions of this model.
        metadata: Only completions with this metadata: a mapping, or the documented text
            (`metadata[key]=value&...`).

    Source: AIKit documentation, OpenAIChatCompletionsListParameters.
    """

    model: str = ""
    metadata: Mapping[str, str] | str | None = None

    _operation_id: ClassVar[str] = "listChatCompletions"
    _checks: ClassVar[dict[str, Check]] = {
        **OpenAIChatCompletionsMessagesParameters._checks,
        "model": TEXT,
        "metadata": ("a mapping or a text", lambda value: isinstance(value, (Mapping, str))),
    }
    _sent: ClassVar[dict[str, Callable[[Any], bool]]] = {
        **OpenAIChatCompletionsMessagesParameters._sent,
        "model": not_empty,
        "metadata": not_empty,
    }

    if TYPE_CHECKING:

        def __init__(
            self,
            parameters: OpenAIParameters | Mapping[str, Any] | None = None,
            /,
            **given: Unpack[ChatCompletionsListParameters[Any]],
        ) -> None: ...

    def _sendable(self, name: str, value: Any) -> Any:
        return _metadata_of_text(value) if name == "metadata" and isinstance(value, str) else value


class OpenAIChatCompletionsListResult(OpenAIListResult[OpenAIChatCompletion]):
    """A page of stored completions: a sequence of `OpenAIChatCompletion`s.

    Source: AIKit documentation, OpenAIChatCompletionsAPI.list (documented as Collection).
    """

    __slots__ = ()

    _item_class = OpenAIChatCompletion


class AsyncOpenAIChatCompletionsListResult(
    AsyncOpenAIListResult[OpenAIChatCompletion], OpenAIChatCompletionsListResult
):
    """`OpenAIChatCompletionsListResult` of the asynchronous client."""

    __slots__ = ()


class OpenAIChatCompletionsMessagesListResult(OpenAIListResult[OpenAIMessage]):
    """A page of a stored completion's messages: a sequence of `OpenAIMessage`s."""

    __slots__ = ()

    _item_class = OpenAIMessage.answered

    @property
    def messages(self) -> list[OpenAIMessage]:
        """The messages on this page."""
        return self._listed()


class AsyncOpenAIChatCompletionsMessagesListResult(
    AsyncOpenAIListResult[OpenAIMessage], OpenAIChatCompletionsMessagesListResult
):
    """`OpenAIChatCompletionsMessagesListResult` of the asynchronous client."""

    __slots__ = ()


class OpenAIChatCompletionsDeletedResult(DeletedResult):
    """Whether a stored completion was deleted: true exactly when it was.

    Source: AIKit documentation, OpenAIChatCompletionsAPI.delete (documented as Boolean).
    """

    __slots__ = ()

    @property
    def deleted(self) -> bool:
        """Whether the provider says that the completion is gone."""
        return bool(self)

    @property
    def id(self) -> str:
        """The completion's id, empty when the provider named none."""
        return self._text_member("id")


class OpenAIChatCompletionsMessagesAPI(OpenAIAPIResource):
    """The messages of stored completions.

    Source: AIKit documentation, OpenAIChatCompletionsMessagesAPI.
    """

    def list(
        self,
        completionID: str,
        parameters: OpenAIChatCompletionsMessagesParameters
        | ChatCompletionsMessagesParameters[OpenAIChatCompletionsMessagesListResult]
        | dict[str, Any]
        | None = None,
        **given: Unpack[ChatCompletionsMessagesParameters[OpenAIChatCompletionsMessagesListResult]],
    ) -> OpenAIChatCompletionsMessagesListResult:
        """List the messages that a stored completion answered.

        Args:
            completionID: The completion's id.
            parameters: See `OpenAIChatCompletionsMessagesParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result with `messages`; `iterate()` reads the following pages too.

        Raises:
            TypeError: When `completionID` is no text, and for an unknown parameter or one of the wrong kind.
            ValueError: When `completionID` is empty or no single path segment.
            OpenAIError: Only with `throw`, when the call fails.
        """
        kind = OpenAIChatCompletionsMessagesListResult
        call, result = _messages_call(self._client, kind, completionID, parameters, given)
        return self._client._run(call, result)


class AsyncOpenAIChatCompletionsMessagesAPI(AsyncOpenAIAPIResource):
    """`OpenAIChatCompletionsMessagesAPI` of the asynchronous client."""

    async def list(
        self,
        completionID: str,
        parameters: OpenAIChatCompletionsMessagesParameters
        | ChatCompletionsMessagesParameters[AsyncOpenAIChatCompletionsMessagesListResult]
        | dict[str, Any]
        | None = None,
        **given: Unpack[ChatCompletionsMessagesParameters[AsyncOpenAIChatCompletionsMessagesListResult]],
    ) -> AsyncOpenAIChatCompletionsMessagesListResult:
        """List the answered messages: see `OpenAIChatCompletionsMessagesAPI.list`."""
        kind = AsyncOpenAIChatCompletionsMessagesListResult
        call, result = _messages_call(self._client, kind, completionID, parameters, given)
        return await self._client._run(call, result)


def _messages_call(
    client: Any, kind: type[M], completion_id: str, parameters: Any, given: Mapping[str, Any]
) -> tuple[Call, M]:
    own = OpenAIChatCompletionsMessagesParameters.of(parameters, given)
    path = (required_id("completionID", completion_id),)
    return paged_call(client, "getChatCompletionMessages", kind, own, path=path)


def list_call(client: Any, kind: type[L], parameters: Any, given: Mapping[str, Any]) -> tuple[Call, L]:
    """The call behind `chat.completions.list`."""
    own = OpenAIChatCompletionsListParameters.of(parameters, given)
    return paged_call(client, "listChatCompletions", kind, own)


def retrieve_call(
    client: Any, completion_id: str, parameters: Any, given: Mapping[str, Any]
) -> tuple[Call, OpenAIChatCompletionsResult]:
    """The call behind `chat.completions.retrieve`."""
    identifier = ("completionID", completion_id)
    result = OpenAIChatCompletionsResult()
    return id_call(client, "getChatCompletion", result, identifier, parameters, given)


def update_call(
    client: Any, completion_id: str, metadata: Any, parameters: Any, given: Mapping[str, Any]
) -> tuple[Call, OpenAIChatCompletionsResult]:
    """The call behind `chat.completions.update`."""
    if metadata is not None and not isinstance(metadata, Mapping):
        raise TypeError(f"metadata must be a mapping of texts, not {type(metadata).__name__}")
    identifier = ("completionID", completion_id)
    body = {"metadata": metadata}
    result = OpenAIChatCompletionsResult()
    return id_call(client, "updateChatCompletion", result, identifier, parameters, given, body=body)


def delete_call(
    client: Any, completion_id: str, parameters: Any, given: Mapping[str, Any]
) -> tuple[Call, OpenAIChatCompletionsDeletedResult]:
    """The call behind `chat.completions.delete`."""
    identifier = ("completionID", completion_id)
    result = OpenAIChatCompletionsDeletedResult()
    return id_call(client, "deleteChatCompletion", result, identifier, parameters, given)


def _metadata_of_text(text: str) -> dict[str, str]:
    """The documented text form, `metadata[key]=value&...`, as a mapping; raises for any other text."""
    from urllib.parse import parse_qsl  # noqa: PLC0415 - the mapping form is the usual one

    try:
        pairs = parse_qsl(text, keep_blank_values=True, strict_parsing=True)
    except ValueError:
        raise ValueError("metadata must be a mapping, or a text such as metadata[key]=value") from None
    bare = ((name.removeprefix("metadata[").removesuffix("]"), value) for name, value in pairs)
    return dict(bare)
