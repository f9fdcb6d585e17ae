from typing import Literal

CreateChatCompletionRequestFunctionCall = Literal["auto", "none"]

CREATE_CHAT_COMPLETION_REQUEST_FUNCTION_CALL_VALUES: frozenset[CreateChatCompletionRequestFunctionCall] = (
    frozenset(
        {
            "auto",
            "none",
        }
    )
)
