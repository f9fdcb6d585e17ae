from typing import Literal

EditImageBodyJsonParamModeration = Literal["auto", "low"]

EDIT_IMAGE_BODY_JSON_PARAM_MODERATION_VALUES: frozenset[EditImageBodyJsonParamModeration] = frozenset(
    {
        "auto",
        "low",
    }
)
