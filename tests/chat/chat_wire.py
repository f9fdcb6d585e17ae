"""What the chat tests share: requests as they were sent, answers in pieces, calls run to their end."""

import json

import httpx

from clients import Wire, events

MESSAGES = [{"role": "user", "content": "Hello"}]


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that comes in pieces; an exception among them is raised. It knows whether it was closed."""

    def __init__(self, *pieces):
        self.pieces = pieces
        self.given = 0
        self.closed = False

    def _next(self, piece):
        if isinstance(piece, BaseException):
            raise piece
        self.given += 1
        return piece

    def __iter__(self):
        for piece in self.pieces:
            yield self._next(piece)

    async def __aiter__(self):
        for piece in self.pieces:
            yield self._next(piece)

    def close(self):
        self.closed = True

    async def aclose(self):
        self.closed = True


def streamed(*pieces, status=200, headers=None):
    """A streamed answer of these pieces of bytes."""
    body = Pieces(*pieces)
    head = {"content-type": "text/event-stream", **(headers or {})}
    return lambda request: httpx.Response(status, stream=body, headers=head)


def chunk(text=None, *, finish=None, index=0, **members):
    """The JSON of a chunk."""
    delta = {} if text is None else {"content": text}
    choice = {"index": index, "delta": delta, "finish_reason": finish}
    return json.dumps({"id": "c1", "object": "chat.completion.chunk", "choices": [choice], **members})


def event(data):
    """One event of a stream, as bytes."""
    return events(data)


def hello(*, done=True):
    """A complete stream that says `hello` in two chunks, one piece each."""
    pieces = [event(chunk("he")), event(chunk("llo", finish="stop"))]
    return [*pieces, event("[DONE]")] if done else pieces


def sent(wire, place=-1):
    """The JSON body of a request."""
    return json.loads(wire.requests[place].content)


def ended(kit, returned):
    """The result of a call with callbacks, waited for."""
    result = kit.do(returned)
    result.request.wait(10)
    return result


def raised(kit, call):
    """The exception that a call raises, `None` when it raises none."""
    try:
        kit.do(call())
    except Exception as error:  # noqa: BLE001 - the tests look at what it is
        return error
    return None


DONE = event("[DONE]")


def opened(kit, given, **parameters):
    """The stream that `create` gives for this answer."""
    client = kit.client("sk-1", "https://h/v1", handler=Wire(given), maxRetries=0)
    return kit.do(client.chat.completions.create(MESSAGES, stream=True, **parameters))


def next_chunk(kit, stream):
    """The next chunk of a stream, `None` at its end."""
    return next(stream, None) if kit.name == "sync" else kit.do(next_of(stream))


async def next_of(stream):
    """The same of an asynchronous stream."""
    return await anext(stream, None)
