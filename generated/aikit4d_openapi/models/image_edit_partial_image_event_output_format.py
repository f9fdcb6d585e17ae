from typing import Literal

ImageEditPartialImageEventOutputFormat = Literal["jpeg", "png", "webp"]

IMAGE_EDIT_PARTIAL_IMAGE_EVENT_OUTPUT_FORMAT_VALUES: frozenset[ImageEditPartialImageEventOutputFormat] = (
    frozenset(
        {
            "jpeg",
            "png",
            "webp",
        }
    )
)
