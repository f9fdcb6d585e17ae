"""Clients, streams and servers that nobody closes leave no connection open, and no warning."""

import sys

import pytest
from scripts import STRICT, ran

USED = """
async def used():
    client = AsyncOpenAI("key", server.url)
    assert await asked_async(client, "x")
    return client

async def half_read():
    client = AsyncOpenAI("key", server.url)
    stream = await client.chat.completions.create(messages("left behind"), stream=True)
    assert (await anext(stream)).choice.text
    return client, stream

server = forgetful_server(echo).__enter__()
"""
GIVEN_UP = {
    "after its loop": """
client = asyncio.run({what}())
del client
gc.collect()
assert server.closed_by_peer.wait(5)
""",
    "after its loop was closed by hand": """
loop = asyncio.new_event_loop()
client = loop.run_until_complete({what}())
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
del client
gc.collect()
assert server.closed_by_peer.wait(5)
""",
    "in its loop": """
async def body():
    client = await {what}()
    del client
    gc.collect()
    assert await asyncio.to_thread(server.closed_by_peer.wait, 5)

asyncio.run(body())
""",
    "at the last moment of its loop": """
async def body():
    client = await {what}()
    del client
    gc.collect()

asyncio.run(body())
assert server.closed_by_peer.wait(5)
""",
    "by another thread": """
async def body():
    kept = [await {what}()]

    def give_up():
        kept.clear()
        gc.collect()

    await asyncio.to_thread(give_up)
    assert await asyncio.to_thread(server.closed_by_peer.wait, 5)

asyncio.run(body())
""",
}


@pytest.mark.parametrize("script", GIVEN_UP.values(), ids=GIVEN_UP)
@pytest.mark.parametrize("what", ["used", "half_read"])
def test_an_asynchronous_client_that_is_given_up_closes_its_connections(script, what):
    assert ran(USED + script.replace("{what}", what), *STRICT) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_loops_that_were_closed_without_being_shut_down_leave_no_connections_behind():
    script = """
def connections():
    gc.collect()
    return len([name for name in os.listdir("/proc/self/fd") if "socket" in linked(name)])

def linked(name):
    try:
        return os.readlink(f"/proc/self/fd/{name}")
    except OSError:
        return ""

with forgetful_server(echo) as server:
    client = AsyncOpenAI("key", server.url)
    counts = []
    for _ in range(30):
        loop = asyncio.new_event_loop()
        assert loop.run_until_complete(asked_async(client, "x"))
        loop.close()
        counts.append(connections())
    print(max(counts[1:]) - min(counts[1:]))
"""
    # The server has its end of each in this process, too, and takes a moment to see it closed.
    assert int(ran(script)) < 10


OFFLINE = """
from aikit4d.offline import OfflineServer

def talk(url):
    with OpenAI("key", url) as client:
        assert client.chat.completions.create(messages("x")).success
        assert list(client.chat.completions.create(messages("x y z"), stream=True))
        next(client.chat.completions.create(messages("x y z"), stream=True))
        assert client.files.create(b"abc", "batch", filename="a.jsonl").success
        assert client.images.generate("x").success

async def talk_async(url):
    async with AsyncOpenAI("key", url) as client:
        assert (await client.chat.completions.create(messages("x"))).success
        await anext(await client.chat.completions.create(messages("x y z"), stream=True))
"""
SERVERS = {
    "closed": """
with OfflineServer() as server:
    talk(server.url)
    asyncio.run(talk_async(server.url))
    server.fail(500, times=1)
    server.drop()
    assert not OpenAI("key", server.url, maxRetries=0).models.list().success
""",
    "left running": """
server = OfflineServer().start()
talk(server.url)
asyncio.run(talk_async(server.url))
""",
    "given up": """
server = OfflineServer().start()
talk(server.url)
del server
gc.collect()
""",
}


@pytest.mark.parametrize("script", SERVERS.values(), ids=SERVERS)
def test_the_offline_server_leaves_no_warning(script):
    assert ran(OFFLINE + script, *STRICT) == ""
