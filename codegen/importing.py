"""Proves that every module of a generated package can be imported, in a process of its own."""

import subprocess
import sys
from pathlib import Path

from codegen.errors import PipelineError

_IMPORT_ALL = """
import importlib, pathlib, sys
package = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(package.parent))
for path in sorted(package.rglob("*.py")):
    name = ".".join(path.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__")
    try:
        importlib.import_module(name)
    except BaseException as error:
        sys.exit(f"{name}: cannot be imported: {type(error).__name__}: {error}")
"""


def import_everything(package: Path) -> None:
    """Stops on the first module that does not compile or import without a warning."""
    run = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", _IMPORT_ALL, str(package)],
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        message = run.stderr.strip().splitlines()
        place, _, problem = (message[-1] if message else "import: failed").partition(": ")
        raise PipelineError(place, problem)
