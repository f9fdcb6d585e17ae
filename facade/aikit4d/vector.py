"""`Vector`: an embedding, with the functions of 4D.Vector."""

from __future__ import annotations

import math
import operator
import struct
import sys
from array import array
from typing import TYPE_CHECKING, Any, NoReturn, SupportsIndex, cast

from aikit4d._core.media import decode_base64

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Self

    _Floats = array[float]
else:
    # Python 3.11 refuses array[float] when it runs.
    _Floats = array

_SHOWN = 3
_FLOAT32_SIZE = 4

if sys.version_info >= (3, 12):
    from math import sumprod as _sum_of_products
else:

    def _sum_of_products(left: Sequence[float], right: Sequence[float]) -> float:
        return float(sum(map(operator.mul, left, right)))


class Vector(_Floats):
    """The numbers of an embedding.

    It is an `array.array`: index it, iterate it, hand it to numpy (`numpy.asarray(vector)` copies
    nothing). Made from JSON numbers it holds doubles (`typecode` `d`), from base64 the 32-bit
    floats that were sent (`f`). Its own methods do not change it; who writes into its memory by
    numpy or `memoryview` changes also its hash. A slice is a plain `array.array`.

    Args:
        components: The numbers.

    Raises:
        TypeError: `components` is a text, bytes, or holds something else than numbers.
        ValueError: A number is too large for a double.

    Example:
        >>> Vector([3, 4]).euclideanDistance(Vector([0, 0]))
        5.0

    Source: 4D documentation, 4D.Vector.
    """

    __slots__ = ()

    def __new__(cls, components: Iterable[float] = ()) -> Self:
        """Take the numbers."""
        if isinstance(components, (str, bytes, bytearray)):
            raise TypeError(f"components must be numbers, not {type(components).__name__}")
        try:
            numbers = _packed(components) if type(components) is list else components
            return cast("Self", super().__new__(cls, "d", numbers))
        except TypeError as error:
            raise TypeError(f"components must be numbers: {error}") from None
        except OverflowError as error:
            raise ValueError(f"components must fit a double: {error}") from None

    @property
    def length(self) -> int:
        """How many numbers it has."""
        return len(self)

    def toCollection(self) -> list[float]:
        """The numbers as a list."""
        return self.tolist()

    def dotSimilarity(self, vector: Vector) -> float:
        """The dot product with `vector`.

        Raises:
            TypeError: `vector` is no `Vector`.
            ValueError: The lengths differ.
        """
        self._check_partner(vector)
        return _sum_of_products(self.tolist(), vector.tolist())

    def cosineSimilarity(self, vector: Vector) -> float:
        """The cosine of the angle to `vector`, from -1 to 1; 0 when one of them is all zeros.

        Raises:
            TypeError: `vector` is no `Vector`.
            ValueError: The lengths differ.
        """
        self._check_partner(vector)
        cosine = _sum_of_products(_direction(self), _direction(vector))
        return max(min(cosine, 1.0), -1.0)

    def euclideanDistance(self, vector: Vector) -> float:
        """The distance to `vector`, 0 or more.

        Raises:
            TypeError: `vector` is no `Vector`.
            ValueError: The lengths differ.
        """
        self._check_partner(vector)
        return math.dist(self, vector)

    def _check_partner(self, vector: Vector) -> None:
        if not isinstance(vector, Vector):
            raise TypeError(
                f"vector must be a Vector, not {type(vector).__name__}; Vector(numbers) makes one of numbers"
            )
        if len(self) != len(vector):
            raise ValueError(f"vector must have {len(self)} components as this one, not {len(vector)}")

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self))

    def __repr__(self) -> str:
        numbers = ", ".join(map(repr, self[:_SHOWN]))
        more = ", ..." if len(self) > _SHOWN else ""
        return f"<Vector length={len(self)} [{numbers}{more}]>"

    def __copy__(self) -> Vector:
        return _of_bytes(self.typecode, self.tobytes())

    def __deepcopy__(self, memo: Any) -> Vector:
        return _of_bytes(self.typecode, self.tobytes())

    def __reduce_ex__(self, protocol: SupportsIndex) -> Any:
        # Below protocol 3 an array pickles as a call of its class with a type code, which ours does not take.
        return super().__reduce_ex__(max(3, int(protocol)))


def vector_from_base64(text: str) -> Vector:
    """The vector in base64 `text`: 32-bit floats, least significant byte first.

    Bytes after the last whole float are ignored; infinity and NaN stay what they are.

    Raises:
        ValueError: `text` is not base64.
    """
    data = decode_base64(text)
    vector = _of_bytes("f", memoryview(data)[: len(data) // _FLOAT32_SIZE * _FLOAT32_SIZE])
    if sys.byteorder == "big":
        array.byteswap(vector)
    return vector


def _of_bytes(typecode: str, content: bytes | memoryview) -> Vector:
    vector = array.__new__(Vector, typecode)
    array.frombytes(vector, content)
    return vector


def _packed(numbers: list[Any]) -> bytes | list[Any]:
    """The doubles of a list, which an array takes over at a third of the time that the list itself takes."""
    try:
        return struct.pack(f"{len(numbers)}d", *numbers)
    except struct.error:
        # Something in it is no number: the array says what.
        return numbers


def _direction(vector: Vector) -> list[float]:
    """The components divided by the length of `vector`, all 0 when it is 0."""
    norm = math.hypot(*vector)
    return [component / norm for component in vector] if norm else vector.tolist()


def _refuse_change(_vector: Vector, *_arguments: Any) -> NoReturn:
    raise TypeError("A Vector does not change; make a new one: Vector([...])")


for _name in (
    "__delitem__", "__iadd__", "__imul__", "__setitem__", "append", "byteswap", "extend", "frombytes",
    "fromfile", "fromlist", "insert", "pop", "remove", "reverse",
):  # fmt: skip
    setattr(Vector, _name, _refuse_change)
