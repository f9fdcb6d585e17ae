"""Answers of real providers to calls of models, embeddings, images, moderations and files."""

import json
from pathlib import Path

import pytest

from clients import Wire, raw_answer

SAMPLES = json.loads((Path(__file__).parents[1] / "data" / "quirks.json").read_text())
CALLS = {
    "models": lambda client: client.models.list(),
    "model": lambda client: client.models.retrieve("m1"),
    "embeddings": lambda client: client.embeddings.create(["a", "b"], "m"),
    "images": lambda client: client.images.generate("x"),
    "moderations": lambda client: client.moderations.create("x"),
    "file": lambda client: client.files.retrieve("file-1"),
}
READ = {
    "success": lambda result: result.success,
    "models": lambda result: [model.id for model in result.models],
    "model": lambda result: result.model.id,
    "vectors": lambda result: [vector.toCollection() for vector in result.vectors],
    "index": lambda result: [embedding.index for embedding in result.embeddings],
    "images": lambda result: len(result.images),
    "flagged": lambda result: result.moderation.item.flagged,
    "file": lambda result: result.file.id,
}
RELEVANT = [sample for sample in SAMPLES if sample["endpoint"] in CALLS]


def test_there_are_samples_of_every_endpoint():
    assert {sample["endpoint"] for sample in RELEVANT} == set(CALLS)


@pytest.mark.parametrize("sample", RELEVANT, ids=lambda sample: sample["id"])
def test_a_providers_answer_is_read_as_expected(kit, sample):
    headers = {"content-type": sample["content_type"]}
    wire = Wire(raw_answer(sample["body"].encode(), sample["status"], headers))

    result = kit.do(CALLS[sample["endpoint"]](kit.client("key", handler=wire)))

    expected = {name: value for name, value in sample["expect"].items() if name != "note"}
    assert {name: READ[name](result) for name in expected} == expected
    assert result.request.response.body == json.loads(sample["body"])


@pytest.mark.parametrize("sample", [s for s in RELEVANT if s["endpoint"] == "images"], ids=lambda s: s["id"])
def test_a_providers_picture_needs_no_download(kit, sample):
    wire = Wire(raw_answer(sample["body"].encode(), headers={"content-type": "application/json"}))
    result = kit.do(kit.client("key", handler=wire).images.generate("x"))
    assert kit.do(result.image.asBlob()) == b"hi"
    assert len(wire.requests) == 1
