"""Sizes of the long runs, and a server in the loop of the test.

`AIKIT4D_SOAK=1` asks for the long form; without it every test runs in a short one.
"""

import asyncio
import contextlib
import json
import os

from clients import completion
from loopback import DONE, END_OF_CHUNKS, Loopback, chunked, event, stream_head, whole

LONG = os.environ.get("AIKIT4D_SOAK") == "1"


def size(short, long):
    return long if LONG else short


class EchoServer:
    """Answers each chat request with its own last message, whole or streamed, a little later at times."""

    def __init__(self, pauses=()):
        self._pauses = list(pauses)
        self._lines = {}
        self.connections = 0
        self.requests = 0

    async def __aenter__(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=1000)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/v1"
        return self

    async def __aexit__(self, *trouble):
        self._server.close()
        lines, self._lines = self._lines, {}
        for line in lines:
            line.cancel()
        await asyncio.gather(*lines, return_exceptions=True)
        for writer in lines.values():
            await _closed(writer)

    def _serve(self, reader, writer):
        self.connections += 1
        line = asyncio.get_running_loop().create_task(self._talk(reader, writer))
        self._lines[line] = writer

    async def _talk(self, reader, writer):
        with contextlib.suppress(OSError, EOFError):
            while True:
                body = await _request_body(reader)
                self.requests += 1
                if self._pauses:
                    await asyncio.sleep(self._pauses[self.requests % len(self._pauses)])
                for piece in answer_to(body):
                    writer.write(piece)
                    await writer.drain()
        self._lines.pop(asyncio.current_task(), None)
        await _closed(writer)


async def _closed(writer):
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()


async def _request_body(reader):
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.decode("latin-1").lower().split("\r\n")
    length = sum(int(line.partition(":")[2]) for line in lines if line.startswith("content-length:"))
    return await reader.readexactly(length)


def answer_to(body):
    """The pieces of the answer to the body of a chat request, or to none."""
    asked = json.loads(body or b"{}")
    text = asked.get("messages", [{"content": ""}])[-1]["content"]
    if not asked.get("stream"):
        return [whole(completion(text))]
    half = len(text) // 2
    return [
        stream_head(),
        chunked(event(text[:half])),
        chunked(event(text[half:], "stop"), DONE) + END_OF_CHUNKS,
    ]


def messages(text):
    return [{"role": "user", "content": text}]


def echo(request):
    return answer_to(request["body"])


def forgetful_server(answered):
    """A server on threads that keeps nothing of what it was asked."""

    def script(line, request):
        line.send(*answered(request))
        server.requests.clear()

    server = Loopback(script)
    return server
