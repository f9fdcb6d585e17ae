from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .custom_tool_chat_completions_custom_format_grammar import (
        CustomToolChatCompletionsCustomFormatGrammar,
    )
    from .custom_tool_chat_completions_custom_format_text import CustomToolChatCompletionsCustomFormatText


@_attrs_define
class CustomToolChatCompletionsCustom:
    """The custom tool.

    Attributes:
        name (str): The name of the tool.
        description (str | Unset): What it does and when to use it, for the model to read.
        format_ (CustomToolChatCompletionsCustomFormatGrammar | CustomToolChatCompletionsCustomFormatText |
            Unset): The form of the text that the tool takes.
    """

    name: str
    description: str | Unset = UNSET
    format_: (
        CustomToolChatCompletionsCustomFormatGrammar | CustomToolChatCompletionsCustomFormatText | Unset
    ) = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "name": self.name,
                "description": self.description,
                "format": self.format_,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .custom_tool_chat_completions_custom_format_grammar import (
            CustomToolChatCompletionsCustomFormatGrammar,
        )
        from .custom_tool_chat_completions_custom_format_text import CustomToolChatCompletionsCustomFormatText

        fields = decode.Fields(src_dict)
        model = cls(
            name=fields.required("name", decode.text),
            description=fields.optional("description", decode.text),
            format_=fields.optional(
                "format",
                decode.by_tag(
                    "type",
                    {
                        "text": CustomToolChatCompletionsCustomFormatText.from_dict,
                        "grammar": CustomToolChatCompletionsCustomFormatGrammar.from_dict,
                    },
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
