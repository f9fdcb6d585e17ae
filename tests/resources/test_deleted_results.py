"""What a deletion says of itself as a truth value: the same for completions, files and models."""

import pickle

import pytest

from clients import Wire, answer, raw_answer

DELETIONS = {
    "completion": lambda client: client.chat.completions.delete("x"),
    "file": lambda client: client.files.delete("x"),
    "model": lambda client: client.models.delete("x"),
}
ANSWERS = {
    "gone": (answer({"id": "x", "deleted": True}), True),
    "gone, wrapped": (answer({"data": {"id": "x", "deleted": True}}), True),
    "gone, without id": (answer({"deleted": True}), True),
    "kept": (answer({"id": "x", "deleted": False}), False),
    "another word": (answer({"id": "x", "deleted": "yes"}), False),
    "silence": (answer({"id": "x"}), False),
    "not found": (answer({"error": {"message": "No such thing"}}, 404), False),
    "error that calls it gone": (answer({"error": {"message": "no"}, "deleted": True}), False),
    "no object": (raw_answer(b"true"), False),
}


@pytest.mark.parametrize(("given", "is_gone"), ANSWERS.values(), ids=ANSWERS)
@pytest.mark.parametrize("delete", DELETIONS.values(), ids=DELETIONS)
def test_a_deletion_is_true_exactly_when_the_thing_is_gone(kit, delete, given, is_gone):
    result = kit.do(delete(kit.client("k", "https://h/v1", handler=Wire(given), maxRetries=0)))
    assert bool(result) is is_gone
    assert bool(pickle.loads(pickle.dumps(result))) is is_gone
