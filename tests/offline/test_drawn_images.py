import base64
import io
import json

import httpx
import pytest
from PIL import Image

from documents import document_of_2026


def pictures(body):
    return [Image.open(io.BytesIO(base64.b64decode(item["b64_json"]))) for item in body["data"]]


def generated(http, **fields):
    response = http.post("/images/generations", json={"prompt": "a red house", **fields})
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize(
    ("size", "pixels"),
    [
        (None, (1024, 1024)),
        pytest.param("auto", (1024, 1024), marks=document_of_2026),
        ("256x256", (256, 256)),
        ("1792x1024", (1792, 1024)),
    ],
)
def test_pictures_have_the_size_asked_for(http, size, pixels):
    (picture,) = pictures(generated(http, size=size, response_format="b64_json"))
    picture.load()
    assert (picture.format, picture.size) == ("PNG", pixels)


def test_pictures_are_small_in_bytes(http):
    data = generated(http, response_format="b64_json")["data"][0]["b64_json"]
    assert len(data) < 1000


def test_n_pictures_differ_and_the_same_prompt_draws_the_same(http):
    first = generated(http, n=3, response_format="b64_json")["data"]
    assert len({item["b64_json"] for item in first}) == 3
    assert generated(http, n=3, response_format="b64_json")["data"] == first
    assert generated(http, prompt="other", response_format="b64_json")["data"][0] != first[0]


def test_an_address_leads_to_the_picture(http):
    body = generated(http, size="512x512")
    address = body["data"][0]["url"]
    assert address.startswith(str(http.base_url))
    response = httpx.get(address)
    assert response.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(response.content)).size == (512, 512)


@pytest.mark.parametrize("name", ["nothing.png", "0x5-aabbcc.png", "5x5-aabbcg.png", "99999x5-aabbcc.png"])
def test_other_addresses_lead_nowhere(http, name):
    response = http.get(f"/images/offline/{name}")
    assert response.status_code == 404
    assert response.json()["error"]["param"] == "name"


@pytest.mark.parametrize("model", ["gpt-image-1", "chatgpt-image-latest"])
def test_models_that_never_give_addresses_do_not(http, model):
    assert generated(http, model=model)["data"][0].keys() == {"b64_json", "revised_prompt"}


@document_of_2026
def test_the_answer_describes_the_pictures(http):
    body = generated(http, size="256x256", quality="high", model="gpt-image-1")
    assert (body["size"], body["quality"], body["output_format"]) == ("256x256", "high", "png")
    assert body["usage"]["input_tokens"] == 3


def test_a_stream_gives_previews_and_the_picture(http):
    body = {"prompt": "a", "stream": True, "partial_images": 2, "model": "gpt-image-1"}
    events = http.post("/images/generations", json=body).text.strip().split("\n\n")
    names, data = zip(*(event.split("\n") for event in events), strict=True)
    kinds = [json.loads(line.removeprefix("data: "))["type"] for line in data]
    assert kinds == ["image_generation.partial_image"] * 2 + ["image_generation.completed"]
    assert [name.removeprefix("event: ") for name in names] == kinds


@document_of_2026
def test_an_edit_takes_a_form_with_one_or_more_images(http):
    one = http.post("/images/edits", data={"prompt": "x", "n": "2"}, files={"image": ("a.png", b"1")})
    assert len(one.json()["data"]) == 2
    more = [("image[]", ("a.png", b"1")), ("image[]", ("b.png", b"2")), ("mask", ("m.png", b"3"))]
    assert http.post("/images/edits", data={"prompt": "x"}, files=more).status_code == 200


@document_of_2026
def test_an_edit_takes_json(http):
    body = {"prompt": "x", "images": [{"file_id": "file-1"}], "model": "gpt-image-1"}
    assert len(pictures(http.post("/images/edits", json=body).json())) == 1


def test_an_edit_is_streamed(http):
    response = http.post(
        "/images/edits", data={"prompt": "x", "stream": "true"}, files={"image": ("a.png", b"1")}
    )
    assert response.text.startswith("event: image_edit.completed\n")


def test_variations(http):
    fields = {"n": "2", "size": "256x256", "response_format": "b64_json"}
    response = http.post("/images/variations", data=fields, files={"image": ("a.png", b"1")})
    assert [picture.size for picture in pictures(response.json())] == [(256, 256)] * 2
