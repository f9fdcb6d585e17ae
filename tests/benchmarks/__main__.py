"""`nox -s bench`: measure, show the tables, and write them to docs/.

`--full` measures for some minutes instead of one or two, `--dry` writes nothing. Ends with status 1 where a
promise is not kept.
"""

import json
import sys
from pathlib import Path

from measuring import FULL, QUICK, measure
from picture import picture
from summary import summarise
from tables import tables

DOCS = Path(__file__).parent.parent.parent / "docs"
BEGIN, END = "<!-- begin of the measured tables -->\n", "<!-- end of the measured tables -->\n"


def main(arguments):
    unknown = set(arguments) - {"--full", "--dry"}
    if unknown:
        sys.exit(f"unknown: {', '.join(unknown)}; there are --full and --dry")
    amount = FULL if "--full" in arguments else QUICK
    summary = summarise(measure(amount, _tell), amount)
    print(tables(summary))
    if "--dry" not in arguments:
        _write(summary)
    missed = [row["title"] for row in summary["rows"] if not all(row.get("kept", {}).values())]
    if missed:
        sys.exit(f"not as promised: {'; '.join(missed)}")


def _tell(progress):
    print(f"{progress} ...", file=sys.stderr)


def _write(summary):
    (DOCS / "benchmarks.json").write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
    (DOCS / "benchmarks.svg").write_text(picture(summary), encoding="utf-8")
    page = DOCS / "benchmarks.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    measured_on = ", ".join(f"{name} {value}" for name, value in summary["measured_on"].items())
    told = f"Measured on: {measured_on}. Rounds: {summary['amount']['rounds']}.\n"
    page.write_text(f"{before}{BEGIN}\n{told}\n{tables(summary)}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
