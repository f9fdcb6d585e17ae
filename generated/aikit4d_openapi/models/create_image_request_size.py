from typing import Literal

CreateImageRequestSize = Literal[
    "1024x1024", "1024x1536", "1024x1792", "1536x1024", "1792x1024", "256x256", "512x512", "auto"
]

CREATE_IMAGE_REQUEST_SIZE_VALUES: frozenset[CreateImageRequestSize] = frozenset(
    {
        "1024x1024",
        "1024x1536",
        "1024x1792",
        "1536x1024",
        "1792x1024",
        "256x256",
        "512x512",
        "auto",
    }
)
