from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from ..types import File
    from .create_image_variation_request_response_format import CreateImageVariationRequestResponseFormat
    from .create_image_variation_request_size import CreateImageVariationRequestSize


@_attrs_define
class CreateImageVariationRequest:
    """An image to vary.

    Attributes:
        image (File): The image to vary, a square PNG.
        model (Literal['dall-e-2'] | None | str | Unset): The model to use. Default: "dall-e-2".
        n (int | None | Unset): How many images to make. Default: 1.
        response_format (CreateImageVariationRequestResponseFormat | None | Unset): Whether images come as
            addresses or as base64 text. Default: "url".
        size (CreateImageVariationRequestSize | None | Unset): Width and height in pixels. Default: "1024x1024".
        user (str | Unset): An id of the end user, to notice misuse.
    """

    image: File
    model: Literal["dall-e-2"] | None | str | Unset = UNSET
    n: int | None | Unset = UNSET
    response_format: CreateImageVariationRequestResponseFormat | None | Unset = UNSET
    size: CreateImageVariationRequestSize | None | Unset = UNSET
    user: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "image": self.image,
                "model": self.model,
                "n": self.n,
                "response_format": self.response_format,
                "size": self.size,
                "user": self.user,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .create_image_variation_request_response_format import (
            CREATE_IMAGE_VARIATION_REQUEST_RESPONSE_FORMAT_VALUES,
        )
        from .create_image_variation_request_size import CREATE_IMAGE_VARIATION_REQUEST_SIZE_VALUES

        fields = decode.Fields(src_dict)
        model = cls(
            image=fields.required("image", decode.file),
            model=fields.optional(
                "model", decode.first_of(decode.text, decode.constant("dall-e-2"), decode.null)
            ),
            n=fields.optional("n", decode.first_of(decode.integer, decode.null)),
            response_format=fields.optional(
                "response_format",
                decode.first_of(
                    decode.one_of(CREATE_IMAGE_VARIATION_REQUEST_RESPONSE_FORMAT_VALUES), decode.null
                ),
            ),
            size=fields.optional(
                "size",
                decode.first_of(decode.one_of(CREATE_IMAGE_VARIATION_REQUEST_SIZE_VALUES), decode.null),
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
