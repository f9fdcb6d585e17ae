from typing import Literal

CreateChatCompletionRequestPromptCacheRetention = Literal["24h", "in_memory"]

CREATE_CHAT_COMPLETION_REQUEST_PROMPT_CACHE_RETENTION_VALUES: frozenset[
    CreateChatCompletionRequestPromptCacheRetention
] = frozenset(
    {
        "24h",
        "in_memory",
    }
)
