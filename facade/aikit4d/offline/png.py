"""PNG pictures of one colour, any size in some hundred bytes."""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def one_colour_png(width: int, height: int, rgb: bytes) -> bytes:
    """A PNG of one colour.

    Args:
        width: Pixels.
        height: Pixels.
        rgb: Three bytes: red, green, blue.
    """
    # One bit a pixel, all zero, looked up in a palette that has that colour alone.
    header = struct.pack(">IIBBBBB", width, height, 1, 3, 0, 0, 0)
    rows = bytes((1 + (width + 7) // 8) * height)
    parts = ((b"IHDR", header), (b"PLTE", rgb), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
