from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .chat_completion_message_tool_call_chunk import ChatCompletionMessageToolCallChunk
    from .chat_completion_stream_response_delta_function_call import (
        ChatCompletionStreamResponseDeltaFunctionCall,
    )
    from .chat_completion_stream_response_delta_role import ChatCompletionStreamResponseDeltaRole


@_attrs_define
class ChatCompletionStreamResponseDelta:
    """What a chunk adds to the message.

    Attributes:
        content (None | str | Unset): The next piece of the text.
        function_call (ChatCompletionStreamResponseDeltaFunctionCall | None | Unset): The next piece of a
            function call, in the older form.
        tool_calls (list[ChatCompletionMessageToolCallChunk] | None | Unset): The next pieces of tool calls.
        role (ChatCompletionStreamResponseDeltaRole | None | str | Unset): Who wrote the message.
        refusal (None | str | Unset): The next piece of the refusal.
    """

    content: None | str | Unset = UNSET
    function_call: ChatCompletionStreamResponseDeltaFunctionCall | None | Unset = UNSET
    tool_calls: list[ChatCompletionMessageToolCallChunk] | None | Unset = UNSET
    role: ChatCompletionStreamResponseDeltaRole | None | str | Unset = UNSET
    refusal: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "content": self.content,
                "function_call": self.function_call,
                "tool_calls": self.tool_calls,
                "role": self.role,
                "refusal": self.refusal,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .chat_completion_message_tool_call_chunk import ChatCompletionMessageToolCallChunk
        from .chat_completion_stream_response_delta_function_call import (
            ChatCompletionStreamResponseDeltaFunctionCall,
        )

        fields = decode.Fields(src_dict)
        model = cls(
            content=fields.optional("content", decode.anything),
            function_call=fields.optional(
                "function_call",
                decode.first_of(ChatCompletionStreamResponseDeltaFunctionCall.from_dict, decode.null),
            ),
            tool_calls=fields.optional(
                "tool_calls",
                decode.first_of(decode.list_of(ChatCompletionMessageToolCallChunk.from_dict), decode.null),
            ),
            role=fields.optional("role", decode.anything),
            refusal=fields.optional("refusal", decode.anything),
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
