"""What the library may cost, in figures that a busy machine does not change: modules, function calls, memory.

A figure here is what was measured when it was written. Code that needs more fails; code that needs much less
may lower it. `nox -s bench` measures times.
"""

import gc
import json
import os
import subprocess
import sys
import threading
import tracemalloc
from itertools import chain, repeat
from pathlib import Path

import anyio
import h11
import httpcore
import httpx
import pytest

from aikit4d import OpenAI
from clients import completion, events
from loopback import Loopback, whole

MESSAGES = [{"role": "user", "content": "Hello"}]
HTTP_LIBRARIES = tuple(str(Path(library.__file__).parent) for library in (httpx, httpcore, h11, anyio))

CONSTRUCTED = {
    "aikit4d",
    "aikit4d._core",
    "aikit4d._core.branches",
    "aikit4d._core.calls",
    "aikit4d._core.drivers",
    "aikit4d._core.error_bodies",
    "aikit4d._core.generated",
    "aikit4d._core.hints",
    "aikit4d._core.json",
    "aikit4d._core.retry",
    "aikit4d._core.secrets",
    "aikit4d._core.settings",
    "aikit4d._core.showing",
    "aikit4d._core.suggestions",
    "aikit4d._core.wire",
    "aikit4d._version",
    "aikit4d.client",
    "aikit4d.errors",
    "aikit4d.objects",
    "aikit4d.request",
}
CALLED = {
    "aikit4d._core.bodies",
    "aikit4d._core.http_clients",
    "aikit4d._core.network",
    "aikit4d._core.outgoing",
    "aikit4d._core.paging",
    "aikit4d._core.pools",
    "aikit4d._core.provider_rules",
    "aikit4d._core.resource",
    "aikit4d._core.toolcalls",
    "aikit4d._core.traces",
    "aikit4d._core.transport",
    "aikit4d._core.unpacking",
    "aikit4d.chat",
    "aikit4d.chat_completions",
    "aikit4d.chat_parameters",
    "aikit4d.chat_results",
    "aikit4d.messages",
    "aikit4d.parameters",
    "aikit4d.providers",
    "aikit4d.result",
    "aikit4d.stored_completions",
    "aikit4d_openapi",
    "aikit4d_openapi.api",
    "aikit4d_openapi.api.chat",
    "aikit4d_openapi.api.chat.create_chat_completion",
    "aikit4d_openapi.operation",
    "aikit4d_openapi.operations",
}
STREAMED = {
    "aikit4d._core.chunks",
    "aikit4d._core.deltas",
    "aikit4d._core.events",
    "aikit4d._core.fragments",
    "aikit4d._core.merging",
    "aikit4d._core.streaming",
    "aikit4d.chat_streams",
}

LOADED = """
import json, sys
import aikit4d
client = aikit4d.OpenAI("key", sys.argv[1])
print(json.dumps(sorted(sys.modules)))
result = client.chat.completions.create([{"role": "user", "content": "Hello"}], model="m")
assert result.choice.text == "hi", result
print(json.dumps(sorted(sys.modules)))
assert not result.choice.parsed and result.parsed.choices[0].message.content == "hi"
print(json.dumps(sorted(sys.modules)))
client.chat.completions.create([{"role": "user", "content": "Hello"}], model="m", stream=True)
print(json.dumps(sorted(sys.modules)))
"""


@pytest.fixture(scope="module")
def loaded():
    """The modules after construction, first call, reading of `parsed`, and stream, in a fresh process."""
    with Loopback(lambda line, _: line.send(whole(completion()))) as server:
        environment = {**os.environ, "XDG_CONFIG_HOME": os.devnull}
        for name in ("COVERAGE_PROCESS_START", "COV_CORE_SOURCE"):
            environment.pop(name, None)
        run = subprocess.run(
            [sys.executable, "-c", LOADED, server.url],
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            timeout=60,
        )
    return [set(json.loads(line)) for line in run.stdout.splitlines()]


def own(modules):
    return {name for name in modules if name.partition(".")[0] in {"aikit4d", "aikit4d_openapi"}}


def test_importing_and_constructing_loads_no_other_module_than_these(loaded):
    assert own(loaded[0]) == CONSTRUCTED


def test_importing_and_constructing_loads_no_other_library_than_msgspec(loaded):
    # msgspec imports typing_extensions where it is installed.
    others = {name.partition(".")[0] for name in loaded[0]} & {
        *("anyio", "asyncio", "attr", "attrs", "certifi", "dateutil", "email", "h11", "httpcore", "httpx"),
        *("httpx_sse", "platformdirs", "ssl", "PIL", "starlette", "numpy"),
    }
    assert others == set()


def test_the_first_call_loads_no_other_module_than_these(loaded):
    assert own(loaded[1] - loaded[0]) == CALLED


def test_the_first_call_of_a_client_without_threads_loads_no_event_loop(loaded):
    assert not {"asyncio", "dateutil", "httpx_sse"} & loaded[1]


def test_a_stream_loads_no_other_module_than_these(loaded):
    assert own(loaded[3] - loaded[2]) == STREAMED


def test_generated_models_are_loaded_when_parsed_is_read(loaded):
    before, after = (
        {name for name in modules if name.startswith("aikit4d_openapi.models.")} for modules in loaded[1:3]
    )
    assert before == set()
    assert after


class Counter:
    """Counts the Python functions that are entered, resumed generators and coroutines included."""

    def __init__(self, *, inside=(), outside=()):
        self._inside = inside
        self._outside = (__file__, *outside)
        self.calls = 0

    def __enter__(self):
        threading.setprofile(self._note)
        sys.setprofile(self._note)
        return self

    def __exit__(self, *trouble):
        sys.setprofile(None)
        threading.setprofile(None)

    def _note(self, frame, happening, _):
        if happening == "call":
            name = frame.f_code.co_filename
            self.calls += (name.startswith(self._inside) if self._inside else True) and not name.startswith(
                self._outside
            )


def calls_of(function, **where):
    """How many Python functions `function` enters when everything has been called before."""
    function()
    function()
    gc.collect()
    gc.disable()
    try:
        with Counter(**where) as counter:
            function()
    finally:
        gc.enable()
    return counter.calls


def own_calls(function):
    return calls_of(function, outside=HTTP_LIBRARIES)


def client_of(body):
    answer = json.dumps(body).encode()
    return client_answering(lambda _: httpx.Response(200, content=answer))


def client_answering(handler):
    return OpenAI(
        "key", "http://127.0.0.1:1/v1", httpAgent=httpx.Client(transport=httpx.MockTransport(handler))
    )


def text_of_create(client):
    return client.chat.completions.create(MESSAGES, model="m").choice.text


def test_function_calls_of_a_create():
    client = client_of(completion())
    assert own_calls(lambda: text_of_create(client)) <= 318


def test_a_request_on_own_connections_is_hardly_touched_by_httpx():
    with (
        Loopback(lambda line, _: line.send(whole(completion()))) as server,
        OpenAI("key", server.url) as client,
    ):
        calls = calls_of(
            lambda: client.chat.completions.create(MESSAGES, model="m"), inside=(HTTP_LIBRARIES[0],)
        )
    assert calls <= 110


def test_function_calls_of_each_message_that_is_sent():
    client = client_of(completion())

    def calls(count):
        return own_calls(lambda: client.chat.completions.create(MESSAGES * count, model="m"))

    assert (calls(110) - calls(10)) / 100 <= 5


@pytest.mark.parametrize(
    ("how", "budget"), [("iterated", 17), ("by_callback", 16), ("in_larger_pieces", 15.5)]
)
def test_function_calls_of_a_chunk(how, budget):
    def calls(chunks):
        return own_calls(lambda: read_stream(how, chunks))

    # Waiting for a callback's thread takes some calls now and then.
    assert (calls(600) - calls(100)) / 500 <= budget + 0.1


def read_stream(how, chunks):
    pieces = [chunk_bytes("word ")] * chunks + [chunk_bytes(None, "stop"), events("[DONE]")]
    if how == "in_larger_pieces":
        pieces = [b"".join(pieces[place : place + 20]) for place in range(0, len(pieces), 20)]
    client = client_answering(lambda _: httpx.Response(200, content=iter(pieces)))
    if how == "by_callback":
        texts = []
        result = client.chat.completions.create(
            MESSAGES, model="m", stream=True, onData=lambda chunk: texts.append(chunk.choice.text)
        )
        result.request.wait()
    else:
        texts = [
            chunk.choice.text for chunk in client.chat.completions.create(MESSAGES, model="m", stream=True)
        ]
    assert len("".join(texts)) == 5 * chunks


def chunk_bytes(text, finish_reason=None):
    delta = {} if text is None else {"content": text}
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
    return events(
        json.dumps({"id": "c", "object": "chat.completion.chunk", "model": "m", "choices": [choice]})
    )


@pytest.mark.parametrize(
    ("vector", "budget"), [([0.5] * 64, 10), ("AACAPwAAAEA=", 9)], ids=["floats", "base64"]
)
def test_function_calls_of_a_vector(vector, budget):
    def calls(count):
        data = [{"object": "embedding", "index": place, "embedding": vector} for place in range(count)]
        client = client_of({"object": "list", "data": data, "model": "m"})
        return own_calls(lambda: client.embeddings.create(["text"], "m").vectors)

    assert (calls(110) - calls(10)) / 100 <= budget


def test_function_calls_of_a_number_in_a_vector_are_none():
    def calls(length):
        data = [{"object": "embedding", "index": 0, "embedding": [0.5] * length}]
        client = client_of({"object": "list", "data": data, "model": "m"})
        return own_calls(lambda: client.embeddings.create(["text"], "m").vector.length)

    assert calls(5_000) == calls(5)


def test_function_calls_of_a_stored_completion_in_a_list():
    def calls(count):
        client = client_of({"object": "list", "data": [completion(id=str(place)) for place in range(count)]})
        return own_calls(lambda: [item.choice.text for item in client.chat.completions.list()])

    assert (calls(110) - calls(10)) / 100 <= 19


def test_calls_leave_nothing_behind():
    client = client_of(completion())
    for _ in range(100):
        text_of_create(client)
    gc.collect()
    before = sys.getallocatedblocks()
    for _ in range(1000):
        text_of_create(client)
    gc.collect()
    assert sys.getallocatedblocks() - before < 500


def test_a_chunk_that_was_read_leaves_its_text_and_no_more():
    pieces = [chunk_bytes("word ")] * 5000 + [events("[DONE]")]
    client = client_answering(lambda _: httpx.Response(200, content=iter(pieces)))
    blocks = []
    for number, _ in enumerate(client.chat.completions.create(MESSAGES, model="m", stream=True)):
        if number in {1000, 4000}:
            gc.collect()
            blocks.append(sys.getallocatedblocks())
    assert (blocks[1] - blocks[0]) / 3000 <= 1.05


def peak_bytes(function, *, warm=True):
    """The most memory that `function` takes while it runs, when it has run before (`warm`)."""
    if warm:
        function()
    gc.collect()
    tracemalloc.start()
    try:
        function()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_create_takes_little_memory_while_it_runs():
    client = client_of(completion())
    assert peak_bytes(lambda: text_of_create(client)) <= 20_000


def test_a_stream_takes_no_more_memory_for_more_chunks_than_for_their_texts():
    def peak(chunks):
        pieces = chain(repeat(chunk_bytes("word "), chunks), [events("[DONE]")])
        client = client_answering(lambda _: httpx.Response(200, content=pieces))
        stream = client.chat.completions.create(MESSAGES, model="m", stream=True)
        return peak_bytes(lambda: sum(1 for _ in stream), warm=False)

    assert (peak(3000) - peak(1000)) / 2000 <= 80


def kept_bytes(function):
    """The memory that what `function` gives holds, measured by the allocator."""
    function()
    gc.collect()
    tracemalloc.start()
    try:
        kept = function()
        gc.collect()
        size = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert kept
    return size


def test_a_result_that_is_kept_holds_little():
    client = client_of(completion())
    results = kept_bytes(lambda: [client.chat.completions.create(MESSAGES, model="m") for _ in range(50)])
    assert results / 50 <= 3_200


def test_vectors_that_are_kept_hold_their_numbers_and_little_more():
    client = client_of({"data": [{"index": 0, "embedding": [0.5] * 100_000}]})
    assert kept_bytes(lambda: client.embeddings.create("text", "m").vector) <= 900_000


class Sink(httpx.BaseTransport):
    """Reads a request piece by piece, as a connection does."""

    def handle_request(self, request):
        assert sum(map(len, request.stream)) > 64 << 20
        return httpx.Response(200, json={"id": "file-1", "object": "file"})


def test_an_upload_holds_a_piece_of_the_file_at_a_time(tmp_path):
    path = tmp_path / "data.bin"
    with path.open("wb") as file:
        file.truncate(64 << 20)

    client = OpenAI("key", "http://127.0.0.1:1/v1", httpAgent=httpx.Client(transport=Sink()))
    assert client.files.create(path, "user_data").file.id == "file-1"
    assert peak_bytes(lambda: client.files.create(path, "user_data")) <= 1 << 20
