from typing import Literal

CreateImageVariationRequestSize = Literal["1024x1024", "256x256", "512x512"]

CREATE_IMAGE_VARIATION_REQUEST_SIZE_VALUES: frozenset[CreateImageVariationRequestSize] = frozenset(
    {
        "1024x1024",
        "256x256",
        "512x512",
    }
)
