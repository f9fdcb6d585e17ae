"""Both clients behind one face, so that one test body runs for each."""

import asyncio
import contextlib

import httpx

from aikit4d import AsyncOpenAI, OpenAI


class SyncKit:
    name = "sync"

    def client(self, *arguments, handler=None, **settings):
        if handler is not None:
            settings["httpAgent"] = self.agent(handler)
        return OpenAI(*arguments, **settings)

    def agent(self, handler):
        return httpx.Client(transport=httpx.MockTransport(handler))

    def do(self, value):
        return value

    def chunks(self, stream):
        return list(stream)

    def finish(self):
        pass


class AsyncKit:
    name = "async"

    def __init__(self):
        self._runner = asyncio.Runner()

    def client(self, *arguments, handler=None, **settings):
        if handler is not None:
            settings["httpAgent"] = self.agent(handler)
        return AsyncOpenAI(*arguments, **settings)

    def agent(self, handler):
        return httpx.AsyncClient(transport=httpx.MockTransport(handler))

    def do(self, awaitable):
        async def awaited():
            return await awaitable

        return self._runner.run(awaited())

    def chunks(self, stream):
        async def gathered():
            return [chunk async for chunk in stream]

        return self._runner.run(gathered())

    def finish(self):
        self._runner.close()


KITS = {"sync": SyncKit, "async": AsyncKit}


@contextlib.contextmanager
def kit_of(name):
    kit = KITS[name]()
    try:
        yield kit
    finally:
        kit.finish()


class Wire:
    """A fake wire: answers in turn (the last one for ever) and remembers what was asked."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.requests = []

    def __call__(self, request):
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer(request) if callable(answer) else answer


def completion(text="hi", **members):
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    body = {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [choice],
        "usage": usage,
    }
    return {**body, **members}


def answer(body, status=200, headers=None):
    return lambda request: httpx.Response(status, json=body, headers=headers)


def raw_answer(data, status=200, headers=None):
    return lambda request: httpx.Response(status, content=data, headers=headers)


def events(*datas):
    return b"".join(b"data: " + data.encode() + b"\n\n" for data in datas)
