from typing import Literal

ImageEditCompletedEventSize = Literal["1024x1024", "1024x1536", "1536x1024", "auto"]

IMAGE_EDIT_COMPLETED_EVENT_SIZE_VALUES: frozenset[ImageEditCompletedEventSize] = frozenset(
    {
        "1024x1024",
        "1024x1536",
        "1536x1024",
        "auto",
    }
)
