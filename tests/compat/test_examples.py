"""The example programs against llama.cpp's own server."""

import os
import subprocess
import sys

import pytest


@pytest.fixture
def output(request, llama):
    """What the example prints that the test names."""

    def output(example):
        where = {"OPENAI_BASE_URL": f"{llama.url}/v1", "OPENAI_API_KEY": "no-key-needed"}
        command = [sys.executable, str(request.config.rootpath / "docs" / "examples" / example)]
        ended = subprocess.run(
            command, env=os.environ | where, capture_output=True, text=True, timeout=60, check=False
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout

    return output


def test_six_operations_creates_and_streams_and_says_what_is_not_here(output):
    printed = output("six_operations.py")

    steps = dict(line.split(maxsplit=1) for line in printed.splitlines() if len(line.split()) > 1)
    assert steps["create"]
    assert "stream ended     finish_reason=length" in printed
    assert steps["retrieve"] == "not here: File Not Found"
