from typing import Literal

WebSearchContextSize = Literal["high", "low", "medium"]

WEB_SEARCH_CONTEXT_SIZE_VALUES: frozenset[WebSearchContextSize] = frozenset(
    {
        "high",
        "low",
        "medium",
    }
)
