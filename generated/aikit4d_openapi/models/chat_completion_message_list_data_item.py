from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .chat_completion_message_custom_tool_call import ChatCompletionMessageCustomToolCall
    from .chat_completion_message_list_data_item_annotations_item import (
        ChatCompletionMessageListDataItemAnnotationsItem,
    )
    from .chat_completion_message_list_data_item_audio import ChatCompletionMessageListDataItemAudio
    from .chat_completion_message_list_data_item_function_call import (
        ChatCompletionMessageListDataItemFunctionCall,
    )
    from .chat_completion_message_tool_call import ChatCompletionMessageToolCall
    from .chat_completion_request_message_content_part_image import (
        ChatCompletionRequestMessageContentPartImage,
    )
    from .chat_completion_request_message_content_part_text import ChatCompletionRequestMessageContentPartText


@_attrs_define
class ChatCompletionMessageListDataItem:
    """
    Attributes:
        content (None | str | Unset): What the model said, or null if it only called tools.
        refusal (None | str | Unset): Why the model declined, if it did.
        tool_calls (list[Any | ChatCompletionMessageCustomToolCall | ChatCompletionMessageToolCall] | None |
            Unset): The tool calls that the model asks for.
        annotations (list[ChatCompletionMessageListDataItemAnnotationsItem] | None | Unset): Remarks on the
            content, such as its web sources.
        role (Literal['assistant'] | None | str | Unset): Who wrote the message.
        function_call (ChatCompletionMessageListDataItemFunctionCall | None | Unset): The older form of
            `tool_calls`.
        audio (ChatCompletionMessageListDataItemAudio | None | Unset): The spoken answer, if one was asked for.
        id (None | str | Unset): The id of the message.
        content_parts (list[Any | ChatCompletionRequestMessageContentPartImage |
            ChatCompletionRequestMessageContentPartText] | None | Unset): The parts of the content, where it was
            given in parts.
    """

    content: None | str | Unset = UNSET
    refusal: None | str | Unset = UNSET
    tool_calls: (
        list[Any | ChatCompletionMessageCustomToolCall | ChatCompletionMessageToolCall] | None | Unset
    ) = UNSET
    annotations: list[ChatCompletionMessageListDataItemAnnotationsItem] | None | Unset = UNSET
    role: Literal["assistant"] | None | str | Unset = UNSET
    function_call: ChatCompletionMessageListDataItemFunctionCall | None | Unset = UNSET
    audio: ChatCompletionMessageListDataItemAudio | None | Unset = UNSET
    id: None | str | Unset = UNSET
    content_parts: (
        list[Any | ChatCompletionRequestMessageContentPartImage | ChatCompletionRequestMessageContentPartText]
        | None
        | Unset
    ) = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "content": self.content,
                "refusal": self.refusal,
                "tool_calls": self.tool_calls,
                "annotations": self.annotations,
                "role": self.role,
                "function_call": self.function_call,
                "audio": self.audio,
                "id": self.id,
                "content_parts": self.content_parts,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .chat_completion_message_custom_tool_call import ChatCompletionMessageCustomToolCall
        from .chat_completion_message_list_data_item_annotations_item import (
            ChatCompletionMessageListDataItemAnnotationsItem,
        )
        from .chat_completion_message_list_data_item_audio import ChatCompletionMessageListDataItemAudio
        from .chat_completion_message_list_data_item_function_call import (
            ChatCompletionMessageListDataItemFunctionCall,
        )
        from .chat_completion_message_tool_call import ChatCompletionMessageToolCall
        from .chat_completion_request_message_content_part_image import (
            ChatCompletionRequestMessageContentPartImage,
        )
        from .chat_completion_request_message_content_part_text import (
            ChatCompletionRequestMessageContentPartText,
        )

        fields = decode.Fields(src_dict)
        model = cls(
            content=fields.optional("content", decode.anything),
            refusal=fields.optional("refusal", decode.anything),
            tool_calls=fields.optional(
                "tool_calls",
                decode.first_of(
                    decode.list_of(
                        decode.first_of(
                            decode.by_tag(
                                "type",
                                {
                                    "function": ChatCompletionMessageToolCall.from_dict,
                                    "custom": ChatCompletionMessageCustomToolCall.from_dict,
                                },
                            ),
                            decode.anything,
                        )
                    ),
                    decode.null,
                ),
            ),
            annotations=fields.optional(
                "annotations",
                decode.first_of(
                    decode.list_of(ChatCompletionMessageListDataItemAnnotationsItem.from_dict), decode.null
                ),
            ),
            role=fields.optional("role", decode.anything),
            function_call=fields.optional(
                "function_call",
                decode.first_of(ChatCompletionMessageListDataItemFunctionCall.from_dict, decode.null),
            ),
            audio=fields.optional(
                "audio", decode.first_of(ChatCompletionMessageListDataItemAudio.from_dict, decode.null)
            ),
            id=fields.optional("id", decode.anything),
            content_parts=fields.optional(
                "content_parts",
                decode.first_of(
                    decode.list_of(
                        decode.first_of(
                            decode.by_tag(
                                "type",
                                {
                                    "text": ChatCompletionRequestMessageContentPartText.from_dict,
                                    "image_url": ChatCompletionRequestMessageContentPartImage.from_dict,
                                },
                            ),
                            decode.anything,
                        )
                    ),
                    decode.null,
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
