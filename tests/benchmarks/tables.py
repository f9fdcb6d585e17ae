"""The figures as Markdown tables, which a terminal shows as well."""

from typing import NamedTuple

COLUMNS = ("httpx", "openai", "generated", "aikit4d")


class View(NamedTuple):
    """A table: of the rows of a quantity, what it shows of them."""

    title: str
    mode: str
    quantity: str
    shown: str
    ratio: str


VIEWS = (
    View("CPU time, synchronous clients", "sync", "cpu", "cpu", "ratio"),
    View("CPU time, asynchronous clients", "async", "cpu", "cpu", "ratio"),
    View("Time by the clock, synchronous clients", "sync", "cpu", "wall", "wall_ratio"),
    View("Memory", "sync", "memory", "memory", "ratio"),
    View("The pipeline", "sync", "wall", "wall", "ratio"),
)


def tables(summary):
    """All tables, one below the other."""
    found = {view: [row for row in summary["rows"] if row["quantity"] == view.quantity] for view in VIEWS}
    return "\n".join(f"### {view.title}\n\n{_table(rows, view)}" for view, rows in found.items() if rows)


def _table(rows, view):
    lines = [["", *COLUMNS, "promised"]]
    for row in rows:
        found = {one["name"]: one for one in row["contestants"] if one["mode"] == view.mode}
        if "aikit4d" in found:
            lines.append(
                [row["title"], *(_cell(found.get(name), view) for name in COLUMNS), _promise(row, view)]
            )
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "".join(_line(cells, widths) for cells in (lines[0], rule, *lines[1:]))


def _line(cells, widths):
    first, *others = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    aligned = [cell.strip().rjust(len(cell)) for cell in others]
    return "| " + " | ".join([first, *aligned]) + " |\n"


def _cell(one, view):
    if one is None:
        return "-"
    if view.ratio in one and one["name"] != "httpx":
        spread = one[view.ratio]
        return f"{spread['median']:.2f} ± {(spread['to'] - spread['from']) / 2:.2f}"
    return _amount(one[view.shown]["median"], view.shown)


def _amount(value, quantity):
    if quantity == "memory":
        return f"{value / 1e6:.1f} MB"
    return f"{value * 1e3:.2f} ms" if value < 1 else f"{value:.2f} s"


def _promise(row, view):
    if "promise" not in row or view.shown != view.quantity:
        return ""
    most, against = row["promise"]["most"], row["promise"]["against"]
    ratio = row["measured"][view.mode]
    told = {None: _amount(most, view.shown), "openai": f"{most} of openai: {ratio:.2f}"}.get(
        against, str(most)
    )
    return told if row["kept"][view.mode] else f"{told}, MISSED"
