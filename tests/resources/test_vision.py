"""`client.chat.vision`: pictures that a model is asked about."""

import base64
import io
from pathlib import Path

import pytest
from PIL import Image
from resource_wire import sent

from aikit4d import (
    AsyncOpenAIVision,
    AsyncOpenAIVisionHelper,
    OpenAIChatCompletionsParameters,
    OpenAIChatCompletionsResult,
    OpenAIError,
    OpenAIVision,
    OpenAIVisionHelper,
)
from clients import Wire, answer, completion, events, raw_answer

KINDS = {"sync": (OpenAIVision, OpenAIVisionHelper), "async": (AsyncOpenAIVision, AsyncOpenAIVisionHelper)}
ADDRESS = "https://example.com/a.png"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def encoded(kind):
    stream = io.BytesIO()
    Image.new("RGB", (2, 2), (255, 0, 0)).save(stream, kind)
    return stream.getvalue()


PNG, JPEG, GIF, WEBP, BMP, TIFF = map(encoded, ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"))


def data_url(data, media_type):
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


def vision(kit, handler=pytest.fail, **settings):
    return kit.client("key", handler=handler, **settings).chat.vision


def question(url):
    parts = [
        {"type": "text", "text": "What is it?"},
        {"type": "image_url", "image_url": {"url": url, "detail": "low"}},
    ]
    return [{"role": "user", "content": parts}]


def test_the_tree_has_the_documented_names(kit):
    client = kit.client("key")
    branch, helper = KINDS[kit.name]
    assert type(client.chat.vision) is branch
    assert client.chat.vision.chat is client.chat
    assert type(client.chat.vision.create(ADDRESS)) is helper
    assert client.chat.vision.create(ADDRESS).chat is client.chat


def test_an_address_is_asked_about(kit):
    wire = Wire(answer(completion("a house")))
    helper = vision(kit, wire).create(ADDRESS)
    assert (helper.imageURL, helper.error) == (ADDRESS, None)

    result = kit.do(helper.prompt("What is it?"))

    assert isinstance(result, OpenAIChatCompletionsResult)
    assert result.choice.text == "a house"
    assert sent(wire) == (
        "POST",
        "/v1/chat/completions",
        {"model": "gpt-4o-mini", "messages": question(ADDRESS)},
    )


def test_questions_are_independent_of_each_other(kit):
    wire = Wire(answer(completion()))
    helper = vision(kit, wire).create(ADDRESS)
    kit.do(helper.prompt("What is it?"))
    kit.do(helper.prompt("What is it?"))
    assert wire.requests[0].content == wire.requests[1].content


@pytest.mark.parametrize(
    ("parameters", "fields"),
    [
        (None, {"model": "gpt-4o-mini"}),
        ({"model": None}, {"model": "gpt-4o-mini"}),
        ({"model": "m", "n": 2, "seed": 7}, {"model": "m", "n": 2, "seed": 7}),
        (OpenAIChatCompletionsParameters(temperature=0), {"model": "gpt-4o-mini", "temperature": 0}),
    ],
)
def test_parameters_of_a_question_are_sent_and_stay_as_they_are(kit, parameters, fields):
    wire = Wire(answer(completion()))
    before = repr(parameters)

    kit.do(vision(kit, wire).create(ADDRESS).prompt("What is it?", parameters))

    assert sent(wire)[2] == {**fields, "messages": question(ADDRESS)}
    assert repr(parameters) == before


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.png", PNG, "image/png"),
        ("a.jpg", JPEG, "image/jpeg"),
        ("a.png", JPEG, "image/jpeg"),
        ("no ending", GIF, "image/gif"),
        ("a.txt", WEBP, "image/webp"),
        ("a.BMP", BMP, "image/bmp"),
        ("a.tif", TIFF, "image/tiff"),
        ("a.SVG", SVG, "image/svg+xml"),
    ],
)
@pytest.mark.parametrize("kind", [Path, str, lambda path: path.open("rb")], ids=["path", "text", "open"])
def test_a_file_is_sent_as_it_is_under_its_true_media_type(kit, tmp_path, name, data, media_type, kind):
    path = tmp_path / name
    path.write_bytes(data)
    file = kind(path)

    helper = vision(kit).fromFile(file)
    if kind not in {Path, str}:
        file.close()

    assert helper.error is None
    assert helper.imageURL == data_url(data, media_type)


def test_bytes_are_a_picture_too(kit):
    assert vision(kit).fromFile(WEBP).imageURL == data_url(WEBP, "image/webp")


def test_a_file_is_asked_about(kit, tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    wire = Wire(answer(completion()))
    kit.do(vision(kit, wire).fromFile(path).prompt("What is it?"))
    assert sent(wire)[2]["messages"] == question(data_url(PNG, "image/png"))


def test_a_picture_is_sent_as_png(kit):
    picture = Image.new("CMYK", (3, 2))
    helper = vision(kit).fromPicture(picture)

    head, _, content = helper.imageURL.partition(",")
    assert head == "data:image/png;base64"
    assert Image.open(io.BytesIO(base64.b64decode(content))).size == (3, 2)
    assert picture.mode == "CMYK"


UNREADABLE = {
    "a missing file": (lambda v, folder: v.fromFile(folder / "none.png"), "none.png"),
    "a folder": (lambda v, folder: v.fromFile(str(folder)), "cannot be sent"),
    "a text": (lambda v, folder: v.fromFile(written(folder, "a.txt", b"hello")), "no picture"),
    "a text called a picture": (lambda v, folder: v.fromFile(written(folder, "a.png", b"x")), "no picture"),
    "an empty file": (lambda v, folder: v.fromFile(written(folder, "a.png", b"")), "no picture"),
    "no picture": (lambda v, folder: v.fromPicture(None), "there is none"),
    "an empty picture": (lambda v, folder: v.fromPicture(Image.new("RGB", (0, 0))), "empty"),
    "a damaged picture": (lambda v, folder: v.fromPicture(damaged_picture()), "cannot be written as PNG"),
    "a closed picture": (lambda v, folder: v.fromPicture(closed_picture()), "cannot be written as PNG"),
}
unreadable = pytest.mark.parametrize(("make", "message"), UNREADABLE.values(), ids=UNREADABLE)


def closed_picture():
    picture = Image.open(io.BytesIO(PNG))
    picture.close()
    return picture


def damaged_picture():
    """A picture whose decoder stumbles, as that of AVIF does, over bytes that were not read before."""

    def stumble():
        raise SyntaxError("truncated data")

    picture = Image.open(io.BytesIO(PNG))
    picture.load = stumble
    return picture


def written(folder, name, data):
    (folder / name).write_bytes(data)
    return folder / name


@unreadable
def test_what_cannot_be_read_is_an_error_and_nothing_is_sent(kit, tmp_path, make, message):
    helper = make(vision(kit), tmp_path)
    assert isinstance(helper.error, OpenAIError)
    assert helper.imageURL == ""

    for _ in range(2):
        result = kit.do(helper.prompt("What is it?"))
        assert isinstance(result, OpenAIChatCompletionsResult)
        assert (result.success, result.terminated, result.choices) == (False, True, [])
        (error,) = result.errors
        assert isinstance(error, OpenAIError)
        assert message in error.message
        assert error.message == helper.error.message
        assert result.request.url == ""


@unreadable
def test_callbacks_are_told_of_what_cannot_be_read(kit, tmp_path, make, message):
    told = []
    callbacks = {
        name: lambda got, name=name: told.append((name, got))
        for name in ("onResponse", "onError", "onTerminate", "formula")
    }
    result = kit.do(make(vision(kit), tmp_path).prompt("What is it?", callbacks))
    result.request.wait(10)
    assert told == [("onError", result), ("onTerminate", result), ("formula", result)]


@unreadable
@pytest.mark.parametrize("by", ["parameter", "client"])
def test_throw_raises_what_cannot_be_read(kit, tmp_path, make, message, by):
    helper = make(vision(kit, throw=by == "client"), tmp_path)
    with pytest.raises(OpenAIError, match=message):
        kit.do(helper.prompt("What is it?", throw=by == "parameter"))


def test_the_failure_underneath_is_the_cause(kit, tmp_path):
    result = kit.do(vision(kit).fromFile(tmp_path / "none.png").prompt("x"))
    assert isinstance(result.error.__cause__, FileNotFoundError)
    assert "No such file" in result.error.message


def test_an_answer_about_a_picture_is_streamed(kit):
    chunks = [
        '{"choices": [{"index": 0, "delta": {"content": "a "}}]}',
        '{"choices": [{"index": 0, "delta": {"content": "house"}, "finish_reason": "stop"}]}',
        "[DONE]",
    ]
    wire = Wire(raw_answer(events(*chunks), headers={"content-type": "text/event-stream"}))
    stream = kit.do(vision(kit, wire).create(ADDRESS).prompt("What is it?", stream=True))
    assert [chunk.choice.text for chunk in kit.chunks(stream)] == ["a ", "house"]
    assert stream.result.choice.text == "a house"


def test_a_stream_about_what_cannot_be_read_fails(kit, tmp_path):
    helper = vision(kit).fromFile(tmp_path / "none.png")
    stream = kit.do(helper.prompt("What is it?", stream=True))
    assert kit.chunks(stream) == []
    assert (stream.result.success, len(stream.result.errors)) == (False, 1)

    told = []
    parameters = {"stream": True, "onData": pytest.fail, "onError": told.append}
    result = kit.do(helper.prompt("What is it?", parameters))
    result.request.wait(10)
    assert told == [result]


def test_a_refusal_of_the_server_is_a_failed_result(kit):
    refusal = {"error": {"message": "bad image", "code": "invalid_image_url"}}
    result = kit.do(vision(kit, Wire(answer(refusal, 400))).create("https://nowhere").prompt("x"))
    assert (result.success, result.error.code) == (False, "invalid_image_url")


def test_an_address_that_looks_like_an_error_is_an_address(kit):
    wire = Wire(answer(completion()))
    helper = vision(kit, wire).create("error: no")
    assert helper.error is None
    assert kit.do(helper.prompt("What is it?")).success


WRONG = {
    "an address of another kind": (lambda v: v.create(Path("a.png")), TypeError, r"^imageURL must be a text"),
    "an empty address": (lambda v: v.create(""), ValueError, r"^imageURL must not be empty"),
    "a file of another kind": (lambda v: v.fromFile(5), TypeError, r"^imageFile must be a path"),
    "no file": (lambda v: v.fromFile(None), TypeError, r"^imageFile must be a path"),
    "an empty path": (lambda v: v.fromFile(""), ValueError, r"^imageFile must not be empty"),
    "a text file": (lambda v: v.fromFile(io.StringIO()), TypeError, r"^imageFile must be opened in binary"),
    "a picture of another kind": (lambda v: v.fromPicture("a.png"), TypeError, r"^image must be a picture"),
    "bytes for a picture": (lambda v: v.fromPicture(PNG), TypeError, r"^image must be a picture"),
}


@pytest.mark.parametrize(("make", "error", "message"), WRONG.values(), ids=WRONG)
def test_a_value_of_another_kind_is_refused(kit, make, error, message):
    with pytest.raises(error, match=message):
        make(vision(kit))


def test_a_question_is_a_text(kit):
    with pytest.raises(TypeError, match=r"^prompt must be a text"):
        kit.do(vision(kit).create(ADDRESS).prompt(None))
    with pytest.raises(TypeError, match="did you mean"):
        kit.do(vision(kit).create(ADDRESS).prompt("x", modle="m"))


def test_a_helper_is_made_without_the_branch(kit, tmp_path):
    chat = kit.client("key", handler=pytest.fail).chat
    helper = KINDS[kit.name][1]
    assert helper(chat, ADDRESS).imageURL == ADDRESS
    assert helper(chat, written(tmp_path, "a", PNG)).imageURL == data_url(PNG, "image/png")
    assert helper(chat, Image.new("L", (1, 1))).imageURL.startswith("data:image/png")
    with pytest.raises(TypeError, match=r"^imageData must be a path"):
        helper(chat, 5)


def test_a_helper_shows_little_of_its_picture(kit):
    helper = vision(kit).fromFile(TIFF)
    assert len(helper.imageURL) > 100
    assert len(repr(helper)) < 120
