"""One client for many threads, its settings changed meanwhile: every call gets its own answer."""

import asyncio
import concurrent.futures
import itertools
import json
import threading

import pytest
from soaking import EchoServer, answer_to, messages, size

from aikit4d import AsyncOpenAI, OpenAI
from clients import answer
from loopback import Loopback

THREADS = 32
CALLS = size(12, 200)


def echo(line, request):
    line.send(*answer_to(request["body"]))


def whole(client, text):
    return client.chat.completions.create(messages(text)).choice.text


def streamed(client, text):
    with client.chat.completions.create(messages(text), stream=True) as stream:
        chunks = "".join(chunk.choice.text for chunk in stream)
    assert stream.result.choice.text == chunks
    return chunks


def told(client, text):
    seen = []
    result = client.chat.completions.create(messages(text), onTerminate=seen.append)
    result.request.wait(20)
    assert seen == [result]
    return result.choice.text


def streamed_to_a_callback(client, text):
    chunks, seen = [], []
    result = client.chat.completions.create(
        messages(text),
        stream=True,
        onData=lambda chunk: chunks.append(chunk.choice.text),
        onTerminate=seen.append,
    )
    result.request.wait(20)
    assert seen == [result]
    assert result.choice.text == "".join(chunks)
    return result.choice.text


def given_up(client, text):
    for _ in client.chat.completions.create(messages(text), stream=True):
        break
    return text


def prompted(client, text):
    return client.chat.create("system").prompt(text).choice.text


KINDS = (whole, streamed, told, streamed_to_a_callback, given_up, prompted)


def wrong_answers(client, thread):
    texts = (f"thread {thread}, call {number}, {'x' * (number * 37 % 500)}" for number in range(CALLS))
    kinds = itertools.cycle(KINDS[thread % len(KINDS) :] + KINDS[: thread % len(KINDS)])
    return [
        (text, found)
        for kind, text in zip(kinds, texts, strict=False)
        if (found := kind(client, text)) != text
    ]


def in_threads(work):
    with concurrent.futures.ThreadPoolExecutor(THREADS) as pool:
        return list(itertools.chain.from_iterable(pool.map(work, range(THREADS))))


@pytest.fixture
def server():
    with Loopback(echo) as running:
        yield running


def test_every_thread_gets_its_own_answers(server):
    with OpenAI("key", server.url, timeout=30) as client:
        assert in_threads(lambda thread: wrong_answers(client, thread)) == []
    assert len(server.requests) == THREADS * CALLS
    assert server.connections < THREADS * CALLS


def test_settings_may_change_while_calls_run(server):
    stop = threading.Event()

    def change(client):
        for number in itertools.count():
            if stop.is_set():
                return
            client.maxRetries = number % 3
            client.timeout = 20 + number % 10
            client.apiKey = f"key-{number % 7}"
            client.customHeaders = {"X-Number": str(number)}
            client.organization = f"o-{number}"

    with OpenAI("key-0", server.url) as client:
        changing = threading.Thread(target=change, args=(client,))
        changing.start()
        assert in_threads(lambda thread: wrong_answers(client, thread)) == []
        stop.set()
        changing.join()
    keys = {request["headers"]["authorization"] for request in server.requests}
    assert keys <= {f"Bearer key-{number}" for number in range(7)}


def test_a_key_of_the_environment_never_goes_where_the_address_changes_to(server, monkeypatch):
    """The address flips all the time; the key belongs to one of the two."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-environment")
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    stop = threading.Event()

    def flip(client, addresses):
        for address in itertools.cycle(addresses):
            if stop.is_set():
                return
            client.baseURL = address

    with Loopback(echo) as other, OpenAI(timeout=30) as client:
        flipping = threading.Thread(target=flip, args=(client, (server.url, other.url)))
        flipping.start()
        assert in_threads(lambda thread: wrong_answers(client, thread)) == []
        stop.set()
        flipping.join()
    assert server.requests
    assert other.requests
    assert {request["headers"].get("authorization") for request in server.requests} == {
        "Bearer sk-environment"
    }
    assert {request["headers"].get("authorization") for request in other.requests} == {None}


def test_clients_may_be_made_and_closed_in_threads(server):
    def work(thread):
        with OpenAI("key", server.url, timeout=30) as client:
            return [] if whole(client, f"thread {thread}") == f"thread {thread}" else [thread]

    assert in_threads(work) == []


def test_a_client_may_be_closed_while_others_use_it(server):
    client = OpenAI("key", server.url, timeout=30)

    def work(thread):
        outcomes = []
        for number in range(CALLS):
            result = client.chat.completions.create(messages(f"{thread}-{number}"))
            if thread == 0:
                client.close()
            if result.success:
                outcomes += [] if result.choice.text == f"{thread}-{number}" else [result]
        return outcomes

    assert in_threads(work) == []
    assert whole(client, "afterwards") == "afterwards"
    client.close()


def test_many_tasks_of_one_loop_get_their_own_answers():
    async def body():
        async with EchoServer([0, 0.001]) as server, AsyncOpenAI("key", server.url, timeout=30) as client:

            async def one(number):
                result = await client.chat.completions.create(messages(f"task {number}"))
                return result.choice.text == f"task {number}"

            return await asyncio.gather(*(one(number) for number in range(size(1200, 3000))))

    assert all(asyncio.run(body()))


def test_many_tasks_at_once_use_their_connections_again():
    async def body():
        async with EchoServer([0, 0.001]) as server, AsyncOpenAI("key", server.url, timeout=60) as client:

            async def calls():
                return [(await client.chat.completions.create(messages("x"))).success for _ in range(5)]

            assert await asyncio.gather(*(calls() for _ in range(120))) == [[True] * 5] * 120
            return server.connections

    assert asyncio.run(body()) <= 120


def test_loops_in_several_threads_share_one_client(server):
    client = AsyncOpenAI("key", server.url, timeout=30)

    async def body(thread):
        texts = [f"thread {thread}, call {number}" for number in range(CALLS)]
        results = await asyncio.gather(*(client.chat.completions.create(messages(text)) for text in texts))
        return [text for text, result in zip(texts, results, strict=True) if result.choice.text != text]

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda thread: asyncio.run(body(thread)), range(8))) == [[]] * 8


def test_results_are_read_by_many_threads_at_once(kit):
    body = {"data": [{"id": f"c{number}", "choices": []} for number in range(200)], "has_more": False}
    result = kit.do(kit.client("key", handler=answer(body)).chat.completions.list())
    expected = [f"c{number}" for number in range(200)]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        read = list(pool.map(lambda _: json.loads(json.dumps([item.id for item in result])), range(40)))
    assert read == [expected] * 40
