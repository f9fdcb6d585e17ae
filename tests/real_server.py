"""Servers that nobody here wrote, each in a process of its own, and what happens where one cannot run."""

import os
import re
import subprocess
import time
from pathlib import Path
from typing import NoReturn, Self

import pytest

# The mock server says no more than that it listens where the variable CI is set.
READY = re.compile(r"(?:Ready|listening) .*(http://127\.0\.0\.1:\d+)")
START_SECONDS = 60


class ServerDidNotStartError(Exception):
    """The process ended, or said nothing of being ready in time."""


class ServerProcess:
    """A server from the line on in which it names its address, until the end of the block."""

    def __init__(self, command: list[str], log: Path) -> None:
        self.log = log
        with log.open("wb") as output:
            # The pipe is never written to: a server may take its end as the end of this process.
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.STDOUT
            )
        self.url = self._wait_until_ready()

    def _wait_until_ready(self) -> str:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            ended = self.process.poll() is not None
            if ready := READY.search(self.output):
                return ready[1]
            if ended:
                break
            time.sleep(0.02)
        self.kill()
        raise ServerDidNotStartError(f"status {self.process.returncode}: {self.output}")

    @property
    def output(self) -> str:
        """The last of what the server wrote."""
        return self.log.read_text(errors="replace")[-4000:]

    def kill(self) -> None:
        """Ends the server at once, in the middle of whatever it does."""
        self.process.kill()
        self.process.communicate()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()


def unavailable(reason: str) -> NoReturn:
    """Skips, saying why; fails where AIKIT4D_REQUIRE_ALL=1 says that nothing may be missing."""
    if os.environ.get("AIKIT4D_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
