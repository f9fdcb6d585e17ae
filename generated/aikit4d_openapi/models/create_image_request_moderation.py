from typing import Literal

CreateImageRequestModeration = Literal["auto", "low"]

CREATE_IMAGE_REQUEST_MODERATION_VALUES: frozenset[CreateImageRequestModeration] = frozenset(
    {
        "auto",
        "low",
    }
)
