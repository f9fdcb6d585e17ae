from typing import Literal

ImageEditCompletedEventOutputFormat = Literal["jpeg", "png", "webp"]

IMAGE_EDIT_COMPLETED_EVENT_OUTPUT_FORMAT_VALUES: frozenset[ImageEditCompletedEventOutputFormat] = frozenset(
    {
        "jpeg",
        "png",
        "webp",
    }
)
