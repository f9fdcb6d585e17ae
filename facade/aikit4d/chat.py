"""`client.chat`: conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aikit4d._core.branches import cached_property
from aikit4d._core.resource import AsyncOpenAIAPIResource, OpenAIAPIResource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Unpack

    from aikit4d.chat_completions import AsyncOpenAIChatCompletionsAPI, OpenAIChatCompletionsAPI
    from aikit4d.chat_helper import AsyncOpenAIChatHelper, OpenAIChatHelper
    from aikit4d.chat_parameters import OpenAIChatCompletionsParameters
    from aikit4d.typed import AnyChatParameters, Message
    from aikit4d.vision import AsyncOpenAIVision, OpenAIVision


class OpenAIChatAPI(OpenAIAPIResource):
    """Conversations: single completions, helpers that remember, pictures.

    Source: AIKit documentation, OpenAIChatAPI.
    """

    @cached_property
    def completions(self) -> OpenAIChatCompletionsAPI:
        """Chat completions."""
        from aikit4d.chat_completions import OpenAIChatCompletionsAPI  # noqa: PLC0415 - loaded when used

        return OpenAIChatCompletionsAPI(self._client)

    @cached_property
    def vision(self) -> OpenAIVision:
        """Questions about pictures."""
        from aikit4d.vision import OpenAIVision  # noqa: PLC0415 - loaded when used

        return OpenAIVision(self)

    def create(
        self,
        systemPrompt: str | Message | Mapping[str, Any] = "",
        parameters: OpenAIChatCompletionsParameters | AnyChatParameters | dict[str, Any] | None = None,
        **given: Unpack[AnyChatParameters],
    ) -> OpenAIChatHelper:
        """Begin a conversation that is remembered, and in which the model may call tools.

        Args:
            systemPrompt: What the model is told before everything else: a text or a message.
            parameters: The parameters of every request, see `OpenAIChatCompletionsParameters`; tools in
                them are registered. Left as they are.
            **given: Parameters by name; they win.

        Raises:
            TypeError: For an unknown parameter or a value of the wrong kind.
        """
        from aikit4d.chat_helper import OpenAIChatHelper  # noqa: PLC0415 - loaded when used

        return OpenAIChatHelper(self, systemPrompt, parameters, **given)


class AsyncOpenAIChatAPI(AsyncOpenAIAPIResource):
    """`OpenAIChatAPI` of the asynchronous client."""

    @cached_property
    def completions(self) -> AsyncOpenAIChatCompletionsAPI:
        """Chat completions."""
        from aikit4d.chat_completions import AsyncOpenAIChatCompletionsAPI  # noqa: PLC0415 - loaded when used

        return AsyncOpenAIChatCompletionsAPI(self._client)

    @cached_property
    def vision(self) -> AsyncOpenAIVision:
        """Questions about pictures."""
        from aikit4d.vision import AsyncOpenAIVision  # noqa: PLC0415 - loaded when used

        return AsyncOpenAIVision(self)

    def create(
        self,
        systemPrompt: str | Message | Mapping[str, Any] = "",
        parameters: OpenAIChatCompletionsParameters | AnyChatParameters | dict[str, Any] | None = None,
        **given: Unpack[AnyChatParameters],
    ) -> AsyncOpenAIChatHelper:
        """Begin a conversation that is remembered (not awaited): see `OpenAIChatAPI.create`."""
        from aikit4d.chat_helper import AsyncOpenAIChatHelper  # noqa: PLC0415 - loaded when used

        return AsyncOpenAIChatHelper(self, systemPrompt, parameters, **given)
