from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .chat_completion_message_list_data_item import ChatCompletionMessageListDataItem


@_attrs_define
class ChatCompletionMessageList:
    """One page of the messages of a stored chat completion.

    Attributes:
        object_ (Literal['list'] | None | str | Unset): The kind of this object, as the API names it. Default:
            "list".
        data (list[ChatCompletionMessageListDataItem] | None | Unset): The items.
        first_id (None | str | Unset): The id of the first item on this page.
        last_id (None | str | Unset): The id of the last item on this page.
        has_more (bool | None | Unset): Whether more items follow.
    """

    object_: Literal["list"] | None | str | Unset = UNSET
    data: list[ChatCompletionMessageListDataItem] | None | Unset = UNSET
    first_id: None | str | Unset = UNSET
    last_id: None | str | Unset = UNSET
    has_more: bool | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "object": self.object_,
                "data": self.data,
                "first_id": self.first_id,
                "last_id": self.last_id,
                "has_more": self.has_more,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .chat_completion_message_list_data_item import ChatCompletionMessageListDataItem

        fields = decode.Fields(src_dict)
        model = cls(
            object_=fields.optional("object", decode.anything),
            data=fields.optional(
                "data",
                decode.first_of(decode.list_of(ChatCompletionMessageListDataItem.from_dict), decode.null),
            ),
            first_id=fields.optional("first_id", decode.anything),
            last_id=fields.optional("last_id", decode.anything),
            has_more=fields.optional("has_more", decode.anything),
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
