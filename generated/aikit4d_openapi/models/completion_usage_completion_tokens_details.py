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
class CompletionUsageCompletionTokensDetails:
    """How the answer's tokens divide.

    Attributes:
        accepted_prediction_tokens (int | None | Unset): Predicted tokens that stand in the answer. Default: 0.
        audio_tokens (int | None | Unset): Tokens of sound. Default: 0.
        reasoning_tokens (int | None | Unset): Tokens of thought before the answer. Default: 0.
        text_tokens (int | None | Unset): Tokens of text.
        rejected_prediction_tokens (int | None | Unset): Predicted tokens that do not stand in the answer.
            Default: 0.
    """

    accepted_prediction_tokens: int | None | Unset = UNSET
    audio_tokens: int | None | Unset = UNSET
    reasoning_tokens: int | None | Unset = UNSET
    text_tokens: int | None | Unset = UNSET
    rejected_prediction_tokens: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "accepted_prediction_tokens": self.accepted_prediction_tokens,
                "audio_tokens": self.audio_tokens,
                "reasoning_tokens": self.reasoning_tokens,
                "text_tokens": self.text_tokens,
                "rejected_prediction_tokens": self.rejected_prediction_tokens,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        fields = decode.Fields(src_dict)
        model = cls(
            accepted_prediction_tokens=fields.optional("accepted_prediction_tokens", decode.anything),
            audio_tokens=fields.optional("audio_tokens", decode.anything),
            reasoning_tokens=fields.optional("reasoning_tokens", decode.anything),
            text_tokens=fields.optional("text_tokens", decode.anything),
            rejected_prediction_tokens=fields.optional("rejected_prediction_tokens", decode.anything),
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
