"""What somebody probably meant who asked for a name that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(name: object, known: Iterable[str], likeness: float = 0.6) -> str:
    """`did you mean 'x'?` for the known name nearest to `name`; empty when none is near.

    `likeness` is how near it must be, from 0 to 1. Letter case and underscores do not count: `base_url` is
    near `baseURL`.
    """
    import difflib  # noqa: PLC0415 - only mistakes need it

    plain = {_plain(candidate): candidate for candidate in sorted(known)}
    near = difflib.get_close_matches(_plain(str(name)), plain, n=1, cutoff=likeness)
    return f"did you mean {plain[near[0]]!r}?" if near else ""


class Advising:
    """Says what serves instead, when an attribute is asked for that the `openai` package has."""

    __slots__ = ()

    # Seen by a type checker, it would make every misspelt name a known one.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if hasattr(type(self), name):
                # A property raised: its own error says more.
                return object.__getattribute__(self, name)
            told = f"{type(self).__name__!r} object has no attribute {name!r}"
            raise AttributeError(advised(told, self, name), name=name, obj=self)


def advised(told: str, holder: object, name: str) -> str:
    """`told`, and what serves instead of a name that `holder` lacks, where that is known."""
    # Python and its libraries ask everything for names of their own.
    if name.startswith("_") and name != "_request_id":
        return told
    from aikit4d._core.habits import advice  # noqa: PLC0415 - only mistakes need it

    return "; ".join(filter(None, (told, advice(holder, name))))


def _plain(name: str) -> str:
    return name.replace("_", "").lower()
