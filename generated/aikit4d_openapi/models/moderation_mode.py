from typing import Literal

ModerationMode = Literal["block", "score"]

MODERATION_MODE_VALUES: frozenset[ModerationMode] = frozenset(
    {
        "block",
        "score",
    }
)
