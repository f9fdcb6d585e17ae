from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from ..types import File
    from .create_image_edit_request_background import CreateImageEditRequestBackground
    from .create_image_edit_request_model import CreateImageEditRequestModel
    from .create_image_edit_request_output_format import CreateImageEditRequestOutputFormat
    from .create_image_edit_request_quality import CreateImageEditRequestQuality
    from .create_image_edit_request_response_format import CreateImageEditRequestResponseFormat
    from .create_image_edit_request_size import CreateImageEditRequestSize
    from .input_fidelity import InputFidelity


@_attrs_define
class CreateImageEditRequest:
    """Images to edit, as a form with files.

    Attributes:
        image (File | list[File]): The image or images to edit.
        prompt (str): What the edited image should show.
        mask (File | Unset): A PNG image of the same size whose transparent areas say where to edit.
        background (CreateImageEditRequestBackground | None | Unset): Whether the background is transparent.
            Default: "auto".
        model (CreateImageEditRequestModel | None | str | Unset): The model to use. Default: "gpt-image-1.5".
        n (int | None | Unset): How many images to make. Default: 1.
        size (CreateImageEditRequestSize | None | str | Unset): Width and height in pixels. Default:
            "1024x1024".
        response_format (CreateImageEditRequestResponseFormat | None | Unset): Whether images come as addresses
            or as base64 text.
        output_format (CreateImageEditRequestOutputFormat | None | Unset): The file format of the images.
            Default: "png".
        output_compression (int | None | Unset): How strongly images are compressed, in percent, for webp and
            jpeg. Default: 100.
        user (str | Unset): An id of the end user, to notice misuse.
        input_fidelity (InputFidelity | None | Unset): How closely the result keeps to the input images.
        stream (bool | None | Unset): Whether the answer comes as server-sent events. Default: false.
        partial_images (int | None | Unset): How many previews a stream may send.
        quality (CreateImageEditRequestQuality | None | Unset): The quality of the images. Default: "auto".
    """

    image: File | list[File]
    prompt: str
    mask: File | Unset = UNSET
    background: CreateImageEditRequestBackground | None | Unset = UNSET
    model: CreateImageEditRequestModel | None | str | Unset = UNSET
    n: int | None | Unset = UNSET
    size: CreateImageEditRequestSize | None | str | Unset = UNSET
    response_format: CreateImageEditRequestResponseFormat | None | Unset = UNSET
    output_format: CreateImageEditRequestOutputFormat | None | Unset = UNSET
    output_compression: int | None | Unset = UNSET
    user: str | Unset = UNSET
    input_fidelity: InputFidelity | None | Unset = UNSET
    stream: bool | None | Unset = UNSET
    partial_images: int | None | Unset = UNSET
    quality: CreateImageEditRequestQuality | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "image": self.image,
                "prompt": self.prompt,
                "mask": self.mask,
                "background": self.background,
                "model": self.model,
                "n": self.n,
                "size": self.size,
                "response_format": self.response_format,
                "output_format": self.output_format,
                "output_compression": self.output_compression,
                "user": self.user,
                "input_fidelity": self.input_fidelity,
                "stream": self.stream,
                "partial_images": self.partial_images,
                "quality": self.quality,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .create_image_edit_request_background import CREATE_IMAGE_EDIT_REQUEST_BACKGROUND_VALUES
        from .create_image_edit_request_model import CREATE_IMAGE_EDIT_REQUEST_MODEL_VALUES
        from .create_image_edit_request_output_format import CREATE_IMAGE_EDIT_REQUEST_OUTPUT_FORMAT_VALUES
        from .create_image_edit_request_quality import CREATE_IMAGE_EDIT_REQUEST_QUALITY_VALUES
        from .create_image_edit_request_response_format import (
            CREATE_IMAGE_EDIT_REQUEST_RESPONSE_FORMAT_VALUES,
        )
        from .create_image_edit_request_size import CREATE_IMAGE_EDIT_REQUEST_SIZE_VALUES
        from .input_fidelity import INPUT_FIDELITY_VALUES

        fields = decode.Fields(src_dict)
        model = cls(
            image=fields.required("image", decode.first_of(decode.file, decode.list_of(decode.file))),
            prompt=fields.required("prompt", decode.text),
            mask=fields.optional("mask", decode.file),
            background=fields.optional(
                "background",
                decode.first_of(decode.one_of(CREATE_IMAGE_EDIT_REQUEST_BACKGROUND_VALUES), decode.null),
            ),
            model=fields.optional(
                "model",
                decode.first_of(
                    decode.text, decode.one_of(CREATE_IMAGE_EDIT_REQUEST_MODEL_VALUES), decode.null
                ),
            ),
            n=fields.optional("n", decode.first_of(decode.integer, decode.null)),
            size=fields.optional(
                "size",
                decode.first_of(
                    decode.text, decode.one_of(CREATE_IMAGE_EDIT_REQUEST_SIZE_VALUES), decode.null
                ),
            ),
            response_format=fields.optional(
                "response_format",
                decode.first_of(decode.one_of(CREATE_IMAGE_EDIT_REQUEST_RESPONSE_FORMAT_VALUES), decode.null),
            ),
            output_format=fields.optional(
                "output_format",
                decode.first_of(decode.one_of(CREATE_IMAGE_EDIT_REQUEST_OUTPUT_FORMAT_VALUES), decode.null),
            ),
            output_compression=fields.optional(
                "output_compression", decode.first_of(decode.integer, decode.null)
            ),
            user=fields.optional("user", decode.text),
            input_fidelity=fields.optional(
                "input_fidelity", decode.first_of(decode.one_of(INPUT_FIDELITY_VALUES), decode.null)
            ),
            stream=fields.optional("stream", decode.first_of(decode.boolean, decode.null)),
            partial_images=fields.optional("partial_images", decode.first_of(decode.integer, decode.null)),
            quality=fields.optional(
                "quality",
                decode.first_of(decode.one_of(CREATE_IMAGE_EDIT_REQUEST_QUALITY_VALUES), decode.null),
            ),
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
