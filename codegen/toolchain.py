"""The pinned programs of the pipeline: that they are there, and in the pinned versions."""

import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

from codegen.errors import PipelineError

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"
LINE_LENGTH = 110
_PIN = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+)$")


def check_pins() -> None:
    """Stops unless the versions that pyproject.toml pins for the pipeline are installed."""
    for name, pinned in _pins().items():
        try:
            installed = metadata.version(name)
        except metadata.PackageNotFoundError:
            installed = "not installed"
        if installed != pinned:
            raise PipelineError(name, f"{pinned} is pinned by pyproject.toml, and found is: {installed}")


def _pins() -> dict[str, str]:
    groups = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["dependency-groups"]
    found = (_PIN.match(requirement) for requirement in groups["codegen"])
    return {match[1]: match[2] for match in found if match}


def ruff() -> Path:
    """The ruff beside the running interpreter, never one that happens to be on the path."""
    program = Path(sys.executable).with_name("ruff.exe" if sys.platform == "win32" else "ruff")
    if not program.is_file():
        raise PipelineError(str(program), "ruff is missing; install the dependency group `codegen`")
    return program


def tidy(folder: Path) -> None:
    """Drops unused imports, sorts the others and formats, whatever settings stand around the folder."""
    common = ["--isolated", "--no-cache", "--quiet", "--target-version", "py311"]
    length = f"line-length = {LINE_LENGTH}"
    program = str(ruff())
    for arguments in (
        ["check", *common, "--config", length, "--select", "I,F401,F811", "--fix"],
        ["check", *common, "--config", length, "--select", "E9,F63,F7,F82"],
        ["format", *common, "--config", length],
    ):
        run = subprocess.run(
            [program, *arguments, "."], cwd=folder, capture_output=True, text=True, check=False
        )
        if run.returncode and "--fix" not in arguments:
            problem = (run.stderr or run.stdout).strip().splitlines()
            raise PipelineError("ruff", problem[0] if problem else f"{arguments[0]} failed")
