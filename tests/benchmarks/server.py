"""A loopback server that answers at once with bytes made beforehand: `python server.py` prints its address.

It is as fast and as dumb as a server can be, so that what is measured is the clients.
"""

import asyncio
import base64
import json
import re
import sys
from array import array

CHUNKS = 2_000
VECTORS, DIMENSIONS = 100, 1_536
STORED = 1_000
TOKEN = "word "

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_ROLE = re.compile(rb'"role": ?"([a-z]+)"')
_STREAM = re.compile(rb'"stream": ?true')
_BASE64 = re.compile(rb'"encoding_format": ?"base64"')
_USAGE = {"prompt_tokens": 20, "completion_tokens": 9, "total_tokens": 29}
_HEADERS = (
    "Server: benchmark\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nx-request-id: req_0123456789abcdef\r\n"
    "x-ratelimit-limit-requests: 10000\r\nx-ratelimit-remaining-requests: 9999\r\n"
    "x-ratelimit-reset-requests: 6ms\r\nopenai-processing-ms: 120\r\n"
)


def _answer(body):
    data = json.dumps(body, separators=(",", ":")).encode()
    head = (
        f"HTTP/1.1 200 OK\r\n{_HEADERS}Content-Type: application/json\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    return head.encode() + data


def _completion(message, finish_reason="stop", identifier="chatcmpl-0123456789"):
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": finish_reason}
    return {
        "id": identifier,
        "object": "chat.completion",
        "created": 1_767_225_600,
        "model": "gpt-4o-mini-2024-07-18",
        "choices": [choice],
        "usage": _USAGE,
        "service_tier": "default",
        "system_fingerprint": "fp_0123456789",
    }


def _text(identifier="chatcmpl-0123456789"):
    message = {"role": "assistant", "content": "Hello! How can I assist you today?", "refusal": None}
    return _completion({**message, "annotations": []}, identifier=identifier)


def _tool_call():
    function = {"name": "weather", "arguments": '{"city":"Paris"}'}
    call = {"id": "call_0123456789", "type": "function", "function": function}
    message = {"role": "assistant", "content": None, "refusal": None, "tool_calls": [call]}
    return _completion(message, "tool_calls")


def _chunk(delta, finish_reason=None):
    return {
        "id": "chatcmpl-0123456789",
        "object": "chat.completion.chunk",
        "created": 1_767_225_600,
        "model": "gpt-4o-mini-2024-07-18",
        "service_tier": "default",
        "system_fingerprint": "fp_0123456789",
        "choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}],
    }


def _stream():
    """Every event is a part of its own in the chunked body, as providers send them."""
    deltas = [_chunk({"role": "assistant", "content": ""})]
    deltas += [_chunk({"content": TOKEN})] * (CHUNKS - 2)
    deltas += [_chunk({}, "stop")]
    events = [f"data: {json.dumps(chunk, separators=(',', ':'))}\n\n" for chunk in deltas]
    parts = (f"{len(event):x}\r\n{event}\r\n" for event in (*events, "data: [DONE]\n\n"))
    head = (
        f"HTTP/1.1 200 OK\r\n{_HEADERS}Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    return (head + "".join(parts) + "0\r\n\r\n").encode()


def _embeddings(written):
    numbers = [((place * 2_654_435_761) % 2_000_003 - 1_000_001) / 9_000_011 for place in range(DIMENSIONS)]
    vector = written(numbers)
    data = [{"object": "embedding", "index": place, "embedding": vector} for place in range(VECTORS)]
    usage = {"prompt_tokens": 500, "total_tokens": 500}
    return {"object": "list", "data": data, "model": "text-embedding-3-small", "usage": usage}


def _in_base64(numbers):
    return base64.b64encode(array("f", numbers).tobytes()).decode()


def _stored():
    data = [{**_text(f"chatcmpl-{place:010}"), "metadata": {"topic": "greeting"}} for place in range(STORED)]
    ends = {"first_id": data[0]["id"], "last_id": data[-1]["id"], "has_more": False}
    return {"object": "list", "data": data, **ends}


def _file():
    return {
        "id": "file-0123456789",
        "object": "file",
        "bytes": 536_870_912,
        "created_at": 1_767_225_600,
        "filename": "data.bin",
        "purpose": "user_data",
        "status": "processed",
    }


TEXT, TOOL_CALL, STREAM, LIST, FILE = (
    _answer(_text()),
    _answer(_tool_call()),
    _stream(),
    _answer(_stored()),
    _answer(_file()),
)
FLOATS, BASE64 = _answer(_embeddings(list)), _answer(_embeddings(_in_base64))


def answer_to(path, body):
    """The bytes that answer a request."""
    if b"/embeddings" in path:
        return BASE64 if _BASE64.search(body) else FLOATS
    if b"/files" in path:
        return FILE
    if path.startswith(b"GET"):
        return LIST
    if _STREAM.search(body):
        return STREAM
    if b'"tools"' in body:
        return TOOL_CALL if _ROLE.findall(body)[-1] == b"user" else TEXT
    return TEXT


class Line(asyncio.Protocol):
    """One connection. The bodies of files are counted, not kept."""

    def connection_made(self, transport):
        self.transport = transport
        self.held = bytearray()
        self.request = b""
        self.missing = 0

    def data_received(self, data):
        if self.missing > len(data) and b"/files" in self.request:
            self.missing -= len(data)
            return
        self.held += data
        if not self.request:
            end = self.held.find(b"\r\n\r\n")
            if end < 0:
                return
            head = bytes(self.held[:end])
            self.request = head.partition(b"\r\n")[0]
            length = _LENGTH.search(head)
            self.missing = int(length[1]) if length else 0
            del self.held[: end + 4]
            if b"/files" in self.request and self.missing > len(self.held):
                self.missing -= len(self.held)
                self.held.clear()
                return
        if len(self.held) >= self.missing:
            self.transport.write(answer_to(self.request, bytes(self.held)))
            self.held.clear()
            self.request = b""
            self.missing = 0


async def main():
    """Serve until the standard input ends, that is until the measuring process is gone."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Line, "127.0.0.1", 0, backlog=256)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
