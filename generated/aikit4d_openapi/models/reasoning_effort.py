from typing import Literal

ReasoningEffort = Literal["high", "low", "max", "medium", "minimal", "none", "xhigh"]

REASONING_EFFORT_VALUES: frozenset[ReasoningEffort] = frozenset(
    {
        "high",
        "low",
        "max",
        "medium",
        "minimal",
        "none",
        "xhigh",
    }
)
