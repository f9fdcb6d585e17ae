"""Compressed answers, unpacked in pieces of bounded size.

One network read of a malicious answer could grow a thousandfold at once if it were unpacked as a whole.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

# What is asked for: zlib can stop at any size, decoders of other codings can not.
ACCEPTED = "gzip, deflate"

_LARGEST_PIECE = 1 << 20
_GZIP = zlib.MAX_WBITS | 16
_START_OF_GZIP = b"\x1f\x8b"
_DEFLATE = 8
_WINDOWS = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": zlib.MAX_WBITS}


class UnpackingError(ValueError):
    """An answer in a coding that is not read here, or whose bytes do not fit its coding."""


class Unpacker:
    """Unpacks the body of an answer as it comes.

    Several gzip streams may follow each other, with zeros behind each (RFC 1952). Whatever else comes after
    the end is dropped, as gzip itself and most HTTP clients do.

    Args:
        coding: The value of the header `Content-Encoding`.

    Raises:
        UnpackingError: It names several codings, or one that was not asked for.
    """

    def __init__(self, coding: str) -> None:
        self._coding = coding.strip().lower()
        if self._coding not in _WINDOWS:
            raise UnpackingError(f"The answer is packed as {coding!r}, which was not asked for")
        self._stream: Any = None
        # The first byte of a stream while it waits for the second: two of them tell what follows.
        self._start = b""
        self._has_ended = False
        self._is_over = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Unpack the next bytes, in pieces of 1 MiB at most."""
        piece = b""
        # A full piece may have left some more in the stream, which needs no other bytes for it.
        while data or len(piece) == _LARGEST_PIECE:
            if self._stream is None:
                data = self._begun(data)
                if self._stream is None:
                    return
            piece = self._unpacked(data)
            data = self._stream.unconsumed_tail
            if self._stream.eof:
                data, self._stream, self._has_ended = self._stream.unused_data, None, True
            if piece:
                yield piece

    def end(self) -> None:
        """Raise `UnpackingError` when the body has ended in the middle."""
        if self._stream is not None or (self._start and not self._has_ended):
            raise UnpackingError("The compressed answer ends too early")

    def _unpacked(self, data: bytes) -> bytes:
        try:
            piece: bytes = self._stream.decompress(data, _LARGEST_PIECE)
        except zlib.error:
            raise UnpackingError("The compressed answer cannot be read") from None
        return piece

    def _begun(self, data: bytes) -> bytes:
        """Begin a stream, if `data` has one; its bytes as far as they are there."""
        data = self._start + data
        if self._has_ended:
            data = data.lstrip(b"\0")
        self._start = data[:1]
        if self._is_over or len(data) < 2:
            return b""
        window = self._window(data[:2])
        if window is None:
            self._is_over = True
            return b""
        self._stream, self._start = zlib.decompressobj(window), b""
        return data

    def _window(self, start: bytes) -> int | None:
        """How zlib reads a stream that begins with these two bytes; `None` when that is none."""
        is_deflate = self._coding == "deflate"
        if self._has_ended:
            return None if is_deflate or start != _START_OF_GZIP else _GZIP
        # Many servers leave out the wrapper that RFC 9110 asks for.
        return -zlib.MAX_WBITS if is_deflate and not _is_wrapped(start) else _WINDOWS[self._coding]


def _is_wrapped(start: bytes) -> bool:
    """Whether these are the two bytes before a deflate stream (RFC 1950)."""
    return start[0] & 0x0F == _DEFLATE and int.from_bytes(start, "big") % 31 == 0


def is_read(accepted: str) -> bool:
    """Whether all codings of an `Accept-Encoding` are read here."""
    return {part.partition(";")[0].strip() for part in accepted.split(",")} <= {*_WINDOWS, "identity"}


def unpacker_for(coding: str) -> Unpacker | None:
    """The unpacker for a `Content-Encoding`, `None` for a body that goes as it is."""
    return None if coding.strip().lower() in {"", "identity"} else Unpacker(coding)
