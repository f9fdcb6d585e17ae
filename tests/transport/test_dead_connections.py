"""Kept connections that are dead: the next attempt takes a new one, at once."""

import asyncio
import threading
import time

from clients import completion
from loopback import DONE, END_OF_CHUNKS, Loopback, chunked, event, stream_head, whole

MESSAGES = [{"role": "user", "content": "x"}]
KEPT = 5
# A wait before another attempt would take 0.375 s at least.
AT_ONCE = 0.3


class OneAnswerEach:
    """A server that closes each connection at its second request."""

    def __init__(self, together):
        self._served = set()
        self._all_are_there = threading.Barrier(together)
        self.lost = 0

    def __call__(self, line, request):
        if line in self._served:
            self.lost += 1
            return False
        self._served.add(line)
        if b"together" in request["body"]:
            self._all_are_there.wait(5)
        line.send(whole(completion()))
        return True


def asked_together(kit, client, count):
    """`count` calls at once, so that as many connections are kept."""

    def ask():
        return client.chat.completions.create([{"role": "user", "content": "together"}])

    async def asked():
        return await asyncio.gather(*(ask() for _ in range(count)))

    if kit.name == "async":
        return kit.do(asked())
    results = []
    threads = [threading.Thread(target=lambda: results.append(ask())) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_of_many_dead_connections_one_is_tried(kit):
    script = OneAnswerEach(KEPT)
    with Loopback(script) as server:
        client = kit.client("key", server.url, maxRetries=1)
        assert all(result.success for result in asked_together(kit, client, KEPT))
        result = kit.do(client.chat.completions.create(MESSAGES))
        kit.do(client.close())
    assert result.success, result.errors
    assert (script.lost, server.connections) == (1, KEPT + 1)


def test_the_next_attempt_does_not_wait(kit):
    with Loopback(OneAnswerEach(1)) as server:
        client = kit.client("key", server.url)
        took = []
        for _ in range(6):
            started = time.monotonic()
            assert kit.do(client.chat.completions.create(MESSAGES)).success
            took.append(time.monotonic() - started)
        kit.do(client.close())
    # Every second call began on a dead connection: one of them was not held up by a busy machine.
    assert min(took[1::2]) < AT_ONCE


def test_without_retries_a_dead_connection_is_a_failure(kit):
    with Loopback(OneAnswerEach(1)) as server:
        client = kit.client("key", server.url, maxRetries=0)
        assert kit.do(client.chat.completions.create(MESSAGES)).success
        assert not kit.do(client.chat.completions.create(MESSAGES)).success
        assert kit.do(client.chat.completions.create(MESSAGES)).success
        kit.do(client.close())


def test_other_calls_keep_their_connections(kit):
    may_go_on = threading.Event()
    answers = OneAnswerEach(1)

    def script(line, request):
        if b'"stream":true' not in request["body"]:
            return answers(line, request)
        line.send(stream_head())
        assert may_go_on.wait(5)
        line.send(chunked(event("hello", "stop"), DONE), END_OF_CHUNKS)
        return True

    with Loopback(script) as server:
        client = kit.client("key", server.url)
        stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
        for _ in range(3):  # two of them begin on a dead connection
            assert kit.do(client.chat.completions.create(MESSAGES)).success
        may_go_on.set()
        assert [chunk.choice.text for chunk in kit.chunks(stream)] == ["hello"]
        kit.do(client.close())
    assert answers.lost == 2


def test_a_call_that_is_broken_off_closes_its_own_connection_only(kit):
    reached = threading.Event()
    both_are_there = threading.Barrier(2)

    def script(line, request):
        if b"silent" in request["body"]:
            reached.set()
            return line.wait(5)
        if b"together" in request["body"]:
            both_are_there.wait(5)
        return line.send(whole(completion()))

    with Loopback(script) as server:
        client = kit.client("key", server.url)
        asked_together(kit, client, 2)
        break_off(kit, client, [{"role": "user", "content": "silent"}], reached)
        assert kit.do(client.chat.completions.create(MESSAGES)).success
        kit.do(client.close())
    assert server.connections == 2


def break_off(kit, client, messages, reached):
    async def cancelled():
        task = asyncio.ensure_future(client.chat.completions.create(messages))
        assert await asyncio.to_thread(reached.wait, 5)
        task.cancel()
        await asyncio.wait([task])

    if kit.name == "async":
        kit.do(cancelled())
        return
    result = client.chat.completions.create(messages, onTerminate=lambda result: None)
    assert reached.wait(5)
    result.request.terminate()
    result.request.wait(5)
