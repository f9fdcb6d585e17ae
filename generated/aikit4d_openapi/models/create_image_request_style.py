from typing import Literal

CreateImageRequestStyle = Literal["natural", "vivid"]

CREATE_IMAGE_REQUEST_STYLE_VALUES: frozenset[CreateImageRequestStyle] = frozenset(
    {
        "natural",
        "vivid",
    }
)
