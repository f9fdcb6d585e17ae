from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .chat_completion_message_tool_call_chunk_function import ChatCompletionMessageToolCallChunkFunction


@_attrs_define
class ChatCompletionMessageToolCallChunk:
    """A piece of a function call in a stream.

    Attributes:
        index (int | None | Unset): Which of the message's calls this piece belongs to.
        id (None | str | Unset): The id of the call, in its first piece.
        type_ (Literal['function'] | None | str | Unset): The kind of this object.
        function (ChatCompletionMessageToolCallChunkFunction | None | Unset): The piece of the function's name
            and arguments.
    """

    index: int | None | Unset = UNSET
    id: None | str | Unset = UNSET
    type_: Literal["function"] | None | str | Unset = UNSET
    function: ChatCompletionMessageToolCallChunkFunction | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "index": self.index,
                "id": self.id,
                "type": self.type_,
                "function": self.function,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .chat_completion_message_tool_call_chunk_function import (
            ChatCompletionMessageToolCallChunkFunction,
        )

        fields = decode.Fields(src_dict)
        model = cls(
            index=fields.optional("index", decode.anything),
            id=fields.optional("id", decode.anything),
            type_=fields.optional("type", decode.anything),
            function=fields.optional(
                "function", decode.first_of(ChatCompletionMessageToolCallChunkFunction.from_dict, decode.null)
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
