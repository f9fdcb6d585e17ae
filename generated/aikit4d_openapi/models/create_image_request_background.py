from typing import Literal

CreateImageRequestBackground = Literal["auto", "opaque", "transparent"]

CREATE_IMAGE_REQUEST_BACKGROUND_VALUES: frozenset[CreateImageRequestBackground] = frozenset(
    {
        "auto",
        "opaque",
        "transparent",
    }
)
