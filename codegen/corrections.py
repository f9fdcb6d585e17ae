"""Puts single places of a document right, as corrections.yaml says."""

import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codegen.errors import PipelineError
from codegen.reading import Document, parse, read_text

DATA = Path(__file__).parent / "corrections.yaml"
_NOTHING = object()


@dataclass(frozen=True)
class Correction:
    """A place, what is expected there, what must stand there and why."""

    pointer: str
    value: Any
    why: str
    expected: Any = _NOTHING


@dataclass(frozen=True)
class Corrected:
    """What became of a correction: "corrected", "already right" or "absent"."""

    pointer: str
    outcome: str
    why: str


def load_corrections(path: Path = DATA) -> list[Correction]:
    """The corrections of the data file."""
    entries = parse("corrections:\n" + read_text(str(path)), str(path))["corrections"]
    return [Correction(**entry) for entry in entries]


def correct(document: Document, corrections: list[Correction]) -> tuple[Document, list[Corrected]]:
    """A corrected copy of the document, and what became of each correction.

    Raises:
        PipelineError: A place holds neither the expected nor the right value.
    """
    corrected = copy.deepcopy(document)
    return corrected, [_apply(corrected, correction) for correction in corrections]


def _apply(document: Document, correction: Correction) -> Corrected:
    *steps, last = [_unescaped(step) for step in correction.pointer.removeprefix("/").split("/")]
    holder: Any = document
    for step in steps:
        holder = _step(holder, step)
    if not isinstance(holder, dict):
        return Corrected(correction.pointer, "absent", correction.why)
    found = holder.get(last, _NOTHING)
    if found == correction.value:
        return Corrected(correction.pointer, "already right", correction.why)
    if found is _NOTHING and correction.expected is not _NOTHING:
        return Corrected(correction.pointer, "absent", correction.why)
    if found != correction.expected:
        raise PipelineError(correction.pointer, _surprise(found, correction))
    holder[last] = copy.deepcopy(correction.value)
    return Corrected(correction.pointer, "corrected", correction.why)


def _surprise(found: Any, correction: Correction) -> str:
    expected = "nothing" if correction.expected is _NOTHING else repr(correction.expected)
    return f"the correction expects {expected} and finds {found!r}; is it still needed in {DATA.name}?"


def _step(holder: Any, step: str) -> Any:
    if isinstance(holder, dict):
        return holder.get(step, _NOTHING)
    if not isinstance(holder, list):
        return _NOTHING
    key, equals, value = step.partition("=")
    if equals:
        return next((item for item in holder if isinstance(item, dict) and item.get(key) == value), _NOTHING)
    return holder[int(step)] if step.isdigit() and int(step) < len(holder) else _NOTHING


def _unescaped(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")
