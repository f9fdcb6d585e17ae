from typing import Literal

ImagesResponseOutputFormat = Literal["jpeg", "png", "webp"]

IMAGES_RESPONSE_OUTPUT_FORMAT_VALUES: frozenset[ImagesResponseOutputFormat] = frozenset(
    {
        "jpeg",
        "png",
        "webp",
    }
)
