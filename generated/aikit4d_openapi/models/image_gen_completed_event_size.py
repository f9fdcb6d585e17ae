from typing import Literal

ImageGenCompletedEventSize = Literal["1024x1024", "1024x1536", "1536x1024", "auto"]

IMAGE_GEN_COMPLETED_EVENT_SIZE_VALUES: frozenset[ImageGenCompletedEventSize] = frozenset(
    {
        "1024x1024",
        "1024x1536",
        "1536x1024",
        "auto",
    }
)
