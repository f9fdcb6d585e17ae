from typing import Literal

OpenAIFileStatus = Literal["error", "processed", "uploaded"]

OPEN_AI_FILE_STATUS_VALUES: frozenset[OpenAIFileStatus] = frozenset(
    {
        "error",
        "processed",
        "uploaded",
    }
)
