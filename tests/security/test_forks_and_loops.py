"""One client over several processes and event loops: new connections, no warnings, nobody waits for ever."""

import os

import httpx
import pytest
from scripts import STRICT, ran

from loopback import Loopback, whole

fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")


THREE_LOOPS = """
def server_thread():
    return forgetful_server(echo)

with server_thread() as server:
    client = AsyncOpenAI("key", server.url)
    {body}
    print(server.connections)
"""
BODIES = {
    "whole": "print([asyncio.run(asked_async(client, 'x')) for _ in range(3)])",
    "at once": """
    async def many():
        return all(await asyncio.gather(*(asked_async(client, str(number)) for number in range(20))))
    print([asyncio.run(many()) for _ in range(3)])""",
    "half-read streams": """
    async def left():
        async for chunk in await client.chat.completions.create(messages("left behind"), stream=True):
            return bool(chunk.choice.text)
    print([asyncio.run(left()) for _ in range(3)])""",
    "streams that nobody read": """
    async def unread():
        return bool(await client.chat.completions.create(messages("x"), stream=True))
    print([asyncio.run(unread()) for _ in range(3)])""",
    "cancelled": """
    async def cancelled():
        for steps in range(60):
            task = asyncio.ensure_future(asked_async(client, "x"))
            for _ in range(steps):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        return await asked_async(client, "x")
    print([asyncio.run(cancelled()) for _ in range(3)])""",
    "tasks that the loop ends": """
    async def ended():
        asyncio.ensure_future(asked_async(client, "x"))
        await asyncio.sleep(0.005)
        return True
    print([asyncio.run(ended()) for _ in range(3)])""",
    "closed": """
    async def closed():
        async with client:
            return await asked_async(client, "x")
    print([asyncio.run(closed()) for _ in range(3)])""",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_one_client_serves_three_loops_without_a_warning(body):
    first, *_ = ran(THREE_LOOPS.replace("{body}", body), *STRICT).splitlines()
    assert first == "[True, True, True]"


def test_a_client_that_nobody_closed_leaves_no_warning():
    script = """
server = forgetful_server(echo).__enter__()
for number in range(5):
    print(asked(OpenAI("key", server.url), "x"))
kept = OpenAI("key", server.url)
print(asked(kept, "x"))
stream = kept.chat.completions.create(messages("half read"), stream=True)
print(next(stream).choice.text != "")
unread = kept.chat.completions.create(messages("x"), stream=True)
"""
    assert ran(script, *STRICT).split() == ["True"] * 7


def test_a_call_may_still_run_when_the_program_ends():
    def answer(line, _request):
        line.wait(0.5)
        line.send(whole({"data": []}))

    # A program that ends starts no thread from Python 3.12 on, so that its server runs elsewhere.
    with Loopback(answer) as server:
        script = f"""
told = lambda result: print(result.success)
OpenAI("key", {server.url!r}).models.list(onTerminate=told)
print("ends")
"""
        assert ran(script, *STRICT).split() == ["ends", "True"]


FORKED = """
import warnings
warnings.simplefilter("ignore", DeprecationWarning)

def in_child(work):
    child = os.fork()
    if not child:
        signal.alarm(20)
        good = False
        try:
            good = work()
        finally:
            os._exit(0 if good else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
"""


@fork
def test_after_a_fork_each_process_has_connections_of_its_own():
    script = f"""{FORKED}
with forgetful_server(echo) as server, OpenAI("key", server.url) as client:
    assert asked(client, "before")
    print(server.connections)
    print(in_child(lambda: all(asked(client, f"child {{number}}") for number in range(3))))
    print(server.connections)
    assert asked(client, "after")
    print(server.connections)
"""
    assert ran(script).split() == ["1", "0", "2", "2"]


@fork
def test_a_fork_while_threads_are_in_the_middle_of_calls_hangs_nobody():
    script = f"""{FORKED}
stop = threading.Event()

def busy(client):
    while not stop.is_set():
        asked(client, "busy")
        with OpenAI("key", server.url) as new:
            asked(new, "new")

with forgetful_server(echo) as server, OpenAI("key", server.url) as client:
    # A module that is imported at the moment of the fork would be locked in the child: that is Python's.
    assert asked(client, "first")
    threads = [threading.Thread(target=busy, args=(client,)) for _ in range(6)]
    for thread in threads:
        thread.start()
    work = lambda: asked(client, "child") and asked(OpenAI("key", server.url), "new")
    print([in_child(work) for _ in range(8)])
    stop.set()
    for thread in threads:
        thread.join()
"""
    assert ran(script) == f"{[0] * 8}\n"


@fork
def test_a_child_closes_a_client_without_a_word_to_the_server():
    script = f"""{FORKED}
def closed():
    client.close()
    return True

with forgetful_server(echo) as server, OpenAI("key", server.url) as client:
    assert asked(client, "before")
    print(in_child(closed))
    print(server.closed_by_peer.wait(0.3))
    assert asked(client, "after")
    print(server.connections)
    print(in_child(lambda: closed() and asked(client, "child")))
    print(server.connections)
"""
    assert ran(script).split() == ["0", "False", "1", "0", "2"]


@fork
def test_a_half_read_stream_stays_with_the_parent():
    script = f"""{FORKED}
with forgetful_server(echo) as server, OpenAI("key", server.url) as client:
    stream = client.chat.completions.create(messages("half and half"), stream=True)
    first = next(stream).choice.text
    print(in_child(lambda: asked(client, "child")))
    print(first + "".join(chunk.choice.text for chunk in stream))
"""
    assert ran(script).splitlines() == ["0", "half and half"]


@fork
def test_a_call_that_waits_for_its_answer_stays_with_the_parent():
    script = f"""{FORKED}
asked_for, may_answer, got = threading.Event(), threading.Event(), []

def slowly(request):
    if b"slow" in request["body"]:
        asked_for.set()
        may_answer.wait(20)
    return echo(request)

with forgetful_server(slowly) as server, OpenAI("key", server.url) as client:
    waiting = threading.Thread(target=lambda: got.append(asked(client, "slow")))
    waiting.start()
    asked_for.wait(20)
    print(in_child(lambda: asked(client, "child")))
    may_answer.set()
    waiting.join()
    print(got)
"""
    assert ran(script).split() == ["0", "[True]"]


@fork
def test_a_loop_in_a_child_has_connections_of_its_own():
    script = f"""{FORKED}
with forgetful_server(echo) as server:
    client = AsyncOpenAI("key", server.url)
    assert asyncio.run(asked_async(client, "before"))
    print(in_child(lambda: asyncio.run(asked_async(client, "child"))))
    assert asyncio.run(asked_async(client, "after"))
"""
    assert ran(script).split() == ["0"]


def test_a_spawned_process_is_told_that_a_client_cannot_be_sent():
    script = """
import multiprocessing

context = multiprocessing.get_context("spawn")
try:
    context.Process(target=print, args=(OpenAI("key"),)).start()
except TypeError as error:
    print(error)
"""
    assert "make a new one there" in ran(script)


def test_an_agent_lives_as_long_as_its_caller_wants(kit):
    with Loopback(lambda line, request: line.send(whole({"data": []}))) as server:
        agent = {"sync": httpx.Client, "async": httpx.AsyncClient}[kit.name]()
        for _ in range(3):
            client = kit.client("key", server.url, httpAgent=agent)
            assert kit.do(client.models.list()).success
            kit.do(client.close())
        assert server.connections == 1
        kit.do(agent.close() if kit.name == "sync" else agent.aclose())
