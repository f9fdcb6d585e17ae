from typing import Literal

EditImageBodyJsonParamSize = Literal["1024x1024", "1024x1536", "1536x1024", "auto"]

EDIT_IMAGE_BODY_JSON_PARAM_SIZE_VALUES: frozenset[EditImageBodyJsonParamSize] = frozenset(
    {
        "1024x1024",
        "1024x1536",
        "1536x1024",
        "auto",
    }
)
