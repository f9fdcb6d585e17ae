"""Answers of models, embeddings, images, moderations and files, and refusals of every call."""

import pytest
from asking import REQUEST_ID, on_the_wire
from expecting import assert_error
from operations import OPERATIONS
from samples import OTHERS, WHOLE

from clients import Wire

CALLS = {
    "models": "models.list",
    "model": "models.retrieve",
    "embeddings": "embeddings.create",
    "images": "images.generate",
    "moderations": "moderations.create",
    "file": "files.retrieve",
}
REFUSALS = [
    sample for sample in WHOLE.values() if sample["kind"] == "err" and not 200 <= sample["status"] < 300
]
ERRORS_IN_A_SUCCESS = [
    sample for sample in WHOLE.values() if sample["status"] == 200 and "message" in sample["expect"]
]


def asked(kit, name, sample, **parameters):
    wire = Wire(on_the_wire(sample))
    client = kit.client("sk-test-key", handler=wire, maxRetries=0)
    return kit.do(OPERATIONS[name][0](client, **parameters))


def read(kit, sample, result):
    """What `expect` asks for, read from the result."""
    expected = sample["expect"]
    readers = {
        "models": lambda: [model.id for model in result.models],
        "model": lambda: result.model and result.model.id,
        "vectors": lambda: [vector.toCollection() for vector in result.vectors],
        "index": lambda: [embedding.index for embedding in result.embeddings],
        "images": lambda: len(result.images),
        "blob": lambda: kit.do(result.image.asBlob()),
        "flagged": lambda: result.moderation and result.moderation.item and result.moderation.item.flagged,
        "file": lambda: result.file and result.file.id,
        "usage_total": lambda: result.usage.total_tokens,
    }
    return {name: reader() for name, reader in readers.items() if name in expected}


@pytest.mark.parametrize("sample", OTHERS.values(), ids=OTHERS)
def test_an_answer_gives_what_is_expected_of_it(kit, sample):
    result = asked(kit, CALLS[sample["endpoint"]], sample)

    assert result.success is sample["expect"]["success"], result.errors
    assert_error(sample, result)
    wanted = read(kit, sample, result)
    assert wanted == {name: sample["expect"][name] for name in wanted}
    assert wanted


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_call_tells_every_refusal(kit, name):
    assert REFUSALS
    for sample in REFUSALS:
        result = asked(kit, name, sample)
        assert not result.success
        assert_error(sample, result)
        assert result.headers["x-request-id"] == REQUEST_ID
        assert result.error.response.body == result.request.response.body


@pytest.mark.parametrize("name", [name for name in OPERATIONS if name != "files.content"])
def test_every_call_tells_an_error_in_a_success(kit, name):
    assert ERRORS_IN_A_SUCCESS
    for sample in ERRORS_IN_A_SUCCESS:
        result = asked(kit, name, sample)
        assert not result.success
        assert_error(sample, result)
