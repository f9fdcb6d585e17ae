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
class CompletionUsagePromptTokensDetails:
    """How the request's tokens divide.

    Attributes:
        audio_tokens (int | None | Unset): Tokens of sound. Default: 0.
        cached_tokens (int | None | Unset): Tokens that were taken from the cache. Default: 0.
        text_tokens (int | None | Unset): Tokens of text.
        image_tokens (int | None | Unset): Tokens of images.
        cache_write_tokens (int | None | Unset): Tokens that were put into the cache. Default: 0.
    """

    audio_tokens: int | None | Unset = UNSET
    cached_tokens: int | None | Unset = UNSET
    text_tokens: int | None | Unset = UNSET
    image_tokens: int | None | Unset = UNSET
    cache_write_tokens: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "audio_tokens": self.audio_tokens,
                "cached_tokens": self.cached_tokens,
                "text_tokens": self.text_tokens,
                "image_tokens": self.image_tokens,
                "cache_write_tokens": self.cache_write_tokens,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        fields = decode.Fields(src_dict)
        model = cls(
            audio_tokens=fields.optional("audio_tokens", decode.anything),
            cached_tokens=fields.optional("cached_tokens", decode.anything),
            text_tokens=fields.optional("text_tokens", decode.anything),
            image_tokens=fields.optional("image_tokens", decode.anything),
            cache_write_tokens=fields.optional("cache_write_tokens", decode.anything),
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
