"""What the helper's tests share: answers of a model, whole or streamed, and all ways to prompt."""

import json

import httpx

from clients import Wire, completion, events

WAYS = ("whole", "told", "streamed", "told while streamed")


def says(text="hi", **members):
    """An answer with a text."""
    return completion(text, **members)


def calls(*asked, finish="tool_calls", **message):
    """An answer that calls tools, each given as (id, name, arguments)."""
    message = {"role": "assistant", "content": None, "tool_calls": [call(*one) for one in asked], **message}
    return completion(choices=[{"index": 0, "message": message, "finish_reason": finish}])


def call(call_id, name, arguments="{}"):
    return {"id": call_id, "type": "function", "function": {"name": name, "arguments": arguments}}


def refuses(message="no", status=400):
    return lambda request: httpx.Response(status, json={"error": {"message": message, "type": "t"}})


def whole(body):
    return lambda request: httpx.Response(200, json=body)


def streamed(body):
    """The same answer as the events of a stream: one chunk for each piece of it."""
    content = events(*map(json.dumps, chunks_of(body)), "[DONE]")
    head = {"content-type": "text/event-stream"}
    return lambda request: httpx.Response(200, stream=OneByOne(content), headers=head)


def chunks_of(body):
    head = {
        "id": body["id"],
        "object": "chat.completion.chunk",
        "created": body["created"],
        "model": body["model"],
    }
    for choice in body["choices"]:
        for delta in deltas_of(choice["message"]):
            yield {**head, "choices": [{"index": choice["index"], "delta": delta, "finish_reason": None}]}
    for choice in body["choices"]:
        end = {"index": choice["index"], "delta": {}, "finish_reason": choice["finish_reason"]}
        yield {**head, "choices": [end]}
    yield {**head, "choices": [], "usage": body.get("usage")}


def deltas_of(message):
    pieces = {"content": message.get("content"), "tool_calls": message.get("tool_calls")}
    others = {name: value for name, value in message.items() if name not in pieces}
    yield {**others, "content": None if pieces["content"] is None else ""}
    for letter in pieces["content"] or "":
        yield {"content": letter}
    for index, one in enumerate(pieces["tool_calls"] or []):
        arguments = one["function"]["arguments"]
        yield {"tool_calls": [{**one, "index": index, "function": {**one["function"], "arguments": ""}}]}
        for letter in arguments:
            yield {"tool_calls": [{"index": index, "function": {"arguments": letter}}]}


class OneByOne(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The events of a body, each as a piece of its own."""

    def __init__(self, content):
        self.pieces = [piece + b"\n\n" for piece in content.split(b"\n\n") if piece]

    def __iter__(self):
        yield from self.pieces

    async def __aiter__(self):
        for piece in self.pieces:
            yield piece


class Talk:
    """A conversation through one kind of client, prompted in one of the ways."""

    def __init__(self, kit, way):
        self.kit = kit
        self.way = way
        self.streams = "streamed" in way

    def helper(self, *answers, system="be brief", settings=None, **parameters):
        turned = [self._on_the_wire(answer) for answer in answers]
        self.wire = Wire(*turned)
        self.client = self.kit.client(**{"apiKey": "sk-test-key", **(settings or {})}, handler=self.wire)
        return self.client.chat.create(system, parameters)

    def prompt(self, helper, prompt="hello", **given):
        """The final result."""
        if self.way == "whole":
            return self.kit.do(helper.prompt(prompt, **given))
        if self.way == "streamed":
            stream = self.kit.do(helper.prompt(prompt, stream=True, **given))
            self.chunks = self.kit.chunks(stream)
            return stream.result
        self.chunks = []
        self.ends = []
        told = self.kit.do(
            helper.prompt(
                prompt, stream=self.streams, onData=self.chunks.append, onTerminate=self.ends.append, **given
            )
        )
        told.request.wait(10)
        assert self.ends == [told]
        return told

    @property
    def sent(self):
        """The bodies of all requests."""
        return [json.loads(request.content) for request in self.wire.requests]

    def _on_the_wire(self, answer):
        if not isinstance(answer, dict):
            return answer
        return streamed(answer) if self.streams else whole(answer)


def plain(messages):
    return [json.loads(json.dumps(message)) for message in messages]
