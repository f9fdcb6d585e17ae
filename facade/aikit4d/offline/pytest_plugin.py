"""Fixtures for pytest: ``pytest_plugins = ["aikit4d.offline.pytest_plugin"]``."""

from collections.abc import Iterator

import pytest

from aikit4d.offline import OfflineServer


@pytest.fixture(scope="session")
def _openai_server_of_the_session() -> Iterator[OfflineServer]:
    with OfflineServer() as server:
        yield server


@pytest.fixture
def openai_server(_openai_server_of_the_session: OfflineServer) -> OfflineServer:
    """An `OfflineServer` that knows of nothing yet; its ``url`` is the base URL for clients."""
    _openai_server_of_the_session.reset()
    return _openai_server_of_the_session.start()


@pytest.fixture
def openai_environment(openai_server: OfflineServer, monkeypatch: pytest.MonkeyPatch) -> OfflineServer:
    """The same server, with ``OPENAI_BASE_URL`` and ``OPENAI_API_KEY`` leading clients to it."""
    monkeypatch.setenv("OPENAI_BASE_URL", openai_server.url)
    monkeypatch.setenv("OPENAI_API_KEY", "offline")
    return openai_server
