from typing import Literal

ImagesResponseQuality = Literal["high", "low", "medium"]

IMAGES_RESPONSE_QUALITY_VALUES: frozenset[ImagesResponseQuality] = frozenset(
    {
        "high",
        "low",
        "medium",
    }
)
