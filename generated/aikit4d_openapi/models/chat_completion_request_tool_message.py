from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode

if TYPE_CHECKING:
    from .chat_completion_request_message_content_part_text import ChatCompletionRequestMessageContentPartText


@_attrs_define
class ChatCompletionRequestToolMessage:
    """What a tool gave back.

    Attributes:
        role (Literal['tool']): Who wrote the message.
        content (list[ChatCompletionRequestMessageContentPartText] | str): What the tool gave back.
        tool_call_id (str): The id of the call that is answered.
    """

    role: Literal["tool"]
    content: list[ChatCompletionRequestMessageContentPartText] | str
    tool_call_id: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "role": self.role,
                "content": self.content,
                "tool_call_id": self.tool_call_id,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .chat_completion_request_message_content_part_text import (
            ChatCompletionRequestMessageContentPartText,
        )

        fields = decode.Fields(src_dict)
        model = cls(
            role=fields.required("role", decode.constant("tool")),
            content=fields.required(
                "content",
                decode.first_of(
                    decode.text, decode.list_of(ChatCompletionRequestMessageContentPartText.from_dict)
                ),
            ),
            tool_call_id=fields.required("tool_call_id", decode.text),
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
