"""`OpenAIMessage` and `OpenAIChoice`: what a conversation is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aikit4d._core.toolcalls import normalised_tool_calls
from aikit4d.objects import Object, detached

if TYPE_CHECKING:
    from collections.abc import Iterator

_DETAILS = frozenset({"auto", "low", "high"})


class OpenAIMessage(Object):
    """One message of a conversation: `role`, `content` and whatever else the API knows.

    All keys given are kept but `text`, which is read from and written to the content.

    Attributes:
        role: `system`, `developer`, `user`, `assistant` or `tool`.
        content: A text, a list of content parts, or `None`.
        user: Who wrote it, if the provider cares.
        tool_calls: In an answer: the calls that the model asks for. Each has a unique `id`, a
            `type` and a `function` with `name` and `arguments` (JSON text), whatever form came.
        tool_call_id: In a `tool` message: the call it answers.

    Raises:
        TypeError: For what is no mapping.

    Source: AIKit documentation, OpenAIMessage.
    """

    __slots__ = ("_answered",)

    role: str | Any
    content: Any
    user: str | None
    tool_calls: list[Object] | None
    tool_call_id: str | None

    def __init__(self, message: Mapping[str, Any] | None = None, /, **fields: Any) -> None:
        if message is not None and not isinstance(message, Mapping):
            raise TypeError(
                f"a message is made of a mapping, not {type(message).__name__}; "
                'write OpenAIMessage(role="user", content="...")'
            )
        super().__init__(detached({**(message or {}), **fields}))
        dict.pop(self, "text", None)
        self._answered: bool = isinstance(message, OpenAIMessage) and message._answered

    @classmethod
    def answered(cls, message: Mapping[str, Any]) -> OpenAIMessage:
        """The message of an answer: its role is filled in, its tool calls get the API's own form.

        Sent back, it is reduced to the fields that a request may have.
        """
        made = cls.taken_over(message)
        made._answered = True
        if not isinstance(made.role, str) or not made.role:
            dict.__setitem__(made, "role", "assistant")
        if dict.get(made, "tool_calls") is not None:
            dict.__setitem__(made, "tool_calls", normalised_tool_calls(message["tool_calls"]))
        return made

    @classmethod
    def taken_over(cls, message: Mapping[str, Any]) -> OpenAIMessage:
        """A message made of a mapping that nobody else holds: nothing in it is copied."""
        made = cls.__new__(cls)
        dict.update(made, message)
        dict.pop(made, "text", None)
        object.__setattr__(made, "_answered", False)
        return made

    @property
    def text(self) -> str:
        """The text of the content: the content itself or its first text part; empty when there is none.

        Setting it replaces a text content, or the first text part of a list (which gets one at its
        front when it has none).
        """
        content = dict.get(self, "content")
        return content if isinstance(content, str) else _text_of_parts(content)

    @text.setter
    def text(self, text: str) -> None:
        if isinstance(self.content, tuple):
            self["content"] = list(self.content)
        content = self.content
        if not isinstance(content, list):
            self["content"] = text
            return
        part = next(_text_parts(content), None)
        if part is None:
            content.insert(0, Object(type="text", text=text))
        else:
            part["text"] = text

    def addImageURL(self, imageURL: str, detail: str = "") -> None:
        """Add an image to the content, whose text becomes the first part.

        Args:
            imageURL: An address or a data URL.
            detail: `auto`, `low` or `high`; any other value is left out.

        Raises:
            ValueError: When `imageURL` is the path of a picture.
        """
        from aikit4d._core.media import require_address  # noqa: PLC0415 - few messages have pictures

        if isinstance(imageURL, str):
            require_address(imageURL)
        image = Object(url=imageURL)
        if detail in _DETAILS:
            image["detail"] = detail
        self._add_part(Object(type="image_url", image_url=image))

    def addFileId(self, fileId: str) -> None:
        """Add an uploaded file to the content, whose text becomes the first part.

        Args:
            fileId: The `id` of a file, see `client.files`.
        """
        self._add_part(Object(type="file", file=Object(file_id=fileId)))

    def _add_part(self, part: Object) -> None:
        content = self.content or []
        if isinstance(content, str):
            content = [Object(type="text", text=content)]
        elif not isinstance(content, (list, tuple)):
            content = [content]
        # The list may be the caller's own: a new one takes its place.
        self["content"] = [*content, part]


class OpenAIChoice(Object):
    """One of the answers to a request, or its part in a chunk of a stream.

    Attributes:
        index: Its place among the choices.
        finish_reason: Why the model stopped (`stop`, `length`, `tool_calls`, a provider's own word).
        message: The whole message (`OpenAIMessage`); `None` in a chunk.
        delta: In a chunk: what it adds (`OpenAIMessage`).

    Source: AIKit documentation, OpenAIChoice.
    """

    __slots__ = ("_format",)

    index: int | Any
    finish_reason: str | None
    message: OpenAIMessage | Any
    delta: OpenAIMessage | Any

    def __init__(self, choice: Mapping[str, Any] | None = None, /, **fields: Any) -> None:
        dict.__init__(self, choice or (), **fields)
        self._take_message()

    @classmethod
    def answered(cls, choice: Mapping[str, Any], response_format: Any = None) -> OpenAIChoice:
        """A choice of an answer; `response_format` is the type that `parsed` makes."""
        made = cls.__new__(cls)
        dict.update(made, choice)
        if response_format is not None:
            object.__setattr__(made, "_format", response_format)
        if "message" in choice:
            made._take_message()
        return made

    def _take_message(self) -> None:
        part = dict.get(self, "message")
        if part is not None and not isinstance(part, OpenAIMessage):
            made = OpenAIMessage.answered(part) if isinstance(part, dict) else None
            dict.__setitem__(self, "message", made)

    def __getitem__(self, key: str) -> Any:
        value = super().__getitem__(key)
        if key == "delta" and value is not None and not isinstance(value, OpenAIMessage):
            # Of most chunks only the text is read: a delta becomes a message when it is asked for.
            value = OpenAIMessage.taken_over(value) if isinstance(value, dict) else None
            dict.__setitem__(self, key, value)
        return value

    @property
    def text(self) -> str:
        """The text of the message; in a chunk that of the delta. Empty when there is none."""
        message = dict.get(self, "message") or dict.get(self, "delta")
        content = dict.get(message, "content") if isinstance(message, dict) else None
        return content if isinstance(content, str) else _text_of_parts(content)

    @property
    def parsed(self) -> Any:
        """The answer as an instance of the type given as `response_format`.

        `None` without a type, and where the text does not fit it (a refusal, an answer cut short): a debug
        line of the logger `aikit4d` then tells where.
        """
        wanted = self._own_values().get("_format")
        if wanted is None:
            return None
        from aikit4d._core.schema import instance_or_none  # noqa: PLC0415 - few answers are typed

        return instance_or_none(wanted, self.text)


def _text_of_parts(content: Any) -> str:
    part = next(_text_parts(content), None)
    text = part.get("text") if part is not None else None
    return text if isinstance(text, str) else ""


def _text_parts(content: Any) -> Iterator[dict[str, Any]]:
    if isinstance(content, (list, tuple)):
        yield from (part for part in content if isinstance(part, dict) and part.get("type") == "text")
