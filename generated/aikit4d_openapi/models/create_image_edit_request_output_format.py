from typing import Literal

CreateImageEditRequestOutputFormat = Literal["jpeg", "png", "webp"]

CREATE_IMAGE_EDIT_REQUEST_OUTPUT_FORMAT_VALUES: frozenset[CreateImageEditRequestOutputFormat] = frozenset(
    {
        "jpeg",
        "png",
        "webp",
    }
)
