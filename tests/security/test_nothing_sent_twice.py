"""What may have been worked on, and charged, is not sent again; what is repeated says that it is the same."""

import pytest

from clients import completion
from loopback import Loopback, head, whole

MESSAGES = [{"role": "user", "content": "x"}]
LIMIT = 0.4

CALLS = {
    "POST": lambda client: client.chat.completions.create(MESSAGES),
    "POST of a picture": lambda client: client.images.generate("a house"),
    "POST of a file": lambda client: client.files.create(b"abc" * 1000, "batch"),
    "GET": lambda client: client.chat.completions.retrieve("c1"),
    "DELETE": lambda client: client.files.delete("f1"),
}


def closes(line):
    return False


def closes_in_head(line):
    line.send(b"HTTP/1.1 200 OK\r\nContent-Ty")
    return False


def closes_in_body(line):
    line.send(head(content_length=100), b'{"id":')
    return False


def resets(line):
    line.reset()
    return False


def resets_in_head(line):
    line.send(b"HTTP/1.1 2")
    line.wait(0.05)
    line.reset()
    return False


def talks_nonsense(line):
    line.send(b"What do you want?\r\n\r\n")
    return False


def stays_silent(line):
    line.wait(LIMIT * 3)
    return False


BREAKS = [closes, closes_in_head, closes_in_body, resets, resets_in_head, talks_nonsense, stays_silent]
BEFORE_ANY_BYTE = {closes, resets}


@pytest.fixture(autouse=True)
def short_waits(monkeypatch):
    monkeypatch.setattr("aikit4d._core.retry._FIRST_BACKOFF", 0.01)


def attempts(kit, call, breaks, *, reused):
    """The requests that a call of two retries sends to a server that breaks off every one of them."""
    seen = []

    def script(line, request):
        if reused and not seen and request["path"].endswith("/models"):
            line.send(whole({"data": []}))
            return None
        seen.append(request)
        return breaks(line)

    with Loopback(script) as server:
        client = kit.client("key", server.url, timeout=LIMIT if breaks is stays_silent else 10, maxRetries=2)
        if reused:
            assert kit.do(client.models.list()).success
        assert not kit.do(call(client)).success
        kit.do(client.close())
    return seen


@pytest.mark.parametrize("breaks", BREAKS)
@pytest.mark.parametrize(("name", "call"), CALLS.items(), ids=CALLS)
@pytest.mark.parametrize("reused", [False, True], ids=["new", "reused"])
def test_only_what_nobody_worked_on_is_sent_again(kit, breaks, name, call, reused):
    seen = attempts(kit, call, breaks, reused=reused)
    if not name.startswith("POST"):
        assert len(seen) == 3
    elif reused and breaks in BEFORE_ANY_BYTE:
        # The second attempt opens a connection of its own, where the same break counts as work begun.
        assert len(seen) == 2
    else:
        assert len(seen) == 1
    bodies = {request["body"].replace(boundary_of(request), b"") for request in seen}
    assert len(bodies) == 1, "a file is sent from its beginning every time"
    assert len({request["headers"].get("idempotency-key") for request in seen}) == 1


def boundary_of(request):
    return request["headers"].get("content-type", "").rpartition("boundary=")[2].encode() or b"none"


@pytest.mark.parametrize("status", [408, 409, 429, 500, 503])
@pytest.mark.parametrize(("name", "call"), CALLS.items(), ids=CALLS)
def test_a_refusal_is_repeated_under_the_same_key(kit, status, name, call):
    with Loopback(lambda line, request: line.send(whole({"error": {"message": "busy"}}, status))) as server:
        client = kit.client("key", server.url, maxRetries=2)
        result = kit.do(call(client))
        kit.do(client.close())
    assert result.error.message == "busy"
    assert len(server.requests) == 3
    keys = {request["headers"].get("idempotency-key") for request in server.requests}
    assert len(keys) == 1
    assert (None in keys) == (name == "GET")


def test_a_stream_that_broke_is_not_asked_for_again(kit):
    def script(line, request):
        line.send(head(media_type="text/event-stream", content_length=1000), b"data: {}\n\n")
        return False

    with Loopback(script) as server:
        client = kit.client("key", server.url, maxRetries=2)
        stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
        kit.chunks(stream)
        kit.do(client.close())
    assert not stream.result.success
    assert len(server.requests) == 1


def test_a_good_answer_is_never_asked_for_twice(kit):
    def script(line, request):
        line.send(whole(completion(), x_should_retry="true", retry_after="0"))

    with Loopback(script) as server:
        client = kit.client("key", server.url, maxRetries=2)
        assert kit.do(client.chat.completions.create(MESSAGES)).success
        kit.do(client.close())
    assert len(server.requests) == 1
