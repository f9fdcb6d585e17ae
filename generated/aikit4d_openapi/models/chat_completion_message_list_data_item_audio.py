from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    pass


@_attrs_define
class ChatCompletionMessageListDataItemAudio:
    """
    Attributes:
        id (None | str | Unset): The id of the spoken answer, for use in later requests.
        expires_at (int | None | Unset): When the server forgets the sound, in seconds since 1970.
        data (None | str | Unset): The sound as base64 text.
        transcript (None | str | Unset): What is said in the sound.
    """

    id: None | str | Unset = UNSET
    expires_at: int | None | Unset = UNSET
    data: None | str | Unset = UNSET
    transcript: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "id": self.id,
                "expires_at": self.expires_at,
                "data": self.data,
                "transcript": self.transcript,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        fields = decode.Fields(src_dict)
        model = cls(
            id=fields.optional("id", decode.anything),
            expires_at=fields.optional("expires_at", decode.anything),
            data=fields.optional("data", decode.anything),
            transcript=fields.optional("transcript", decode.anything),
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
