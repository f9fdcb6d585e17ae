"""A connection that one thread closes while another waits for it."""

import threading

import httpcore
import pytest

from aikit4d._core.network import WatchedStream


class Socket:
    def __init__(self):
        self.ended = threading.Event()

    def shutdown(self, how):
        self.ended.set()


class Wire(httpcore.NetworkStream):
    """Waits as a real socket does, and tells when it was closed under a thread that waits for it."""

    def __init__(self):
        self.socket = Socket()
        self.waited_for = threading.Event()
        self.is_closed = self.was_closed_under_a_thread = False

    def _wait(self):
        self.waited_for.set()
        self.socket.ended.wait(10)
        self.was_closed_under_a_thread = self.is_closed

    def read(self, max_bytes, timeout=None):
        self._wait()
        return b""

    def write(self, buffer, timeout=None):
        self._wait()

    def close(self):
        self.is_closed = True

    def get_extra_info(self, info):
        return self.socket if info == "socket" else None


@pytest.mark.parametrize(
    "wait", [lambda line: line.read(10), lambda line: line.write(b"x")], ids=["read", "write"]
)
def test_the_thread_that_waits_for_a_connection_is_woken_and_closes_it(wait):
    wire = Wire()
    line = WatchedStream(wire)
    waiting = threading.Thread(target=wait, args=(line,))
    waiting.start()
    assert wire.waited_for.wait(5)
    line.close()
    waiting.join(5)
    assert not waiting.is_alive()
    assert wire.is_closed
    assert not wire.was_closed_under_a_thread


def test_a_connection_that_nobody_waits_for_is_closed_at_once():
    wire = Wire()
    WatchedStream(wire).close()
    assert wire.is_closed
    assert not wire.socket.ended.is_set()


@pytest.mark.parametrize(
    ("use", "error"),
    [(lambda line: line.read(10), httpcore.ReadError), (lambda line: line.write(b"x"), httpcore.WriteError)],
    ids=["read", "write"],
)
def test_nobody_waits_for_a_connection_that_is_closed(use, error):
    wire = Wire()
    line = WatchedStream(wire)
    line.close()
    with pytest.raises(error):
        use(line)
    assert not wire.waited_for.is_set()
