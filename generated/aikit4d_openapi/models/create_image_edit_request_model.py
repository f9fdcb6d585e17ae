from typing import Literal

CreateImageEditRequestModel = Literal[
    "chatgpt-image-latest",
    "dall-e-2",
    "gpt-image-1",
    "gpt-image-1-mini",
    "gpt-image-1.5",
    "gpt-image-2",
    "gpt-image-2-2026-04-21",
]

CREATE_IMAGE_EDIT_REQUEST_MODEL_VALUES: frozenset[CreateImageEditRequestModel] = frozenset(
    {
        "chatgpt-image-latest",
        "dall-e-2",
        "gpt-image-1",
        "gpt-image-1-mini",
        "gpt-image-1.5",
        "gpt-image-2",
        "gpt-image-2-2026-04-21",
    }
)
