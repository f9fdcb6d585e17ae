from typing import Literal

CustomToolChatCompletionsCustomFormatGrammarGrammarSyntax = Literal["lark", "regex"]

CUSTOM_TOOL_CHAT_COMPLETIONS_CUSTOM_FORMAT_GRAMMAR_GRAMMAR_SYNTAX_VALUES: frozenset[
    CustomToolChatCompletionsCustomFormatGrammarGrammarSyntax
] = frozenset(
    {
        "lark",
        "regex",
    }
)
