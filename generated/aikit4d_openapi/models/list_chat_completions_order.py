from typing import Literal

ListChatCompletionsOrder = Literal["asc", "desc"]

LIST_CHAT_COMPLETIONS_ORDER_VALUES: frozenset[ListChatCompletionsOrder] = frozenset(
    {
        "asc",
        "desc",
    }
)
