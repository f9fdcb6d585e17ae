"""Types that models and operations share."""

from collections.abc import MutableMapping
from typing import BinaryIO, Generic, TypeVar

from attrs import define

from .unset import UNSET, Unset

T = TypeVar("T")


@define
class File:
    """A file to upload: bytes or an open binary file, which is read only while it is sent."""

    payload: BinaryIO | bytes
    file_name: str | None = None
    mime_type: str | None = None

    def to_tuple(self) -> tuple[str | None, BinaryIO | bytes, str | None]:
        """Name, content and media type, as httpx takes them."""
        return self.file_name, self.payload, self.mime_type


@define
class Response(Generic[T]):
    """An answer: its status as a plain number, its bytes and headers, and what was made of them."""

    status_code: int
    content: bytes
    headers: MutableMapping[str, str]
    parsed: T | None


__all__ = ["UNSET", "File", "Response", "Unset"]
