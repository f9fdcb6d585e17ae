"""Every way to ask for an answer, with a wire that gives it as it is, in any pieces."""

import json
from dataclasses import dataclass, field

import httpx
from making import body_of

from clients import Wire, completion

MESSAGES = [{"role": "user", "content": "Hello"}]
REQUEST_ID = "req-7"
PLAIN_WAYS = ("whole", "told")
STREAMED_WAYS = ("streamed", "told while streamed")
WAYS = (*PLAIN_WAYS, *STREAMED_WAYS)


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that comes in these pieces."""

    def __init__(self, pieces):
        self.pieces = pieces

    def __iter__(self):
        yield from self.pieces

    async def __aiter__(self):
        for piece in self.pieces:
            yield piece


def on_the_wire(sample, *pieces):
    """The answer of a sample, in these pieces of it if any are given."""
    head = {"x-request-id": REQUEST_ID, **sample.get("headers", {})}
    if sample["content_type"]:
        head["content-type"] = sample["content_type"]
    given = list(pieces) or [body_of(sample)]
    return lambda request: httpx.Response(sample["status"], stream=Pieces(given), headers=head)


@dataclass
class Asked:
    """What came of a call: its result, the chunks before it, and what was sent."""

    result: object
    wire: object
    chunks: list = field(default_factory=list)
    helper: object = None
    ran: list = field(default_factory=list)

    @property
    def sent(self):
        return [json.loads(request.content) for request in self.wire.requests]

    @property
    def text(self):
        return self.result.choice.text if self.result.choice is not None else ""


def ask(kit, answer, way, **parameters):
    """Ask for a completion in one of the ways."""
    wire = Wire(answer)
    client = kit.client("sk-test-key", handler=wire, maxRetries=0)
    result, chunks = _ended(
        kit, way, lambda **given: client.chat.completions.create(MESSAGES, **given), parameters
    )
    return Asked(result, wire, chunks)


def prompt(kit, answer, way, **parameters):
    """Prompt a chat helper that has the tools `f` and `g`; after the answer the model says `done`."""
    wire = Wire(answer, lambda request: httpx.Response(200, json=completion("done")))
    client = kit.client("sk-test-key", handler=wire, maxRetries=0)
    helper = client.chat.create("be brief")
    asked = Asked(None, wire, helper=helper)
    for name in ("f", "g"):
        helper.registerTool({"name": name}, _noting(asked.ran, name))
    asked.result, asked.chunks = _ended(kit, way, lambda **given: helper.prompt("hello", **given), parameters)
    return asked


def _noting(ran, name):
    def handler(arguments):
        ran.append([name, dict(arguments)])
        return f"{name} ran"

    return handler


def _ended(kit, way, call, parameters):
    """The final result of a call and its chunks, with each end told exactly once."""
    if way == "whole":
        return kit.do(call(**parameters)), []
    if way == "streamed":
        stream = kit.do(call(stream=True, **parameters))
        chunks = kit.chunks(stream)
        return stream.result, chunks
    chunks, told = [], {name: [] for name in ("onResponse", "onError", "onTerminate")}
    listening = {name: ends.append for name, ends in told.items()}
    streaming = {"stream": True, "onData": chunks.append} if way in STREAMED_WAYS else {}
    result = kit.do(call(**streaming, **listening, **parameters))
    result.request.wait(10)
    good, bad = ([result], []) if result.success else ([], [result])
    assert told == {"onResponse": good, "onError": bad, "onTerminate": [result]}
    return result, chunks
