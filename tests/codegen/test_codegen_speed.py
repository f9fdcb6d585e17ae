"""Time limits of the pipeline on the pinned document."""

import subprocess
import sys
from pathlib import Path

from yardstick import units

ROOT = Path(__file__).parents[2]


def test_a_check_of_the_pinned_document_takes_seconds():
    assert units(check) <= 20, "units of some quarter of a second"


def check():
    subprocess.run(
        [sys.executable, "-m", "codegen", "regenerate", "--check"], cwd=ROOT, check=True, capture_output=True
    )
