"""`client.images`: what is sent, and what the answer holds."""

import io

import pytest
from PIL import Image
from resource_wire import fields_of, form_of, sent

from aikit4d import (
    AsyncOpenAIImage,
    OpenAIImage,
    OpenAIImageEditParameters,
    OpenAIImageParameters,
    OpenAIImagesResult,
)
from clients import Wire, answer
from documents import document_of_2026

IMAGES = {
    "created": 1,
    "data": [
        {"url": "https://example.com/a.png", "revised_prompt": "a red house"},
        {"b64_json": "aGk=", "seed": 5},
    ],
    "usage": {"total_tokens": 3},
}


def encoded(kind, size=(2, 2), mode="RGB"):
    stream = io.BytesIO()
    Image.new(mode, size, 1).save(stream, kind)
    return stream.getvalue()


PNG, JPEG, WEBP, GIF = map(encoded, ("PNG", "JPEG", "WEBP", "GIF"))


@pytest.mark.parametrize(
    ("parameters", "fields"),
    [
        ({}, {"model": "dall-e-2"}),
        ({"n": 1, "size": "1024x1024", "style": "", "response_format": "url"}, {"model": "dall-e-2"}),
        ({"n": 2, "size": "512x512"}, {"model": "dall-e-2", "n": 2, "size": "512x512"}),
        ({"n": 0, "size": "", "response_format": ""}, {"model": "dall-e-2"}),
        ({"model": ""}, {}),
        ({"model": "gpt-image-1"}, {"model": "gpt-image-1"}),
        ({"model": "gpt-image-1", "size": "1024x1024"}, {"model": "gpt-image-1", "size": "1024x1024"}),
        ({"model": "dall-e-3", "n": 1, "style": "vivid"}, {"model": "dall-e-3", "n": 1, "style": "vivid"}),
        ({"model": "m", "response_format": "url"}, {"model": "m", "response_format": "url"}),
        ({"response_format": "b64_json"}, {"model": "dall-e-2", "response_format": "b64_json"}),
        pytest.param(
            {"model": "gpt-image-1", "quality": "high", "background": "opaque", "user": "me"},
            {"model": "gpt-image-1", "quality": "high", "background": "opaque", "user": "me"},
            marks=document_of_2026,
        ),
        ({"model": "m", "extraBody": {"steps": 4}}, {"model": "m", "steps": 4}),
    ],
)
@pytest.mark.parametrize("form", [dict, OpenAIImageParameters])
def test_what_was_asked_for_is_sent(kit, parameters, fields, form):
    wire = Wire(answer(IMAGES))
    kit.do(kit.client("key", handler=wire).images.generate("a house", form(parameters)))
    assert sent(wire) == ("POST", "/v1/images/generations", {"prompt": "a house", **fields})


def test_the_documented_defaults_are_readable():
    parameters = OpenAIImageParameters()
    assert (parameters.model, parameters.n, parameters.size) == ("dall-e-2", 1, "1024x1024")
    assert (parameters.style, parameters.response_format) == ("", "url")


def test_an_empty_prompt_is_the_servers_to_refuse(kit):
    wire = Wire(answer({"error": {"message": "prompt is empty"}}, 400))
    result = kit.do(kit.client("key", handler=wire).images.generate(""))
    assert sent(wire)[2] == {"prompt": "", "model": "dall-e-2"}
    assert (result.success, result.error.message) == (False, "prompt is empty")


def test_images_are_described(kit):
    result = kit.do(kit.client("key", handler=Wire(answer(IMAGES))).images.generate("a house"))

    assert isinstance(result, OpenAIImagesResult)
    first, second = result.images
    assert result.image is first
    assert isinstance(first, OpenAIImage)
    assert isinstance(first, AsyncOpenAIImage) is (kit.name == "async")
    assert (first.url, first.b64_json, first.revised_prompt) == (
        "https://example.com/a.png",
        None,
        "a red house",
    )
    assert (second.url, second.b64_json, second.revised_prompt, second.seed) == (None, "aGk=", None, 5)
    assert result.usage.total_tokens == 3
    assert "2 images" in repr(result)


@pytest.mark.parametrize("body", [{}, {"data": None}, {"data": [None, "x"]}, {"data": {}}])
def test_a_body_without_images_gives_none(kit, body):
    result = kit.do(kit.client("key", handler=Wire(answer(body))).images.generate("x"))
    assert (result.images, result.image) == ([], None)


def test_a_result_that_is_still_awaited_has_no_images():
    result = OpenAIImagesResult()
    assert (result.images, result.image, result.terminated) == ([], None, False)


@pytest.mark.parametrize("call", ["generate", "edit"])
def test_a_prompt_is_a_text(kit, call):
    images = kit.client("key", handler=pytest.fail).images
    arguments = (None,) if call == "generate" else (PNG, None)
    with pytest.raises(TypeError, match=r"^prompt must be a text"):
        kit.do(getattr(images, call)(*arguments))


@document_of_2026
def test_pictures_do_not_come_in_a_stream(kit):
    images = kit.client("key", handler=pytest.fail).images
    with pytest.raises(ValueError, match=r"^stream"):
        kit.do(images.generate("x", stream=True))
    with pytest.raises(ValueError, match=r"^stream"):
        kit.do(images.edit(PNG, "x", stream=True))


def files_of(request):
    return [part for part in form_of(request) if part[1] is not None]


def picture_file(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


SOURCES = {
    "a path": (lambda folder: picture_file(folder, "House.JPG", JPEG), "House.JPG", "image/jpeg", JPEG),
    "a path with the wrong ending": (
        lambda folder: str(picture_file(folder, "a.png", WEBP)),
        "a.png",
        "image/webp",
        WEBP,
    ),
    "bytes": (lambda folder: GIF, "image.gif", "image/gif", GIF),
    "an open file": (lambda folder: io.BytesIO(PNG), "image.png", "image/png", PNG),
    "bytes that are no picture": (lambda folder: b"abc", "image.png", "image/png", b"abc"),
    "a file that is no picture": (
        lambda folder: picture_file(folder, "a.txt", b"abc"),
        "a.txt",
        "text/plain",
        b"abc",
    ),
}


@pytest.mark.parametrize(("make", "name", "media_type", "data"), SOURCES.values(), ids=SOURCES)
@pytest.mark.parametrize("call", ["edit", "createVariation"])
def test_a_picture_is_sent_under_its_true_media_type(kit, tmp_path, call, make, name, media_type, data):
    wire = Wire(answer(IMAGES))
    images = kit.client("key", handler=wire).images
    prompt = ("a house",) if call == "edit" else ()

    result = kit.do(getattr(images, call)(make(tmp_path), *prompt))

    assert len(result.images) == 2
    (request,) = wire.requests
    assert files_of(request) == [("image", name, media_type, data)]
    assert fields_of(request) == [("model", "dall-e-2"), *[("prompt", text) for text in prompt]]


def test_a_pipe_is_sent_as_what_its_name_says(kit):
    class Pipe(io.BytesIO):
        name = "house.webp"

        def seek(self, *place):
            raise io.UnsupportedOperation

    wire = Wire(answer(IMAGES))
    kit.do(kit.client("key", handler=wire).images.createVariation(Pipe(WEBP)))
    assert files_of(wire.requests[0]) == [("image", "house.webp", "image/webp", WEBP)]


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "CMYK", "YCbCr", "P", "1", "L", "LA", "I", "F", "RGBa"])
def test_a_picture_of_pillow_is_sent_as_png(kit, mode):
    wire = Wire(answer(IMAGES))
    picture = Image.new(mode, (3, 2))

    kit.do(kit.client("key", handler=wire).images.createVariation(picture))

    ((field, name, media_type, data),) = files_of(wire.requests[0])
    assert (field, name, media_type) == ("image", "image.png", "image/png")
    assert Image.open(io.BytesIO(data)).size == (3, 2)
    assert picture.mode == mode


@document_of_2026
def test_an_edit_takes_several_pictures_and_a_mask(kit):
    wire = Wire(answer(IMAGES))
    client = kit.client("key", handler=wire)
    parameters = {"mask": Image.new("L", (2, 2)), "model": "gpt-image-1", "n": 2, "input_fidelity": "high"}

    kit.do(client.images.edit([PNG, io.BytesIO(JPEG)], "a house", parameters))

    (request,) = wire.requests
    assert fields_of(request) == [
        ("model", "gpt-image-1"), ("n", "2"), ("input_fidelity", "high"), ("prompt", "a house"),
    ]  # fmt: skip
    assert [part[:3] for part in files_of(request)] == [
        ("image[]", "image.png", "image/png"),
        ("image[]", "image.jpg", "image/jpeg"),
        ("mask", "mask.png", "image/png"),
    ]


def test_parameters_of_an_edit_stay_as_they_are(kit):
    parameters = OpenAIImageEditParameters(mask=PNG, n=2)
    client = kit.client("key", handler=Wire(answer(IMAGES)))
    kit.do(client.images.edit(PNG, "x", parameters, n=3))
    assert (parameters.mask, parameters.n, parameters.body()) == (PNG, 2, {"model": "dall-e-2", "n": 2})


REFUSED = {
    "nothing": (None, {}, TypeError, r"^image must be a path"),
    "an empty list": ([], {}, ValueError, r"^image must not be an empty list"),
    "a list with a number": ([PNG, 5], {}, TypeError, r"^image\[1\] must be a path"),
    "an empty picture": (Image.new("RGB", (0, 0)), {}, ValueError, "the picture is empty"),
    "a mask that is none": (PNG, {"mask": 5}, TypeError, r"^mask must be a path"),
    "a missing file": ("/no/such.png", {}, FileNotFoundError, "/no/such.png"),
}


@pytest.mark.parametrize(("image", "parameters", "error", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_picture_is_refused(kit, image, parameters, error, message):
    client = kit.client("key", handler=pytest.fail)
    with pytest.raises(error, match=message):
        kit.do(client.images.edit(image, "x", **parameters))


def test_values_that_are_no_files_are_sent_as_they_are(kit):
    wire = Wire(answer(IMAGES))
    kit.do(kit.client("key", handler=wire).images.edit(PNG, "a house", background=("auto",)))
    assert ("background[]", "auto") in fields_of(wire.requests[0])


def test_a_file_that_was_opened_before_a_refusal_is_closed(kit, tmp_path):
    path = picture_file(tmp_path, "a.png", PNG)
    client = kit.client("key", handler=pytest.fail)
    # Left open, it would be reported when it is collected: warnings are errors.
    with pytest.raises(TypeError, match=r"image\[1\]"):
        kit.do(client.images.edit([path, None], "x"))
