from typing import Literal

ChatCompletionRequestMessageContentPartAudioInputAudioFormat = Literal["mp3", "wav"]

CHAT_COMPLETION_REQUEST_MESSAGE_CONTENT_PART_AUDIO_INPUT_AUDIO_FORMAT_VALUES: frozenset[
    ChatCompletionRequestMessageContentPartAudioInputAudioFormat
] = frozenset(
    {
        "mp3",
        "wav",
    }
)
