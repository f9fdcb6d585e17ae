"""The offline server, as its own pytest plugin gives it, and a plain HTTP client for it."""

import json

import httpx
import pytest

from aikit4d.offline.pytest_plugin import (  # noqa: F401 - fixtures
    _openai_providers_of_the_session,
    _openai_server_of_the_session,
    openai_environment,
    openai_server,
)


@pytest.fixture(scope="session")
def http_of_the_session(_openai_server_of_the_session):  # noqa: F811
    with httpx.Client(base_url=_openai_server_of_the_session.url, timeout=10) as client:
        yield client


@pytest.fixture
def http(openai_server, http_of_the_session):  # noqa: F811
    return http_of_the_session


@pytest.fixture
def chat(http):
    """Creates a chat completion from one user message (or a list) and returns the response."""

    def create(messages="Hello there, you", **fields):
        if isinstance(messages, str):
            messages = [{"role": "user", "content": messages}]
        return http.post("/chat/completions", json={"model": "gpt-4o-mini", "messages": messages, **fields})

    return create


@pytest.fixture
def stream(chat):
    """Creates a streamed chat completion and returns its chunks; checks the end of the stream."""

    def create(*args, **fields):
        response = chat(*args, stream=True, **fields)
        assert response.headers["content-type"].startswith("text/event-stream")
        events = response.text.split("\n\n")
        assert events[-2:] == ["data: [DONE]", ""]
        return [json.loads(event.removeprefix("data: ")) for event in events[:-2]]

    return create
