from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .chat_completion_stream_response_delta import ChatCompletionStreamResponseDelta
    from .create_chat_completion_stream_response_choices_item_finish_reason import (
        CreateChatCompletionStreamResponseChoicesItemFinishReason,
    )
    from .create_chat_completion_stream_response_choices_item_logprobs import (
        CreateChatCompletionStreamResponseChoicesItemLogprobs,
    )


@_attrs_define
class CreateChatCompletionStreamResponseChoicesItem:
    """
    Attributes:
        delta (ChatCompletionStreamResponseDelta | None | Unset): What this chunk adds to the message.
        logprobs (CreateChatCompletionStreamResponseChoicesItemLogprobs | None | Unset): How likely the tokens
            were.
        finish_reason (CreateChatCompletionStreamResponseChoicesItemFinishReason | None | str | Unset): Why the
            model stopped, in the last chunk of the answer.
        index (int | None | Unset): The number of the answer, from zero.
    """

    delta: ChatCompletionStreamResponseDelta | None | Unset = UNSET
    logprobs: CreateChatCompletionStreamResponseChoicesItemLogprobs | None | Unset = UNSET
    finish_reason: CreateChatCompletionStreamResponseChoicesItemFinishReason | None | str | Unset = UNSET
    index: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "delta": self.delta,
                "logprobs": self.logprobs,
                "finish_reason": self.finish_reason,
                "index": self.index,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .chat_completion_stream_response_delta import ChatCompletionStreamResponseDelta
        from .create_chat_completion_stream_response_choices_item_logprobs import (
            CreateChatCompletionStreamResponseChoicesItemLogprobs,
        )

        fields = decode.Fields(src_dict)
        model = cls(
            delta=fields.optional(
                "delta", decode.first_of(ChatCompletionStreamResponseDelta.from_dict, decode.null)
            ),
            logprobs=fields.optional(
                "logprobs",
                decode.first_of(CreateChatCompletionStreamResponseChoicesItemLogprobs.from_dict, decode.null),
            ),
            finish_reason=fields.optional("finish_reason", decode.anything),
            index=fields.optional("index", decode.anything),
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
