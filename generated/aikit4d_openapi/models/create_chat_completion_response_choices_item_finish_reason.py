from typing import Literal

CreateChatCompletionResponseChoicesItemFinishReason = Literal[
    "content_filter", "function_call", "length", "stop", "tool_calls"
]

CREATE_CHAT_COMPLETION_RESPONSE_CHOICES_ITEM_FINISH_REASON_VALUES: frozenset[
    CreateChatCompletionResponseChoicesItemFinishReason
] = frozenset(
    {
        "content_filter",
        "function_call",
        "length",
        "stop",
        "tool_calls",
    }
)
