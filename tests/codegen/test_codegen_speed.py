"""Time limits of the pipeline on the pinned document, in processor time."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_check_of_the_pinned_document_takes_seconds():
    started = os.times()
    subprocess.run(
        [sys.executable, "-m", "codegen", "regenerate", "--check"], cwd=ROOT, check=True, capture_output=True
    )
    ended = os.times()
    spent = ended.children_user + ended.children_system - started.children_user - started.children_system
    assert spent <= 5
