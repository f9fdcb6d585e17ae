from typing import Literal

GetChatCompletionMessagesOrder = Literal["asc", "desc"]

GET_CHAT_COMPLETION_MESSAGES_ORDER_VALUES: frozenset[GetChatCompletionMessagesOrder] = frozenset(
    {
        "asc",
        "desc",
    }
)
