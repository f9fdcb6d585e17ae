from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define

from .. import decode, encode

if TYPE_CHECKING:
    pass


@_attrs_define
class VoiceIdsOrCustomVoice:
    """
    Attributes:
        id (str): The id of this object.
    """

    id: str

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                "id": self.id,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        fields = decode.Fields(src_dict)
        model = cls(
            id=fields.required("id", decode.text),
        )
        fields.no_more()
        return model
