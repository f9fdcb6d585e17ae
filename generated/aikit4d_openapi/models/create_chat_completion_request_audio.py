from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode

if TYPE_CHECKING:
    from .create_chat_completion_request_audio_format import CreateChatCompletionRequestAudioFormat
    from .voice_ids_or_custom_voice import VoiceIdsOrCustomVoice
    from .voice_ids_shared import VoiceIdsShared


@_attrs_define
class CreateChatCompletionRequestAudio:
    """
    Attributes:
        voice (str | VoiceIdsOrCustomVoice | VoiceIdsShared): The voice.
        format_ (CreateChatCompletionRequestAudioFormat): The format of the sound.
    """

    voice: str | VoiceIdsOrCustomVoice | VoiceIdsShared
    format_: CreateChatCompletionRequestAudioFormat
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "voice": self.voice,
                "format": self.format_,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .create_chat_completion_request_audio_format import (
            CREATE_CHAT_COMPLETION_REQUEST_AUDIO_FORMAT_VALUES,
        )
        from .voice_ids_or_custom_voice import VoiceIdsOrCustomVoice
        from .voice_ids_shared import VOICE_IDS_SHARED_VALUES

        fields = decode.Fields(src_dict)
        model = cls(
            voice=fields.required(
                "voice",
                decode.first_of(
                    decode.text, decode.one_of(VOICE_IDS_SHARED_VALUES), VoiceIdsOrCustomVoice.from_dict
                ),
            ),
            format_=fields.required(
                "format", decode.one_of(CREATE_CHAT_COMPLETION_REQUEST_AUDIO_FORMAT_VALUES)
            ),
        )
        model.additional_properties = fields.rest(decode.anything)
        return model

    @property
    def additional_keys(self) -> list[str]:
        """The names of the fields that the document does not describe."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
