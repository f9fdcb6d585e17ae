"""Fixtures for pytest: ``pytest_plugins = ["aikit4d.offline.pytest_plugin"]``."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from aikit4d.offline import OfflineServer


@pytest.fixture(scope="session")
def _openai_server_of_the_session() -> Iterator[OfflineServer]:
    with OfflineServer() as server:
        yield server


@pytest.fixture(scope="session")
def _openai_providers_of_the_session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # The one way to say that there are none, whatever is in the user's configuration folder.
    file = tmp_path_factory.mktemp("aikit4d") / "AIProviders.json"
    file.write_text("{}")
    return file


@pytest.fixture
def openai_server(_openai_server_of_the_session: OfflineServer) -> OfflineServer:
    """An `OfflineServer` that knows of nothing yet; its ``url`` is the base URL for clients."""
    _openai_server_of_the_session.reset()
    return _openai_server_of_the_session.start()


@pytest.fixture
def openai_environment(
    openai_server: OfflineServer,
    _openai_providers_of_the_session: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> OfflineServer:
    """The same server, with an environment that leads to it every client that is not given an address.

    ``OPENAI_BASE_URL`` and ``OPENAI_API_KEY`` are the server's, organization and project unset, no
    providers and aliases configured, and no proxy stands before it.
    """
    monkeypatch.setenv("OPENAI_BASE_URL", openai_server.url)
    monkeypatch.setenv("OPENAI_API_KEY", "offline")
    for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AIKIT4D_PROVIDERS", str(_openai_providers_of_the_session))
    unproxied = os.environ.get("no_proxy") or os.environ.get("NO_PROXY")
    monkeypatch.setenv("no_proxy", f"{unproxied},127.0.0.1" if unproxied else "127.0.0.1")
    return openai_server
