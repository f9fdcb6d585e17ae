from typing import Literal

ImagesResponseBackground = Literal["opaque", "transparent"]

IMAGES_RESPONSE_BACKGROUND_VALUES: frozenset[ImagesResponseBackground] = frozenset(
    {
        "opaque",
        "transparent",
    }
)
