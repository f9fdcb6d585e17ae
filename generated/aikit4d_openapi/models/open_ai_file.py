from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from .open_ai_file_purpose import OpenAIFilePurpose
    from .open_ai_file_status import OpenAIFileStatus


@_attrs_define
class OpenAIFile:
    """What is known about an uploaded file.

    Attributes:
        id (None | str | Unset): The id of the file.
        bytes_ (int | None | Unset): The size of the file in bytes.
        created_at (int | None | Unset): When it was made, in seconds since 1970.
        expires_at (int | None | Unset): When the file is removed, in seconds since 1970.
        filename (None | str | Unset): The name of the file.
        object_ (Literal['file'] | None | str | Unset): The kind of this object, as the API names it.
        purpose (None | OpenAIFilePurpose | str | Unset): What the file is for.
        status (None | OpenAIFileStatus | str | Unset): How far the file has been worked on.
        status_details (None | str | Unset): Why a file could not be used.
    """

    id: None | str | Unset = UNSET
    bytes_: int | None | Unset = UNSET
    created_at: int | None | Unset = UNSET
    expires_at: int | None | Unset = UNSET
    filename: None | str | Unset = UNSET
    object_: Literal["file"] | None | str | Unset = UNSET
    purpose: None | OpenAIFilePurpose | str | Unset = UNSET
    status: None | OpenAIFileStatus | str | Unset = UNSET
    status_details: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                **self.additional_properties,
                "id": self.id,
                "bytes": self.bytes_,
                "created_at": self.created_at,
                "expires_at": self.expires_at,
                "filename": self.filename,
                "object": self.object_,
                "purpose": self.purpose,
                "status": self.status,
                "status_details": self.status_details,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        fields = decode.Fields(src_dict)
        model = cls(
            id=fields.optional("id", decode.anything),
            bytes_=fields.optional("bytes", decode.anything),
            created_at=fields.optional("created_at", decode.anything),
            expires_at=fields.optional("expires_at", decode.anything),
            filename=fields.optional("filename", decode.anything),
            object_=fields.optional("object", decode.anything),
            purpose=fields.optional("purpose", decode.anything),
            status=fields.optional("status", decode.anything),
            status_details=fields.optional("status_details", decode.anything),
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
