from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode

if TYPE_CHECKING:
    pass


@_attrs_define
class ModerationResultBodyCategories:
    """Which categories were found."""

    additional_properties: dict[str, bool] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        fields = decode.Fields(src_dict)
        model = cls()
        model.additional_properties = fields.rest(decode.anything)
        return model

    @property
    def additional_keys(self) -> list[str]:
        """The names of the fields that the document does not describe."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> bool:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: bool) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
