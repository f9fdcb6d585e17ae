"""The answers to chat requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from aikit4d._core.showing import shown
from aikit4d.messages import OpenAIChoice
from aikit4d.objects import APIObject, Object
from aikit4d.result import OpenAIResult

if TYPE_CHECKING:
    from collections.abc import Mapping


class OpenAIChatCompletionsResult(OpenAIResult):
    """The answer to a chat request, or a stored one.

    Source: AIKit documentation, OpenAIChatCompletionsResult.
    """

    __slots__ = ("_choices", "_format")

    _is_streamed: ClassVar[bool] = False

    def __init__(self, response_format: Any = None) -> None:
        super().__init__()
        self._operation_id = "createChatCompletion"
        self._choices: list[OpenAIChoice] | None = None
        self._format = response_format

    @property
    def choices(self) -> list[OpenAIChoice]:
        """The answers, in the order of the provider; empty when there are none."""
        choices = self._choices
        if choices is None:
            choices = choices_of(self._body, self._format, streamed=self._is_streamed) or self._nothing()
            if self._body is not None:
                self._choices = choices
        return choices

    @property
    def choice(self) -> OpenAIChoice | Any:
        """The first answer, `None` when there is none."""
        choices = self.choices
        return choices[0] if choices else None

    @property
    def id(self) -> str:
        """The completion's id, empty when the provider sent none."""
        return self._text_member("id")

    @property
    def model(self) -> str:
        """The model that answered, empty when the provider named none."""
        return self._text_member("model")

    @property
    def created(self) -> int | Any:
        """When the answer was made, in seconds since 1970; `None` when the provider did not say."""
        return self._member("created")

    @property
    def metadata(self) -> Object | None:
        """The metadata stored with the completion, `None` when there is none."""
        metadata = self._member("metadata")
        return metadata if isinstance(metadata, Object) else None

    def _summary(self) -> str:
        return f", text={shown(self.choice.text)}" if self.choice else ""


class OpenAIChatCompletion(APIObject):
    """A stored completion in a list.

    Attributes:
        id: Its identifier, for `retrieve`, `update` and `delete`.
        created: When it was made, in seconds since 1970.
        model: The model that answered.
        usage: The tokens it used.
        metadata: What was stored with it.
        choices: The answers (`OpenAIChoice`).
    """

    __slots__ = ()

    id: str | Any
    created: int | Any
    model: str | Any
    usage: Object | Any
    metadata: Object | None
    choices: list[OpenAIChoice]

    def __init__(self, completion: Mapping[str, Any] | None = None, /, **fields: Any) -> None:
        super().__init__(completion, **fields)
        dict.__setitem__(self, "choices", choices_of(self))

    @property
    def choice(self) -> OpenAIChoice | Any:
        """The first answer, `None` when there is none."""
        choices = self["choices"]
        return choices[0] if choices else None


def choices_of(body: Any, response_format: Any = None, *, streamed: bool = False) -> list[OpenAIChoice]:
    """The choices of a decoded answer, or of a chunk of one; entries that are no objects are left out."""
    given = dict.get(body, "choices") if isinstance(body, dict) else None
    choices = []
    for item in given if isinstance(given, list) else ():
        if isinstance(item, dict):
            choice = OpenAIChoice.answered(item, response_format)
            if streamed and "message" in choice and dict.get(choice, "delta") is not None:
                # Perplexity repeats all that it has said so far beside each delta.
                del choice["message"]
            choices.append(choice)
    return choices
