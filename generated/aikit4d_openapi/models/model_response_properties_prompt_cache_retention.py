from typing import Literal

ModelResponsePropertiesPromptCacheRetention = Literal["24h", "in_memory"]

MODEL_RESPONSE_PROPERTIES_PROMPT_CACHE_RETENTION_VALUES: frozenset[
    ModelResponsePropertiesPromptCacheRetention
] = frozenset(
    {
        "24h",
        "in_memory",
    }
)
