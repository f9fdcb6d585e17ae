from typing import Literal

CreateChatCompletionStreamResponseChoicesItemFinishReason = Literal[
    "content_filter", "function_call", "length", "stop", "tool_calls"
]

CREATE_CHAT_COMPLETION_STREAM_RESPONSE_CHOICES_ITEM_FINISH_REASON_VALUES: frozenset[
    CreateChatCompletionStreamResponseChoicesItemFinishReason
] = frozenset(
    {
        "content_filter",
        "function_call",
        "length",
        "stop",
        "tool_calls",
    }
)
