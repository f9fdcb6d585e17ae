"""Every Python block of the README runs, in order, against the offline server."""

import re
from pathlib import Path

import pytest

from aikit4d.offline import OfflineServer

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCKS = re.findall(r"```python\n(.*?)```", README.read_text(), re.DOTALL)


def test_the_blocks_of_the_readme_run(monkeypatch, capsys):
    names = {"__name__": "readme"}
    with OfflineServer() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        for block in BLOCKS:
            code = block.replace("http://127.0.0.1:11434/v1", server.url)
            exec(compile(code, str(README), "exec", dont_inherit=True), names)
        names["client"].close()
        names["local"].close()
    printed = capsys.readouterr().out
    assert "Hello, how are you?" in printed
    assert "ended well: True" in printed


@pytest.mark.parametrize("command", re.findall(r"```sh\n(python3 -m venv.*?)\n```", README.read_text()))
def test_a_command_of_the_readme_starts_from_nothing(command):
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -q nox && .venv/bin/nox")


PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "codegen/README.md")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_links_of_a_page_beside_the_sources_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []
