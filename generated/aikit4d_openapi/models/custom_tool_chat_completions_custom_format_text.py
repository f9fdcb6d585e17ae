from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define

from .. import decode, encode

if TYPE_CHECKING:
    pass


@_attrs_define
class CustomToolChatCompletionsCustomFormatText:
    """
    Attributes:
        type_ (Literal['text']): The kind of this object.
    """

    type_: Literal["text"]

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                "type": self.type_,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        fields = decode.Fields(src_dict)
        model = cls(
            type_=fields.required("type", decode.constant("text")),
        )
        fields.no_more()
        return model
