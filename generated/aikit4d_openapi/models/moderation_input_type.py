from typing import Literal

ModerationInputType = Literal["image", "text"]

MODERATION_INPUT_TYPE_VALUES: frozenset[ModerationInputType] = frozenset(
    {
        "image",
        "text",
    }
)
