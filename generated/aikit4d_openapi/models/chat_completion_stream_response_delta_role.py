from typing import Literal

ChatCompletionStreamResponseDeltaRole = Literal["assistant", "developer", "system", "tool", "user"]

CHAT_COMPLETION_STREAM_RESPONSE_DELTA_ROLE_VALUES: frozenset[ChatCompletionStreamResponseDeltaRole] = (
    frozenset(
        {
            "assistant",
            "developer",
            "system",
            "tool",
            "user",
        }
    )
)
