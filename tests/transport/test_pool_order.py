"""Which connection a request gets, and which ones are closed."""

import asyncio
import gc
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpcore
import httpx
import pytest
from httpcore._backends.sync import SyncStream
from httpcore._sync.connection_pool import PoolRequest

from aikit4d import OpenAI
from aikit4d._core import pools
from clients import completion
from loopback import Loopback, chunked, event, stream_head, whole

ASKED = [{"role": "user", "content": "x"}]

HERE = httpcore.Request("GET", "http://here/")
THERE = httpcore.Request("GET", "http://there/")


class Waiting:
    """A request of a pool, as httpcore has it."""

    def __init__(self, request=HERE, connection=None):
        self.request = request
        self.connection = connection

    def assign_to_connection(self, connection):
        self.connection = connection


class Connection:
    """A connection that works, is idle and goes to `here`, unless told otherwise."""

    def __init__(self, request=HERE, *, idle=True, expired=False, closed=False):
        self._origin = request.url.origin
        self._told = idle, expired, closed
        self.looked_at = 0

    def can_handle_request(self, origin):
        return origin == self._origin

    def is_idle(self):
        self.looked_at += 1
        return self._told[0]

    def has_expired(self):
        return self._told[1]

    def is_closed(self):
        return self._told[2]


@pytest.fixture
def client():
    limits = httpx.Limits(max_connections=3, max_keepalive_connections=2)
    with httpx.Client(limits=limits) as made:
        pools.put_in_order(made)
        yield made


@pytest.fixture
def pool(client):
    (found,) = pools.pools_of(client)
    yield found
    # What stands for connections in these tests has nothing to close.
    found._connections = []


def assigned(pool, connections, requests):
    pool._connections = list(connections)
    pool._requests = list(requests)
    return pool._assign_requests_to_connections()


def test_a_connection_that_a_request_holds_is_not_even_looked_at(pool):
    held = Connection(idle=True, expired=True)
    assert assigned(pool, [held], [Waiting(connection=held)]) == []
    assert pool._connections == [held]
    assert held.looked_at == 0


def test_each_request_that_waits_gets_a_connection_of_its_own(pool):
    idle, first, second = Connection(), Waiting(), Waiting()
    assert assigned(pool, [idle], [first, second]) == []
    assert first.connection is idle
    assert second.connection in pool._connections[1:]


def test_the_connection_that_was_used_last_is_used_again(pool):
    older, newer, request = Connection(), Connection(), Waiting()
    assert assigned(pool, [older, newer], [request]) == []
    assert request.connection is newer


@pytest.mark.parametrize(
    "spent",
    [{"idle": False}, {"expired": True}, {"closed": True}],
    ids=["stranded by a cancelled call", "expired", "closed"],
)
def test_a_connection_that_cannot_serve_is_replaced(pool, spent):
    connection, request = Connection(**spent), Waiting()
    assert assigned(pool, [connection], [request]) == [connection]
    assert request.connection is not connection
    assert pool._connections == [request.connection]


def test_a_full_pool_lets_requests_wait(pool):
    held = [Connection() for _ in range(3)]
    request = Waiting()
    assert assigned(pool, held, [*(Waiting(connection=one) for one in held), request]) == []
    assert request.connection is None


def test_a_full_pool_gives_up_a_connection_to_elsewhere(pool):
    held = [Connection() for _ in range(2)]
    elsewhere, request = Connection(THERE), Waiting()
    requests = [*(Waiting(connection=one) for one in held), request]
    assert assigned(pool, [*held, elsewhere], requests) == [elsewhere]
    assert pool._connections == [*held, request.connection]


def test_more_connections_than_are_kept_are_closed_the_oldest_first(pool):
    connections = [Connection() for _ in range(3)]
    assert assigned(pool, connections, []) == connections[:1]
    assert pool._connections == connections[1:]


def test_connections_that_nobody_asks_for_are_looked_after_all_the_same(pool, monkeypatch):
    now = time.monotonic()
    monkeypatch.setattr(pools.time, "monotonic", lambda: now)
    assigned(pool, [], [])
    expired = Connection(THERE, expired=True)
    assert assigned(pool, [expired], []) == []
    now += 2
    assert assigned(pool, [expired], []) == [expired]


def test_the_garbage_collector_may_close_an_answer_while_a_call_is_given_its_connection():
    def script(line, request):
        if b"stream" in request["body"]:
            line.send(stream_head(), chunked(event("a")))
            line.wait(30)
        else:
            line.send(whole(completion("hello")))

    def collected_in_the_middle(pool):
        with pool._optional_thread_lock:
            gc.collect()

    with Loopback(script) as server, OpenAI("key", server.url) as client:
        cycle = [iter(client.chat.completions.create(ASKED, stream=True))]
        next(cycle[0])
        cycle.append(cycle)
        (pool,) = pools.pools_of(client._io.connections._client)
        assert len(pool._requests) == 1
        del cycle
        thread = threading.Thread(target=collected_in_the_middle, args=(pool,), daemon=True)
        thread.start()
        thread.join(5)
        assert not thread.is_alive()
        assert pool._requests == []
        assert client.chat.completions.create(ASKED).choice.text == "hello"
        assert [one.is_idle() for one in pool._connections] == [True]


def test_a_connection_that_was_just_given_to_a_thread_is_left_alone_by_the_others(monkeypatch):
    """Where the others took its answer for the end of it, they closed it, and the call was sent twice."""
    given, looked_up = PoolRequest.wait_for_connection, SyncStream.get_extra_info

    def late(request, timeout=None):
        connection = given(request, timeout)
        time.sleep(0.0004)
        return connection

    def slowly(stream, info):
        if info == "is_readable":
            time.sleep(0.0005)
        return looked_up(stream, info)

    monkeypatch.setattr(PoolRequest, "wait_for_connection", late)
    monkeypatch.setattr(SyncStream, "get_extra_info", slowly)

    def calls(client):
        return [client.chat.completions.create(ASKED).success for _ in range(100)]

    with (
        Loopback(lambda line, request: line.send(whole(completion("hello")))) as server,
        OpenAI("key", server.url) as client,
        ThreadPoolExecutor(6) as threads,
    ):
        assert list(threads.map(calls, [client] * 6)) == [[True] * 100] * 6
        assert len(server.requests) == 600
        assert server.connections <= 6


def test_any_number_of_connections_is_closed_though_some_of_them_fail():
    closed = []

    class Failing:
        async def aclose(self):
            closed.append(self)
            raise OSError("no more")

    with pytest.raises(OSError, match="no more"):
        asyncio.run(pools._close_all_async([Failing() for _ in range(3000)]))
    assert len(closed) == 3000
