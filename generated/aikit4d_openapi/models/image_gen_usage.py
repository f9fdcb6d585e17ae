from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .image_gen_input_usage_details import ImageGenInputUsageDetails
    from .image_gen_output_tokens_details import ImageGenOutputTokensDetails


@_attrs_define
class ImageGenUsage:
    """How many tokens the images took.

    Attributes:
        input_tokens (int | None | Unset): Tokens of the request.
        total_tokens (int | None | Unset): Input and output tokens together.
        output_tokens (int | None | Unset): Tokens of the answer.
        output_tokens_details (ImageGenOutputTokensDetails | None | Unset): How the output tokens divide.
        input_tokens_details (ImageGenInputUsageDetails | None | Unset): How the input tokens divide.
    """

    input_tokens: int | None | Unset = UNSET
    total_tokens: int | None | Unset = UNSET
    output_tokens: int | None | Unset = UNSET
    output_tokens_details: ImageGenOutputTokensDetails | None | Unset = UNSET
    input_tokens_details: ImageGenInputUsageDetails | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "input_tokens": self.input_tokens,
                "total_tokens": self.total_tokens,
                "output_tokens": self.output_tokens,
                "output_tokens_details": self.output_tokens_details,
                "input_tokens_details": self.input_tokens_details,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .image_gen_input_usage_details import ImageGenInputUsageDetails
        from .image_gen_output_tokens_details import ImageGenOutputTokensDetails

        fields = decode.Fields(src_dict)
        model = cls(
            input_tokens=fields.optional("input_tokens", decode.anything),
            total_tokens=fields.optional("total_tokens", decode.anything),
            output_tokens=fields.optional("output_tokens", decode.anything),
            output_tokens_details=fields.optional(
                "output_tokens_details", decode.first_of(ImageGenOutputTokensDetails.from_dict, decode.null)
            ),
            input_tokens_details=fields.optional(
                "input_tokens_details", decode.first_of(ImageGenInputUsageDetails.from_dict, decode.null)
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
