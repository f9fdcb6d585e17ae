from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .edit_image_body_json_param_background import EditImageBodyJsonParamBackground
    from .edit_image_body_json_param_input_fidelity import EditImageBodyJsonParamInputFidelity
    from .edit_image_body_json_param_model import EditImageBodyJsonParamModel
    from .edit_image_body_json_param_moderation import EditImageBodyJsonParamModeration
    from .edit_image_body_json_param_output_format import EditImageBodyJsonParamOutputFormat
    from .edit_image_body_json_param_quality import EditImageBodyJsonParamQuality
    from .edit_image_body_json_param_size import EditImageBodyJsonParamSize
    from .image_ref_param import ImageRefParam


@_attrs_define
class EditImageBodyJsonParam:
    """Images to edit, as JSON with references to them.

    Attributes:
        images (list[ImageRefParam]): The images to edit.
        prompt (str): What the edited image should show.
        model (EditImageBodyJsonParamModel | None | str | Unset): The model to use. Default: "gpt-image-1.5".
        mask (ImageRefParam | Unset): A PNG image whose transparent areas say where to edit.
        n (int | None | Unset): How many images to make. Default: 1.
        quality (EditImageBodyJsonParamQuality | None | Unset): The quality of the images. Default: "auto".
        input_fidelity (EditImageBodyJsonParamInputFidelity | None | Unset): How closely the result keeps to the
            input images.
        size (EditImageBodyJsonParamSize | None | Unset): Width and height in pixels. Default: "auto".
        user (str | Unset): An id of the end user, to notice misuse.
        output_format (EditImageBodyJsonParamOutputFormat | None | Unset): The file format of the images.
            Default: "png".
        output_compression (int | None | Unset): How strongly images are compressed, in percent, for webp and
            jpeg.
        moderation (EditImageBodyJsonParamModeration | None | Unset): How strict moderation is. Default: "auto".
        background (EditImageBodyJsonParamBackground | None | Unset): Whether the background is transparent.
            Default: "auto".
        stream (bool | None | Unset): Whether the answer comes as server-sent events. Default: false.
        partial_images (int | None | Unset): How many previews a stream may send.
    """

    images: list[ImageRefParam]
    prompt: str
    model: EditImageBodyJsonParamModel | None | str | Unset = UNSET
    mask: ImageRefParam | Unset = UNSET
    n: int | None | Unset = UNSET
    quality: EditImageBodyJsonParamQuality | None | Unset = UNSET
    input_fidelity: EditImageBodyJsonParamInputFidelity | None | Unset = UNSET
    size: EditImageBodyJsonParamSize | None | Unset = UNSET
    user: str | Unset = UNSET
    output_format: EditImageBodyJsonParamOutputFormat | None | Unset = UNSET
    output_compression: int | None | Unset = UNSET
    moderation: EditImageBodyJsonParamModeration | None | Unset = UNSET
    background: EditImageBodyJsonParamBackground | None | Unset = UNSET
    stream: bool | None | Unset = UNSET
    partial_images: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "images": self.images,
                "prompt": self.prompt,
                "model": self.model,
                "mask": self.mask,
                "n": self.n,
                "quality": self.quality,
                "input_fidelity": self.input_fidelity,
                "size": self.size,
                "user": self.user,
                "output_format": self.output_format,
                "output_compression": self.output_compression,
                "moderation": self.moderation,
                "background": self.background,
                "stream": self.stream,
                "partial_images": self.partial_images,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .edit_image_body_json_param_background import EDIT_IMAGE_BODY_JSON_PARAM_BACKGROUND_VALUES
        from .edit_image_body_json_param_input_fidelity import (
            EDIT_IMAGE_BODY_JSON_PARAM_INPUT_FIDELITY_VALUES,
        )
        from .edit_image_body_json_param_model import EDIT_IMAGE_BODY_JSON_PARAM_MODEL_VALUES
        from .edit_image_body_json_param_moderation import EDIT_IMAGE_BODY_JSON_PARAM_MODERATION_VALUES
        from .edit_image_body_json_param_output_format import EDIT_IMAGE_BODY_JSON_PARAM_OUTPUT_FORMAT_VALUES
        from .edit_image_body_json_param_quality import EDIT_IMAGE_BODY_JSON_PARAM_QUALITY_VALUES
        from .edit_image_body_json_param_size import EDIT_IMAGE_BODY_JSON_PARAM_SIZE_VALUES
        from .image_ref_param import ImageRefParam

        fields = decode.Fields(src_dict)
        model = cls(
            images=fields.required("images", decode.list_of(ImageRefParam.from_dict)),
            prompt=fields.required("prompt", decode.text),
            model=fields.optional(
                "model",
                decode.first_of(
                    decode.text, decode.one_of(EDIT_IMAGE_BODY_JSON_PARAM_MODEL_VALUES), decode.null
                ),
            ),
            mask=fields.optional("mask", ImageRefParam.from_dict),
            n=fields.optional("n", decode.first_of(decode.integer, decode.null)),
            quality=fields.optional(
                "quality",
                decode.first_of(decode.one_of(EDIT_IMAGE_BODY_JSON_PARAM_QUALITY_VALUES), decode.null),
            ),
            input_fidelity=fields.optional(
                "input_fidelity",
                decode.first_of(decode.one_of(EDIT_IMAGE_BODY_JSON_PARAM_INPUT_FIDELITY_VALUES), decode.null),
            ),
            size=fields.optional(
                "size", decode.first_of(decode.one_of(EDIT_IMAGE_BODY_JSON_PARAM_SIZE_VALUES), decode.null)
            ),
            user=fields.optional("user", decode.text),
            output_format=fields.optional(
                "output_format",
                decode.first_of(decode.one_of(EDIT_IMAGE_BODY_JSON_PARAM_OUTPUT_FORMAT_VALUES), decode.null),
            ),
            output_compression=fields.optional(
                "output_compression", decode.first_of(decode.integer, decode.null)
            ),
            moderation=fields.optional(
                "moderation",
                decode.first_of(decode.one_of(EDIT_IMAGE_BODY_JSON_PARAM_MODERATION_VALUES), decode.null),
            ),
            background=fields.optional(
                "background",
                decode.first_of(decode.one_of(EDIT_IMAGE_BODY_JSON_PARAM_BACKGROUND_VALUES), decode.null),
            ),
            stream=fields.optional("stream", decode.first_of(decode.boolean, decode.null)),
            partial_images=fields.optional("partial_images", decode.first_of(decode.integer, decode.null)),
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
