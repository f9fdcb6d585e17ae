from typing import Literal

ImageGenPartialImageEventBackground = Literal["auto", "opaque", "transparent"]

IMAGE_GEN_PARTIAL_IMAGE_EVENT_BACKGROUND_VALUES: frozenset[ImageGenPartialImageEventBackground] = frozenset(
    {
        "auto",
        "opaque",
        "transparent",
    }
)
