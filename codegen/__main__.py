"""The pipeline's commands: `python -m codegen regenerate` and `python -m codegen upstream`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from codegen.errors import PipelineError
from codegen.pipeline import Tree, regenerate

ROOT = Path(__file__).parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status is 0 where all is well."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except PipelineError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="codegen", description="Makes generated/ from openapi.yaml.")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(required=True)
    make = commands.add_parser("regenerate", help="make generated/ anew")
    make.add_argument("--check", action="store_true", help="change nothing, fail if anything would change")
    make.add_argument("--spec", metavar="PATH_OR_URL", help="use and pin another document")
    make.set_defaults(run=_regenerate)
    return parser


def _regenerate(options: argparse.Namespace) -> int:
    found = regenerate(Tree(options.root), print, spec=options.spec, check=options.check)
    for line in found:
        print(f"error: {line}", file=sys.stderr)
    if found:
        print("error: generated/ is not what openapi.yaml makes; run `nox -s regenerate`", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
