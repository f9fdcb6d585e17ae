"""What pages and examples find: an offline server in the environment, and a folder of their own."""

import pytest

from aikit4d.offline import OfflineServer


@pytest.fixture(scope="session")
def _running_server():
    with OfflineServer() as server:
        yield server


@pytest.fixture
def server(_running_server, monkeypatch):
    _running_server.reset()
    monkeypatch.setenv("OPENAI_BASE_URL", _running_server.url)
    return _running_server


@pytest.fixture
def folder(tmp_path, monkeypatch):
    made = tmp_path / "folder"
    made.mkdir()
    monkeypatch.chdir(made)
    return made
