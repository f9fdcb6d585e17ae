"""Runs the contestants side by side: every round measures each of them once, one after the other.

The machine may be busy with other things. What is compared therefore happened within the same second: ratios
are taken within a round, and the median of all rounds is told.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from rows import ROWS
from stock_generation import ROOT, make

HERE = Path(__file__).parent
UPLOAD_SIZE = 512 * 1024 * 1024
FIRST_TURNS = 500
UPSTREAM = "AIKIT4D_UPSTREAM_SPECS"


class Contestant(NamedTuple):
    name: str
    mode: str


CONTESTANTS = [
    Contestant(name, mode)
    for mode in ("sync", "async")
    for name in ("httpx", "openai", "aikit4d", "generated")
]
# Few programs upload or talk for hours: the stock client has no answer to it, and asyncio adds nothing.
LASTING = [Contestant(name, "sync") for name in ("httpx", "openai", "aikit4d")]


class Amount(NamedTuple):
    """How much is measured: a quick look, or figures for the documentation."""

    rounds: int
    fresh_rounds: int
    lasting_rounds: int
    turns: int


QUICK = Amount(rounds=7, fresh_rounds=5, lasting_rounds=1, turns=2_000)
FULL = Amount(rounds=31, fresh_rounds=21, lasting_rounds=2, turns=10_000)


class Figures:
    """What was measured: for each row and contestant, one cost a round."""

    def __init__(self):
        self.costs = defaultdict(lambda: defaultdict(list))

    def add(self, row, contestant, cost):
        self.costs[row][contestant].append(cost)


def measure(amount, tell):
    """Measure everything; `tell` is told what goes on."""
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as name, contextlib.ExitStack() as opened:
        folder = Path(name)
        tell("making the stock client")
        make(folder)
        environment = _environment(folder)
        url = opened.enter_context(_server(environment))
        command = [sys.executable, str(HERE / "worker.py")]
        start = _Start(command, environment, url)
        _measure_starts(figures, start, amount.fresh_rounds, tell)
        _measure_lasting(figures, start, amount, folder, tell)
        _measure_pipeline(figures, folder, environment, tell)
        workers = {one: opened.enter_context(_Worker(start, one)) for one in CONTESTANTS}
        _measure_methods(figures, workers, amount.rounds, tell)
    return figures


def _environment(folder):
    kept = {name: value for name, value in os.environ.items() if not _is_foreign(name)}
    return {**kept, "PYTHONPATH": str(folder), "XDG_CONFIG_HOME": str(folder), "PYTHONHASHSEED": "0"}


def _is_foreign(name):
    return name.startswith(("OPENAI_", "AIKIT4D_", "PYTHON")) or name.lower().endswith(("_proxy", "_api_key"))


@contextlib.contextmanager
def _server(environment):
    command = [sys.executable, str(HERE / "server.py")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        yield process.stdout.readline().strip()
        process.stdin.close()


class _Start(NamedTuple):
    command: list
    environment: dict
    url: str

    def once(self, contestant, *kind):
        command = [*self.command, *contestant, self.url, "once", *map(str, kind)]
        run = subprocess.run(command, env=self.environment, check=True, stdout=subprocess.PIPE, timeout=600)
        return json.loads(run.stdout)


class _Worker:
    """A contestant's process, which waits for what to do."""

    def __init__(self, start, contestant):
        self._start = start
        self._contestant = contestant

    def __enter__(self):
        self._process = subprocess.Popen(
            [*self._start.command, *self._contestant, self._start.url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=self._start.environment,
        )
        self.methods = self._read()
        return self

    def __exit__(self, *trouble):
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()

    def run(self, method, times):
        self._process.stdin.write(f"{method} {times}\n")
        self._process.stdin.flush()
        return {name: value / times for name, value in self._read().items()}

    def _read(self):
        return json.loads(self._process.stdout.readline())


def _measure_starts(figures, start, rounds, tell):
    """The first round only fills the caches of bytecode."""
    rows = [row for row in ROWS if row.source == "start"]
    for number in range(rounds + 1):
        tell(f"fresh processes, round {number} of {rounds}")
        for contestant in _turned(CONTESTANTS, number):
            cost = start.once(contestant, "start")
            for row in rows:
                if number:
                    figures.add(row.name, contestant, cost[row.part] if row.part else cost)


def _measure_lasting(figures, start, amount, folder, tell):
    path = folder / "data.bin"
    with path.open("wb") as file:
        file.truncate(UPLOAD_SIZE)
    for number in range(amount.lasting_rounds):
        tell(f"uploads and long conversations, round {number + 1} of {amount.lasting_rounds}")
        for contestant in _turned(LASTING, number):
            figures.add("upload", contestant, start.once(contestant, "upload", path))
            figures.add(
                "turns", contestant, start.once(contestant, "turns", FIRST_TURNS, FIRST_TURNS + amount.turns)
            )


def _measure_pipeline(figures, folder, environment, tell):
    """How long `nox -s regenerate -- --spec` takes, where the tests are told of upstream's document."""
    documents = sorted(Path(os.environ.get(UPSTREAM, folder)).glob("openai-*.json"))
    if not documents:
        return
    tell(f"regenerating from {documents[-1].name}")
    root = folder / "regenerated"
    (root / "generated").mkdir(parents=True)
    command = [sys.executable, "-m", "codegen", "--root", root, "regenerate", "--spec", documents[-1]]
    before = time.perf_counter()
    subprocess.run(list(map(str, command)), cwd=ROOT, env=environment, check=True, capture_output=True)
    figures.add("regenerate", Contestant("aikit4d", "sync"), {"wall": time.perf_counter() - before})


def _measure_methods(figures, workers, rounds, tell):
    """The first round only opens connections and fills caches."""
    rows = [row for row in ROWS if row.times]
    for number in range(rounds + 1):
        tell(f"calls, round {number} of {rounds}")
        for row in rows:
            for contestant in _turned(CONTESTANTS, number):
                if row.source in workers[contestant].methods:
                    cost = workers[contestant].run(row.source, row.times)
                    if number:
                        figures.add(row.name, contestant, cost)


def _turned(contestants, number):
    """Another one goes first every round."""
    first = number % len(contestants)
    return [*contestants[first:], *contestants[:first]]
