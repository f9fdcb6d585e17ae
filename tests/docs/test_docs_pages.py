"""Every Python block of every page runs, in order, in one namespace, and prints what the page shows."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_blocks import blocks_of, run
from PIL import Image

from aikit4d import OpenAI
from aikit4d.offline import OfflineServer

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(page for page in DOCS.rglob("*.md") if any(b.language == "python" for b in blocks_of(page)))
LOCAL_SERVER = "http://127.0.0.1:11434/v1"
# Such a block is a file of its own, not part of the page's program.
FILE_NAME = re.compile(r"# (\w+\.py)\n")


def name_of(page):
    return page.relative_to(DOCS).with_suffix("").as_posix()


@pytest.fixture
def desk(folder, server):
    """What a reader has at hand: pictures, a report, a file of training data, settings."""
    Image.new("RGB", (64, 64), "teal").save(folder / "photo.jpg")
    Image.new("RGB", (64, 64), "teal").save(folder / "room.png")
    Image.new("RGBA", (64, 64), (0, 0, 0, 0)).save(folder / "mask.png")
    (folder / "report.pdf").write_bytes(b"%PDF-1.4 a report")
    (folder / "training.jsonl").write_text('{"messages": []}\n')
    (folder / "settings.json").write_text(json.dumps({"baseURL": server.url, "timeout": 30}))
    return folder


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_blocks_of_a_page_run(page, desk, server, capsys):
    names = {"__name__": name_of(page)}
    printed = ""
    try:
        for block in blocks_of(page):
            if block.language == "python" and not FILE_NAME.match(block.text):
                block.text = block.text.replace(LOCAL_SERVER, server.url)
                run(block, page, names)
                printed = capsys.readouterr().out.replace(server.url, LOCAL_SERVER)
            elif block.language == "output":
                assert printed == block.text, f"{page}:{block.line}"
    finally:
        close_all(names)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_no_block_is_wider_than_its_page(page):
    widest = 66 if page.name == "from-4d.md" else 88
    lines = [line for b in blocks_of(page) if b.language != "output" for line in b.text.splitlines()]
    assert [line for line in lines if len(line) > widest] == []


def test_python_stands_beside_every_block_of_4d():
    languages = [block.language for block in blocks_of(DOCS / "from-4d.md")]
    assert languages == ["4d", "python"] * (len(languages) // 2)


def close_all(names):
    for value in names.values():
        if isinstance(value, (OpenAI, OfflineServer)):
            value.close()


def test_the_tests_on_the_page_about_testing_pass(tmp_path):
    """They are run by pytest, as a reader would."""
    blocks = [block.text for block in blocks_of(DOCS / "testing.md")]
    files = {found[1]: text for text in blocks if (found := FILE_NAME.match(text))}
    assert files.keys() == {"greeting.py", "conftest.py", "test_greeting.py"}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert "4 passed" in done.stdout, done.stdout
