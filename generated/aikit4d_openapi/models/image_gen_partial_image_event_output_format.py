from typing import Literal

ImageGenPartialImageEventOutputFormat = Literal["jpeg", "png", "webp"]

IMAGE_GEN_PARTIAL_IMAGE_EVENT_OUTPUT_FORMAT_VALUES: frozenset[ImageGenPartialImageEventOutputFormat] = (
    frozenset(
        {
            "jpeg",
            "png",
            "webp",
        }
    )
)
