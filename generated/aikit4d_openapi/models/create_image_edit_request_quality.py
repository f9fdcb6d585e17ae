from typing import Literal

CreateImageEditRequestQuality = Literal["auto", "high", "low", "medium", "standard"]

CREATE_IMAGE_EDIT_REQUEST_QUALITY_VALUES: frozenset[CreateImageEditRequestQuality] = frozenset(
    {
        "auto",
        "high",
        "low",
        "medium",
        "standard",
    }
)
