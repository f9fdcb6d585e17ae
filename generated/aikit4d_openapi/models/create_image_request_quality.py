from typing import Literal

CreateImageRequestQuality = Literal["auto", "hd", "high", "low", "medium", "standard"]

CREATE_IMAGE_REQUEST_QUALITY_VALUES: frozenset[CreateImageRequestQuality] = frozenset(
    {
        "auto",
        "hd",
        "high",
        "low",
        "medium",
        "standard",
    }
)
