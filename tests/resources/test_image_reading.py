"""Pictures of an answer: their bytes, as pictures of Pillow, shown and saved."""

import base64
import builtins
import copy
import io
import pickle

import httpx
import pytest
from PIL import Image

from aikit4d import AsyncOpenAIImage, OpenAIImage, OpenAIImagesResult
from clients import Wire, answer

ADDRESS = "https://93.184.216.34/a.png"


def encoded(kind, size=(2, 2)):
    stream = io.BytesIO()
    Image.new("RGB", size, (255, 0, 0)).save(stream, kind)
    return stream.getvalue()


PNG, JPEG, WEBP, GIF = map(encoded, ("PNG", "JPEG", "WEBP", "GIF"))


def text_of(data):
    return base64.b64encode(data).decode()


def result_of(kit, *items, stored=None, **settings):
    """The result whose pictures are `items`; their addresses lead into `stored`."""

    def handler(request):
        if request.method == "POST":
            return httpx.Response(200, json={"data": list(items)})
        found = (stored or {}).get(request.url.path)
        return httpx.Response(404) if found is None else httpx.Response(200, content=found)

    client = kit.client("key", handler=handler, **settings)
    return kit.do(client.images.generate("x"))


HELD = {
    "base64": ({"b64_json": text_of(PNG)}, PNG),
    "base64 with line ends": ({"b64_json": "aG\nk="}, b"hi"),
    "base64 without padding": ({"b64_json": "aGk"}, b"hi"),
    "a data URL as address": ({"url": "data:image/png;base64,aGk="}, b"hi"),
    "a data URL as base64": ({"b64_json": "data:image/png;base64,aGk="}, b"hi"),
    "an empty address": ({"url": "", "b64_json": "aGk="}, b"hi"),
    "no address": ({"url": None, "b64_json": "aGk="}, b"hi"),
    "a broken data URL beside base64": ({"url": "data:image/png;base64,!", "b64_json": "aGk="}, b"hi"),
}


@pytest.mark.parametrize(("item", "data"), HELD.values(), ids=HELD)
def test_a_picture_in_the_answer_needs_no_download(kit, item, data):
    wire = Wire(answer({"data": [item]}))
    image = kit.do(kit.client("key", handler=wire).images.generate("x")).image

    assert kit.do(image.asBlob()) == data
    assert image.error is None
    assert len(wire.requests) == 1


@pytest.mark.parametrize(
    "item",
    [
        {},
        {"b64_json": "not base64!"},
        {"b64_json": 5, "url": 5},
        {"url": "data:image/png;base64,!"},
        {"b64_json": ""},
        {"url": "data:,"},
        {"url": ADDRESS},
    ],
)
def test_without_a_picture_there_are_no_bytes_but_a_reason(kit, item, tmp_path):
    image = result_of(kit, item, stored={"/a.png": b""}).image
    assert kit.do(image.asBlob()) is None
    assert kit.do(image.asPicture()) is None
    assert kit.do(image.saveToDisk(tmp_path / "a.png")) is False
    assert image.error.message == "There is no picture in the answer"
    assert list(tmp_path.iterdir()) == []


def test_the_address_comes_before_the_base64(kit):
    image = result_of(kit, {"url": ADDRESS, "b64_json": "aGk="}, stored={"/a.png": PNG}).image
    assert kit.do(image.asBlob()) == PNG


def test_a_picture_becomes_one_of_pillow(kit):
    image = result_of(kit, {"url": ADDRESS}, stored={"/a.png": JPEG}).image
    picture = kit.do(image.asPicture())
    assert (picture.format, picture.size) == ("JPEG", (2, 2))
    assert image.error is None


@pytest.mark.parametrize("data", [b"hi", JPEG[:200], PNG[:30] + b"\0" * 40, b"GIF89a"])
def test_a_damaged_picture_becomes_none(kit, data):
    image = result_of(kit, {"b64_json": text_of(data)}).image
    assert kit.do(image.asPicture()) is None
    assert "no picture that can be read" in image.error.message


def test_an_error_goes_when_the_picture_comes(kit):
    stored = {}
    image = result_of(kit, {"url": ADDRESS}, stored=stored).image
    assert kit.do(image.asBlob()) is None
    assert "status 404" in image.error.message
    stored["/a.png"] = PNG
    assert kit.do(image.asBlob()) == PNG
    assert image.error is None


def test_without_pillow_the_way_out_is_named(kit, monkeypatch):
    ordinary = builtins.__import__

    def without_pillow(name, *arguments, **options):
        if name == "PIL":
            raise ImportError("No module named 'PIL'")
        return ordinary(name, *arguments, **options)

    image = result_of(kit, {"b64_json": text_of(JPEG)}).image
    monkeypatch.setattr(builtins, "__import__", without_pillow)
    with pytest.raises(ImportError, match=r"aikit4d\[images\]"):
        kit.do(image.asPicture())
    assert image._repr_png_() is None


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ({"b64_json": text_of(PNG)}, "PNG"),
        ({"b64_json": text_of(JPEG)}, "PNG"),
        ({"url": f"data:image/webp;base64,{text_of(WEBP)}"}, "PNG"),
        ({"b64_json": "aGk="}, None),
        ({"url": ADDRESS}, None),
        ({}, None),
    ],
)
def test_notebooks_show_pictures_that_need_no_download(kit, item, kind):
    image = result_of(kit, item).image
    shown = image._repr_png_()
    assert (shown and Image.open(io.BytesIO(shown)).format) == kind


@pytest.mark.parametrize("place", [str, lambda path: path])
def test_a_picture_is_saved(kit, tmp_path, place):
    path = tmp_path / "house.png"
    path.write_bytes(b"former")
    image = result_of(kit, {"url": ADDRESS}, stored={"/a.png": PNG}).image

    assert kit.do(image.saveToDisk(place(path))) is True
    assert path.read_bytes() == PNG
    assert [file.name for file in tmp_path.iterdir()] == ["house.png"]


@pytest.mark.parametrize("file", [None, 5, b"a.png"])
def test_a_place_to_save_at_is_a_path(kit, file):
    image = result_of(kit, {"b64_json": "aGk="}).image
    with pytest.raises(TypeError, match=r"^file must be a path"):
        kit.do(image.saveToDisk(file))


def test_a_folder_is_no_place_for_one_picture(kit, tmp_path):
    wire = Wire(answer({"data": [{"url": ADDRESS}]}))
    image = kit.do(kit.client("key", handler=wire).images.generate("x")).image
    with pytest.raises(IsADirectoryError, match=str(tmp_path)):
        kit.do(image.saveToDisk(tmp_path))
    assert len(wire.requests) == 1
    with pytest.raises(FileNotFoundError):
        kit.do(result_of(kit, {"b64_json": "aGk="}).image.saveToDisk(tmp_path / "none" / "a.png"))


def test_pictures_are_saved_under_the_endings_of_their_formats(kit, tmp_path):
    items = [{"b64_json": text_of(data)} for data in (PNG, JPEG, WEBP, GIF, b"hi")]
    result = result_of(kit, *items)

    assert kit.do(result.saveImagesToDisk(tmp_path, "house ")) is True

    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["house 0.png", "house 1.jpg", "house 2.webp", "house 3.gif", "house 4.png"]
    assert (tmp_path / "house 1.jpg").read_bytes() == JPEG


def test_a_picture_that_cannot_be_had_leaves_its_number_out(kit, tmp_path):
    items = [{"b64_json": text_of(PNG)}, {"url": ADDRESS}, {"b64_json": text_of(GIF)}]
    assert kit.do(result_of(kit, *items).saveImagesToDisk(str(tmp_path))) is False
    assert sorted(path.name for path in tmp_path.iterdir()) == ["image0.png", "image2.gif"]


def test_without_pictures_nothing_is_saved(kit, tmp_path):
    assert kit.do(result_of(kit).saveImagesToDisk(tmp_path)) is False
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("prefix", ["../x", "a/b", "/etc/x", "C:\\x", "a\0b", ".."])
def test_a_prefix_does_not_lead_out_of_the_folder(kit, tmp_path, prefix):
    inner = tmp_path / "inner"
    inner.mkdir()
    result = result_of(kit, {"b64_json": text_of(PNG)})
    with pytest.raises(ValueError, match=r"^prefix must"):
        kit.do(result.saveImagesToDisk(inner, prefix))
    assert [path.name for path in tmp_path.rglob("*")] == ["inner"]


@pytest.mark.parametrize(
    ("folder", "prefix", "error", "message"),
    [
        (None, "", TypeError, r"^folder must be a path"),
        (5, "", TypeError, r"^folder must be a path"),
        ("/no/such/folder", "", NotADirectoryError, "/no/such/folder"),
        (".", 5, TypeError, r"^prefix must be a text"),
    ],
)
def test_a_place_for_pictures_is_a_folder(kit, folder, prefix, error, message):
    result = result_of(kit, {"b64_json": text_of(PNG)})
    with pytest.raises(error, match=message):
        kit.do(result.saveImagesToDisk(folder, prefix))


def test_a_picture_without_a_client_is_read_too(kit):
    kind = OpenAIImage if kit.name == "sync" else AsyncOpenAIImage
    assert kit.do(kind(b64_json="aGk=").asBlob()) == b"hi"
    refused = kind({"url": "http://127.0.0.1/a.png"})
    assert kit.do(refused.asBlob()) is None
    assert "not public" in refused.error.message


def test_copies_and_pickles_hold_no_client(kit):
    result = result_of(kit, {"b64_json": "aGk="})
    image = result.image

    twins = [pickle.loads(pickle.dumps(one)) for one in (image, result)]
    assert b"key" not in pickle.dumps(result)
    assert isinstance(twins[1], OpenAIImagesResult)
    for twin in (twins[0], twins[1].image, copy.deepcopy(image), copy.copy(image)):
        assert type(twin) is type(image)
        assert kit.do(twin.asBlob()) == b"hi"
