from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .create_image_request_background import CreateImageRequestBackground
    from .create_image_request_model import CreateImageRequestModel
    from .create_image_request_moderation import CreateImageRequestModeration
    from .create_image_request_output_format import CreateImageRequestOutputFormat
    from .create_image_request_quality import CreateImageRequestQuality
    from .create_image_request_response_format import CreateImageRequestResponseFormat
    from .create_image_request_size import CreateImageRequestSize
    from .create_image_request_style import CreateImageRequestStyle


@_attrs_define
class CreateImageRequest:
    """An image to make from text.

    Attributes:
        prompt (str): What the image should show.
        model (CreateImageRequestModel | None | str | Unset): The model to use. Default: "dall-e-2".
        n (int | None | Unset): How many images to make. Default: 1.
        quality (CreateImageRequestQuality | None | Unset): The quality of the images. Default: "auto".
        response_format (CreateImageRequestResponseFormat | None | Unset): Whether images come as addresses or
            as base64 text. Default: "url".
        output_format (CreateImageRequestOutputFormat | None | Unset): The file format of the images. Default:
            "png".
        output_compression (int | None | Unset): How strongly images are compressed, in percent, for webp and
            jpeg. Default: 100.
        stream (bool | None | Unset): Whether the answer comes as server-sent events. Default: false.
        partial_images (int | None | Unset): How many previews a stream may send.
        size (CreateImageRequestSize | None | str | Unset): Width and height in pixels. Default: "auto".
        moderation (CreateImageRequestModeration | None | Unset): How strict moderation is. Default: "auto".
        background (CreateImageRequestBackground | None | Unset): Whether the background is transparent.
            Default: "auto".
        style (CreateImageRequestStyle | None | Unset): Vivid or natural images. Default: "vivid".
        user (str | Unset): An id of the end user, to notice misuse.
    """

    prompt: str
    model: CreateImageRequestModel | None | str | Unset = UNSET
    n: int | None | Unset = UNSET
    quality: CreateImageRequestQuality | None | Unset = UNSET
    response_format: CreateImageRequestResponseFormat | None | Unset = UNSET
    output_format: CreateImageRequestOutputFormat | None | Unset = UNSET
    output_compression: int | None | Unset = UNSET
    stream: bool | None | Unset = UNSET
    partial_images: int | None | Unset = UNSET
    size: CreateImageRequestSize | None | str | Unset = UNSET
    moderation: CreateImageRequestModeration | None | Unset = UNSET
    background: CreateImageRequestBackground | None | Unset = UNSET
    style: CreateImageRequestStyle | None | Unset = UNSET
    user: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "prompt": self.prompt,
                "model": self.model,
                "n": self.n,
                "quality": self.quality,
                "response_format": self.response_format,
                "output_format": self.output_format,
                "output_compression": self.output_compression,
                "stream": self.stream,
                "partial_images": self.partial_images,
                "size": self.size,
                "moderation": self.moderation,
                "background": self.background,
                "style": self.style,
                "user": self.user,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .create_image_request_background import CREATE_IMAGE_REQUEST_BACKGROUND_VALUES
        from .create_image_request_model import CREATE_IMAGE_REQUEST_MODEL_VALUES
        from .create_image_request_moderation import CREATE_IMAGE_REQUEST_MODERATION_VALUES
        from .create_image_request_output_format import CREATE_IMAGE_REQUEST_OUTPUT_FORMAT_VALUES
        from .create_image_request_quality import CREATE_IMAGE_REQUEST_QUALITY_VALUES
        from .create_image_request_response_format import CREATE_IMAGE_REQUEST_RESPONSE_FORMAT_VALUES
        from .create_image_request_size import CREATE_IMAGE_REQUEST_SIZE_VALUES
        from .create_image_request_style import CREATE_IMAGE_REQUEST_STYLE_VALUES

        fields = decode.Fields(src_dict)
        model = cls(
            prompt=fields.required("prompt", decode.text),
            model=fields.optional(
                "model",
                decode.first_of(decode.text, decode.one_of(CREATE_IMAGE_REQUEST_MODEL_VALUES), decode.null),
            ),
            n=fields.optional("n", decode.first_of(decode.integer, decode.null)),
            quality=fields.optional(
                "quality", decode.first_of(decode.one_of(CREATE_IMAGE_REQUEST_QUALITY_VALUES), decode.null)
            ),
            response_format=fields.optional(
                "response_format",
                decode.first_of(decode.one_of(CREATE_IMAGE_REQUEST_RESPONSE_FORMAT_VALUES), decode.null),
            ),
            output_format=fields.optional(
                "output_format",
                decode.first_of(decode.one_of(CREATE_IMAGE_REQUEST_OUTPUT_FORMAT_VALUES), decode.null),
            ),
            output_compression=fields.optional(
                "output_compression", decode.first_of(decode.integer, decode.null)
            ),
            stream=fields.optional("stream", decode.first_of(decode.boolean, decode.null)),
            partial_images=fields.optional("partial_images", decode.first_of(decode.integer, decode.null)),
            size=fields.optional(
                "size",
                decode.first_of(decode.text, decode.one_of(CREATE_IMAGE_REQUEST_SIZE_VALUES), decode.null),
            ),
            moderation=fields.optional(
                "moderation",
                decode.first_of(decode.one_of(CREATE_IMAGE_REQUEST_MODERATION_VALUES), decode.null),
            ),
            background=fields.optional(
                "background",
                decode.first_of(decode.one_of(CREATE_IMAGE_REQUEST_BACKGROUND_VALUES), decode.null),
            ),
            style=fields.optional(
                "style", decode.first_of(decode.one_of(CREATE_IMAGE_REQUEST_STYLE_VALUES), decode.null)
            ),
            user=fields.optional("user", decode.text),
        )
        model.additional_properties = fields.rest(decode.anything)
        return model

    @property
    def additional_keys(self) -> list[str]:
        """The names of the fields that the document does not describe."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
