from typing import Literal

ImageEditPartialImageEventQuality = Literal["auto", "high", "low", "medium"]

IMAGE_EDIT_PARTIAL_IMAGE_EVENT_QUALITY_VALUES: frozenset[ImageEditPartialImageEventQuality] = frozenset(
    {
        "auto",
        "high",
        "low",
        "medium",
    }
)
