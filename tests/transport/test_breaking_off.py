"""Breaking a call off: one that still connects sends nothing, and other calls never notice."""

import asyncio
import logging
import socket
import threading
from asyncio import trsock

import pytest

from aikit4d import AsyncOpenAI, OpenAI
from clients import completion
from loopback import Loopback, chunked, event, stream_head, whole

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


class AtOnce(logging.Handler):
    """Does something when the first attempt has been made."""

    def __init__(self, work):
        super().__init__(logging.DEBUG)
        self._work = work
        self._done = False

    def emit(self, record):
        if not self._done:
            self._done = True
            self._work()


def test_a_call_that_took_over_the_connection_is_left_alone():
    may_answer = threading.Event()
    second = []

    def answers(line, request):
        if len(server.requests) > 1:
            may_answer.wait(LATEST)
        line.send(whole(completion()))

    def take_over():
        thread.start()
        while len(server.requests) < 2:
            may_answer.wait(0.01)
        assert created.wait(LATEST)
        results[0].request.terminate()
        may_answer.set()

    logger, handler = logging.getLogger("aikit4d"), AtOnce(take_over)
    with Loopback(answers) as server, OpenAI("key", server.url) as client:
        thread = threading.Thread(target=lambda: second.append(client.chat.completions.create(MESSAGES)))
        results, created = [], threading.Event()
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
        try:
            results.append(client.chat.completions.create(MESSAGES, onTerminate=lambda result: None))
            created.set()
            results[0].request.wait(LATEST)
            thread.join(LATEST)
        finally:
            logger.removeHandler(handler)
            logger.setLevel(logging.NOTSET)
    assert second[0].success
    assert (server.connections, len(server.requests)) == (1, 2)


def test_an_event_loop_that_keeps_its_sockets_to_itself_is_no_hindrance(monkeypatch):
    def refuses(own, how):
        raise TypeError("transport sockets do not support shutdown() method")

    async def ended(url):
        async with AsyncOpenAI("key", url) as client:
            stream = await client.chat.completions.create(MESSAGES, stream=True)
            asyncio.get_running_loop().call_later(0.1, stream.result.request.terminate)
            texts = [chunk.choice.text async for chunk in stream]
            return texts, stream.result.error.message

    def stays_open(line, request):
        line.send(stream_head(), chunked(event("hi")))
        line.wait(LATEST)

    # As with uvloop.
    monkeypatch.setattr(trsock.TransportSocket, "shutdown", refuses)
    with Loopback(stays_open) as server:
        assert asyncio.run(ended(server.url)) == (["hi"], "The call was terminated")
