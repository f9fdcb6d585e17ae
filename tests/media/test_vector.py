"""Vectors: their numbers, their functions, and how they are decoded."""

import array
import base64
import copy
import math
import pickle
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikit4d import vector as vector_module
from aikit4d.vector import Vector, vector_from_base64

NUMBERS = st.lists(st.floats(allow_nan=False, width=32), max_size=40)


def base64_of(*numbers):
    return base64.b64encode(struct.pack(f"<{len(numbers)}f", *numbers)).decode()


def test_it_holds_its_numbers_as_doubles():
    vector = Vector([1, 2.5, -3])
    assert (vector.length, vector.toCollection(), vector[1], vector.typecode) == (
        3,
        [1.0, 2.5, -3.0],
        2.5,
        "d",
    )
    assert isinstance(vector.toCollection(), list)


@pytest.mark.parametrize(
    "numbers", [(1, 2), range(1, 3), iter([1, 2]), array.array("f", [1, 2]), Vector([1, 2])]
)
def test_any_iterable_of_numbers_makes_one(numbers):
    assert Vector(numbers).toCollection() == [1.0, 2.0]


def test_numpy_arrays_make_one_and_share_its_memory():
    numpy = pytest.importorskip("numpy")
    for vector, kind in (
        (Vector(numpy.array([1.5, 2.5])), "float64"),
        (vector_from_base64(base64_of(1.5, 2.5)), "float32"),
    ):
        seen = numpy.asarray(vector)
        assert (seen.dtype.name, seen.tolist()) == (kind, [1.5, 2.5])
        assert seen.ctypes.data == vector.buffer_info()[0]


@pytest.mark.parametrize("components", ["12", b"12345678", bytearray(8), ["1"], [None], [[1]], None, 5])
def test_other_components_raise(components):
    with pytest.raises(TypeError, match="components"):
        Vector(components)


def test_a_number_beyond_a_double_raises():
    with pytest.raises(ValueError, match="components"):
        Vector([10**400])


@pytest.mark.parametrize(
    ("left", "right", "dot", "cosine", "distance"),
    [
        ([1, 0], [0, 1], 0, 0, math.sqrt(2)),
        ([3, 4], [3, 4], 25, 1, 0),
        ([1, 2], [-2, -4], -10, -1, math.sqrt(45)),
        ([1, 1], [1, 0], 1, math.sqrt(0.5), 1),
        ([0, 0], [1, 2], 0, 0, math.sqrt(5)),
        ([], [], 0, 0, 0),
        ([1e-200], [1e-200], 0, 1, 0),
        ([1e200, 0], [1e200, 0], math.inf, 1, 0),
    ],
)
def test_similarities_and_distance(left, right, dot, cosine, distance):
    left, right = Vector(left), Vector(right)
    for one, other in ((left, right), (right, left)):
        assert one.dotSimilarity(other) == pytest.approx(dot)
        assert one.cosineSimilarity(other) == pytest.approx(cosine)
        assert one.euclideanDistance(other) == pytest.approx(distance)


@given(st.lists(st.tuples(*[st.floats(-1e6, 1e6)] * 2), max_size=40))
def test_the_cosine_stays_within_its_range(pairs):
    left, right = (Vector([pair[side] for pair in pairs]) for side in (0, 1))
    assert -1 <= left.cosineSimilarity(right) <= 1


def test_what_is_not_a_number_stays_visible_in_results():
    assert math.isnan(Vector([math.nan, 1]).cosineSimilarity(Vector([1, 1])))
    assert math.isnan(Vector([math.inf]).cosineSimilarity(Vector([1])))


FUNCTIONS = ["dotSimilarity", "cosineSimilarity", "euclideanDistance"]


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("length", [0, 1, 3])
def test_vectors_of_another_length_raise(function, length):
    with pytest.raises(ValueError, match=f"vector must have 2 .* not {length}"):
        getattr(Vector([1, 2]), function)(Vector([1] * length))


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("other", [[1, 2], (1, 2), array.array("d", [1, 2]), None, 1])
def test_partners_that_are_no_vectors_raise(function, other):
    with pytest.raises(TypeError, match="vector must be a Vector"):
        getattr(Vector([1, 2]), function)(other)


@given(NUMBERS)
def test_base64_gives_the_floats_as_they_were(numbers):
    vector = vector_from_base64(base64_of(*numbers))
    assert (vector.typecode, vector.toCollection()) == ("f", numbers)


def test_infinity_denormals_signs_and_nan_stay():
    numbers = [math.inf, -math.inf, -0.0, 1e-45, math.nan]
    decoded = vector_from_base64(base64_of(*numbers))
    assert decoded.tobytes() == array.array("f", numbers).tobytes()
    assert math.isnan(decoded[4])


@pytest.mark.parametrize("text", ["", "AA==", "AAAA", " \n"])
def test_less_than_one_float_is_an_empty_vector(text):
    assert vector_from_base64(text) == Vector()


@pytest.mark.parametrize("surplus", [1, 2, 3])
def test_bytes_after_the_last_float_are_ignored(surplus):
    data = struct.pack("<2f", 1, 2) + b"\xff" * surplus
    assert vector_from_base64(base64.b64encode(data).decode()).toCollection() == [1, 2]


def test_missing_padding_and_white_space_do_not_matter():
    text = base64_of(1, 2)
    assert text.endswith("=")
    assert vector_from_base64(f" {text[:5]}\n{text[5:].rstrip('=')}\n").toCollection() == [1, 2]


def test_a_text_that_is_not_base64_raises():
    with pytest.raises(ValueError, match="base64"):
        vector_from_base64("[0.1, 0.2]")


def test_machines_of_the_other_byte_order_swap(monkeypatch):
    other = {"little": "big", "big": "little"}[vector_module.sys.byteorder]
    swapped = array.array("f", vector_from_base64(base64_of(1, 2)))
    swapped.byteswap()
    monkeypatch.setattr(vector_module.sys, "byteorder", other)
    assert vector_from_base64(base64_of(1, 2)).tobytes() == swapped.tobytes()


VECTORS = {"double": Vector([0.5, 1]), "float32": vector_from_base64(base64_of(0.5, 1)), "empty": Vector()}


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS.keys())
def test_copies_and_pickles_are_equal_vectors_of_their_own(vector):
    pickled = [
        pickle.loads(pickle.dumps(vector, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    ]
    for twin in (copy.copy(vector), copy.deepcopy(vector), *pickled):
        assert type(twin) is Vector
        assert twin is not vector
        assert (twin, twin.typecode, hash(twin)) == (vector, vector.typecode, hash(vector))


def test_equal_numbers_make_equal_vectors_with_one_hash():
    double, single = VECTORS["double"], VECTORS["float32"]
    assert double == single
    assert len({double, single, Vector([0.5, 2])}) == 2
    assert double != [0.5, 1]


@pytest.mark.parametrize(
    "change",
    [
        lambda v: v.append(1),
        lambda v: v.extend([1.0]),
        lambda v: v.insert(0, 1),
        lambda v: v.pop(),
        lambda v: v.remove(1),
        lambda v: v.reverse(),
        lambda v: v.byteswap(),
        lambda v: v.frombytes(bytes(8)),
        lambda v: v.fromlist([1.0]),
        lambda v: v.__setitem__(0, 1),
        lambda v: v.__delitem__(0),
        lambda v: v.__iadd__(v),
        lambda v: v.__imul__(2),
    ],
)
def test_its_methods_do_not_change_it(change):
    vector = Vector([1, 2])
    with pytest.raises(TypeError, match="does not change"):
        change(vector)
    assert vector.toCollection() == [1, 2]


def test_a_vector_prints_short():
    assert repr(Vector(range(1536))) == "<Vector length=1536 [0.0, 1.0, 2.0, ...]>"
    assert str(Vector([0.5])) == "<Vector length=1 [0.5]>"
