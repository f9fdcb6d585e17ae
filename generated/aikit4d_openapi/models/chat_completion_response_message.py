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
    from .chat_completion_response_message_annotations_item import (
        ChatCompletionResponseMessageAnnotationsItem,
    )
    from .chat_completion_response_message_audio import ChatCompletionResponseMessageAudio
    from .chat_completion_response_message_function_call import ChatCompletionResponseMessageFunctionCall


@_attrs_define
class ChatCompletionResponseMessage:
    """The message that the model wrote.

    Attributes:
        content (None | str | Unset): What the model said, or null if it only called tools.
        refusal (None | str | Unset): Why the model declined, if it did.
        tool_calls (list[Any | ChatCompletionMessageCustomToolCall | ChatCompletionMessageToolCall] | None |
            Unset): The tool calls that the model asks for.
        annotations (list[ChatCompletionResponseMessageAnnotationsItem] | None | Unset): Remarks on the content,
            such as its web sources.
        role (Literal['assistant'] | None | str | Unset): Who wrote the message.
        function_call (ChatCompletionResponseMessageFunctionCall | None | Unset): The older form of
            `tool_calls`.
        audio (ChatCompletionResponseMessageAudio | None | Unset): The spoken answer, if one was asked for.
    """

    content: None | str | Unset = UNSET
    refusal: None | str | Unset = UNSET
    tool_calls: (
        list[Any | ChatCompletionMessageCustomToolCall | ChatCompletionMessageToolCall] | None | Unset
    ) = UNSET
    annotations: list[ChatCompletionResponseMessageAnnotationsItem] | None | Unset = UNSET
    role: Literal["assistant"] | None | str | Unset = UNSET
    function_call: ChatCompletionResponseMessageFunctionCall | None | Unset = UNSET
    audio: ChatCompletionResponseMessageAudio | None | Unset = UNSET
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
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .chat_completion_message_custom_tool_call import ChatCompletionMessageCustomToolCall
        from .chat_completion_message_tool_call import ChatCompletionMessageToolCall
        from .chat_completion_response_message_annotations_item import (
            ChatCompletionResponseMessageAnnotationsItem,
        )
        from .chat_completion_response_message_audio import ChatCompletionResponseMessageAudio
        from .chat_completion_response_message_function_call import ChatCompletionResponseMessageFunctionCall

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
                    decode.list_of(ChatCompletionResponseMessageAnnotationsItem.from_dict), decode.null
                ),
            ),
            role=fields.optional("role", decode.anything),
            function_call=fields.optional(
                "function_call",
                decode.first_of(ChatCompletionResponseMessageFunctionCall.from_dict, decode.null),
            ),
            audio=fields.optional(
                "audio", decode.first_of(ChatCompletionResponseMessageAudio.from_dict, decode.null)
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
