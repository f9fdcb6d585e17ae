from typing import Literal

CreateModelResponsePropertiesPromptCacheRetention = Literal["24h", "in_memory"]

CREATE_MODEL_RESPONSE_PROPERTIES_PROMPT_CACHE_RETENTION_VALUES: frozenset[
    CreateModelResponsePropertiesPromptCacheRetention
] = frozenset(
    {
        "24h",
        "in_memory",
    }
)
