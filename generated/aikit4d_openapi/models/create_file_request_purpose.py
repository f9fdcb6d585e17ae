from typing import Literal

CreateFileRequestPurpose = Literal["assistants", "batch", "evals", "fine-tune", "user_data", "vision"]

CREATE_FILE_REQUEST_PURPOSE_VALUES: frozenset[CreateFileRequestPurpose] = frozenset(
    {
        "assistants",
        "batch",
        "evals",
        "fine-tune",
        "user_data",
        "vision",
    }
)
