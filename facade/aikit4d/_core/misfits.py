"""What is wrong with a JSON value: told in full, and without anything of the value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Sequence

_OR = "; or: "
# A key that the value, and no type, has named.
_OWN_KEY = re.compile(r'\["(?:[^"\\]|\\.)*"\]')


class Misfit(ValueError):
    """A JSON value that does not fit a shape, told in one line.

    Args:
        where: The place in the value: `lines[1].prices["lamp"]`.
        problem: What is wrong there.
        kind: The same, where `problem` may repeat something of the value.

    Attributes:
        outline: Place and problem with nothing of the value in them, for logs.
    """

    def __init__(self, where: str, problem: str, kind: str | None = None) -> None:
        super().__init__(_in_one_line(where, problem))
        self.outline = _in_one_line(_OWN_KEY.sub("[...]", where), problem if kind is None else kind)

    @classmethod
    def of_alternatives(cls, misfits: Sequence[Misfit]) -> Self:
        """What is wrong for each type of a union."""
        problems, kinds = dict.fromkeys(map(str, misfits)), dict.fromkeys(one.outline for one in misfits)
        return cls("", _OR.join(problems), _OR.join(kinds))


def _in_one_line(where: str, problem: str) -> str:
    return " ".join((f"{where}: {problem}" if where else problem).split())
