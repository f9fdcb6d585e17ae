from typing import Literal

ImageEditPartialImageEventBackground = Literal["auto", "opaque", "transparent"]

IMAGE_EDIT_PARTIAL_IMAGE_EVENT_BACKGROUND_VALUES: frozenset[ImageEditPartialImageEventBackground] = frozenset(
    {
        "auto",
        "opaque",
        "transparent",
    }
)
