from typing import Literal

OpenAIFilePurpose = Literal[
    "assistants",
    "assistants_output",
    "batch",
    "batch_output",
    "fine-tune",
    "fine-tune-results",
    "user_data",
    "vision",
]

OPEN_AI_FILE_PURPOSE_VALUES: frozenset[OpenAIFilePurpose] = frozenset(
    {
        "assistants",
        "assistants_output",
        "batch",
        "batch_output",
        "fine-tune",
        "fine-tune-results",
        "user_data",
        "vision",
    }
)
