from typing import Literal

ImagesResponseSize = Literal["1024x1024", "1024x1536", "1536x1024"]

IMAGES_RESPONSE_SIZE_VALUES: frozenset[ImagesResponseSize] = frozenset(
    {
        "1024x1024",
        "1024x1536",
        "1536x1024",
    }
)
