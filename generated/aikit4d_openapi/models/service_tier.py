from typing import Literal

ServiceTier = Literal["auto", "default", "fast", "flex", "priority", "scale"]

SERVICE_TIER_VALUES: frozenset[ServiceTier] = frozenset(
    {
        "auto",
        "default",
        "fast",
        "flex",
        "priority",
        "scale",
    }
)
