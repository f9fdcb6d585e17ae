"""The pipeline's commands: `python -m codegen regenerate` and `python -m codegen upstream`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from codegen.changes import compare
from codegen.checking import check_is_usable
from codegen.errors import PipelineError
from codegen.pipeline import Straightened, Tree, regenerate, straighten
from codegen.reading import read_text
from codegen.reporting import Titled, as_json, show

ROOT = Path(__file__).parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is 0 where all is well."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except (PipelineError, RecursionError) as error:
        problem = error if isinstance(error, PipelineError) else "the document nests too deeply"
        print(f"error: {problem}", file=sys.stderr)
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="codegen", description="Makes generated/ from openapi.yaml.")
    parser.add_argument(
        "--root", type=Path, default=ROOT, help="where openapi.yaml and generated/ stand (default: here)"
    )
    commands = parser.add_subparsers(required=True)
    make = commands.add_parser("regenerate", help="make generated/ anew")
    make.add_argument("--check", action="store_true", help="change nothing, fail if anything would change")
    make.add_argument("--spec", metavar="PATH_OR_URL", help="use and pin another document")
    make.set_defaults(run=_regenerate)
    look = commands.add_parser("upstream", help="tell what another document changes; nothing is changed")
    look.add_argument("spec", metavar="PATH_OR_URL")
    look.add_argument("--json", action="store_true", help="for other programs")
    look.set_defaults(run=_upstream)
    return parser


def _regenerate(options: argparse.Namespace) -> int:
    found = regenerate(Tree(options.root), print, spec=options.spec, check=options.check)
    for line in found:
        print(f"error: {line}", file=sys.stderr)
    if found:
        print("error: generated/ is not what openapi.yaml makes; run `nox -s regenerate`", file=sys.stderr)
    return 1 if found else 0


def _upstream(options: argparse.Namespace) -> int:
    tree = Tree(options.root)
    pinned = straighten(read_text(str(tree.document)), str(tree.document))
    other = straighten(read_text(options.spec), options.spec)
    report = Titled(_title(tree.document.name, pinned), _title(options.spec, other), compare(pinned, other))
    if options.json:
        print(as_json(report))
    else:
        show(report, sys.stdout)
    # The report is printed whole before the command fails for a document that the library cannot work with.
    check_is_usable(other.document, options.spec)
    return 0


def _title(source: str, made: Straightened) -> str:
    info = made.document.get("info") or {}
    return f"{source} ({info.get('title')} {info.get('version')}, {len(made.facts)} operations)"


if __name__ == "__main__":
    sys.exit(main())
