from typing import Literal

ImageGenCompletedEventQuality = Literal["auto", "high", "low", "medium"]

IMAGE_GEN_COMPLETED_EVENT_QUALITY_VALUES: frozenset[ImageGenCompletedEventQuality] = frozenset(
    {
        "auto",
        "high",
        "low",
        "medium",
    }
)
