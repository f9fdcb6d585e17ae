from typing import Literal

EditImageBodyJsonParamQuality = Literal["auto", "high", "low", "medium"]

EDIT_IMAGE_BODY_JSON_PARAM_QUALITY_VALUES: frozenset[EditImageBodyJsonParamQuality] = frozenset(
    {
        "auto",
        "high",
        "low",
        "medium",
    }
)
