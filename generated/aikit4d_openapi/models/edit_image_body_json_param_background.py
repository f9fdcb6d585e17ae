from typing import Literal

EditImageBodyJsonParamBackground = Literal["auto", "opaque", "transparent"]

EDIT_IMAGE_BODY_JSON_PARAM_BACKGROUND_VALUES: frozenset[EditImageBodyJsonParamBackground] = frozenset(
    {
        "auto",
        "opaque",
        "transparent",
    }
)
