from typing import Literal

PromptCacheModeEnum = Literal["explicit", "implicit"]

PROMPT_CACHE_MODE_ENUM_VALUES: frozenset[PromptCacheModeEnum] = frozenset(
    {
        "explicit",
        "implicit",
    }
)
