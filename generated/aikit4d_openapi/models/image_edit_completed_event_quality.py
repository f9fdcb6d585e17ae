from typing import Literal

ImageEditCompletedEventQuality = Literal["auto", "high", "low", "medium"]

IMAGE_EDIT_COMPLETED_EVENT_QUALITY_VALUES: frozenset[ImageEditCompletedEventQuality] = frozenset(
    {
        "auto",
        "high",
        "low",
        "medium",
    }
)
