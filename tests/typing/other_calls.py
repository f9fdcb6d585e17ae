"""Embeddings, files, images, moderations, models: what goes in and what comes out."""

import io
from pathlib import Path
from typing import Any, assert_type

from PIL.Image import Image

from aikit4d import (
    AsyncOpenAI,
    AsyncOpenAIImage,
    OpenAI,
    OpenAIEmbedding,
    OpenAIFile,
    OpenAIImage,
    OpenAIModel,
    OpenAIModeration,
    Vector,
)


def embeddings(client: OpenAI) -> None:
    result = client.embeddings.create(["one", "two"], "m", dimensions=256)
    assert_type(result.vectors, list[Vector])
    assert_type(result.embedding, OpenAIEmbedding | Any)
    assert_type(result.vectors[0].cosineSimilarity(result.vectors[1]), float)
    assert_type(result.vector.toCollection(), list[float] | Any)
    client.embeddings.create([[1, 2], [3]], "m", {"encoding_format": "base64"})

    client.embeddings.create(3, "m")  # type: ignore[arg-type]
    client.embeddings.create("one")  # type: ignore[call-arg]
    client.embeddings.create("one", "m", dimension=256)  # type: ignore[call-arg]
    result.vectors[0].cosineSimilarity([1.0])  # type: ignore[arg-type]


def files(client: OpenAI, path: Path) -> None:
    file = client.files.create(path, "user_data", filename="a.pdf").file
    assert_type(file, OpenAIFile | Any)
    client.files.create(b"bytes", "batch", {"expires_after": {"anchor": "created_at", "seconds": 3600}})
    with path.open("rb") as opened:
        client.files.create(opened, "batch")
    client.files.create(io.BytesIO(b"x"), "batch")
    assert_type(client.files.content(file.id).content, bytes)
    print(client.files.retrieve(file.id).file.filename, client.files.delete(file.id).deleted.deleted)

    with path.open() as text:
        client.files.create(text, "batch")  # type: ignore[arg-type]
    client.files.create("a.pdf")  # type: ignore[call-arg]


def images(client: OpenAI, picture: Image) -> None:
    result = client.images.generate("A red balloon", {"size": "256x256", "quality": "low"})
    assert_type(result.image, OpenAIImage | Any)
    assert_type(result.images, list[OpenAIImage])
    assert_type(result.images[0].asBlob(), bytes | None)
    assert_type(result.images[0].asPicture(), Image | None)
    assert_type(result.saveImagesToDisk("folder"), bool)
    client.images.edit([picture, "other.png"], "Blue", mask=b"png", input_fidelity="high")
    client.images.createVariation(picture, n=2)
    client.chat.vision.fromPicture(picture).prompt("What is this?", model="m")

    client.images.generate(3)  # type: ignore[arg-type]
    client.images.generate("x", n="2")  # type: ignore[arg-type]
    client.images.createVariation(3)  # type: ignore[arg-type]


async def awaited_images(client: AsyncOpenAI) -> None:
    result = await client.images.generate("A red balloon")
    assert_type(result.images, list[AsyncOpenAIImage])
    assert_type(await result.images[0].asBlob(), bytes | None)
    assert_type(await result.saveImagesToDisk("folder"), bool)
    print(await result.image.asPicture())

    print(len(result.images[0].asBlob()))  # type: ignore[arg-type]


def the_rest(client: OpenAI) -> None:
    moderation = client.moderations.create(["one", "two"]).moderation
    assert_type(moderation, OpenAIModeration | Any)
    print(moderation.item.flagged, moderation.item.categories.violence)
    client.moderations.create([{"type": "text", "text": "x"}], "m")
    assert_type(client.models.retrieve("m").model, OpenAIModel | Any)
    print(client.models.delete("m").deleted.deleted)

    client.moderations.create(3)  # type: ignore[arg-type]
    client.models.retrieve()  # type: ignore[call-arg]
