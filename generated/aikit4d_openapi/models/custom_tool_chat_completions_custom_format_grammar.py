from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define

from .. import decode, encode

if TYPE_CHECKING:
    from .custom_tool_chat_completions_custom_format_grammar_grammar import (
        CustomToolChatCompletionsCustomFormatGrammarGrammar,
    )


@_attrs_define
class CustomToolChatCompletionsCustomFormatGrammar:
    """
    Attributes:
        type_ (Literal['grammar']): The kind of this object.
        grammar (CustomToolChatCompletionsCustomFormatGrammarGrammar): The grammar that the text follows.
    """

    type_: Literal["grammar"]
    grammar: CustomToolChatCompletionsCustomFormatGrammarGrammar

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                "type": self.type_,
                "grammar": self.grammar,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .custom_tool_chat_completions_custom_format_grammar_grammar import (
            CustomToolChatCompletionsCustomFormatGrammarGrammar,
        )

        fields = decode.Fields(src_dict)
        model = cls(
            type_=fields.required("type", decode.constant("grammar")),
            grammar=fields.required("grammar", CustomToolChatCompletionsCustomFormatGrammarGrammar.from_dict),
        )
        fields.no_more()
        return model
