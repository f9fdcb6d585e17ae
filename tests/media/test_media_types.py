"""Media types from names and contents, data URLs, base64."""

import base64
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikit4d._core import media

AIKIT_TYPES = {
    "c": "text/x-c",
    "cs": "text/x-csharp",
    "cpp": "text/x-c++",
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "java": "text/x-java",
    "json": "application/json",
    "jsonl": "application/json",
    "md": "text/markdown",
    "pdf": "application/pdf",
    "php": "text/x-php",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "py": "text/x-python",
    "rb": "text/x-ruby",
    "tex": "text/x-tex",
    "txt": "text/plain",
    "css": "text/css",
    "js": "text/javascript",
    "sh": "application/x-sh",
    "ts": "application/typescript",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "pkl": "application/octet-stream",
    "png": "image/png",
    "tar": "application/x-tar",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}
FURTHER_TYPES = {"webp": "image/webp", "heic": "image/heic", "svg": "image/svg+xml", "mp3": "audio/mpeg"}


@pytest.mark.parametrize(("extension", "media_type"), [*AIKIT_TYPES.items(), *FURTHER_TYPES.items()])
def test_the_extension_tells_the_media_type(extension, media_type):
    for name in (f"a.{extension}", f"a.b.{extension.upper()}", f"/x.y/a.{extension}", f"C:\\x\\.{extension}"):
        assert media.media_type_of_name(name) == media_type


@pytest.mark.parametrize("name", ["", "png", "a.", "a.unknown", "x.png/a", "x.png\\a", "a.png ", "."])
def test_without_a_known_extension_it_is_an_octet_stream(name):
    assert media.media_type_of_name(name) == "application/octet-stream"


def file_type_box(major, *compatible):
    brands = major + b"\0\0\0\0" + b"".join(compatible)
    return (8 + len(brands)).to_bytes(4, "big") + b"ftyp" + brands


PICTURES = {
    "png": (b"\x89PNG\r\n\x1a\n....", "image/png", "png"),
    "jpeg": (b"\xff\xd8\xff\xe0....", "image/jpeg", "jpg"),
    "gif 87": (b"GIF87a....", "image/gif", "gif"),
    "gif 89": (b"GIF89a....", "image/gif", "gif"),
    "webp": (b"RIFF\n\n\n\nWEBPVP8 ", "image/webp", "webp"),
    "bmp": (b"BM\n\x01\0\0\0\0\0\0....", "image/bmp", "bmp"),
    "tiff, little end": (b"II*\0....", "image/tiff", "tiff"),
    "tiff, big end": (b"MM\0*....", "image/tiff", "tiff"),
    "avif": (file_type_box(b"avif", b"mif1"), "image/avif", "avif"),
    "avif as second brand": (file_type_box(b"mif1", b"miaf", b"avif"), "image/avif", "avif"),
    "heic": (file_type_box(b"heic", b"mif1"), "image/heic", "heic"),
    "heic as second brand": (file_type_box(b"mif1", b"heic"), "image/heic", "heic"),
    "heif": (file_type_box(b"mif1"), "image/heif", "heif"),
}


@pytest.mark.parametrize(("data", "media_type", "extension"), PICTURES.values(), ids=PICTURES.keys())
def test_the_first_bytes_tell_the_kind_of_picture(data, media_type, extension):
    assert media.image_media_type(data) == media_type
    assert media.image_extension(data) == extension


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "AVIF"])
def test_pictures_of_an_imaging_library_are_known(form):
    pictures = pytest.importorskip("PIL.Image")
    pictures.init()
    if form not in pictures.SAVE:
        pytest.skip(f"this Pillow writes no {form}")
    file = io.BytesIO()
    pictures.new("RGB", (2, 2)).save(file, form)
    assert media.image_media_type(file.getvalue()) == f"image/{form.lower()}"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"B",
        b"BM is how this text begins",
        b"RIFF....WAVE",
        b"GIF90a",
        b"\x89PN",
        b"<html>",
        file_type_box(b"mp42"),
    ],
)
def test_other_bytes_are_no_picture_and_are_saved_as_png(data):
    assert media.image_media_type(data) is None
    assert media.image_extension(data) == "png"


def test_a_brand_after_the_end_of_its_box_does_not_count():
    assert media.image_media_type(file_type_box(b"mp42") + b"avif") is None


@given(st.binary(max_size=400))
def test_any_bytes_have_an_extension(data):
    assert media.image_extension(data).isalnum()
    assert media.image_extension(b"\0\0\xff\xffftyp" + data).isalnum()


@given(st.binary(max_size=100), st.sampled_from(["image/png", "image/svg+xml", "text/plain"]))
def test_a_data_url_is_read_as_it_was_written(data, media_type):
    assert media.parse_data_url(media.data_url(data, media_type)) == (media_type, data)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("data:,", ("text/plain", b"")),
        ("data:,a%20b+c", ("text/plain", b"a b+c")),
        ("data:text/html;charset=utf-8,<p>,%C3%A9é", ("text/html", "<p>,éé".encode())),
        ("DATA:Image/PNG;BASE64,QUI=", ("image/png", b"AB")),
        (" data:image/png;name=a.png;base64,QUI", ("image/png", b"AB")),
        ("data:image/png;base64,QU\n I%3D", ("image/png", b"AB")),
        ("data:;base64,QUI=", ("text/plain", b"AB")),
        ("data:base64,QUI=", ("base64", b"QUI=")),
        ("data:image/png;base64,Q", None),
        ("data:image/png;base64,Q!==", None),
        ("data:image/png;base64,é", None),
        ("data:,\ud800", None),
        ("data:image/png;base64", None),
        ("http://data:1/,", None),
        ("xdata:,", None),
        ("", None),
    ],
)
def test_a_data_url_has_a_media_type_and_a_content(url, expected):
    assert media.parse_data_url(url) == expected


@given(st.text())
def test_no_text_makes_a_data_url_fail(text):
    media.parse_data_url(text)
    media.parse_data_url(f"data:image/png;base64,{text}")


@given(st.binary(max_size=200), st.integers(1, 76))
def test_base64_bears_white_space_and_missing_padding(data, width):
    text = base64.b64encode(data).decode()
    assert media.decode_base64(text) == data
    assert media.decode_base64(text.rstrip("=")) == data
    lines = [text[start : start + width] for start in range(0, len(text), width)]
    assert media.decode_base64(" " + "\r\n".join(lines) + "\n") == data


@pytest.mark.parametrize("text", ["A", "AAAAA", "AA!A", "A-_A", "AA=A", "é", "AAA\ud800", "AA==AA=="])
def test_what_is_not_base64_raises(text):
    with pytest.raises(ValueError, match="not base64"):
        media.decode_base64(text)
