from typing import Literal

CreateImageRequestOutputFormat = Literal["jpeg", "png", "webp"]

CREATE_IMAGE_REQUEST_OUTPUT_FORMAT_VALUES: frozenset[CreateImageRequestOutputFormat] = frozenset(
    {
        "jpeg",
        "png",
        "webp",
    }
)
