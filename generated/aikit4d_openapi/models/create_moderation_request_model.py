from typing import Literal

CreateModerationRequestModel = Literal[
    "omni-moderation-2024-09-26", "omni-moderation-latest", "text-moderation-latest", "text-moderation-stable"
]

CREATE_MODERATION_REQUEST_MODEL_VALUES: frozenset[CreateModerationRequestModel] = frozenset(
    {
        "omni-moderation-2024-09-26",
        "omni-moderation-latest",
        "text-moderation-latest",
        "text-moderation-stable",
    }
)
