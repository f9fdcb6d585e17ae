"""Shows a comparison: as JSON, as plain lines, or as tables in a terminal."""

import json
from dataclasses import asdict, dataclass
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from codegen.changes import Comparison, OperationChanges


@dataclass(frozen=True)
class Titled:
    """A comparison with the names of both documents."""

    pinned: str
    other: str
    comparison: Comparison


def as_json(report: Titled) -> str:
    """The whole comparison, for other programs."""
    comparison = report.comparison
    data = {
        "pinned": report.pinned,
        "other": report.other,
        "operations": {"added": comparison.added, "removed": comparison.removed},
        "changes": [asdict(found) for found in comparison.changed],
        "breaking": comparison.breaking,
    }
    return json.dumps(data, indent=2, ensure_ascii=False)


def show(report: Titled, stream: TextIO) -> None:
    """Prints the comparison: tables and colours in a terminal, plain lines anywhere else."""
    console = Console(file=stream, highlight=False, soft_wrap=not stream.isatty())
    comparison = report.comparison
    console.print(Text(f"{report.other}\nagainst {report.pinned}\n"))
    for word, names in (("added", comparison.added), ("removed", comparison.removed)):
        if names:
            console.print(Text(f"{len(names)} operations {word}: {', '.join(names)}\n"))
    for found in comparison.changed:
        if console.is_terminal:
            console.print(_table(found))
        else:
            console.print(Text("\n".join(_lines(found)) + "\n"))
    console.print(Text(_summary(comparison)))


def _table(found: OperationChanges) -> Table:
    table = Table(title=f"{found.operation}  {found.route}", title_justify="left", expand=True)
    for name in ("", "place", "what"):
        table.add_column(name, overflow="fold")
    for item in found.changes:
        what = Text(item.detail)
        if item.breaks:
            what.append(f"\nbreaks: {item.breaks}", style="bold red")
        table.add_row(item.change, Text(item.place), what)
    return table


def _lines(found: OperationChanges) -> list[str]:
    lines = [f"{found.operation}  {found.route}"]
    for item in found.changes:
        breaks = f"  BREAKS: {item.breaks}" if item.breaks else ""
        lines.append(f"  {item.change:8} {item.place}: {item.detail}{breaks}")
    return lines


def _summary(comparison: Comparison) -> str:
    places = sum(len(found.changes) for found in comparison.changed)
    added, removed, changed = len(comparison.added), len(comparison.removed), len(comparison.changed)
    counts = f"Operations: {added} added, {removed} removed, {changed} changed (differences: {places})."
    broken = comparison.breaking
    verdict = (
        f"Differences that break the library: {len(broken)}" if broken else "Nothing breaks the library."
    )
    return "\n".join([counts, verdict, *(f"  {line}" for line in broken)])
