"""`client.chat.vision`: questions about a picture."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from aikit4d._core.calls import Call, failed
from aikit4d._core.media import data_url, image_media_type, media_type_of_name, require_address
from aikit4d._core.pictures import is_picture, png_of
from aikit4d._core.showing import shown
from aikit4d._core.uploads import require_file
from aikit4d.chat_completions import create_call, empty_result, run_chat, run_chat_async
from aikit4d.chat_parameters import OpenAIChatCompletionsParameters
from aikit4d.errors import OpenAIError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Unpack

    from PIL.Image import Image

    from aikit4d.chat import AsyncOpenAIChatAPI, OpenAIChatAPI
    from aikit4d.chat_results import OpenAIChatCompletionsResult
    from aikit4d.chat_streams import AsyncOpenAIStream, OpenAIChatCompletionsStreamResult, OpenAIStream
    from aikit4d.typed import (
        AnyChatParameters,
        ChatCompletionsParameters,
        ChatFields,
        ChatStreamCallbackFields,
        ChatStreamCallbackParameters,
        ChatStreamParameters,
        FileContent,
    )

# The one kind of picture that is known by its name alone: it is text.
_SVG = "image/svg+xml"


class _Picture:
    """A picture as a model is sent it.

    Attributes:
        chat: The branch of the client that asks.
        imageURL: The picture's address or data URL; empty when there is an `error`.
        error: What kept the picture from being read, `None` when nothing did.
    """

    chat: Any

    def __init__(self, imageData: str | os.PathLike[str] | FileContent | Image | None) -> None:
        self.imageURL: str = ""
        self.error: OpenAIError | None = None
        try:
            self.imageURL = imageData if isinstance(imageData, str) else _data_url(imageData)
        except (OSError, ValueError) as error:
            self.error = OpenAIError(message=f"{_shown(imageData)} cannot be sent: {_reason(error)}")
            self.error.__cause__ = error

    def __repr__(self) -> str:
        return f"{type(self).__name__}({shown(str(self.error or self.imageURL))})"


class OpenAIVisionHelper(_Picture):
    """A picture that questions can be asked about, each on its own.

    Args:
        chat: The branch of the client that asks.
        imageData: An address or data URL, the path of a picture (`pathlib.Path`), a file open in
            binary mode, bytes, or a picture of Pillow.

    Source: AIKit documentation, OpenAIVisionHelper.
    """

    def __init__(
        self, chat: OpenAIChatAPI, imageData: str | os.PathLike[str] | FileContent | Image | None
    ) -> None:
        self.chat = chat
        super().__init__(imageData)

    @overload
    def prompt(
        self,
        prompt: str,
        parameters: ChatStreamParameters,
        **given: Unpack[ChatFields],
    ) -> OpenAIStream: ...
    @overload
    def prompt(
        self,
        prompt: str,
        parameters: OpenAIChatCompletionsParameters | ChatFields | dict[str, Any] | None = None,
        *,
        stream: Literal[True],
        **given: Unpack[ChatFields],
    ) -> OpenAIStream: ...
    @overload
    def prompt(
        self,
        prompt: str,
        parameters: ChatStreamCallbackParameters,
        **given: Unpack[ChatStreamCallbackFields],
    ) -> OpenAIChatCompletionsStreamResult: ...
    @overload
    def prompt(
        self,
        prompt: str,
        parameters: OpenAIChatCompletionsParameters | ChatStreamCallbackFields | None = None,
        *,
        stream: Literal[True],
        **given: Unpack[ChatStreamCallbackFields],
    ) -> OpenAIChatCompletionsStreamResult: ...
    @overload
    def prompt(
        self,
        prompt: str,
        parameters: OpenAIChatCompletionsParameters
        | ChatCompletionsParameters
        | dict[str, Any]
        | None = None,
        **given: Unpack[ChatCompletionsParameters],
    ) -> OpenAIChatCompletionsResult: ...
    @overload
    def prompt(
        self,
        prompt: str,
        parameters: OpenAIChatCompletionsParameters | AnyChatParameters | None = None,
        *,
        stream: bool = ...,
        **given: Unpack[ChatFields],
    ) -> OpenAIChatCompletionsResult | OpenAIStream: ...
    def prompt(
        self,
        prompt: str,
        parameters: OpenAIChatCompletionsParameters | Mapping[str, Any] | None = None,
        **given: Any,
    ) -> Any:
        """Ask about the picture. Nothing is remembered between questions.

        Args:
            prompt: The question.
            parameters: See `OpenAIChatCompletionsParameters`. Left as they are.
            **given: Parameters by name; they win.

        Returns:
            What `chat.completions.create` gives. When the picture could not be read, a failed result
            with that one error; nothing is sent.

        Raises:
            TypeError: When `prompt` is no text.
        """
        return run_chat(self.chat._client, _prompt_call(self, prompt, parameters, given))


class AsyncOpenAIVisionHelper(_Picture):
    """`OpenAIVisionHelper` of the asynchronous client."""

    def __init__(
        self, chat: AsyncOpenAIChatAPI, imageData: str | os.PathLike[str] | FileContent | Image | None
    ) -> None:
        self.chat = chat
        super().__init__(imageData)

    @overload
    async def prompt(
        self,
        prompt: str,
        parameters: ChatStreamParameters,
        **given: Unpack[ChatFields],
    ) -> AsyncOpenAIStream: ...
    @overload
    async def prompt(
        self,
        prompt: str,
        parameters: OpenAIChatCompletionsParameters | ChatFields | dict[str, Any] | None = None,
        *,
        stream: Literal[True],
        **given: Unpack[ChatFields],
    ) -> AsyncOpenAIStream: ...
    @overload
    async def prompt(
        self,
        prompt: str,
        parameters: ChatStreamCallbackParameters,
        **given: Unpack[ChatStreamCallbackFields],
    ) -> OpenAIChatCompletionsStreamResult: ...
    @overload
    async def prompt(
        self,
        prompt: str,
        parameters: OpenAIChatCompletionsParameters | ChatStreamCallbackFields | None = None,
        *,
        stream: Literal[True],
        **given: Unpack[ChatStreamCallbackFields],
    ) -> OpenAIChatCompletionsStreamResult: ...
    @overload
    async def prompt(
        self,
        prompt: str,
        parameters: OpenAIChatCompletionsParameters
        | ChatCompletionsParameters
        | dict[str, Any]
        | None = None,
        **given: Unpack[ChatCompletionsParameters],
    ) -> OpenAIChatCompletionsResult: ...
    @overload
    async def prompt(
        self,
        prompt: str,
        parameters: OpenAIChatCompletionsParameters | AnyChatParameters | None = None,
        *,
        stream: bool = ...,
        **given: Unpack[ChatFields],
    ) -> OpenAIChatCompletionsResult | AsyncOpenAIStream: ...
    async def prompt(
        self,
        prompt: str,
        parameters: OpenAIChatCompletionsParameters | Mapping[str, Any] | None = None,
        **given: Any,
    ) -> Any:
        """Ask about the picture: see `OpenAIVisionHelper.prompt`."""
        return await run_chat_async(self.chat._client, _prompt_call(self, prompt, parameters, given))


class OpenAIVision:
    """Pictures to ask about.

    Attributes:
        chat: The branch of the client that it belongs to.

    Source: AIKit documentation, OpenAIVision.
    """

    def __init__(self, chat: OpenAIChatAPI) -> None:
        self.chat = chat

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.chat._client!r})"

    def create(self, imageURL: str) -> OpenAIVisionHelper:
        """A picture that the provider fetches.

        Args:
            imageURL: Its address, or a data URL.

        Raises:
            TypeError: When `imageURL` is no text.
            ValueError: When it is empty, or the path of a picture (see `fromFile`).
        """
        return OpenAIVisionHelper(self.chat, _checked_url(imageURL))

    def fromFile(self, imageFile: FileContent) -> OpenAIVisionHelper:
        """A picture that is sent along, as it is, under its true media type.

        Args:
            imageFile: The path of a picture, a file open in binary mode, or bytes.

        Returns:
            A helper; when the file is missing or no picture, its `error` says so and `prompt` gives
            a failed result.

        Raises:
            TypeError: When `imageFile` is none of these.
        """
        return OpenAIVisionHelper(self.chat, _checked_file(imageFile))

    def fromPicture(self, image: Image | None) -> OpenAIVisionHelper:
        """A picture of Pillow, sent along as PNG.

        Args:
            image: The picture; for `None` and empty ones the helper holds an `error`.

        Raises:
            TypeError: When `image` is no picture.
        """
        return OpenAIVisionHelper(self.chat, _checked_picture(image))


class AsyncOpenAIVision:
    """`OpenAIVision` of the asynchronous client; nothing here is awaited but `prompt` of the helpers."""

    def __init__(self, chat: AsyncOpenAIChatAPI) -> None:
        self.chat = chat

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.chat._client!r})"

    def create(self, imageURL: str) -> AsyncOpenAIVisionHelper:
        """A picture that the provider fetches: see `OpenAIVision.create`."""
        return AsyncOpenAIVisionHelper(self.chat, _checked_url(imageURL))

    def fromFile(self, imageFile: FileContent) -> AsyncOpenAIVisionHelper:
        """A picture that is sent along: see `OpenAIVision.fromFile`."""
        return AsyncOpenAIVisionHelper(self.chat, _checked_file(imageFile))

    def fromPicture(self, image: Image | None) -> AsyncOpenAIVisionHelper:
        """A picture of Pillow, sent along as PNG: see `OpenAIVision.fromPicture`."""
        return AsyncOpenAIVisionHelper(self.chat, _checked_picture(image))


def _prompt_call(picture: _Picture, prompt: object, parameters: Any, given: dict[str, Any]) -> Call:
    if not isinstance(prompt, str):
        raise TypeError(f"prompt must be a text, not {type(prompt).__name__}")
    own = OpenAIChatCompletionsParameters.of(parameters, given)
    if own.model is None:
        own = OpenAIChatCompletionsParameters(own, model=OpenAIChatCompletionsParameters.model)
    client = picture.chat._client
    if picture.error is not None:
        return _failed_call(client, picture.error, own)
    image = {"url": picture.imageURL, "detail": "low"}
    content = [{"type": "text", "text": prompt}, {"type": "image_url", "image_url": image}]
    call: Call = create_call(client, [{"role": "user", "content": content}], own, {})
    return call


def _failed_call(client: Any, error: OpenAIError, own: OpenAIChatCompletionsParameters) -> Call:
    call = Call(None, empty_result(own), own, raises=own.throw or client.throw)
    # Each result has an error of its own: raising one grows its traceback.
    again = OpenAIError(message=error.message)
    again.__cause__ = error.__cause__
    failed(call.result, again)
    return call


def _checked_url(url: object) -> str:
    if not isinstance(url, str):
        raise TypeError(f"imageURL must be a text, not {type(url).__name__}; see fromFile and fromPicture")
    if not url:
        raise ValueError("imageURL must not be empty")
    require_address(url)
    return url


def _checked_file(file: Any) -> Any:
    require_file("imageFile", file)
    return Path(file) if isinstance(file, str) else file


def _checked_picture(picture: Any) -> Any:
    if picture is not None and not is_picture(picture):
        raise TypeError(
            f"image must be a picture of Pillow, not {type(picture).__name__}; see create and fromFile"
        )
    return picture


def _data_url(image: Any) -> str:
    if image is None:
        raise ValueError("there is none")
    if is_picture(image):
        return data_url(png_of(image), "image/png")
    require_file("imageData", image)
    content = _content(image)
    return data_url(content, _media_type(content, image))


def _content(file: Any) -> bytes:
    if isinstance(file, os.PathLike):
        return Path(file).read_bytes()
    return bytes(file.read() if hasattr(file, "read") else file)


def _media_type(content: bytes, file: Any) -> str:
    known = image_media_type(content)
    if known is not None:
        return known
    name = os.fspath(file) if isinstance(file, os.PathLike) else getattr(file, "name", "")
    if media_type_of_name(str(name)) != _SVG:
        raise ValueError("it is no picture of a known format")
    return _SVG


def _shown(image: Any) -> str:
    return f"The picture {os.fspath(image)!r}" if isinstance(image, os.PathLike) else "The picture"


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
