"""Memory stays flat over many clients, long streams and long conversations."""

import subprocess
import sys
from pathlib import Path

import pytest
from soaking import size

TESTS = Path(__file__).parent.parent
# Pages that are resident: what the interpreter keeps for itself counts, too.
PREAMBLE = f"""
import asyncio, gc, sys
sys.path[:0] = [{str(TESTS)!r}, {str(TESTS / "soak")!r}]
import httpx
from aikit4d import AsyncOpenAI, OpenAI
from clients import completion
from loopback import Loopback, chunked, event, stream_head, whole
from soaking import answer_to, echo, forgetful_server, messages

def resident():
    gc.collect()
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096

def growth(work, warm, times):
    for number in range(warm):
        work(number)
    before = resident()
    for number in range(times):
        work(number)
    print((resident() - before) / 2**20)
"""

CLIENTS = """
def work(number):
    with OpenAI("key", server.url) as client:
        assert client.chat.completions.create(messages("x")).success

with forgetful_server(echo) as server:
    growth(work, 40, {times})
"""

ASYNC_CLIENTS = """
async def used():
    async with AsyncOpenAI("key", server.url) as client:
        assert (await client.chat.completions.create(messages("x"))).success

def work(number):
    asyncio.run(used())

with forgetful_server(echo) as server:
    growth(work, 40, {times})
"""

FORGOTTEN_CLIENTS = """
def work(number):
    OpenAI("key", server.url).models.list()

with forgetful_server(lambda request: [whole(dict(data=[]))]) as server:
    growth(work, 40, {times})
"""

STREAM = """
def script(line, request):
    line.send(stream_head())
    for _ in range({times} // 100):
        line.send(chunked(event("x") * 100))
    line.send(chunked(event("x", "stop")), b"0\\r\\n\\r\\n")

with Loopback(script) as server, OpenAI("key", server.url) as client:
    stream = client.chat.completions.create(messages("x"), stream=True)
    for number, chunk in enumerate(stream):
        if number == 2000:
            before = resident()
    print((resident() - before) / 2**20)
    assert len(stream.result.choice.text) == {times} // 100 * 100 + 1
"""

CALLS = """
with forgetful_server(echo) as server:
    with OpenAI("key", server.url) as client:
        growth(lambda number: client.chat.completions.create(messages("x")), 200, {times})
"""

CANCELLED = """
async def storm(client, calls):
    for number in range(calls):
        task = asyncio.ensure_future(client.chat.completions.create(messages("x")))
        for _ in range(number % 40):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

async def body(url):
    async with AsyncOpenAI("key", url) as client:
        await storm(client, 400)
        before = resident()
        await storm(client, {times})
        print((resident() - before) / 2**20)

with forgetful_server(echo) as server:
    asyncio.run(body(server.url))
"""

# What is done, how often in the short and in the long form, and the MiB that it may grow by in both.
RUNS = {
    "clients": (CLIENTS, 60, 5000, 2.5, 5),
    "asynchronous clients": (ASYNC_CLIENTS, 60, 5000, 2.5, 5),
    "clients that nobody closes": (FORGOTTEN_CLIENTS, 60, 2000, 2.5, 5),
    "a stream": (STREAM, 20_000, 100_000, 2.5, 4),
    "calls of one client": (CALLS, 500, 20_000, 1, 2),
    "cancelled calls": (CANCELLED, 400, 10_000, 2.5, 5),
}


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize(("script", "short", "long", "most_short", "most_long"), RUNS.values(), ids=RUNS)
def test_memory_stays_flat(script, short, long, most_short, most_long):
    text = PREAMBLE + script.replace("{times}", str(size(short, long)))
    done = subprocess.run(
        [sys.executable, "-c", text], capture_output=True, text=True, timeout=size(60, 900), check=False
    )
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) <= size(most_short, most_long), done.stdout
