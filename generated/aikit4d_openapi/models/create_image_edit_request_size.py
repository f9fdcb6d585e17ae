from typing import Literal

CreateImageEditRequestSize = Literal["1024x1024", "1024x1536", "1536x1024", "256x256", "512x512", "auto"]

CREATE_IMAGE_EDIT_REQUEST_SIZE_VALUES: frozenset[CreateImageEditRequestSize] = frozenset(
    {
        "1024x1024",
        "1024x1536",
        "1536x1024",
        "256x256",
        "512x512",
        "auto",
    }
)
