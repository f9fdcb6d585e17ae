"""`client.chat`: conversations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from aikit4d._core.resource import AsyncOpenAIAPIResource, OpenAIAPIResource

if TYPE_CHECKING:
    from aikit4d.chat_completions import AsyncOpenAIChatCompletionsAPI, OpenAIChatCompletionsAPI


class OpenAIChatAPI(OpenAIAPIResource):
    """Conversations: single completions, helpers that remember, pictures.

    Source: AIKit documentation, OpenAIChatAPI.
    """

    @cached_property
    def completions(self) -> OpenAIChatCompletionsAPI:
        """Chat completions."""
        from aikit4d.chat_completions import OpenAIChatCompletionsAPI  # noqa: PLC0415 - loaded when used

        return OpenAIChatCompletionsAPI(self._client)


class AsyncOpenAIChatAPI(AsyncOpenAIAPIResource):
    """`OpenAIChatAPI` of the asynchronous client."""

    @cached_property
    def completions(self) -> AsyncOpenAIChatCompletionsAPI:
        """Chat completions."""
        from aikit4d.chat_completions import AsyncOpenAIChatCompletionsAPI  # noqa: PLC0415 - loaded when used

        return AsyncOpenAIChatCompletionsAPI(self._client)
