from typing import Literal

ImageEditCompletedEventBackground = Literal["auto", "opaque", "transparent"]

IMAGE_EDIT_COMPLETED_EVENT_BACKGROUND_VALUES: frozenset[ImageEditCompletedEventBackground] = frozenset(
    {
        "auto",
        "opaque",
        "transparent",
    }
)
