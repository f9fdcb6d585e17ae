from typing import Literal

ChatCompletionRequestMessageContentPartImageImageUrlDetail = Literal["auto", "high", "low"]

CHAT_COMPLETION_REQUEST_MESSAGE_CONTENT_PART_IMAGE_IMAGE_URL_DETAIL_VALUES: frozenset[
    ChatCompletionRequestMessageContentPartImageImageUrlDetail
] = frozenset(
    {
        "auto",
        "high",
        "low",
    }
)
