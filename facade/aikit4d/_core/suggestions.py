"""The name that somebody probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(name: object, known: Iterable[str]) -> str:
    """`did you mean 'x'?` for the known name nearest to `name`; empty when none is near.

    Letter case and underscores do not count: `base_url` is near `baseURL`.
    """
    import difflib  # noqa: PLC0415 - only mistakes need it

    plain = {_plain(candidate): candidate for candidate in sorted(known)}
    near = difflib.get_close_matches(_plain(str(name)), plain, n=1)
    return f"did you mean {plain[near[0]]!r}?" if near else ""


def _plain(name: str) -> str:
    return name.replace("_", "").lower()
