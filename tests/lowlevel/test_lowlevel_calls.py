"""`client.lowlevel`: generated operations on the connections, with the key and the retries of a client."""

import asyncio
import io
import json
from base64 import b64encode

import httpx
import pytest

from aikit4d_openapi.api.chat import create_chat_completion
from aikit4d_openapi.api.files import create_file
from aikit4d_openapi.api.models import list_models
from aikit4d_openapi.models import CreateChatCompletionRequest, CreateFileRequest
from aikit4d_openapi.types import File
from clients import Wire, answer, completion, events, raw_answer
from unseekable import Pipe

URL = "https://near.example/v1"
CHAT = {"model": "m", "messages": [{"role": "user", "content": "Hello"}]}
MODELS = {"object": "list", "data": [{"id": "m", "object": "model", "created": 1, "owned_by": "us"}]}
FILE = {"id": "file-1", "object": "file", "filename": "a.txt"}


def chat_body():
    return CreateChatCompletionRequest.from_dict(CHAT)


def file_body():
    return CreateFileRequest(file=File(payload=io.BytesIO(b"abc"), file_name="a.txt"), purpose="user_data")


def call(kit, operation, wire, body=None, **settings):
    client = kit.client("my key", URL, handler=wire, **settings)
    function = operation.sync if kit.name == "sync" else operation.asyncio
    given = {} if body is None else {"body": body}
    return kit.do(function(client=client.lowlevel, **given))


def test_an_operation_without_body_is_sent_with_the_key(kit):
    wire = Wire(answer(MODELS))
    assert [model.id for model in call(kit, list_models, wire).data] == ["m"]
    (request,) = wire.requests
    assert (request.method, str(request.url)) == ("GET", f"{URL}/models")
    assert request.headers["authorization"] == "Bearer my key"
    assert "content-length" not in request.headers


def test_a_body_is_sent_as_it_was_made(kit):
    wire = Wire(answer(completion("hi")))
    assert call(kit, create_chat_completion, wire, chat_body()).choices[0].message.content == "hi"
    (request,) = wire.requests
    assert json.loads(request.content) == CHAT
    assert int(request.headers["content-length"]) == len(request.content)


@pytest.mark.parametrize("body", [chat_body, file_body])
def test_a_body_is_sent_again_after_a_failure(kit, body):
    operation, good = (create_chat_completion, completion()) if body is chat_body else (create_file, FILE)
    wire = Wire(answer({}, 503, {"retry-after-ms": "1"}), answer(good))
    assert call(kit, operation, wire, body()) is not None
    first, second = (request.content for request in wire.requests)
    assert first == second
    assert first


def test_a_pipe_is_not_sent_again(kit):
    wire = Wire(answer({}, 503, {"retry-after-ms": "1"}), answer(FILE))
    pipe = File(payload=Pipe(b"abc"), file_name="a.txt")
    call(kit, create_file, wire, CreateFileRequest(file=pipe, purpose="user_data"))
    (request,) = wire.requests
    assert b"\r\n\r\nabc\r\n" in request.content


def pieces_of(kit):
    async def awaited():
        yield b"abc"

    return iter([b"abc"]) if kit.name == "sync" else awaited()


BODIES = {
    "bytes": (lambda kit: {"content": b"abc"}, 2),
    "JSON": (lambda kit: {"json": {}}, 2),
    "a form": (lambda kit: {"data": {"a": "b"}}, 2),
    "a form with a file": (lambda kit: {"data": {"a": "b"}, "files": {"c": io.BytesIO(b"abc")}}, 2),
    "a form with bytes": (lambda kit: {"files": {"c": b"abc"}}, 2),
    "a form with a pipe": (lambda kit: {"files": {"c": ("name", Pipe(b"abc"))}}, 1),
    "a generator": (lambda kit: {"content": pieces_of(kit)}, 1),
}


@pytest.mark.parametrize(("body", "attempts"), BODIES.values(), ids=BODIES)
def test_a_body_that_was_read_up_is_not_sent_again(kit, body, attempts):
    wire = Wire(answer({}, 503, {"retry-after-ms": "1"}), answer({}, 200))
    lowlevel = kit.client("my key", URL, handler=wire).lowlevel
    agent = lowlevel.get_httpx_client() if kit.name == "sync" else lowlevel.get_async_httpx_client()
    response = kit.do(agent.post("/files", **body(kit)))
    assert (response.status_code, len(wire.requests)) == (503 if attempts == 1 else 200, attempts)
    assert len({request.content for request in wire.requests}) == 1


def test_a_file_is_sent_as_a_form(kit):
    wire = Wire(answer(FILE))
    assert call(kit, create_file, wire, file_body()).filename == "a.txt"
    (request,) = wire.requests
    assert request.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b'filename="a.txt"' in request.content
    assert b"\r\n\r\nabc\r\n" in request.content


def test_a_stream_gives_events(kit):
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    texts = [{**chunk, "choices": [{"index": 0, "delta": {"content": text}}]} for text in ("a", "b")]
    wire = Wire(
        raw_answer(events(*map(json.dumps, texts), "[DONE]"), headers={"content-type": "text/event-stream"})
    )
    client = kit.client("my key", URL, handler=wire)
    body = CreateChatCompletionRequest.from_dict({**CHAT, "stream": True})
    if kit.name == "sync":
        found = kit.chunks(create_chat_completion.sync_stream(client=client.lowlevel, body=body))
    else:
        found = kit.chunks(create_chat_completion.asyncio_stream(client=client.lowlevel, body=body))
    assert [event.choices[0].delta.content for event in found] == ["a", "b"]


def ask(kit, lowlevel):
    asked = list_models.sync_detailed if kit.name == "sync" else list_models.asyncio_detailed
    return kit.do(asked(client=lowlevel))


COPIES = {
    "headers": lambda lowlevel: lowlevel.with_headers({"X-Trace": "1", "User-Agent": "mine"}),
    "cookies": lambda lowlevel: lowlevel.with_cookies({"a": "b"}),
    "time limits": lambda lowlevel: lowlevel.with_timeout(httpx.Timeout(3)),
}


@pytest.mark.parametrize("copied", COPIES.values(), ids=COPIES)
def test_a_copy_with_other_settings_keeps_the_key_and_the_connections(kit, copied):
    wire = Wire(answer(MODELS))
    lowlevel = kit.client("my key", URL, handler=wire).lowlevel
    assert ask(kit, copied(lowlevel)).status_code == 200
    assert wire.requests[0].headers["authorization"] == "Bearer my key"


def test_headers_of_a_copy_are_sent(kit):
    wire = Wire(answer(MODELS))
    ask(kit, COPIES["headers"](kit.client("my key", URL, handler=wire).lowlevel))
    assert {name: wire.requests[0].headers[name] for name in ("x-trace", "user-agent")} == {
        "x-trace": "1",
        "user-agent": "mine",
    }


@pytest.mark.parametrize(
    ("settings", "copied", "seconds"),
    [
        ({}, None, 600),
        ({"timeout": 20}, None, 20),
        ({"timeout": 0}, None, 600),
        ({"timeout": 20}, "time limits", 3),
    ],
)
def test_the_time_limits_are_those_of_the_client(kit, settings, copied, seconds):
    wire = Wire(answer(MODELS))
    lowlevel = kit.client("my key", URL, handler=wire, **settings).lowlevel
    ask(kit, COPIES[copied](lowlevel) if copied else lowlevel)
    assert wire.requests[0].extensions["timeout"]["read"] == seconds


def test_an_operation_of_the_other_kind_of_client_says_so(kit):
    lowlevel = kit.client("my key", URL).lowlevel
    if kit.name == "sync":
        with pytest.raises(TypeError, match="the `lowlevel` of an `OpenAI`"):
            asyncio.run(list_models.asyncio(client=lowlevel))
    else:
        with pytest.raises(TypeError, match="the `lowlevel` of an `AsyncOpenAI`"):
            list_models.sync(client=lowlevel)


def test_an_operation_that_is_given_the_client_itself_says_what_to_give(kit):
    client = kit.client("k", handler=pytest.fail)
    call = list_models.sync if kit.name == "sync" else list_models.asyncio
    with pytest.raises(AttributeError, match=r"'get_(async_)?httpx_client'; give client\.lowlevel to"):
        kit.do(call(client=client))


def test_another_attribute_that_a_client_has_not_is_named_as_usual(kit):
    client = kit.client("sk-canary", handler=pytest.fail)
    with pytest.raises(AttributeError) as caught:
        _ = client.conversation
    assert str(caught.value) == f"'{type(client).__name__}' object has no attribute 'conversation'"
    assert (caught.value.name, caught.value.obj) == ("conversation", client)


def test_every_attempt_of_a_call_has_the_same_idempotency_key(kit):
    wire = Wire(answer({}, 503, {"retry-after-ms": "1"}), answer(completion()))
    client = kit.client("my key", URL, handler=wire)
    function = create_chat_completion.sync if kit.name == "sync" else create_chat_completion.asyncio
    for _ in range(2):
        kit.do(function(client=client.lowlevel, body=chat_body()))
    first, again, other = (request.headers["idempotency-key"] for request in wire.requests)
    assert first == again != other


def test_an_address_with_a_query_and_user_information_keeps_them_and_shows_neither(kit):
    wire = Wire(answer(MODELS))
    client = kit.client(baseURL="https://anna:pass-word@near.example/v1?api-version=7", handler=wire)
    ask(kit, client.lowlevel)
    (request,) = wire.requests
    assert (request.url.path, request.url.query) == ("/v1/models", b"api-version=7")
    assert request.headers["authorization"] == f"Basic {b64encode(b'anna:pass-word').decode()}"
    assert "pass-word" not in repr(client.lowlevel)
