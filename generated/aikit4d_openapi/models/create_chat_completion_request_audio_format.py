from typing import Literal

CreateChatCompletionRequestAudioFormat = Literal["aac", "flac", "mp3", "opus", "pcm16", "wav"]

CREATE_CHAT_COMPLETION_REQUEST_AUDIO_FORMAT_VALUES: frozenset[CreateChatCompletionRequestAudioFormat] = (
    frozenset(
        {
            "aac",
            "flac",
            "mp3",
            "opus",
            "pcm16",
            "wav",
        }
    )
)
