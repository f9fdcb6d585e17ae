"""Values as `repr` shows them: a line or two, whatever they hold."""

from __future__ import annotations

import reprlib
from itertools import islice
from typing import Any

_LONGEST = 400
_ELLIPSIS = "…"


class _Shortened(reprlib.Repr):
    """Shows nested objects as plain dictionaries, and of what is large the beginning alone."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlevel, self.maxdict, self.maxlist, self.maxtuple = 3, 12, 3, 3
        self.maxstring = self.maxother = 80
        self.fillvalue = _ELLIPSIS

    def repr1(self, x: Any, level: int) -> str:
        """The short text of `x`, `level` levels deep at most."""
        if isinstance(x, dict):
            return self.repr_dict(x, level)
        if isinstance(x, str):
            return self.repr_str(x, level)
        if isinstance(x, (bytes, bytearray)):
            return f"<{len(x)} bytes>"
        return super().repr1(x, level)

    def repr_dict(self, x: dict[Any, Any], level: int) -> str:
        """The first pairs, in their own order: sorting a large mapping takes long."""
        if level <= 0:
            return f"{{{_ELLIPSIS}}}" if x else "{}"
        # Some objects hide values of theirs.
        hide = getattr(type(x), "_visible", None)
        pairs = islice(dict.items(hide(x) if hide else x), self.maxdict)
        pieces = [f"{self.repr1(key, level - 1)}: {self.repr1(value, level - 1)}" for key, value in pairs]
        return f"{{{', '.join(pieces + [_ELLIPSIS] * (len(x) > self.maxdict))}}}"

    def repr_int(self, x: int, level: int) -> str:
        """All digits, unless Python refuses to write so many."""
        bits = x.bit_length()
        return super().repr_int(x, level) if bits < _LONGEST else f"<number of {bits} bits>"


_shortened = _Shortened()


def shown(value: object) -> str:
    """`repr(value)`, shortened."""
    return clipped(_shortened.repr(value))


def clipped(text: str) -> str:
    """A text for `repr`, cut where it grows long."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}{_ELLIPSIS}"
