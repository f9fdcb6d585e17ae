"""Media types from file names and contents, data URLs, and base64 as answers hold it."""

from __future__ import annotations

import base64
import re
from urllib.parse import unquote_to_bytes

import msgspec

DEFAULT_MEDIA_TYPE = "application/octet-stream"

_OFFICE = "application/vnd.openxmlformats-officedocument"

# Where several extensions share a type, pictures are saved under the first of them.
_TYPE_OF_EXTENSION = {
    # AIKit's own table
    "c": "text/x-c",
    "cpp": "text/x-c++",
    "cs": "text/x-csharp",
    "css": "text/css",
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "gif": "image/gif",
    "html": "text/html",
    "java": "text/x-java",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "jsonl": "application/json",
    "md": "text/markdown",
    "pdf": "application/pdf",
    "php": "text/x-php",
    "pkl": "application/octet-stream",
    "png": "image/png",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "py": "text/x-python",
    "rb": "text/x-ruby",
    "sh": "application/x-sh",
    "tar": "application/x-tar",
    "tex": "text/x-tex",
    "ts": "application/typescript",
    "txt": "text/plain",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
    # what models read besides
    "avif": "image/avif",
    "bmp": "image/bmp",
    "flac": "audio/flac",
    "heic": "image/heic",
    "heif": "image/heif",
    "htm": "text/html",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "ogg": "audio/ogg",
    "svg": "image/svg+xml",
    "tiff": "image/tiff",
    "tif": "image/tiff",
    "wav": "audio/wav",
    "webm": "video/webm",
    "webp": "image/webp",
    "yaml": "application/yaml",
    "yml": "application/yaml",
}

# A drive of Windows has one letter.
_SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]+:")

# Each kind by what stands where in its first bytes.
_IMAGE_MARKS = (
    ("image/png", ((0, b"\x89PNG\r\n\x1a\n"),)),
    ("image/jpeg", ((0, b"\xff\xd8\xff"),)),
    ("image/gif", ((0, b"GIF87a"),)),
    ("image/gif", ((0, b"GIF89a"),)),
    ("image/webp", ((0, b"RIFF"), (8, b"WEBP"))),
    # "BM" alone also starts ordinary text; four bytes of a bitmap's header are reserved and 0.
    ("image/bmp", ((0, b"BM"), (6, bytes(4)))),
    ("image/tiff", ((0, b"II*\0"),)),
    ("image/tiff", ((0, b"MM\0*"),)),
)

# Brands of the ISO base media file format, the most telling ones first.
_IMAGE_BRANDS = (
    (frozenset({b"avif", b"avis"}), "image/avif"),
    (frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}), "image/heic"),
    (frozenset({b"mif1", b"msf1"}), "image/heif"),
)


def media_type_of_name(filename: str) -> str:
    """The media type that the extension of `filename` stands for.

    Letter case does not matter. A name without extension, or with an unknown one, is
    `application/octet-stream`. `jsonl` is `application/json`, as AIKit sends it.
    """
    name = filename.replace("\\", "/").rpartition("/")[2]
    _, dot, extension = name.rpartition(".")
    return _TYPE_OF_EXTENSION.get(extension.lower(), DEFAULT_MEDIA_TYPE) if dot else DEFAULT_MEDIA_TYPE


def require_address(image_url: str) -> None:
    """Raise `ValueError` for the path of a picture in the place of its address.

    Anything else may mean something to a provider: bare base64, the id of a file, a scheme of its own.
    """
    if not _SCHEME.match(image_url) and media_type_of_name(image_url).startswith("image/"):
        raise ValueError(
            f"imageURL is an address (https://...) or a data URL, and {image_url!r} looks like a path: "
            "client.chat.vision.fromFile(path) reads a file, and its `imageURL` is a data URL"
        )


def image_media_type(data: bytes) -> str | None:
    """The media type of the picture in `data`, by its first bytes; `None` when it is none we know.

    Known are PNG, JPEG, GIF, WebP, BMP, TIFF, AVIF, HEIC and HEIF.
    """
    for media_type, marks in _IMAGE_MARKS:
        if all(data[place : place + len(mark)] == mark for place, mark in marks):
            return media_type
    brands = _file_type_brands(data)
    return next((media_type for known, media_type in _IMAGE_BRANDS if known & brands), None)


def image_extension(data: bytes) -> str:
    """The extension, without dot, under which the picture in `data` is saved; `png` when unknown."""
    media_type = image_media_type(data) or "image/png"
    return next(extension for extension, known in _TYPE_OF_EXTENSION.items() if known == media_type)


def data_url(data: bytes, media_type: str) -> str:
    """`data` as a base64 data URL."""
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"


def parse_data_url(text: str) -> tuple[str, bytes] | None:
    """Media type and content of a data URL; `None` when `text` is none, or its base64 is broken.

    The media type comes in lower case and without parameters, `text/plain` where the URL names
    none. Content may be base64 or percent-encoded (RFC 2397).
    """
    head, comma, body = text.lstrip().partition(",")
    scheme, _, description = head.partition(":")
    if not comma or scheme.lower() != "data":
        return None
    media_type, *parameters = description.lower().split(";")
    try:
        content = unquote_to_bytes(body)
        if parameters and parameters[-1].strip() == "base64":
            content = decode_base64(content.decode("ascii"))
    except ValueError:
        return None
    return media_type.strip() or "text/plain", content


def decode_base64(text: str) -> bytes:
    """The bytes of `text`; white space and missing padding do not matter.

    Raises:
        ValueError: `text` holds other characters, or is cut short.
    """
    try:
        # msgspec is as strict as binascii and four times as fast.
        return msgspec.convert(text, bytes)
    except (msgspec.ValidationError, UnicodeEncodeError):
        bare = "".join(text.split()).rstrip("=")
    try:
        return msgspec.convert(bare + "=" * (-len(bare) % 4), bytes)
    except (msgspec.ValidationError, UnicodeEncodeError):
        raise ValueError("not base64") from None


def _file_type_brands(data: bytes) -> set[bytes]:
    if data[4:8] != b"ftyp":
        return set()
    end = min(int.from_bytes(data[:4], "big"), len(data), 256)
    return {data[8:12]} | {data[place : place + 4] for place in range(16, end, 4)}
