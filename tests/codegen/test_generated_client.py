"""The generated client on a faked wire: what the stock generator gets wrong, put right."""

import asyncio
import copy
import io
import json
import pickle
import re
import threading

import httpx
import httpx_sse
import pytest

from aikit4d_openapi import AuthenticatedClient, Client, errors, models, types
from aikit4d_openapi.api.chat import create_chat_completion, get_chat_completion, list_chat_completions
from aikit4d_openapi.api.files import create_file, download_file
from aikit4d_openapi.api.images import create_image_edit

TOKEN = "sk-very-secret"
ASKED = models.CreateChatCompletionRequest(
    model="m", messages=[models.ChatCompletionRequestUserMessage(content="hi", role="user")]
)


class Wire:
    """A server in the same process that remembers what it was asked."""

    def __init__(self, *answers):
        self.requests = []
        self.bodies = []
        self._answers = list(answers)

    def __call__(self, request):
        self.requests.append(request)
        self.bodies.append(request.read())
        return self._answers.pop(0)

    async def answer(self, request):
        self.requests.append(request)
        self.bodies.append(await request.aread())
        return self._answers.pop(0)

    def client(self, kind=AuthenticatedClient, **settings):
        settings = {"token": TOKEN, **settings} if kind is AuthenticatedClient else settings
        client = kind(base_url="http://127.0.0.1/v1", **settings)
        arguments = client._httpx_arguments()
        client.set_httpx_client(httpx.Client(**arguments, transport=httpx.MockTransport(self)))
        client.set_async_httpx_client(
            httpx.AsyncClient(**arguments, transport=httpx.MockTransport(self.answer))
        )
        return client


@pytest.fixture(params=["sync", "asyncio"])
def call(request):
    """Calls an operation's functions of one kind, by what follows their name."""

    def called(module, suffix="", **arguments):
        name = f"{request.param}{suffix}"
        result = getattr(module, name)(**arguments)
        if suffix == "_stream":
            return list(result) if request.param == "sync" else asyncio.run(_all(result))
        return result if request.param == "sync" else asyncio.run(result)

    return called


async def _all(events):
    return [event async for event in events]


def test_an_answer_becomes_its_model(call):
    wire = Wire(httpx.Response(200, json={"id": "1", "choices": [{"message": {"content": "hello"}}]}))
    answer = call(create_chat_completion, client=wire.client(), body=ASKED)
    assert answer.choices[0].message.content == "hello"
    assert json.loads(wire.bodies[0]) == {"messages": [{"content": "hi", "role": "user"}], "model": "m"}
    assert wire.requests[0].headers["authorization"] == f"Bearer {TOKEN}"
    assert wire.requests[0].url == "http://127.0.0.1/v1/chat/completions"


@pytest.mark.parametrize("status", [299, 418, 520, 529, 599])
def test_a_status_without_a_name_is_a_number(call, status):
    wire = Wire(httpx.Response(status, content=b"?"))
    answer = call(create_chat_completion, "_detailed", client=wire.client(), body=ASKED)
    assert (answer.status_code, answer.content, answer.parsed) == (status, b"?", None)


def test_an_undescribed_status_raises_where_it_is_asked_to(call):
    wire = Wire(httpx.Response(529, content=b"busy"))
    with pytest.raises(errors.UnexpectedStatus, match="529"):
        call(create_chat_completion, client=wire.client(raise_on_unexpected_status=True), body=ASKED)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"<html>", "the answer is no JSON"),
        (b"[]", "an object is expected"),
        (b'{"choices": 1}', "choices: "),
    ],
)
def test_an_answer_that_does_not_fit_is_named(call, content, problem):
    wire = Wire(httpx.Response(200, content=content))
    with pytest.raises(errors.UnexpectedValue, match=problem):
        call(create_chat_completion, client=wire.client(), body=ASKED)


def test_a_download_is_bytes(call):
    wire = Wire(httpx.Response(200, content=b"\x00\xff", headers={"content-type": "application/jsonl"}))
    assert call(download_file, client=wire.client(), file_id="f") == b"\x00\xff"


def test_query_values_are_sent_only_when_given(call):
    page = {"object": "list", "data": [], "first_id": None, "last_id": None, "has_more": False}
    wire = Wire(httpx.Response(200, json=page))
    call(
        list_chat_completions,
        client=wire.client(),
        metadata=models.Metadata.from_dict({"a": "b"}),
        order="asc",
    )
    assert wire.requests[0].url.params.multi_items() == [("metadata[a]", "b"), ("order", "asc")]


def test_nothing_given_sends_no_query(call):
    wire = Wire(httpx.Response(200, json={"data": []}))
    call(list_chat_completions, client=wire.client())
    assert wire.requests[0].url.query == b""


def test_an_id_that_climbs_is_not_sent(call):
    wire = Wire()
    with pytest.raises(ValueError, match="completion_id"):
        call(get_chat_completion, client=wire.client(), completion_id="..")
    assert wire.requests == []


class Pieces(io.RawIOBase):
    """A file of some megabytes that remembers how much of it was read at once."""

    name = "/somewhere/big.jsonl"

    def __init__(self, size):
        self.left = size
        self.size = size
        self.largest = 0

    def seekable(self):
        return True

    def tell(self):
        return self.size - self.left

    def seek(self, offset, whence=0):
        self.left = self.size - offset if whence == 0 else 0
        return self.tell()

    def readable(self):
        return True

    def read(self, size=-1):
        assert size > 0, "a file is never read as a whole"
        given = min(size, self.left)
        self.largest = max(self.largest, given)
        self.left -= given
        return b"x" * given


FILE = {
    "id": "f",
    "object": "file",
    "bytes": 1,
    "created_at": 1,
    "filename": "n",
    "purpose": "batch",
    "status": "x",
}


def test_a_file_is_read_while_it_is_sent(call):
    wire = Wire(httpx.Response(200, json=FILE))
    big = Pieces(3_000_000)
    body = models.CreateFileRequest(file=types.File(big), purpose="batch")
    assert call(create_file, client=wire.client(), body=body).id == "f"
    assert big.largest <= 65_536
    assert wire.requests[0].headers["content-length"] == str(len(wire.bodies[0]))
    assert b'name="file"; filename="big.jsonl"' in wire.bodies[0]


def boundary_of(request):
    return re.fullmatch(r"multipart/form-data; boundary=(\S+)", request.headers["content-type"])[1]


def test_the_boundary_of_a_form_is_drawn_anew(call):
    wire = Wire(httpx.Response(200, json=FILE), httpx.Response(200, json=FILE))
    content = b"--+++\r\nContent-Disposition: form-data; name=purpose\r\n"
    for _ in range(2):
        body = models.CreateFileRequest(file=types.File(io.BytesIO(content), "a"), purpose="batch")
        call(create_file, client=wire.client(), body=body)
    first, second = map(boundary_of, wire.requests)
    assert first != second
    assert len(first) >= 16


def test_a_body_of_either_kind_goes_out_in_its_own_form(call):
    wire = Wire(httpx.Response(200, json={"created": 1}), httpx.Response(200, json={"created": 1}))
    form = models.CreateImageEditRequest(image=types.File(b"x", "a.png", "image/png"), prompt="p")
    references = models.EditImageBodyJsonParam(images=[models.ImageRefParam(file_id="f")], prompt="p")
    call(create_image_edit, client=wire.client(), body=form)
    call(create_image_edit, client=wire.client(), body=references)
    assert wire.requests[0].headers["content-type"].startswith("multipart/form-data")
    assert json.loads(wire.bodies[1]) == {"images": [{"file_id": "f"}], "prompt": "p"}


EVENTS = (
    b': comment\n\ndata: {"id":"1","choices":[{"delta":{"content":"a\xe2\x80\xa8b"}}]}\n\n'
    b'data: {"id":"1","choices":[{"delta":{"content":"c"},"finish_reason":"odd"}]}\n\n'
    b"data: [DONE]\n\ndata: never\n\n"
)
STREAM = {"content-type": "text/event-stream; charset=utf-8"}


def test_events_become_their_models(call):
    wire = Wire(httpx.Response(200, content=EVENTS, headers=STREAM))
    events = call(create_chat_completion, "_stream", client=wire.client(), body=ASKED)
    assert [event.choices[0].delta.content for event in events] == ["a\u2028b", "c"]
    assert json.loads(wire.bodies[0])["stream"] is True
    assert wire.requests[0].headers["accept"] == "text/event-stream"


def test_events_of_a_form_are_asked_for_in_the_form(call):
    done = b'data: {"type":"image_edit.completed","b64_json":"eA=="}\n\n'
    wire = Wire(httpx.Response(200, content=done, headers=STREAM))
    body = models.CreateImageEditRequest(image=types.File(b"x"), prompt="p")
    (event,) = call(create_image_edit, "_stream", client=wire.client(), body=body)
    assert isinstance(event, models.ImageEditCompletedEvent)
    assert b'name="stream"\r\n\r\ntrue\r\n' in wire.bodies[0]


def test_a_refused_stream_raises(call):
    wire = Wire(httpx.Response(429, json={"error": {}}))
    with pytest.raises(errors.UnexpectedStatus, match="429"):
        call(create_chat_completion, "_stream", client=wire.client(), body=ASKED)


STREAMS = [
    (b"data: nonsense\n\n", STREAM, errors.UnexpectedValue, "holds no JSON"),
    (b'data: {"error": {"message": "too hot"}}\n\n', STREAM, errors.ErrorEvent, "too hot"),
    (b'data: {"choices": 5}\n\n', STREAM, errors.UnexpectedValue, "choices"),
    (b"{}", {"content-type": "application/json"}, httpx_sse.SSEError, "text/event-stream"),
]


@pytest.mark.parametrize(("content", "headers", "error", "problem"), STREAMS)
def test_a_stream_that_cannot_be_read_raises(call, content, headers, error, problem):
    wire = Wire(httpx.Response(200, content=content, headers=headers))
    with pytest.raises(error, match=problem):
        call(create_chat_completion, "_stream", client=wire.client(), body=ASKED)


def test_closing_the_iterator_closes_the_answer():
    wire = Wire(httpx.Response(200, content=EVENTS, headers=STREAM))
    client = wire.client()
    events = create_chat_completion.sync_stream(client=client, body=ASKED)
    next(events)
    events.close()
    assert next(events, None) is None


@pytest.mark.parametrize("kind", [Client, AuthenticatedClient])
def test_time_is_limited_unless_told_otherwise(kind):
    settings = {"token": TOKEN} if kind is AuthenticatedClient else {}
    client = kind(base_url="http://127.0.0.1", **settings)
    assert client.get_httpx_client().timeout == httpx.Timeout(600.0, connect=10.0, pool=10.0)
    assert client.get_async_httpx_client().timeout.read == 600.0
    assert client.with_timeout(None).get_httpx_client().timeout == httpx.Timeout(None)


CHANGES = [
    lambda client: client.with_headers({"x-a": "1"}),
    lambda client: client.with_cookies({"a": "1"}),
    lambda client: client.with_timeout(httpx.Timeout(1.0)),
]


@pytest.mark.parametrize("change", CHANGES, ids=["headers", "cookies", "timeout"])
def test_a_changed_copy_leaves_its_client_alone(change):
    headers = {"x-own": "1"}
    client = AuthenticatedClient(base_url="http://127.0.0.1", token=TOKEN, headers=headers)
    connections, asynchronous = client.get_httpx_client(), client.get_async_httpx_client()
    before = (dict(connections.headers), dict(connections.cookies), connections.timeout)
    changed = change(client)
    assert (dict(connections.headers), dict(connections.cookies), connections.timeout) == before
    assert client.get_httpx_client() is connections
    assert client.get_async_httpx_client() is asynchronous
    assert changed.get_httpx_client() is not connections
    assert headers == {"x-own": "1"}
    assert changed.get_httpx_client().headers["authorization"] == f"Bearer {TOKEN}"


def test_no_secret_is_shown_or_pickled():
    secrets = {
        "token": TOKEN,
        "headers": {"x-key": "header-secret"},
        "cookies": {"c": "cookie-secret"},
        "httpx_args": {"params": {"k": "argument-secret"}},
    }
    client = AuthenticatedClient(base_url="http://127.0.0.1/v1", prefix="Token", **secrets)
    client.get_httpx_client()
    for shown in (repr(client), str(client), pickle.dumps(client).decode("latin-1")):
        assert not re.search(r"secret", shown)
    restored = pickle.loads(pickle.dumps(client))
    assert (restored.token, restored.prefix, restored._base_url) == ("", "Token", "http://127.0.0.1/v1")


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_a_copy_in_the_same_process_keeps_the_key(copied):
    client = AuthenticatedClient(base_url="http://127.0.0.1", token=TOKEN)
    assert copied(client).token == TOKEN


def test_a_client_without_a_key_sends_none():
    wire = Wire(httpx.Response(200, json={"id": "1"}))
    create_chat_completion.sync(client=wire.client(Client), body=ASKED)
    assert "authorization" not in wire.requests[0].headers


def test_clients_are_used_in_with_blocks():
    with AuthenticatedClient(base_url="http://127.0.0.1", token=TOKEN) as client:
        connections = client.get_httpx_client()
    assert connections.is_closed

    async def asynchronously():
        async with Client(base_url="http://127.0.0.1") as opened:
            return opened.get_async_httpx_client()

    assert asyncio.run(asynchronously()).is_closed


def test_unset_survives_copying_and_threads():
    assert copy.deepcopy(types.UNSET) is types.UNSET
    assert pickle.loads(pickle.dumps(types.UNSET)) is types.UNSET
    assert not types.UNSET
    found = []
    thread = threading.Thread(target=lambda: found.append(types.Unset()))
    thread.start()
    thread.join()
    assert found == [types.UNSET]
