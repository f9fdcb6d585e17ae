from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .chat_completion_response_message import ChatCompletionResponseMessage
    from .create_chat_completion_response_choices_item_finish_reason import (
        CreateChatCompletionResponseChoicesItemFinishReason,
    )
    from .create_chat_completion_response_choices_item_logprobs import (
        CreateChatCompletionResponseChoicesItemLogprobs,
    )


@_attrs_define
class CreateChatCompletionResponseChoicesItem:
    """
    Attributes:
        finish_reason (CreateChatCompletionResponseChoicesItemFinishReason | None | str | Unset): Why the model
            stopped.
        index (int | None | Unset): The number of the answer, from zero.
        message (ChatCompletionResponseMessage | None | Unset): The answer's message.
        logprobs (CreateChatCompletionResponseChoicesItemLogprobs | None | Unset): How likely the tokens were.
    """

    finish_reason: CreateChatCompletionResponseChoicesItemFinishReason | None | str | Unset = UNSET
    index: int | None | Unset = UNSET
    message: ChatCompletionResponseMessage | None | Unset = UNSET
    logprobs: CreateChatCompletionResponseChoicesItemLogprobs | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "finish_reason": self.finish_reason,
                "index": self.index,
                "message": self.message,
                "logprobs": self.logprobs,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .chat_completion_response_message import ChatCompletionResponseMessage
        from .create_chat_completion_response_choices_item_logprobs import (
            CreateChatCompletionResponseChoicesItemLogprobs,
        )

        fields = decode.Fields(src_dict)
        model = cls(
            finish_reason=fields.optional("finish_reason", decode.anything),
            index=fields.optional("index", decode.anything),
            message=fields.optional(
                "message", decode.first_of(ChatCompletionResponseMessage.from_dict, decode.null)
            ),
            logprobs=fields.optional(
                "logprobs",
                decode.first_of(CreateChatCompletionResponseChoicesItemLogprobs.from_dict, decode.null),
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
