"""`client.chat.completions`: one question, one answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

from aikit4d._core.branches import cached_property
from aikit4d._core.outgoing import checked_messages, fitted_body
from aikit4d._core.resource import AsyncOpenAIAPIResource, OpenAIAPIResource
from aikit4d.chat_parameters import OpenAIChatCompletionsParameters
from aikit4d.chat_results import OpenAIChatCompletionsResult
from aikit4d.stored_completions import (
    AsyncOpenAIChatCompletionsListResult,
    AsyncOpenAIChatCompletionsMessagesAPI,
    OpenAIChatCompletionsDeletedResult,
    OpenAIChatCompletionsListParameters,
    OpenAIChatCompletionsListResult,
    OpenAIChatCompletionsMessagesAPI,
    delete_call,
    list_call,
    retrieve_call,
    update_call,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Unpack

    from aikit4d._core.calls import Call
    from aikit4d.chat_streams import AsyncOpenAIStream, OpenAIChatCompletionsStreamResult, OpenAIStream
    from aikit4d.parameters import OpenAIParameters
    from aikit4d.typed import (
        AnyChatParameters,
        ChatCompletionsListParameters,
        ChatCompletionsParameters,
        ChatFields,
        ChatStreamCallbackFields,
        ChatStreamCallbackParameters,
        ChatStreamParameters,
        Messages,
        Parameters,
    )


class OpenAIChatCompletionsAPI(OpenAIAPIResource):
    """Create chat completions, and work with those that the provider stored.

    Source: AIKit documentation, OpenAIChatCompletionsAPI.
    """

    @cached_property
    def messages(self) -> OpenAIChatCompletionsMessagesAPI:
        """The messages of stored completions."""
        return OpenAIChatCompletionsMessagesAPI(self._client)

    @overload
    def create(
        self,
        messages: Messages | None,
        parameters: ChatStreamParameters,
        **given: Unpack[ChatFields],
    ) -> OpenAIStream: ...
    @overload
    def create(
        self,
        messages: Messages | None,
        parameters: OpenAIChatCompletionsParameters | ChatFields | dict[str, Any] | None = None,
        *,
        stream: Literal[True],
        **given: Unpack[ChatFields],
    ) -> OpenAIStream: ...
    @overload
    def create(
        self,
        messages: Messages | None,
        parameters: ChatStreamCallbackParameters,
        **given: Unpack[ChatStreamCallbackFields],
    ) -> OpenAIChatCompletionsStreamResult: ...
    @overload
    def create(
        self,
        messages: Messages | None,
        parameters: OpenAIChatCompletionsParameters | ChatStreamCallbackFields | None = None,
        *,
        stream: Literal[True],
        **given: Unpack[ChatStreamCallbackFields],
    ) -> OpenAIChatCompletionsStreamResult: ...
    @overload
    def create(
        self,
        messages: Messages | None,
        parameters: OpenAIChatCompletionsParameters
        | ChatCompletionsParameters
        | dict[str, Any]
        | None = None,
        **given: Unpack[ChatCompletionsParameters],
    ) -> OpenAIChatCompletionsResult: ...
    @overload
    def create(
        self,
        messages: Messages | None,
        parameters: OpenAIChatCompletionsParameters | AnyChatParameters | None = None,
        *,
        stream: bool = ...,
        **given: Unpack[ChatFields],
    ) -> OpenAIChatCompletionsResult | OpenAIStream: ...
    def create(
        self,
        messages: Messages | None,
        parameters: OpenAIChatCompletionsParameters | Mapping[str, Any] | None = None,
        **given: Any,
    ) -> Any:
        """Ask the model to continue a conversation.

        Args:
            messages: The conversation: mappings with `role` and `content`, `OpenAIMessage`s, or
                both. Left as they are.
            parameters: See `OpenAIChatCompletionsParameters`.
            **given: Parameters by name; they win.

        Returns:
            An `OpenAIChatCompletionsResult`. With `stream` and no callback an `OpenAIStream`; with
            `stream` and callbacks the `OpenAIChatCompletionsStreamResult` that they will be given.

        Raises:
            TypeError: For an unknown parameter or a value of the wrong kind.
            ValueError: For a value that cannot be sent.
            OpenAIError: Only with `throw`, when the call fails.
        """
        return run_chat(self._client, create_call(self._client, messages, parameters, given))

    def retrieve(
        self,
        completionID: str,
        parameters: OpenAIParameters | Parameters[OpenAIChatCompletionsResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIChatCompletionsResult]],
    ) -> OpenAIChatCompletionsResult:
        """Read a stored completion.

        Args:
            completionID: The completion's id.
            parameters: See `OpenAIParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result with `choices`, as of `create`.

        Raises:
            TypeError: When `completionID` is no text, and for an unknown parameter or one of the wrong kind.
            ValueError: When `completionID` is empty or no single path segment.
            OpenAIError: Only with `throw`, when the call fails.
        """
        call, result = retrieve_call(self._client, completionID, parameters, given)
        return self._client._run(call, result)

    def update(
        self,
        completionID: str,
        metadata: Mapping[str, str] | None,
        parameters: OpenAIParameters | Parameters[OpenAIChatCompletionsResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIChatCompletionsResult]],
    ) -> OpenAIChatCompletionsResult:
        """Replace the metadata of a stored completion.

        Args:
            completionID: The completion's id.
            metadata: Texts by name; `None` removes them.
            parameters: See `OpenAIParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result with `choices`, as of `create`.

        Raises:
            TypeError: When `completionID` is no text, and for an unknown parameter or one of the wrong kind.
            ValueError: When `completionID` is empty or no single path segment.
            OpenAIError: Only with `throw`, when the call fails.
        """
        call, result = update_call(self._client, completionID, metadata, parameters, given)
        return self._client._run(call, result)

    def delete(
        self,
        completionID: str,
        parameters: OpenAIParameters
        | Parameters[OpenAIChatCompletionsDeletedResult]
        | dict[str, Any]
        | None = None,
        **given: Unpack[Parameters[OpenAIChatCompletionsDeletedResult]],
    ) -> OpenAIChatCompletionsDeletedResult:
        """Delete a stored completion.

        Args:
            completionID: The completion's id.
            parameters: See `OpenAIParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result that is true exactly when the completion was deleted.

        Raises:
            TypeError: When `completionID` is no text, and for an unknown parameter or one of the wrong kind.
            ValueError: When `completionID` is empty or no single path segment.
            OpenAIError: Only with `throw`, when the call fails.
        """
        call, result = delete_call(self._client, completionID, parameters, given)
        return self._client._run(call, result)

    def list(
        self,
        parameters: OpenAIChatCompletionsListParameters
        | ChatCompletionsListParameters[OpenAIChatCompletionsListResult]
        | dict[str, Any]
        | None = None,
        **given: Unpack[ChatCompletionsListParameters[OpenAIChatCompletionsListResult]],
    ) -> OpenAIChatCompletionsListResult:
        """List the stored completions, a page at a time.

        Args:
            parameters: See `OpenAIChatCompletionsListParameters`.
            **given: Parameters by name; they win.

        Returns:
            A page: a sequence of `OpenAIChatCompletion`s; `iterate()` reads the following pages too.

        Raises:
            TypeError: For an unknown parameter or one of the wrong kind.
            OpenAIError: Only with `throw`, when the call fails.
        """
        call, result = list_call(self._client, OpenAIChatCompletionsListResult, parameters, given)
        return self._client._run(call, result)


class AsyncOpenAIChatCompletionsAPI(AsyncOpenAIAPIResource):
    """`OpenAIChatCompletionsAPI` of the asynchronous client."""

    @cached_property
    def messages(self) -> AsyncOpenAIChatCompletionsMessagesAPI:
        """The messages of stored completions."""
        return AsyncOpenAIChatCompletionsMessagesAPI(self._client)

    @overload
    async def create(
        self,
        messages: Messages | None,
        parameters: ChatStreamParameters,
        **given: Unpack[ChatFields],
    ) -> AsyncOpenAIStream: ...
    @overload
    async def create(
        self,
        messages: Messages | None,
        parameters: OpenAIChatCompletionsParameters | ChatFields | dict[str, Any] | None = None,
        *,
        stream: Literal[True],
        **given: Unpack[ChatFields],
    ) -> AsyncOpenAIStream: ...
    @overload
    async def create(
        self,
        messages: Messages | None,
        parameters: ChatStreamCallbackParameters,
        **given: Unpack[ChatStreamCallbackFields],
    ) -> OpenAIChatCompletionsStreamResult: ...
    @overload
    async def create(
        self,
        messages: Messages | None,
        parameters: OpenAIChatCompletionsParameters | ChatStreamCallbackFields | None = None,
        *,
        stream: Literal[True],
        **given: Unpack[ChatStreamCallbackFields],
    ) -> OpenAIChatCompletionsStreamResult: ...
    @overload
    async def create(
        self,
        messages: Messages | None,
        parameters: OpenAIChatCompletionsParameters
        | ChatCompletionsParameters
        | dict[str, Any]
        | None = None,
        **given: Unpack[ChatCompletionsParameters],
    ) -> OpenAIChatCompletionsResult: ...
    @overload
    async def create(
        self,
        messages: Messages | None,
        parameters: OpenAIChatCompletionsParameters | AnyChatParameters | None = None,
        *,
        stream: bool = ...,
        **given: Unpack[ChatFields],
    ) -> OpenAIChatCompletionsResult | AsyncOpenAIStream: ...
    async def create(
        self,
        messages: Messages | None,
        parameters: OpenAIChatCompletionsParameters | Mapping[str, Any] | None = None,
        **given: Any,
    ) -> Any:
        """Ask the model to continue a conversation: see `OpenAIChatCompletionsAPI.create`."""
        return await run_chat_async(self._client, create_call(self._client, messages, parameters, given))

    async def retrieve(
        self,
        completionID: str,
        parameters: OpenAIParameters | Parameters[OpenAIChatCompletionsResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIChatCompletionsResult]],
    ) -> OpenAIChatCompletionsResult:
        """Read a stored completion: see `OpenAIChatCompletionsAPI.retrieve`."""
        call, result = retrieve_call(self._client, completionID, parameters, given)
        return await self._client._run(call, result)

    async def update(
        self,
        completionID: str,
        metadata: Mapping[str, str] | None,
        parameters: OpenAIParameters | Parameters[OpenAIChatCompletionsResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIChatCompletionsResult]],
    ) -> OpenAIChatCompletionsResult:
        """Replace the metadata of a stored completion: see `OpenAIChatCompletionsAPI.update`."""
        call, result = update_call(self._client, completionID, metadata, parameters, given)
        return await self._client._run(call, result)

    async def delete(
        self,
        completionID: str,
        parameters: OpenAIParameters
        | Parameters[OpenAIChatCompletionsDeletedResult]
        | dict[str, Any]
        | None = None,
        **given: Unpack[Parameters[OpenAIChatCompletionsDeletedResult]],
    ) -> OpenAIChatCompletionsDeletedResult:
        """Delete a stored completion: see `OpenAIChatCompletionsAPI.delete`."""
        call, result = delete_call(self._client, completionID, parameters, given)
        return await self._client._run(call, result)

    async def list(
        self,
        parameters: OpenAIChatCompletionsListParameters
        | ChatCompletionsListParameters[AsyncOpenAIChatCompletionsListResult]
        | dict[str, Any]
        | None = None,
        **given: Unpack[ChatCompletionsListParameters[AsyncOpenAIChatCompletionsListResult]],
    ) -> AsyncOpenAIChatCompletionsListResult:
        """List the stored completions, a page at a time: see `OpenAIChatCompletionsAPI.list`."""
        kind = AsyncOpenAIChatCompletionsListResult
        call, result = list_call(self._client, kind, parameters, given)
        return await self._client._run(call, result)


def create_call(client: Any, messages: Any, parameters: Any, given: Mapping[str, Any]) -> Any:
    """The call behind `chat.completions.create`; its result is a stream's when `stream` is set."""
    own = OpenAIChatCompletionsParameters.of(parameters, given)
    if own.onData is not None:
        own._warn_of_unused_callback()
    return client._prepare(
        "createChatCompletion",
        empty_result(own),
        own,
        body={**own.body(), "messages": checked_messages(messages)},
        fitted=fitted_body,
        resolves=True,
        streams=own.stream,
        idle_timeout=own.idleTimeout,
    )


def empty_result(own: OpenAIChatCompletionsParameters) -> OpenAIChatCompletionsResult:
    """The result that a call with these parameters fills."""
    if not own.stream:
        return OpenAIChatCompletionsResult(own.response_type)
    from aikit4d.chat_streams import OpenAIChatCompletionsStreamResult  # noqa: PLC0415 - loaded when used

    return OpenAIChatCompletionsStreamResult(response_format=own.response_type)


def run_chat(client: Any, call: Call) -> Any:
    """What the caller of a chat request gets."""
    if not call.parameters.stream:
        return client._run(call, call.result)
    from aikit4d._core.streaming import StreamReader, run_or_stream  # noqa: PLC0415 - loaded when used

    return run_or_stream(client, call, StreamReader(client._io, call))


async def run_chat_async(client: Any, call: Call) -> Any:
    """`run_chat` for the asynchronous client."""
    if not call.parameters.stream:
        return await client._run(call, call.result)
    from aikit4d._core.streaming import StreamReader, run_or_stream_async  # noqa: PLC0415 - loaded when used

    return await run_or_stream_async(client, call, StreamReader(client._io, call))
