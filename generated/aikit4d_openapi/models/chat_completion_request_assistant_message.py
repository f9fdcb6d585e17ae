from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .chat_completion_message_custom_tool_call import ChatCompletionMessageCustomToolCall
    from .chat_completion_message_tool_call import ChatCompletionMessageToolCall
    from .chat_completion_request_assistant_message_audio import ChatCompletionRequestAssistantMessageAudio
    from .chat_completion_request_assistant_message_function_call import (
        ChatCompletionRequestAssistantMessageFunctionCall,
    )
    from .chat_completion_request_message_content_part_refusal import (
        ChatCompletionRequestMessageContentPartRefusal,
    )
    from .chat_completion_request_message_content_part_text import ChatCompletionRequestMessageContentPartText


@_attrs_define
class ChatCompletionRequestAssistantMessage:
    """A message that the model wrote earlier.

    Attributes:
        role (Literal['assistant']): Who wrote the message.
        content (list[ChatCompletionRequestMessageContentPartRefusal |
            ChatCompletionRequestMessageContentPartText] | None | str | Unset): What the model said, or null if it
            only called tools.
        refusal (None | str | Unset): Why the model declined, if it did.
        name (str | Unset): A name that tells writers of the same role apart.
        audio (ChatCompletionRequestAssistantMessageAudio | None | Unset): An earlier spoken answer.
        tool_calls (list[ChatCompletionMessageCustomToolCall | ChatCompletionMessageToolCall] | Unset): The tool
            calls that the model asked for.
        function_call (ChatCompletionRequestAssistantMessageFunctionCall | None | Unset): The older form of
            `tool_calls`.
    """

    role: Literal["assistant"]
    content: (
        list[ChatCompletionRequestMessageContentPartRefusal | ChatCompletionRequestMessageContentPartText]
        | None
        | str
        | Unset
    ) = UNSET
    refusal: None | str | Unset = UNSET
    name: str | Unset = UNSET
    audio: ChatCompletionRequestAssistantMessageAudio | None | Unset = UNSET
    tool_calls: list[ChatCompletionMessageCustomToolCall | ChatCompletionMessageToolCall] | Unset = UNSET
    function_call: ChatCompletionRequestAssistantMessageFunctionCall | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "role": self.role,
                "content": self.content,
                "refusal": self.refusal,
                "name": self.name,
                "audio": self.audio,
                "tool_calls": self.tool_calls,
                "function_call": self.function_call,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .chat_completion_message_custom_tool_call import ChatCompletionMessageCustomToolCall
        from .chat_completion_message_tool_call import ChatCompletionMessageToolCall
        from .chat_completion_request_assistant_message_audio import (
            ChatCompletionRequestAssistantMessageAudio,
        )
        from .chat_completion_request_assistant_message_function_call import (
            ChatCompletionRequestAssistantMessageFunctionCall,
        )
        from .chat_completion_request_message_content_part_refusal import (
            ChatCompletionRequestMessageContentPartRefusal,
        )
        from .chat_completion_request_message_content_part_text import (
            ChatCompletionRequestMessageContentPartText,
        )

        fields = decode.Fields(src_dict)
        model = cls(
            role=fields.required("role", decode.constant("assistant")),
            content=fields.optional(
                "content",
                decode.first_of(
                    decode.text,
                    decode.list_of(
                        decode.by_tag(
                            "type",
                            {
                                "text": ChatCompletionRequestMessageContentPartText.from_dict,
                                "refusal": ChatCompletionRequestMessageContentPartRefusal.from_dict,
                            },
                        )
                    ),
                    decode.null,
                ),
            ),
            refusal=fields.optional("refusal", decode.first_of(decode.text, decode.null)),
            name=fields.optional("name", decode.text),
            audio=fields.optional(
                "audio", decode.first_of(ChatCompletionRequestAssistantMessageAudio.from_dict, decode.null)
            ),
            tool_calls=fields.optional(
                "tool_calls",
                decode.list_of(
                    decode.by_tag(
                        "type",
                        {
                            "function": ChatCompletionMessageToolCall.from_dict,
                            "custom": ChatCompletionMessageCustomToolCall.from_dict,
                        },
                    )
                ),
            ),
            function_call=fields.optional(
                "function_call",
                decode.first_of(ChatCompletionRequestAssistantMessageFunctionCall.from_dict, decode.null),
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
