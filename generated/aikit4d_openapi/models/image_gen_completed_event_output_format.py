from typing import Literal

ImageGenCompletedEventOutputFormat = Literal["jpeg", "png", "webp"]

IMAGE_GEN_COMPLETED_EVENT_OUTPUT_FORMAT_VALUES: frozenset[ImageGenCompletedEventOutputFormat] = frozenset(
    {
        "jpeg",
        "png",
        "webp",
    }
)
