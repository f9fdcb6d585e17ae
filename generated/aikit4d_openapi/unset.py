"""The mark of what was not given."""

from typing import Any, Literal


class Unset:
    """The type of `UNSET`; there is one object of it, and it is false."""

    __slots__ = ()
    _only: "Unset | None" = None

    def __new__(cls) -> "Unset":
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> tuple[Any, ...]:
        return Unset, ()


UNSET: Unset = Unset()

__all__ = ["UNSET", "Unset"]
