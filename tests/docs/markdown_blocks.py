"""The fenced blocks of a page, with the line each begins on."""

import re
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass
class Block:
    language: str
    text: str
    line: int


def blocks_of(page: Path) -> list[Block]:
    """All blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [Block(found[1], found[2], text.count("\n", 0, found.start(2))) for found in FENCE.finditer(text)]


def run(block: Block, page: Path, names: dict[str, object]) -> None:
    """Execute a Python block; tracebacks name the page and its line."""
    code = compile("\n" * block.line + block.text, str(page), "exec", dont_inherit=True)
    exec(code, names)
