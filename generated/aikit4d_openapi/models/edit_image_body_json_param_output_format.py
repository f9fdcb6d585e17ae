from typing import Literal

EditImageBodyJsonParamOutputFormat = Literal["jpeg", "png", "webp"]

EDIT_IMAGE_BODY_JSON_PARAM_OUTPUT_FORMAT_VALUES: frozenset[EditImageBodyJsonParamOutputFormat] = frozenset(
    {
        "jpeg",
        "png",
        "webp",
    }
)
