from typing import Literal

ChatCompletionAllowedToolsMode = Literal["auto", "required"]

CHAT_COMPLETION_ALLOWED_TOOLS_MODE_VALUES: frozenset[ChatCompletionAllowedToolsMode] = frozenset(
    {
        "auto",
        "required",
    }
)
