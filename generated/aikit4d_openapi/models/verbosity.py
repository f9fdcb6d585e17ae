from typing import Literal

Verbosity = Literal["high", "low", "medium"]

VERBOSITY_VALUES: frozenset[Verbosity] = frozenset(
    {
        "high",
        "low",
        "medium",
    }
)
