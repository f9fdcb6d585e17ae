from typing import Literal

ImageEditPartialImageEventSize = Literal["1024x1024", "1024x1536", "1536x1024", "auto"]

IMAGE_EDIT_PARTIAL_IMAGE_EVENT_SIZE_VALUES: frozenset[ImageEditPartialImageEventSize] = frozenset(
    {
        "1024x1024",
        "1024x1536",
        "1536x1024",
        "auto",
    }
)
