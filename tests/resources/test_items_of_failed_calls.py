"""The lists of a failed result are empty, and asking for an item says why there is none."""

import copy
import json
import pickle

import pytest

from clients import Wire, answer, completion

MESSAGES = [{"role": "user", "content": "Hello"}]
REFUSAL = answer({"error": {"message": "Incorrect API key"}}, 401)
LISTS = {
    "choices": (lambda client: client.chat.completions.create(MESSAGES), "choices"),
    "embeddings": (lambda client: client.embeddings.create("text", "m"), "embeddings"),
    "vectors": (lambda client: client.embeddings.create("text", "m"), "vectors"),
    "images": (lambda client: client.images.generate("lamp"), "images"),
    "models": (lambda client: client.models.list(), "models"),
    "files": (lambda client: client.files.list(), "files"),
    "messages": (lambda client: client.chat.completions.messages.list("c"), "messages"),
    "list of models": (lambda client: client.models.list(), ""),
    "list of files": (lambda client: client.files.list(), ""),
    "list of completions": (lambda client: client.chat.completions.list(), ""),
    "list of messages": (lambda client: client.chat.completions.messages.list("c"), ""),
}


def listed(kit, given, name):
    ask, member = LISTS[name]
    result = kit.do(ask(kit.client("sk-1", "https://h/v1", handler=Wire(given), maxRetries=0)))
    return getattr(result, member) if member else result


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("place", [0, -1, 3])
def test_an_item_of_a_failed_call_raises_what_failed(kit, name, place):
    with pytest.raises(IndexError, match=r"the call failed: Incorrect API key.*look at success"):
        listed(kit, REFUSAL, name)[place]


@pytest.mark.parametrize("name", LISTS)
def test_the_list_of_a_failed_call_is_empty_otherwise(kit, name):
    empty = listed(kit, REFUSAL, name)
    assert (list(empty), len(empty), bool(empty), empty[:1], list(reversed(empty))) == ([], 0, False, [], [])


@pytest.mark.parametrize("twin_of", [copy.copy, copy.deepcopy, lambda held: pickle.loads(pickle.dumps(held))])
@pytest.mark.parametrize("name", ["choices", "models"])
def test_a_copy_of_the_list_says_the_same(kit, name, twin_of):
    empty = listed(kit, REFUSAL, name)
    twin = twin_of(empty)
    assert (twin, repr(twin), json.dumps(twin)) == ([], "[]", "[]")
    with pytest.raises(IndexError, match="Incorrect API key"):
        twin[0]


@pytest.mark.parametrize("name", ["choices", "models", "list of models"])
def test_an_empty_list_of_a_good_answer_is_a_list_like_any_other(kit, name):
    empty = listed(kit, answer(completion(choices=[], data=[])), name)
    with pytest.raises(IndexError) as caught:
        empty[0]
    assert "failed" not in str(caught.value)


def test_a_stream_that_was_refused_says_so_too(kit):
    client = kit.client("sk-1", "https://h/v1", handler=Wire(REFUSAL), maxRetries=0)
    stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
    assert kit.chunks(stream) == []
    with pytest.raises(IndexError, match="Incorrect API key"):
        stream.result.choices[0]


def test_the_reason_is_not_longer_than_a_reader_bears(kit):
    with pytest.raises(IndexError) as caught:
        listed(kit, answer({"error": {"message": "x" * 5000}}, 500), "choices")[0]
    assert len(str(caught.value)) < 500
