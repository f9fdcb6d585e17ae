from typing import Literal

CreateImageEditRequestBackground = Literal["auto", "opaque", "transparent"]

CREATE_IMAGE_EDIT_REQUEST_BACKGROUND_VALUES: frozenset[CreateImageEditRequestBackground] = frozenset(
    {
        "auto",
        "opaque",
        "transparent",
    }
)
