from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    pass


@_attrs_define
class ImageRefParam:
    """An image by its URL or by the id of an uploaded file.

    Attributes:
        image_url (str | Unset): The image's web address, or the image itself as a data URL.
        file_id (str | Unset): The id of an uploaded file.
    """

    image_url: str | Unset = UNSET
    file_id: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                "image_url": self.image_url,
                "file_id": self.file_id,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        fields = decode.Fields(src_dict)
        model = cls(
            image_url=fields.optional("image_url", decode.text),
            file_id=fields.optional("file_id", decode.text),
        )
        fields.no_more()
        return model
