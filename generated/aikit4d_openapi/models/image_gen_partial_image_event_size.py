from typing import Literal

ImageGenPartialImageEventSize = Literal["1024x1024", "1024x1536", "1536x1024", "auto"]

IMAGE_GEN_PARTIAL_IMAGE_EVENT_SIZE_VALUES: frozenset[ImageGenPartialImageEventSize] = frozenset(
    {
        "1024x1024",
        "1024x1536",
        "1536x1024",
        "auto",
    }
)
