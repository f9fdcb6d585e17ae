from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .chat_completion_message_list_data_item_annotations_item_url_citation import (
        ChatCompletionMessageListDataItemAnnotationsItemUrlCitation,
    )


@_attrs_define
class ChatCompletionMessageListDataItemAnnotationsItem:
    """
    Attributes:
        type_ (Literal['url_citation'] | None | str | Unset): The kind of remark.
        url_citation (ChatCompletionMessageListDataItemAnnotationsItemUrlCitation | None | Unset): A web source.
    """

    type_: Literal["url_citation"] | None | str | Unset = UNSET
    url_citation: ChatCompletionMessageListDataItemAnnotationsItemUrlCitation | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "type": self.type_,
                "url_citation": self.url_citation,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .chat_completion_message_list_data_item_annotations_item_url_citation import (
            ChatCompletionMessageListDataItemAnnotationsItemUrlCitation,
        )

        fields = decode.Fields(src_dict)
        model = cls(
            type_=fields.optional("type", decode.anything),
            url_citation=fields.optional(
                "url_citation",
                decode.first_of(
                    ChatCompletionMessageListDataItemAnnotationsItemUrlCitation.from_dict, decode.null
                ),
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
