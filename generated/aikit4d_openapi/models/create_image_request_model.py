from typing import Literal

CreateImageRequestModel = Literal[
    "dall-e-2",
    "dall-e-3",
    "gpt-image-1",
    "gpt-image-1-mini",
    "gpt-image-1.5",
    "gpt-image-2",
    "gpt-image-2-2026-04-21",
]

CREATE_IMAGE_REQUEST_MODEL_VALUES: frozenset[CreateImageRequestModel] = frozenset(
    {
        "dall-e-2",
        "dall-e-3",
        "gpt-image-1",
        "gpt-image-1-mini",
        "gpt-image-1.5",
        "gpt-image-2",
        "gpt-image-2-2026-04-21",
    }
)
