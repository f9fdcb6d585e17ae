"""A call that is ended while its connection is still being made sends nothing."""

import socket
import threading

import pytest

from aikit4d import OpenAI
from clients import completion
from loopback import Loopback, whole

MESSAGES = [{"role": "user", "content": "x"}]
LATEST = 5


class SlowNames:
    """Name lookups that go on only when they are let."""

    def __init__(self, monkeypatch):
        self.begun = threading.Event()
        self.may_end = threading.Event()
        self._look_up = socket.getaddrinfo
        monkeypatch.setattr(socket, "getaddrinfo", self.look_up)

    def look_up(self, *arguments, **options):
        self.begun.set()
        assert self.may_end.wait(LATEST)
        return self._look_up(*arguments, **options)


@pytest.fixture
def names(monkeypatch):
    return SlowNames(monkeypatch)


@pytest.fixture
def server():
    def answers(line, request):
        line.send(whole(completion()))

    with Loopback(answers) as server:
        yield server


def test_terminating_a_call_that_connects_sends_nothing(names, server):
    told = []
    with OpenAI("key", server.url) as client:
        result = client.chat.completions.create(MESSAGES, onError=told.append)
        assert names.begun.wait(LATEST)
        result.request.terminate()
        names.may_end.set()
        result.request.wait(LATEST)
    assert told == [result]
    assert result.error.message == "The call was terminated"
    assert server.requests == []


def test_closing_a_client_while_a_call_connects_sends_nothing(names, server):
    results = []
    client = OpenAI("key", server.url)
    call = threading.Thread(target=lambda: results.append(client.chat.completions.create(MESSAGES)))
    call.start()
    assert names.begun.wait(LATEST)
    client.close()
    names.may_end.set()
    call.join(LATEST)
    assert [result.error.message for result in results] == ["The client was closed"]
    assert server.requests == []
