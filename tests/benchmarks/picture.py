"""The picture of the figures: a bar for each client, as often as long as it costs what bare httpx costs."""

from xml.sax.saxutils import escape

SHOWN = ("openai", "generated", "aikit4d")
WIDTH, LEFT, RIGHT = 860, 270, 70
TOP, BAR, GAP = 70, 13, 16
LONGEST = 10.0
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #24292f }
.small { font-size: 11px; fill: #57606a }
.openai { fill: #8c959f } .generated { fill: #bf8700 } .aikit4d { fill: #0969da }
.floor { stroke: #cf222e; stroke-width: 1.5; stroke-dasharray: 4 3 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .small { fill: #9198a1 } .aikit4d { fill: #4493f8 } .openai { fill: #656c76 }
}
"""


def picture(summary):
    """The SVG document."""
    rows = [row for row in summary["rows"] if row["quantity"] == "cpu"]
    parts, top = [], TOP
    for row in rows:
        found = {one["name"]: one for one in row["contestants"] if one["mode"] == "sync"}
        shown = [found[name] for name in SHOWN if name in found]
        middle = top + len(shown) * BAR / 2 + 4
        parts.append(
            f'<text x="{LEFT - 12}" y="{middle:.0f}" text-anchor="end">{escape(row["title"])}</text>'
        )
        for one in shown:
            parts.append(_bar(one, top))
            top += BAR
        top += GAP
    floor = LEFT + _length(1)
    line = f'<line class="floor" x1="{floor:.0f}" x2="{floor:.0f}" y1="{TOP - 10}" y2="{top - GAP + 6}"/>'
    return _document(top, [*_legend(), *parts, line])


def _length(ratio):
    return min(ratio, LONGEST) / LONGEST * (WIDTH - LEFT - RIGHT)


def _bar(one, top):
    ratio = one["ratio"]["median"]
    length = _length(ratio)
    cut = "…" if ratio > LONGEST else ""
    return (
        f'<rect class="{one["name"]}" x="{LEFT}" y="{top}" width="{length:.1f}" height="{BAR - 2}"/>'
        f'<text class="small" x="{LEFT + length + 5:.0f}" y="{top + BAR - 3}">{ratio:.2f}{cut}</text>'
    )


def _legend():
    place = LEFT
    for name in SHOWN:
        yield f'<rect class="{name}" x="{place}" y="24" width="12" height="12"/>'
        yield f'<text x="{place + 17}" y="35">{name}</text>'
        place += 110
    yield f'<text class="small" x="{LEFT}" y="14">CPU time; bare httpx and json are 1 (dashed)</text>'


def _document(height, parts):
    body = "\n".join(parts)
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n<style>{STYLE}</style>\n{body}\n</svg>\n'
