"""`client.embeddings`."""

import base64
import copy
import json
import math
import pickle
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resource_wire import sent

from aikit4d import OpenAIEmbedding, OpenAIEmbeddingsParameters, OpenAIEmbeddingsResult, Vector
from clients import Wire, answer, raw_answer


def body(*vectors, **members):
    data = [
        {"object": "embedding", "index": index, "embedding": vector} for index, vector in enumerate(vectors)
    ]
    usage = {"prompt_tokens": 2, "total_tokens": 2}
    return {"object": "list", "data": data, "model": "m", "usage": usage, **members}


def packed(*numbers):
    return base64.b64encode(struct.pack(f"<{len(numbers)}f", *numbers)).decode()


def created(kit, answered, **parameters):
    client = kit.client("key", handler=Wire(answer(answered)))
    return kit.do(client.embeddings.create(["a", "b"], "m", **parameters))


@pytest.mark.parametrize("texts", ["a", "", ["a", "b"], [], [1, 2], [[1], [2, 3]], ("a", "b"), [None]])
def test_the_input_is_sent_as_it_is(kit, texts):
    wire = Wire(answer(body([1.0])))
    kit.do(kit.client("key", handler=wire).embeddings.create(texts, "m"))
    assert sent(wire) == ("POST", "/v1/embeddings", {"input": json.loads(json.dumps(texts)), "model": "m"})


@pytest.mark.parametrize(
    ("parameters", "fields"),
    [
        ({}, {}),
        ({"encoding_format": "", "dimensions": 0}, {}),
        ({"dimensions": -1}, {}),
        ({"encoding_format": None, "dimensions": None}, {}),
        ({"encoding_format": "base64", "dimensions": 256}, {"encoding_format": "base64", "dimensions": 256}),
        ({"encoding_format": "float", "user": "me"}, {"encoding_format": "float", "user": "me"}),
    ],
)
@pytest.mark.parametrize("form", [dict, OpenAIEmbeddingsParameters])
def test_only_what_is_asked_for_is_sent(kit, parameters, fields, form):
    wire = Wire(answer(body([1.0])))
    kit.do(kit.client("key", handler=wire).embeddings.create("x", "m", form(parameters)))
    assert sent(wire)[2] == {"input": "x", "model": "m", **fields}


def test_vectors_come_in_the_order_of_the_inputs(kit):
    result = created(kit, body([0.5, -0.25], [1, 0]))

    assert isinstance(result, OpenAIEmbeddingsResult)
    assert [vector.toCollection() for vector in result.vectors] == [[0.5, -0.25], [1.0, 0.0]]
    assert all(type(vector) is Vector for vector in result.vectors)
    assert result.vector is result.vectors[0] is result.embedding.embedding is result.embeddings[0].embedding
    assert [embedding.index for embedding in result.embeddings] == [0, 1]
    assert all(type(embedding) is OpenAIEmbedding for embedding in result.embeddings)
    assert (result.embedding.object, result.model) == ("embedding", "m")
    assert (result.usage.prompt_tokens, result.usage.total_tokens) == (2, 2)


@pytest.mark.parametrize(
    ("indexes", "order"),
    [
        ([0, 1, 2], [0, 1, 2]),
        ([2, 0, 1], [1, 2, 0]),
        ([None, 1, 2], [0, 1, 2]),
        ([0, 0, 0], [0, 1, 2]),
        ([1, 2, 3], [0, 1, 2]),
        (["2", "0", "1"], [1, 2, 0]),
        ([2, "0", 1], [1, 2, 0]),
        (["a", "0", "1"], [0, 1, 2]),
        ([True, False, 2], [0, 1, 2]),
    ],
)
def test_indexes_order_the_vectors_where_they_can(kit, indexes, order):
    data = [{"embedding": [float(place)], "index": index} for place, index in enumerate(indexes)]
    result = created(kit, {"data": data})

    assert [vector[0] for vector in result.vectors] == order
    assert [embedding.index for embedding in result.embeddings] == [0, 1, 2]


def test_base64_and_numbers_give_equal_vectors(kit):
    result = created(kit, body(packed(0.5, -0.25), [0.5, -0.25]), encoding_format="base64")

    first, second = result.vectors
    assert first.toCollection() == second.toCollection() == [0.5, -0.25]
    assert (first.typecode, second.typecode) == ("f", "d")


@given(st.lists(st.floats(width=32, allow_nan=False), max_size=20))
def test_every_32_bit_float_survives_base64(numbers):
    vector = OpenAIEmbedding(embedding=packed(*numbers)).embedding
    assert vector.toCollection() == numbers
    signs = [math.copysign(1, number) for number in vector]
    assert signs == [math.copysign(1, number) for number in numbers]


def test_infinity_and_nan_stay_what_they_are():
    vector = OpenAIEmbedding(embedding=packed(math.inf, -math.inf, math.nan)).embedding
    assert vector[0] == math.inf
    assert vector[1] == -math.inf
    assert math.isnan(vector[2])


@pytest.mark.parametrize(
    ("sent_vector", "numbers"),
    [
        ("", []),
        (base64.b64encode(struct.pack("<f", 0.5) + b"abc").decode(), [0.5]),
        ("not base64!", []),
        (None, []),
        ([], []),
        ([1, 2], [1.0, 2.0]),
        (["a"], []),
        ([None], []),
        (["1e-3", "2"], [0.001, 2.0]),
        ([[1.0]], [1.0]),
        ([[1.0], [2.0]], []),
        ([10**400], []),
        ({"a": 1}, []),
        (5, []),
    ],
)
def test_a_vector_that_cannot_be_read_is_empty(kit, sent_vector, numbers):
    result = created(kit, body(sent_vector, [7.0]))
    assert [vector.toCollection() for vector in result.vectors] == [numbers, [7.0]]


@pytest.mark.parametrize("answered", [{}, {"data": None}, {"data": ["x", 5]}, {"data": {}, "model": 5}])
def test_a_body_without_embeddings_gives_none(kit, answered):
    result = created(kit, answered)
    assert (result.embeddings, result.vectors, result.embedding, result.vector, result.model) == (
        [],
        [],
        None,
        None,
        "",
    )


def test_a_result_that_is_still_awaited_has_no_embeddings():
    result = OpenAIEmbeddingsResult()
    assert (result.embeddings, result.vectors, result.terminated) == ([], [], False)


def test_a_failure_has_no_embeddings(kit):
    client = kit.client("key", handler=Wire(answer({"error": {"message": "empty input"}}, 400)))
    result = kit.do(client.embeddings.create([], ""))
    assert (result.success, result.vectors, result.model) == (False, [], "")
    assert result.error.message == "empty input"


@pytest.mark.parametrize("texts", [None, 5, b"x", {"a": 1}])
def test_an_input_of_another_kind_is_refused(kit, texts):
    client = kit.client("key", handler=pytest.fail)
    with pytest.raises(TypeError, match=r"^input must be a text or a list"):
        kit.do(client.embeddings.create(texts, "m"))


def test_a_model_of_another_kind_is_refused(kit):
    client = kit.client("key", handler=pytest.fail)
    with pytest.raises(TypeError, match=r"^model must be a text"):
        kit.do(client.embeddings.create("x", None))


def test_the_body_of_the_answer_stays_as_it_came(kit):
    result = created(kit, body([0.5, -0.25]))
    assert result.vector.length == 2
    assert result.request.response.body.data[0].embedding == [0.5, -0.25]
    assert result.parsed.data[0].embedding == [0.5, -0.25]


def test_embeddings_can_be_copied_and_pickled(kit):
    result = created(kit, body([0.5, -0.25]))
    for twin in (pickle.loads(pickle.dumps(result)).embedding, copy.deepcopy(result.embedding)):
        assert (type(twin), twin.index, twin.embedding.toCollection()) == (OpenAIEmbedding, 0, [0.5, -0.25])


def test_an_embedding_is_made_of_anything_with_numbers():
    numbers = [1.0, 2.0]
    assert OpenAIEmbedding({"embedding": numbers}).embedding.toCollection() == numbers
    vector = Vector(numbers)
    assert OpenAIEmbedding(embedding=vector, index=3).embedding is vector
    assert OpenAIEmbedding().embedding.length == 0


def test_numbers_that_strict_json_does_not_know_are_read(kit):
    data = b'{"data": [{"index": 0, "embedding": [NaN, 1]}]}'
    client = kit.client("key", handler=Wire(raw_answer(data, headers={"content-type": "application/json"})))
    vector = kit.do(client.embeddings.create("x", "m")).vector
    assert math.isnan(vector[0])
    assert vector[1] == 1
