"""Upstream's own documents: every operation, no warning, no type error, in time.

They are no part of the project; the environment variable AIKIT4D_UPSTREAM_SPECS names the folder with them.
"""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from codegen.facade import facade_needs
from codegen.generating import PACKAGE
from codegen.pipeline import Tree, regenerate
from codegen.reading import parse
from tiny_documents import ignore, importing

from codegen import trees
from yardstick import units

ROOT = Path(__file__).parents[2]
FOLDER = os.environ.get("AIKIT4D_UPSTREAM_SPECS")
OPERATIONS = {"openai-2025-03.json": 126, "openai-2026-08.json": 288}
LATEST = "openai-2026-08.json"

pytestmark = [
    pytest.mark.upstream,
    pytest.mark.skipif(
        FOLDER is None, reason="AIKIT4D_UPSTREAM_SPECS names no folder with upstream's documents"
    ),
]


class Made:
    """What one document became."""

    def __init__(self, name, root):
        self.name = name
        self.tree = Tree(root)
        self.lines = []
        self.units = units(lambda: regenerate(self.tree, self.lines.append, spec=str(Path(FOLDER) / name)))


@pytest.fixture(scope="module")
def make_once(tmp_path_factory):
    return cache(lambda name: Made(name, tmp_path_factory.mktemp("upstream")))


@pytest.fixture(scope="module", params=list(OPERATIONS))
def made(request, make_once):
    return make_once(request.param)


@pytest.fixture(scope="module")
def latest(make_once):
    return make_once(LATEST)


def test_every_operation_is_made(made):
    count = OPERATIONS[made.name]
    assert made.lines[-1].startswith(f"{count} of {count} operations, ")
    assert not [line for line in made.lines if line.startswith("missing operation")]


def test_the_places_that_upstream_has_wrong_are_corrected(made):
    assert sum(line.startswith("correction corrected: ") for line in made.lines) == 3


def test_the_document_is_pinned_whole(made):
    pinned = parse(made.tree.document.read_text(encoding="utf-8"), "pinned")
    assert pinned == json.loads((Path(FOLDER) / made.name).read_text(encoding="utf-8"))


def test_the_library_s_operations_are_found_by_their_ids(made):
    with importing(made.tree.package.parent):
        from aikit4d_openapi.operations import load

        for operation_id in facade_needs():
            assert load(operation_id).OPERATION.operation_id == operation_id
        create = load("createChatCompletion")
        assert set(create.OPERATION.item_shapes["messages"]) >= {"system", "user", "assistant", "tool"}
        body = {"choices": [{"finish_reason": "own", "message": {"content": None}}], "usage": None}
        assert create.parse_body(200, body).to_dict() == body
        assert load("listChatCompletions").OPERATION.query["metadata"] == "deepObject"
        assert load("downloadFile").OPERATION.responses == ("application/octet-stream",)


def test_the_package_has_no_type_errors(made):
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", os.devnull, "-p", PACKAGE]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=made.tree.package.parent)
    assert run.stdout.startswith("Success"), run.stdout[-2000:]


def test_a_document_is_made_in_time(latest):
    assert latest.units <= 120, "units of some quarter of a second"


def test_the_output_is_the_same_every_time(made, tmp_path):
    again = Tree(tmp_path)
    again.document.write_bytes(made.tree.document.read_bytes())
    regenerate(again, ignore)
    assert trees.differences(made.tree.package, again.package) == []


IMPORTS = """
import sys, time
started = time.process_time()
import httpx
between = time.process_time()
import aikit4d_openapi.api.chat.create_chat_completion as module
module.OPERATION.request(body={"messages": []})
ended = time.process_time()
modules = sum(name.startswith("aikit4d_openapi") for name in sys.modules)
print((ended - started) / (between - started), modules)
"""


def test_an_operation_is_imported_in_time(latest):
    environment = {**os.environ, "PYTHONPATH": str(latest.tree.package.parent)}
    command = [sys.executable, "-c", IMPORTS]
    runs = [
        subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout.split()
        for _ in range(3)
    ]
    assert min(float(ratio) for ratio, _ in runs) <= 1.8
    assert max(int(modules) for _, modules in runs) < 60


def test_the_pinned_document_is_true_to_upstream_s(capsys):
    from codegen.__main__ import main

    codes = []
    spent = units(lambda: codes.append(main(["upstream", "--json", str(Path(FOLDER) / LATEST)])))
    assert codes == [0]
    assert spent <= 40, "units of some quarter of a second"
    report = json.loads(capsys.readouterr().out)
    assert (report["changes"], report["operations"]["removed"], report["breaking"]) == ([], [], [])
    assert len(report["operations"]["added"]) == 269
