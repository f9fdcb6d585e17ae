"""`client.moderations`: whether texts and pictures may be harmful."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from aikit4d._core.resource import AsyncOpenAIAPIResource, OpenAIAPIResource, input_fields
from aikit4d.objects import APIObject, Object
from aikit4d.parameters import OpenAIParameters
from aikit4d.result import ObjectResult

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Unpack

    from aikit4d._core.calls import Call
    from aikit4d.typed import ContentPart, Parameters


class OpenAIModerationItem(APIObject):
    """What was found in one input.

    Attributes:
        categories: By category, whether the input falls into it.
        category_scores: By category, how sure the model is, from 0 to 1.
        flagged: Whether the input falls into any category.

    Source: AIKit documentation, OpenAIModerationItem.
    """

    __slots__ = ()

    categories: Object | Any
    category_scores: Object | Any
    flagged: bool | Any

    @property
    def category_score(self) -> Object | Any:
        """The scores, under AIKit's name for them."""
        return self.get("category_score", self.category_scores)


class OpenAIModeration(APIObject):
    """What was found in all inputs.

    Attributes:
        id: The moderation's identifier.
        model: The model that answered.
        results: One `Object` for each input, in the order of the inputs.

    Source: AIKit documentation, OpenAIModeration.
    """

    __slots__ = ()

    id: str | Any
    model: str | Any
    results: list[Object] | Any

    @property
    def item(self) -> OpenAIModerationItem | Any:
        """What was found in the first input; `None` when there are no results."""
        results = self.results
        first = results[0] if isinstance(results, list) and results else None
        return OpenAIModerationItem(first) if isinstance(first, dict) else None


class OpenAIModerationResult(ObjectResult):
    """The answer to `moderations.create`.

    Source: AIKit documentation, OpenAIModerationResult.
    """

    __slots__ = ()

    _thing_class: ClassVar[Callable[..., Any]] = OpenAIModeration

    @property
    def moderation(self) -> OpenAIModeration | Any:
        """What was found; `None` when the body describes no moderation."""
        return self._described()

    def _is_it(self, found: Object) -> bool:
        return super()._is_it(found) or isinstance(found.get("results"), list)


class OpenAIModerationsAPI(OpenAIAPIResource):
    """Ask whether texts and pictures may be harmful.

    Source: AIKit documentation, OpenAIModerationsAPI.
    """

    def create(
        self,
        input: str | Sequence[str] | Sequence[ContentPart | Mapping[str, Any]],  # noqa: A002 - AIKit's name
        model: str = "",
        parameters: OpenAIParameters | Parameters[OpenAIModerationResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIModerationResult]],
    ) -> OpenAIModerationResult:
        """Classify texts and pictures.

        Args:
            input: A text, a list of texts, or a list of content parts (mappings with `type`).
            model: The model, an alias, or `provider:model`; empty leaves it to the server.
            parameters: See `OpenAIParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result with `moderation`, whose `item` is what is said of the first input.

        Raises:
            TypeError: When `input` is neither a text nor a list, and for an unknown parameter or
                one of the wrong kind.
            OpenAIError: Only with `throw`, when the call fails.
        """
        call, result = _create_call(self._client, input, model, parameters, given)
        return self._client._run(call, result)


class AsyncOpenAIModerationsAPI(AsyncOpenAIAPIResource):
    """`OpenAIModerationsAPI` of the asynchronous client."""

    async def create(
        self,
        input: str | Sequence[str] | Sequence[ContentPart | Mapping[str, Any]],  # noqa: A002 - AIKit's name
        model: str = "",
        parameters: OpenAIParameters | Parameters[OpenAIModerationResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIModerationResult]],
    ) -> OpenAIModerationResult:
        """Classify texts and pictures: see `OpenAIModerationsAPI.create`."""
        call, result = _create_call(self._client, input, model, parameters, given)
        return await self._client._run(call, result)


def _create_call(
    client: Any, classified: Any, model: str, parameters: Any, given: Mapping[str, Any]
) -> tuple[Call, OpenAIModerationResult]:
    own = OpenAIParameters.of(parameters, given)
    result = OpenAIModerationResult()
    fields = input_fields(classified, model)
    if not model:
        del fields["model"]
    body = {**own.body(), **fields}
    return client._prepare("createModeration", result, own, body=body, resolves=True), result
