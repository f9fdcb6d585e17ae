from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .chat_completion_request_message_content_part_audio import (
        ChatCompletionRequestMessageContentPartAudio,
    )
    from .chat_completion_request_message_content_part_file import ChatCompletionRequestMessageContentPartFile
    from .chat_completion_request_message_content_part_image import (
        ChatCompletionRequestMessageContentPartImage,
    )
    from .chat_completion_request_message_content_part_text import ChatCompletionRequestMessageContentPartText


@_attrs_define
class ChatCompletionRequestUserMessage:
    """A message from a user.

    Attributes:
        content (list[ChatCompletionRequestMessageContentPartAudio | ChatCompletionRequestMessageContentPartFile
            | ChatCompletionRequestMessageContentPartImage | ChatCompletionRequestMessageContentPartText] | str):
            What the user said, as text or in parts.
        role (Literal['user']): Who wrote the message.
        name (str | Unset): A name that tells writers of the same role apart.
    """

    content: (
        list[
            ChatCompletionRequestMessageContentPartAudio
            | ChatCompletionRequestMessageContentPartFile
            | ChatCompletionRequestMessageContentPartImage
            | ChatCompletionRequestMessageContentPartText
        ]
        | str
    )
    role: Literal["user"]
    name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "content": self.content,
                "role": self.role,
                "name": self.name,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .chat_completion_request_message_content_part_audio import (
            ChatCompletionRequestMessageContentPartAudio,
        )
        from .chat_completion_request_message_content_part_file import (
            ChatCompletionRequestMessageContentPartFile,
        )
        from .chat_completion_request_message_content_part_image import (
            ChatCompletionRequestMessageContentPartImage,
        )
        from .chat_completion_request_message_content_part_text import (
            ChatCompletionRequestMessageContentPartText,
        )

        fields = decode.Fields(src_dict)
        model = cls(
            content=fields.required(
                "content",
                decode.first_of(
                    decode.text,
                    decode.list_of(
                        decode.by_tag(
                            "type",
                            {
                                "text": ChatCompletionRequestMessageContentPartText.from_dict,
                                "image_url": ChatCompletionRequestMessageContentPartImage.from_dict,
                                "input_audio": ChatCompletionRequestMessageContentPartAudio.from_dict,
                                "file": ChatCompletionRequestMessageContentPartFile.from_dict,
                            },
                        )
                    ),
                ),
            ),
            role=fields.required("role", decode.constant("user")),
            name=fields.optional("name", decode.text),
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
