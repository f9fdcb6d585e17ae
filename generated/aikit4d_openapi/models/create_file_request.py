from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define

from .. import decode, encode
from ..unset import UNSET, Unset

if TYPE_CHECKING:
    from ..types import File
    from .create_file_request_purpose import CreateFileRequestPurpose
    from .file_expiration_after import FileExpirationAfter


@_attrs_define
class CreateFileRequest:
    """A file to upload.

    Attributes:
        file (File): The file itself.
        purpose (CreateFileRequestPurpose): What the file is for.
        expires_after (FileExpirationAfter | Unset): When the file is removed by itself.
    """

    file: File
    purpose: CreateFileRequestPurpose
    expires_after: FileExpirationAfter | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, with what was given only."""
        return encode.given(
            {
                "file": self.file,
                "purpose": self.purpose,
                "expires_after": self.expires_after,
            }
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The model of a JSON object; `UnexpectedValue` where it does not fit."""
        from .create_file_request_purpose import CREATE_FILE_REQUEST_PURPOSE_VALUES
        from .file_expiration_after import FileExpirationAfter

        fields = decode.Fields(src_dict)
        model = cls(
            file=fields.required("file", decode.file),
            purpose=fields.required("purpose", decode.one_of(CREATE_FILE_REQUEST_PURPOSE_VALUES)),
            expires_after=fields.optional("expires_after", FileExpirationAfter.from_dict),
        )
        fields.no_more()
        return model
