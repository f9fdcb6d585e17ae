"""`client.images`: pictures made from text and from pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from aikit4d._core.resource import AsyncOpenAIAPIResource, OpenAIAPIResource
from aikit4d.image_results import AsyncOpenAIImagesResult, OpenAIImagesResult
from aikit4d.parameters import ANYTHING, INTEGER, TEXT, Check, OpenAIParameters, above_zero, not_empty

if TYPE_CHECKING:
    from contextlib import ExitStack
    from typing import TypeAlias, Unpack

    from PIL.Image import Image

    from aikit4d._core.calls import Call
    from aikit4d._core.uploads import FormFile
    from aikit4d.typed import FileContent, ImageEditParameters, ImageParameters, ImageVariationParameters

    Picture: TypeAlias = FileContent | Image

R = TypeVar("R", bound=OpenAIImagesResult)


class OpenAIImageParameters(OpenAIParameters):
    """Parameters of `images.generate`.

    Every other field of the request is one too (`quality`, `background`, `output_format`, ...). The
    defaults are those of `dall-e-2`: they are not sent, unless they are asked of another model.

    Attributes:
        model: The model, an alias, or `provider:model`; empty leaves it to the server.
        n: How many pictures.
        size: Width and height in pixels, such as `512x512`.
        style: `vivid` or `natural`, for `dall-e-3`.
        response_format: `url` or `b64_json`. The `gpt-image` models know no such parameter: they
            always send base64.

    Source: AIKit documentation, OpenAIImageParameters.
    """

    model: str = "dall-e-2"
    n: int = 1
    size: str = "1024x1024"
    style: str = ""
    response_format: str = "url"

    _operation_id: ClassVar[str] = "createImage"
    _checks: ClassVar[dict[str, Check]] = {
        **OpenAIParameters._checks,
        "model": TEXT,
        "n": INTEGER,
        "size": TEXT,
        "style": TEXT,
        "response_format": TEXT,
    }
    _sent: ClassVar[dict[str, Callable[[Any], bool]]] = {
        **OpenAIParameters._sent,
        "model": not_empty,
        "n": above_zero,
        "size": not_empty,
        "style": not_empty,
        "response_format": not_empty,
    }

    if TYPE_CHECKING:

        def __init__(
            self,
            parameters: OpenAIParameters | Mapping[str, Any] | None = None,
            /,
            **given: Unpack[ImageParameters[Any]],
        ) -> None: ...

    def body(self) -> dict[str, Any]:
        """What these parameters add to the body."""
        if vars(self).get("stream"):
            raise ValueError("stream: pictures come whole here; leave it out")
        asked = {} if self.model == type(self).model else self._asked_defaults()
        return {**super().body(), **asked}

    def _asked_defaults(self) -> dict[str, Any]:
        given = vars(self)
        names = [name for name in ("n", "size", "response_format") if name in given]
        return {name: given[name] for name in names if given[name] == self._default(name)}

    @classmethod
    def _default(cls, name: str) -> Any:
        # The model is always sent, and there is none that all providers have.
        return None if name == "model" else super()._default(name)


class OpenAIImageEditParameters(OpenAIImageParameters):
    """Parameters of `images.edit`.

    Attributes:
        mask: A PNG of the picture's size that is transparent where it shall be edited: a path,
            bytes, a file open in binary mode, or a picture of Pillow.
    """

    mask: Any = None

    _operation_id: ClassVar[str] = "createImageEdit"
    _checks: ClassVar[dict[str, Check]] = {**OpenAIImageParameters._checks, "mask": ANYTHING}

    if TYPE_CHECKING:

        def __init__(
            self,
            parameters: OpenAIParameters | Mapping[str, Any] | None = None,
            /,
            **given: Unpack[ImageEditParameters[Any]],
        ) -> None: ...


class OpenAIImageVariationParameters(OpenAIImageParameters):
    """Parameters of `images.createVariation`."""

    _operation_id: ClassVar[str] = "createImageVariation"

    if TYPE_CHECKING:

        def __init__(
            self,
            parameters: OpenAIParameters | Mapping[str, Any] | None = None,
            /,
            **given: Unpack[ImageVariationParameters[Any]],
        ) -> None: ...


class OpenAIImagesAPI(OpenAIAPIResource):
    """Make pictures.

    Source: AIKit documentation, OpenAIImagesAPI.
    """

    def generate(
        self,
        prompt: str,
        parameters: OpenAIImageParameters
        | ImageParameters[OpenAIImagesResult]
        | dict[str, Any]
        | None = None,
        **given: Unpack[ImageParameters[OpenAIImagesResult]],
    ) -> OpenAIImagesResult:
        """Make pictures from a text.

        Args:
            prompt: What they shall show.
            parameters: See `OpenAIImageParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result with `images`, and `image`, the first of them.

        Raises:
            TypeError: When `prompt` is no text, and for an unknown parameter or one of the wrong
                kind.
            OpenAIError: Only with `throw`, when the call fails.
        """
        result = OpenAIImagesResult(self._client)
        return self._client._run(_generate_call(self._client, result, prompt, parameters, given), result)

    def edit(
        self,
        image: Picture | list[Picture],
        prompt: str,
        parameters: OpenAIImageEditParameters
        | ImageEditParameters[OpenAIImagesResult]
        | dict[str, Any]
        | None = None,
        **given: Unpack[ImageEditParameters[OpenAIImagesResult]],
    ) -> OpenAIImagesResult:
        """Edit a picture, or make one from several.

        Args:
            image: A path, bytes, a file open in binary mode, a picture of Pillow, or a list of such.
            prompt: What the edited picture shall show.
            parameters: See `OpenAIImageEditParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result with `images`, and `image`, the first of them.

        Raises:
            TypeError: When `image` or `mask` is none of these, or `prompt` is no text, and for an
                unknown parameter or one of the wrong kind.
            OSError: When a path leads to no file that can be read.
            OpenAIError: Only with `throw`, when the call fails.
        """
        result = OpenAIImagesResult(self._client)
        return self._client._run(_edit_call(self._client, result, image, prompt, parameters, given), result)

    def createVariation(
        self,
        image: Picture,
        parameters: OpenAIImageVariationParameters
        | ImageVariationParameters[OpenAIImagesResult]
        | dict[str, Any]
        | None = None,
        **given: Unpack[ImageVariationParameters[OpenAIImagesResult]],
    ) -> OpenAIImagesResult:
        """Make pictures that resemble one.

        Args:
            image: A path, bytes, a file open in binary mode, or a picture of Pillow; `dall-e-2`
                wants a square PNG.
            parameters: See `OpenAIImageVariationParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result with `images`, and `image`, the first of them.

        Raises:
            TypeError: When `image` is none of these, and for an unknown parameter or one of the
                wrong kind.
            OSError: When a path leads to no file that can be read.
            OpenAIError: Only with `throw`, when the call fails.
        """
        result = OpenAIImagesResult(self._client)
        return self._client._run(_variation_call(self._client, result, image, parameters, given), result)


class AsyncOpenAIImagesAPI(AsyncOpenAIAPIResource):
    """`OpenAIImagesAPI` of the asynchronous client."""

    async def generate(
        self,
        prompt: str,
        parameters: OpenAIImageParameters
        | ImageParameters[AsyncOpenAIImagesResult]
        | dict[str, Any]
        | None = None,
        **given: Unpack[ImageParameters[AsyncOpenAIImagesResult]],
    ) -> AsyncOpenAIImagesResult:
        """Make pictures from a text: see `OpenAIImagesAPI.generate`."""
        result = AsyncOpenAIImagesResult(self._client)
        return await self._client._run(
            _generate_call(self._client, result, prompt, parameters, given), result
        )

    async def edit(
        self,
        image: Picture | list[Picture],
        prompt: str,
        parameters: OpenAIImageEditParameters
        | ImageEditParameters[AsyncOpenAIImagesResult]
        | dict[str, Any]
        | None = None,
        **given: Unpack[ImageEditParameters[AsyncOpenAIImagesResult]],
    ) -> AsyncOpenAIImagesResult:
        """Edit a picture, or make one from several: see `OpenAIImagesAPI.edit`."""
        result = AsyncOpenAIImagesResult(self._client)
        return await self._client._run(
            _edit_call(self._client, result, image, prompt, parameters, given), result
        )

    async def createVariation(
        self,
        image: Picture,
        parameters: OpenAIImageVariationParameters
        | ImageVariationParameters[AsyncOpenAIImagesResult]
        | dict[str, Any]
        | None = None,
        **given: Unpack[ImageVariationParameters[AsyncOpenAIImagesResult]],
    ) -> AsyncOpenAIImagesResult:
        """Make pictures that resemble one: see `OpenAIImagesAPI.createVariation`."""
        result = AsyncOpenAIImagesResult(self._client)
        return await self._client._run(
            _variation_call(self._client, result, image, parameters, given), result
        )


def _generate_call(
    client: Any, result: OpenAIImagesResult, prompt: object, parameters: Any, given: Mapping[str, Any]
) -> Call:
    own = OpenAIImageParameters.of(parameters, given)
    body = {**own.body(), "prompt": _checked_prompt(prompt)}
    call: Call = client._prepare("createImage", result, own, body=body, resolves=True)
    return call


def _edit_call(
    client: Any,
    result: OpenAIImagesResult,
    image: object,
    prompt: object,
    parameters: Any,
    given: Mapping[str, Any],
) -> Call:
    from aikit4d._core.uploads import upload_call  # noqa: PLC0415 - most pictures are made from text

    own = OpenAIImageEditParameters.of(parameters, given)
    texts = {**own.body(), "prompt": _checked_prompt(prompt)}

    def fields(opened: ExitStack) -> Mapping[str, Any]:
        mask = {} if own.mask is None else {"mask": _form_picture("mask", own.mask, opened)}
        return {**texts, "image": _form_pictures(image, opened), **mask}

    return upload_call(client, "createImageEdit", result, own, fields, resolves=True)


def _variation_call(
    client: Any, result: OpenAIImagesResult, image: object, parameters: Any, given: Mapping[str, Any]
) -> Call:
    from aikit4d._core.uploads import upload_call  # noqa: PLC0415 - most pictures are made from text

    own = OpenAIImageVariationParameters.of(parameters, given)
    texts = own.body()

    def fields(opened: ExitStack) -> Mapping[str, Any]:
        return {**texts, "image": _form_picture("image", image, opened)}

    return upload_call(client, "createImageVariation", result, own, fields, resolves=True)


def _checked_prompt(prompt: object) -> str:
    if not isinstance(prompt, str):
        raise TypeError(f"prompt must be a text, not {type(prompt).__name__}")
    return prompt


def _form_pictures(image: object, opened: ExitStack) -> FormFile | list[FormFile]:
    if not isinstance(image, (list, tuple)):
        return _form_picture("image", image, opened)
    if not image:
        raise ValueError("image must not be an empty list")
    return [_form_picture(f"image[{place}]", one, opened) for place, one in enumerate(image)]


def _form_picture(parameter: str, image: object, opened: ExitStack) -> FormFile:
    from aikit4d._core.media import image_extension, image_media_type, media_type_of_name  # noqa: PLC0415
    from aikit4d._core.pictures import is_picture, png_of  # noqa: PLC0415
    from aikit4d._core.uploads import opened_upload, require_file  # noqa: PLC0415

    content = png_of(image) if is_picture(image) else image
    require_file(parameter, content)
    upload = opened_upload(content, opened)
    start = upload.head(32)
    name = upload.name or f"{parameter.partition('[')[0]}.{image_extension(start)}"
    return name, upload, image_media_type(start) or media_type_of_name(name)
