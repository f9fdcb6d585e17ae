"""The resources over real HTTP: against the offline server, which checks every request."""

import io

import pytest
from PIL import Image

from aikit4d.offline import OfflineServer
from documents import document_of_2026


@pytest.fixture(scope="module")
def server():
    with OfflineServer() as running:
        yield running


@pytest.fixture
def client(kit, server):
    made = kit.client("key", server.url, allowPrivateDownloads=True, throw=True)
    yield made
    kit.do(made.close())


@document_of_2026
def test_a_file_goes_there_and_back(kit, client, tmp_path):
    path = tmp_path / "Übung 世界.jsonl"
    content = b'{"a": 1}\n' * 50_000
    path.write_bytes(content)

    file = kit.do(
        client.files.create(path, "user_data", expires_after={"anchor": "created_at", "seconds": 3600})
    ).file

    assert (file.filename, file.bytes, file.purpose) == ("Übung 世界.jsonl", len(content), "user_data")
    assert file.expires_at == file.created_at + 3600
    assert kit.do(client.files.retrieve(file.id)).file == file
    assert kit.do(client.files.content(file.id)).content == content
    assert file.id in [one.id for one in kit.do(client.files.list(purpose="user_data"))]
    assert kit.do(client.files.delete(file.id)).deleted.deleted is True
    client.throw = False
    assert kit.do(client.files.retrieve(file.id)).error.isNotFoundError


def test_pages_of_files_are_walked(kit, client):
    made = [kit.do(client.files.create(b"x", "batch", filename=f"{n}.txt")).file.id for n in range(5)]
    page = kit.do(client.files.list(purpose="batch", limit=2, order="asc"))
    assert (len(page), page.has_more) == (2, True)
    assert [file.id for file in kit.chunks(page.iterate())] == made
    for one in made:
        kit.do(client.files.delete(one))


def test_base64_and_numbers_give_vectors_that_agree(kit, client):
    texts = ["a house", "a boat"]
    plain = kit.do(client.embeddings.create(texts, "text-embedding-3-small", dimensions=64))
    packed = kit.do(
        client.embeddings.create(texts, "text-embedding-3-small", dimensions=64, encoding_format="base64")
    )
    assert [vector.length for vector in plain.vectors] == [64, 64]
    for one, other in zip(plain.vectors, packed.vectors, strict=True):
        assert one.cosineSimilarity(other) == pytest.approx(1, abs=1e-6)
    assert plain.vectors[0].cosineSimilarity(plain.vectors[1]) < 0.999


@pytest.mark.parametrize("response_format", ["url", "b64_json"])
def test_pictures_are_made_and_saved(kit, client, tmp_path, response_format):
    parameters = {"n": 2, "size": "256x256", "response_format": response_format}
    result = kit.do(client.images.generate("a red house", parameters))

    assert kit.do(result.image.asPicture()).size == (256, 256)
    assert kit.do(result.saveImagesToDisk(tmp_path)) is True
    assert sorted(path.name for path in tmp_path.iterdir()) == ["image0.png", "image1.png"]


def test_pictures_are_edited_and_varied(kit, client):
    picture = Image.new("RGBA", (256, 256))
    edited = kit.do(client.images.edit(picture, "a boat", mask=picture, response_format="b64_json"))
    varied = kit.do(client.images.createVariation(picture, n=2, response_format="b64_json"))
    assert (len(edited.images), len(varied.images)) == (1, 2)
    assert Image.open(io.BytesIO(kit.do(varied.image.asBlob()))).format == "PNG"


def test_models_are_listed_and_described(kit, client):
    models = kit.do(client.models.list()).models
    assert kit.do(client.models.retrieve(models[0].id)).model.id == models[0].id


def test_texts_are_moderated(kit, client):
    result = kit.do(client.moderations.create(["hello", "there"]))
    assert len(result.moderation.results) == 2
    assert result.moderation.item.flagged is False


def test_a_picture_is_asked_about(kit, client):
    result = kit.do(client.chat.vision.fromPicture(Image.new("L", (1, 1))).prompt("What is it?"))
    assert "What is it?" in result.choice.text
