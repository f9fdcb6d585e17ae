"""What a server sends without end, too deep or too tightly packed is refused within limits that are told."""

import copy
import json
import pickle
import re
import subprocess
import sys
import zlib
from pathlib import Path

import httpx
import pytest

from aikit4d._core import downloads, events, wire
from clients import KITS, completion
from loopback import Loopback, head

MESSAGES = [{"role": "user", "content": "x"}]
SMALL = 1 << 20
JSON = {"content-type": "application/json"}
EVENTS = {"content-type": "text/event-stream"}
SECURITY = Path(__file__).parents[2] / "SECURITY.md"


class Endless:
    """A body without end that counts what is taken of it."""

    def __init__(self, piece, first=b""):
        self.piece, self.first, self.taken = piece, first, 0

    def of(self, kit):
        self.taken = 0
        return body_of(kit, self._pieces())

    def _pieces(self):
        yield self.first
        while True:
            self.taken += len(self.piece)
            yield self.piece


def body_of(kit, pieces):
    """A body as both kinds of agent take it, which httpx leaves as it is until it is read."""
    if kit.name == "sync":
        return pieces

    async def awaited():
        for piece in pieces:
            yield piece

    return awaited()


def asked(kit, content, headers, *, stream=False, status=200):
    client = kit.client(
        "key", handler=lambda request: httpx.Response(status, headers=headers, content=content)
    )
    result = kit.do(client.chat.completions.create(MESSAGES, stream=stream, maxRetries=0))
    if stream:
        kit.chunks(result)
        return result.result
    return result


@pytest.fixture
def small_limits(monkeypatch):
    """The limits of answers and streams, lowered; those that a file has stay as they are."""
    monkeypatch.setattr("aikit4d._core.calls.LARGEST_ANSWER", SMALL)
    monkeypatch.setattr("aikit4d._core.streaming.LARGEST_ANSWER", SMALL)
    for name in ("SyncAnswer", "AsyncAnswer"):
        monkeypatch.setattr(f"aikit4d._core.transport.{name}.read.__defaults__", (SMALL,))


CHUNK = b'data: {"choices": [{"index": 0, "delta": {"content": "x"}}]}\n\n'
ENDLESS = {
    "an answer": (Endless(b'{"a": 1},' * 1000, b'{"data": ['), JSON, False, 200),
    "a refusal": (Endless(b"<p>no</p>" * 1000), {}, False, 500),
    "a refusal of a stream": (Endless(b"<p>no</p>" * 1000), {}, True, 500),
    "white space": (Endless(b" \n" * 5000), JSON, False, 200),
    "white space in a stream": (Endless(b" \n" * 5000), EVENTS, True, 200),
    "an answer in place of a stream": (Endless(b'{"a": 1},' * 1000, b'{"data": ['), JSON, True, 200),
    "chunks": (Endless(CHUNK * 100), EVENTS, True, 200),
    "comments": (Endless(b": still here\n\n" * 1000), EVENTS, True, 200),
}


@pytest.mark.parametrize(("body", "headers", "stream", "status"), ENDLESS.values(), ids=ENDLESS)
def test_a_body_without_end_is_refused(kit, small_limits, body, headers, stream, status):
    result = asked(kit, body.of(kit), headers, stream=stream, status=status)
    assert not result.success
    assert re.search(r"larger than \d+ bytes", result.error.message)
    assert SMALL <= body.taken < SMALL + 200_000


def test_what_came_of_a_stream_without_end_is_kept(kit, small_limits):
    result = asked(kit, Endless(CHUNK * 100).of(kit), EVENTS, stream=True)
    assert set(result.choice.text) == {"x"}


@pytest.mark.parametrize("first", [b"data: ", b": comment ", b"event: ", b"x"])
def test_a_line_of_a_stream_without_end_is_refused(kit, monkeypatch, first):
    monkeypatch.setattr("aikit4d._core.events.EventDecoder.__init__.__defaults__", (SMALL,))
    body = Endless(b"y" * 10_000, CHUNK + first)
    result = asked(kit, body.of(kit), EVENTS, stream=True)
    assert not result.success
    assert re.search(rf"more than {SMALL} bytes", result.error.message)
    assert result.choice.text == "x"
    assert SMALL <= body.taken < SMALL + 200_000


def test_an_answer_that_says_it_is_too_large_is_not_read(kit):
    def announces(line, request):
        line.send(head(content_length=10**15), b"{")
        line.wait(10)

    with Loopback(announces) as server:
        client = kit.client("key", server.url, timeout=8, maxRetries=0)
        result = kit.do(client.chat.completions.create(MESSAGES))
        kit.do(client.close())
    assert "larger than" in result.error.message


@pytest.mark.parametrize("length", ["-1", "1e3", "9" * 400, "12, 12", "abc"])
def test_a_length_that_makes_no_sense_is_no_harm(kit, length):
    with Loopback(lambda line, request: line.send(head(content_length=length), b"{}")) as server:
        client = kit.client("key", server.url, timeout=0.5, maxRetries=0)
        assert kit.do(client.chat.completions.create(MESSAGES)).terminated
        kit.do(client.close())


def packed(data, times):
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(data) for _ in range(times)) + packer.flush()


BOMBS = {
    "an answer": ({**JSON, "content-encoding": "gzip"}, False),
    "a stream": ({**EVENTS, "content-encoding": "gzip"}, True),
}


@pytest.mark.parametrize(("headers", "stream"), BOMBS.values(), ids=BOMBS)
def test_a_packed_bomb_is_refused_before_it_is_unpacked(kit, small_limits, headers, stream):
    bomb = packed(b"data: " + b"x" * (1 << 20), 64)
    assert len(bomb) < 100_000
    result = asked(kit, body_of(kit, iter([bomb])), headers, stream=stream)
    assert not result.success
    assert "larger than" in result.error.message


BOMB = """
import resource, sys, zlib
sys.path[:0] = {paths!r}
import httpx
from clients import KITS
from test_bounded_input import asked, body_of

packer = zlib.compressobj(9, wbits=31)
start = packer.compress(b"[") + packer.flush(zlib.Z_FULL_FLUSH)
megabyte = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
data = start + megabyte * 4096
kit = KITS[{name!r}]()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
headers = {{"content-type": "application/json", "content-encoding": "gzip"}}
result = asked(kit, body_of(kit, iter([data])), headers)
assert "larger than 268435456 bytes" in result.error.message, result.error
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="looks at resource usage")
@pytest.mark.parametrize("name", KITS)
def test_a_bomb_of_four_gigabytes_takes_no_more_than_the_limit(name):
    folder = Path(__file__).parent
    script = BOMB.format(paths=[str(folder), str(folder.parent)], name=name)
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 300


DEEP = 100_000
NESTED = {
    "lists": b"[" * DEEP + b"]" * DEEP,
    "objects": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "lists without end": b"[" * DEEP,
    "in a message": b'{"choices":[{"message":{"content":' + b"[" * DEEP + b"]" * DEEP + b"}}]}",
    "in an error": b'{"error":' + b'{"a":' * DEEP + b"1" + b"}" * DEEP + b"}",
}


@pytest.mark.parametrize("body", NESTED.values(), ids=NESTED)
@pytest.mark.parametrize("status", [200, 400])
@pytest.mark.parametrize("stream", [False, True])
def test_an_answer_nested_too_deeply_is_a_failed_result(kit, body, status, stream):
    result = asked(kit, body, JSON, status=status, stream=stream)
    assert not result.success
    assert result.error.message
    assert repr(result)


@pytest.mark.parametrize("body", NESTED.values(), ids=NESTED)
def test_an_event_nested_too_deeply_is_no_harm(kit, body):
    result = asked(kit, CHUNK + b"data: " + body + b"\n\ndata: [DONE]\n\n", EVENTS, stream=True)
    assert result.terminated
    assert result.choice.text == "x"


DEPTHS = [50, 400, 900, 980, 995, 2000, 9000]
PLACES = ["extra", "content", "choices", "usage", "error"]


def nested(depth, form):
    opening, closing = {"list": ("[", "]"), "object": ('{"a":', "}")}[form]
    return opening * depth + "1" + closing * depth


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("form", ["list", "object"])
@pytest.mark.parametrize("stream", [False, True])
def test_answers_of_any_depth_can_be_read(kit, place, form, stream):
    for depth in DEPTHS:
        whole = completion("DEEP") if place == "content" else {**completion(), place: "DEEP"}
        body = json.dumps(whole).replace('"DEEP"', nested(depth, form))
        result = asked(kit, body.encode(), JSON, stream=stream)
        assert result.terminated
        assert repr(result)
        assert repr(result.errors)
        assert isinstance(result.success, bool)
        assert result.choice is None or repr(result.choice)
        assert result.usage is None or repr(result.usage)
        try_to(copy.copy, result)
        try_to(pickle.dumps, result)


def try_to(copied, result):
    """Python's own copying may find a value too deep, which is for the caller to know."""
    try:
        copied(result)
    except RecursionError:
        return


def test_the_limits_are_those_that_are_told():
    told = SECURITY.read_text()
    assert events.EVENT_LIMIT == 64 << 20
    assert wire.LARGEST_ANSWER == 256 << 20
    assert wire.LARGEST_FILE == 1 << 30
    assert downloads.LARGEST_DOWNLOAD == 100 << 20
    for limit in ("64 MiB", "256 MiB", "1 GiB", "100 MiB"):
        assert limit in told
