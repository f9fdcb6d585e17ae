from typing import Literal

ImageGenPartialImageEventQuality = Literal["auto", "high", "low", "medium"]

IMAGE_GEN_PARTIAL_IMAGE_EVENT_QUALITY_VALUES: frozenset[ImageGenPartialImageEventQuality] = frozenset(
    {
        "auto",
        "high",
        "low",
        "medium",
    }
)
