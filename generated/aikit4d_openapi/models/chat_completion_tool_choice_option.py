from typing import Literal

ChatCompletionToolChoiceOption = Literal["auto", "none", "required"]

CHAT_COMPLETION_TOOL_CHOICE_OPTION_VALUES: frozenset[ChatCompletionToolChoiceOption] = frozenset(
    {
        "auto",
        "none",
        "required",
    }
)
