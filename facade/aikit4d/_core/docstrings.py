"""What a docstring says about a function and its parameters, in Google, NumPy or reST style."""

from __future__ import annotations

import inspect
import itertools
import re
from collections.abc import Iterable

GOOGLE_SECTION = re.compile(r"(?:keyword |other )?(?:args|arguments|parameters|params):\s*$", re.IGNORECASE)
GOOGLE_ENTRY = re.compile(r"\*{0,2}(\w+)\s*(?:\(.*?\))?\s*:\s*(.*)")  # name (type): text
NUMPY_SECTION = re.compile(r"(?:other )?parameters\s*$", re.IGNORECASE)
NUMPY_ENTRY = re.compile(r"(\*{0,2}\w+(?:\s*,\s*\*{0,2}\w+)*)\s*(?::.*)?$()")  # name, name : type
REST_ENTRY = re.compile(r":(?:param|parameter|arg|argument|key|keyword)\s+(?:[^:]*\s)?\**(\w+)\s*:\s*(.*)")
UNDERLINE = re.compile(r"-{3,}\s*$")


def described(docstring: str | None) -> tuple[str, dict[str, str]]:
    """The first paragraph of a docstring, and the description of each parameter that it names."""
    lines = inspect.cleandoc(docstring or "").splitlines()
    paragraph = itertools.takewhile(_is_prose, lines)
    found = {**_rest(lines), **_numpy(lines), **_google(lines)}
    return _joined(paragraph), {name: text for name, text in found.items() if text}


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and not GOOGLE_SECTION.match(line) and not line.startswith(":")


def _google(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for place, line in enumerate(lines):
        if GOOGLE_SECTION.match(line.strip()):
            found |= _entries(_below(lines, place), GOOGLE_ENTRY)
    return found


def _below(lines: list[str], header: int) -> list[str]:
    outer = _indentation(lines[header])
    following = lines[header + 1 :]
    return list(itertools.takewhile(lambda line: not line.strip() or _indentation(line) > outer, following))


def _numpy(lines: list[str]) -> dict[str, str]:
    headers = [place for place, line in enumerate(lines[1:]) if UNDERLINE.match(line)]
    found: dict[str, str] = {}
    for place, following in itertools.zip_longest(headers, headers[1:]):
        if NUMPY_SECTION.match(lines[place]):
            found |= _entries(lines[place + 2 : following], NUMPY_ENTRY)
    return found


def _rest(lines: list[str]) -> dict[str, str]:
    first = next((place for place, line in enumerate(lines) if REST_ENTRY.match(line)), len(lines))
    return _entries(lines[first:], REST_ENTRY)


def _entries(lines: list[str], entry: re.Pattern[str]) -> dict[str, str]:
    # An entry starts at the outermost indentation; what follows belongs to it until the next one,
    # or until a line there that is a field of its own (`:returns:`) or comes after an empty line.
    outer = min((_indentation(line) for line in lines if line.strip()), default=0)
    texts: dict[str, list[str]] = {}
    current: list[str] = []
    previous = ""
    for line in lines:
        started = entry.match(line.strip()) if _indentation(line) == outer else None
        if started:
            current = [started[2]]
            texts |= {name.strip(" *"): current for name in started[1].split(",")}
        elif _indentation(line) == outer and (line.strip().startswith(":") or not previous.strip()):
            current = []
        else:
            current.append(line)
        previous = line
    return {name: _joined(text) for name, text in texts.items()}


def _joined(lines: Iterable[str]) -> str:
    return " ".join(" ".join(lines).split())


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())
