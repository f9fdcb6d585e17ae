from typing import Literal

EditImageBodyJsonParamModel = Literal[
    "chatgpt-image-latest",
    "gpt-image-1",
    "gpt-image-1-mini",
    "gpt-image-1.5",
    "gpt-image-2",
    "gpt-image-2-2026-04-21",
]

EDIT_IMAGE_BODY_JSON_PARAM_MODEL_VALUES: frozenset[EditImageBodyJsonParamModel] = frozenset(
    {
        "chatgpt-image-latest",
        "gpt-image-1",
        "gpt-image-1-mini",
        "gpt-image-1.5",
        "gpt-image-2",
        "gpt-image-2-2026-04-21",
    }
)
