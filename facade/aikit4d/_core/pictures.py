"""Pillow's pictures, in and out. Pillow is an extra: it is loaded when it is used."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import TypeGuard

    from PIL.Image import Image

_MODES_OF_PNG = frozenset({"1", "L", "LA", "I;16", "P", "RGB", "RGBA"})


def is_picture(value: object) -> TypeGuard[Image]:
    """Whether `value` is a picture of Pillow."""
    loaded: Any = sys.modules.get("PIL.Image")
    return loaded is not None and isinstance(value, loaded.Image)


def picture_of(data: bytes) -> Image:
    """The picture in `data`, decoded.

    Raises:
        ImportError: Pillow is not installed.
        ValueError: There is none, or it is damaged.
    """
    try:
        from PIL import Image  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ImportError('asPicture needs Pillow: pip install "aikit4d[images]"') from error
    try:
        picture = Image.open(io.BytesIO(data))
        picture.load()
    # Decoders of many formats meet whatever a server sent: no kind of exception is out of the question.
    except Exception as error:
        raise ValueError("no picture that can be read") from error
    return picture


def png_of(picture: Image) -> bytes:
    """`picture` as PNG; it stays as it is.

    Raises:
        ValueError: It is empty, or cannot be written as PNG.
    """
    if not picture.width or not picture.height:
        raise ValueError("the picture is empty")
    stream = io.BytesIO()
    try:
        if picture.mode not in _MODES_OF_PNG:
            picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        picture.save(stream, "PNG")
    # A picture that was opened may not have been decoded yet.
    except Exception as error:
        raise ValueError(f"the picture cannot be written as PNG: {error}") from error
    return stream.getvalue()
