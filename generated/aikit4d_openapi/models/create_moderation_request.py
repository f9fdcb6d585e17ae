from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .create_moderation_request_input_item_image_url import CreateModerationRequestInputItemImageUrl
    from .create_moderation_request_input_item_text import CreateModerationRequestInputItemText
    from .create_moderation_request_model import CreateModerationRequestModel


@_attrs_define
class CreateModerationRequest:
    """Content to classify.

    Attributes:
        input_ (list[CreateModerationRequestInputItemImageUrl | CreateModerationRequestInputItemText] |
            list[str] | str): One text, several texts, or a mixture of texts and images.
        model (CreateModerationRequestModel | str | Unset): The model to use. Default: "omni-moderation-latest".
    """

    input_: (
        list[CreateModerationRequestInputItemImageUrl | CreateModerationRequestInputItemText]
        | list[str]
        | str
    )
    model: CreateModerationRequestModel | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "input": self.input_,
                "model": self.model,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .create_moderation_request_input_item_image_url import CreateModerationRequestInputItemImageUrl
        from .create_moderation_request_input_item_text import CreateModerationRequestInputItemText
        from .create_moderation_request_model import CREATE_MODERATION_REQUEST_MODEL_VALUES

        fields = decode.Fields(src_dict)
        model = cls(
            input_=fields.required(
                "input",
                decode.first_of(
                    decode.text,
                    decode.list_of(decode.text),
                    decode.list_of(
                        decode.by_tag(
                            "type",
                            {
                                "image_url": CreateModerationRequestInputItemImageUrl.from_dict,
                                "text": CreateModerationRequestInputItemText.from_dict,
                            },
                        )
                    ),
                ),
            ),
            model=fields.optional(
                "model", decode.first_of(decode.text, decode.one_of(CREATE_MODERATION_REQUEST_MODEL_VALUES))
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
