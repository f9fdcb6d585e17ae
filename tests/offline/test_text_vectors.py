import base64
import math
from array import array

import pytest


@pytest.fixture
def embed(http):
    def create(given, **fields):
        response = http.post(
            "/embeddings", json={"model": "text-embedding-3-small", "input": given, **fields}
        )
        assert response.status_code == 200, response.text
        return response.json()

    return create


def vectors(body):
    return [item["embedding"] for item in body["data"]]


def likeness(left, right):
    return sum(a * b for a, b in zip(left, right, strict=True))


@pytest.mark.parametrize("text", ["some words", "one", "", "!?", "世界"])
def test_vectors_have_the_length_one(embed, text):
    (vector,) = vectors(embed(text))
    assert len(vector) == 64
    assert math.isclose(likeness(vector, vector), 1, abs_tol=1e-6)


def test_equal_texts_have_equal_vectors_and_others_do_not(embed):
    first, second, other = vectors(embed(["same words", "same words", "other things"]))
    assert first == second
    assert first != other


def test_texts_that_share_words_are_nearer(embed):
    query, near, far = vectors(
        embed(["where does the cat sleep", "the cat likes to sleep", "prices rose by three percent"])
    )
    assert likeness(query, near) > likeness(query, far) + 0.3


def test_dimensions_are_honoured(embed):
    assert [len(vector) for vector in vectors(embed(["a", "b"], dimensions=5))] == [5, 5]


def test_base64_holds_the_same_numbers(embed):
    numbers = vectors(embed("some words"))[0]
    coded = vectors(embed("some words", encoding_format="base64"))[0]
    assert array("f", base64.b64decode(coded)).tolist() == numbers


@pytest.mark.parametrize(("given", "count"), [([1, 2, 3], 1), ([[1, 2], [3]], 2), (["a"], 1)])
def test_tokens_are_embedded_too(embed, given, count):
    body = embed(given)
    assert [item["index"] for item in body["data"]] == list(range(count))


def test_an_answer_says_what_gave_it(embed):
    body = embed(["one two", "three"])
    assert body["model"] == "offline-embedding (asked for text-embedding-3-small)"
    assert body["usage"] == {"prompt_tokens": 3, "total_tokens": 3}
