"""Compressed answers, unpacked in pieces of bounded size.

One network read of a malicious answer could grow a thousandfold at once if it were unpacked as a whole.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# What is asked for: zlib can stop at any size, decoders of other codings can not.
ACCEPTED = "gzip, deflate"

_LARGEST_PIECE = 1 << 20
_GZIP = zlib.MAX_WBITS | 16
_WINDOWS = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": zlib.MAX_WBITS}


class UnpackingError(ValueError):
    """An answer in a coding that is not read here, or whose bytes do not fit its coding."""


class Unpacker:
    """Unpacks the body of an answer as it comes.

    Args:
        coding: The value of the header `Content-Encoding`.

    Raises:
        UnpackingError: It names several codings, or one that was not asked for.
    """

    def __init__(self, coding: str) -> None:
        self._coding = coding.strip().lower()
        window = _WINDOWS.get(self._coding)
        if window is None:
            raise UnpackingError(f"The answer is packed as {coding!r}, which was not asked for")
        self._stream = zlib.decompressobj(window)
        self._is_begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Unpack the next bytes, in pieces of 1 MiB at most."""
        while data:
            piece = self._unpacked(data)
            data = self._stream.unconsumed_tail
            if piece:
                yield piece

    def end(self) -> None:
        """Raise `UnpackingError` when the body has ended in the middle."""
        if self._is_begun and not self._stream.eof:
            raise UnpackingError("The compressed answer ends too early")

    def _unpacked(self, data: bytes) -> bytes:
        begins, self._is_begun = not self._is_begun, True
        try:
            return self._stream.decompress(data, _LARGEST_PIECE)
        except zlib.error:
            if not (begins and self._coding == "deflate"):
                raise UnpackingError("The compressed answer cannot be read") from None
        # Many servers leave out the wrapper that RFC 9110 asks for.
        self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
        return self._unpacked(data)


def is_read(accepted: str) -> bool:
    """Whether all codings of an `Accept-Encoding` are read here."""
    return {part.partition(";")[0].strip() for part in accepted.split(",")} <= {*_WINDOWS, "identity"}


def unpacker_for(coding: str) -> Unpacker | None:
    """The unpacker for a `Content-Encoding`, `None` for a body that goes as it is."""
    return None if coding.strip().lower() in {"", "identity"} else Unpacker(coding)
