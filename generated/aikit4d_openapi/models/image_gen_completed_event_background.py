from typing import Literal

ImageGenCompletedEventBackground = Literal["auto", "opaque", "transparent"]

IMAGE_GEN_COMPLETED_EVENT_BACKGROUND_VALUES: frozenset[ImageGenCompletedEventBackground] = frozenset(
    {
        "auto",
        "opaque",
        "transparent",
    }
)
