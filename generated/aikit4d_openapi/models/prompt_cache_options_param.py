from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .prompt_cache_mode_enum import PromptCacheModeEnum


@_attrs_define
class PromptCacheOptionsParam:
    """How the prompt is cached.

    Attributes:
        ttl (Literal['30m'] | Unset): How long the cached prompt is kept.
        mode (PromptCacheModeEnum | Unset): Who places the cache marks.
    """

    ttl: Literal["30m"] | Unset = UNSET
    mode: PromptCacheModeEnum | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "ttl": self.ttl,
                "mode": self.mode,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .prompt_cache_mode_enum import PROMPT_CACHE_MODE_ENUM_VALUES

        fields = decode.Fields(src_dict)
        model = cls(
            ttl=fields.optional("ttl", decode.constant("30m")),
            mode=fields.optional("mode", decode.one_of(PROMPT_CACHE_MODE_ENUM_VALUES)),
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
