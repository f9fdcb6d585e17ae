"""`files.create`: what is sent of which file, and what becomes of the file."""

import contextlib
import copy
import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import httpx
import numpy as np
import pytest
from resource_wire import Sink, fields_of, file_of, form_of

from aikit4d import OpenAIError, OpenAIFileParameters
from clients import Wire, answer
from loopback import Loopback, whole
from unseekable import Pipe

FILE = {"id": "file-1", "object": "file"}
OCTETS = "application/octet-stream"


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "Notes of Today.TXT"
    made.write_bytes(b"0123456789")
    return made


def uploaded(kit, file, purpose="user_data", parameters=None, **given):
    wire = Wire(answer(FILE))
    result = kit.do(kit.client("key", handler=wire).files.create(file, purpose, parameters, **given))
    assert result.file.id == "file-1", result.errors
    return wire.requests[0]


def named(data, name):
    file = io.BytesIO(data)
    file.name = name
    return file


def opened(path, place=0):
    file = path.open("rb")
    file.seek(place)
    return file


SOURCES = {
    "a path": (lambda path: path, ("Notes of Today.TXT", "text/plain", b"0123456789")),
    "a path as text": (str, ("Notes of Today.TXT", "text/plain", b"0123456789")),
    "bytes": (lambda path: b"abc", ("file.pdf", OCTETS, b"abc")),
    "a bytearray": (lambda path: bytearray(b"abc"), ("file.pdf", OCTETS, b"abc")),
    "a memoryview": (lambda path: memoryview(b"abcd")[1:3], ("file.pdf", OCTETS, b"bc")),
    "no bytes": (lambda path: b"", ("file.pdf", OCTETS, b"")),
    "an unnamed stream": (lambda path: io.BytesIO(b"abc"), ("file.pdf", OCTETS, b"abc")),
    "a named stream": (lambda path: named(b"abc", "/tmp/a.jsonl"), ("a.jsonl", "application/json", b"abc")),
    "a stream named by a word": (lambda path: named(b"abc", "<stdin>"), ("file.pdf", OCTETS, b"abc")),
    "a stream named by a number": (lambda path: named(b"abc", 5), ("file.pdf", OCTETS, b"abc")),
}


@pytest.mark.parametrize(("make", "expected"), SOURCES.values(), ids=SOURCES)
def test_a_file_is_sent_under_its_own_name(kit, path, make, expected):
    assert file_of(uploaded(kit, make(path))) == expected


def test_an_open_file_is_sent_from_where_it_stands_and_stays_open(kit, path):
    with opened(path, 4) as file:
        assert file_of(uploaded(kit, file)) == ("Notes of Today.TXT", "text/plain", b"456789")
        assert not file.closed
        assert file.tell() == 10


@pytest.mark.parametrize(
    ("filename", "name", "media_type"),
    [
        ("b.JSONL", "b.JSONL", "application/json"),
        ("b.pdf", "b.pdf", "application/pdf"),
        ("no extension", "no extension", OCTETS),
        ("b.unknown", "b.unknown", OCTETS),
        ("", "Notes of Today.TXT", "text/plain"),
        ("Übung 世界.csv", "Übung 世界.csv", "text/csv"),
    ],
)
def test_a_given_name_is_sent_with_its_media_type(kit, path, filename, name, media_type):
    request = uploaded(kit, path, filename=filename)
    assert f'filename="{name}"'.encode() in request.content
    assert f"Content-Type: {media_type}".encode() in request.content


NAMES = ['a"\r\nX-Own: y\r\n\r\nz', 'a"; name="purpose', "a\nb", "\udcff.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_cannot_add_a_header_or_a_part(kit, name):
    request = uploaded(kit, b"abc", filename=name)

    assert b"X-Own" not in [line.split(b":")[0] for line in request.content.split(b"\r\n")]
    assert [part[0] for part in form_of(request)] == ["purpose", "file"]
    assert file_of(request)[2] == b"abc"


def test_a_path_of_no_text_is_sent(kit, tmp_path):
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    odd.write_bytes(b"abc")
    assert b'filename="?.txt"' in uploaded(kit, odd).content


@pytest.mark.parametrize(
    ("parameters", "fields"),
    [
        ({}, []),
        ({"user": "me"}, [("user", "me")]),
        (
            {"expires_after": {"anchor": "created_at", "seconds": 3600}},
            [("expires_after[anchor]", "created_at"), ("expires_after[seconds]", "3600")],
        ),
        ({"expires_after": {"anchor": "", "seconds": 3600}}, [("expires_after[seconds]", "3600")]),
        (
            {"expires_after": {"anchor": "created_at", "seconds": 0}},
            [("expires_after[anchor]", "created_at")],
        ),
        ({"expires_after": {"anchor": None, "seconds": -5}}, []),
        ({"expires_after": {}}, []),
        ({"user": "a\r\n--b"}, [("user", "a\r\n--b")]),
        ({"user": "\ud800"}, [("user", "?")]),
    ],
)
@pytest.mark.parametrize("form", [dict, OpenAIFileParameters])
def test_fields_come_before_the_file(kit, parameters, fields, form):
    given = form(parameters)
    before = copy.deepcopy(parameters)

    request = uploaded(kit, b"abc", "user_data", given)

    assert fields_of(request) == [*fields, ("purpose", "user_data")]
    assert form_of(request)[-1][0] == "file"
    assert parameters == before


@pytest.mark.parametrize("seconds", [[60], {"after": 60}, b"60"])
def test_an_expiry_of_the_wrong_kind_raises_and_is_named(kit, seconds):
    files = kit.client("key", handler=Wire()).files
    with pytest.raises(TypeError, match=r"expires_after\['seconds'\]"):
        kit.do(files.create(b"x", "batch", expires_after={"seconds": seconds}))


def test_every_form_has_a_boundary_of_its_own(kit):
    types = {uploaded(kit, b"abc").headers["content-type"] for _ in range(3)}
    assert len(types) == 3
    assert all(one.startswith("multipart/form-data; boundary=") for one in types)


def test_a_media_type_of_the_callers_does_not_replace_that_of_the_form(kit):
    wire = Wire(answer(FILE))
    client = kit.client("key", handler=wire, customHeaders={"content-type": "application/json"})
    kit.do(client.files.create(b"abc", "batch"))
    assert file_of(wire.requests[0])[2] == b"abc"


def test_a_pipe_is_sent_without_its_length(kit):
    request = uploaded(kit, io.BufferedReader(Pipe(b"abc")))
    assert request.headers["transfer-encoding"] == "chunked"
    assert "content-length" not in request.headers
    assert file_of(request) == ("file.pdf", OCTETS, b"abc")


def test_a_pipe_is_not_sent_again(kit):
    wire = Wire(answer({}, 500, {"retry-after-ms": "1"}), answer(FILE))
    result = kit.do(kit.client("key", handler=wire).files.create(Pipe(b"abc"), "batch"))
    assert (result.error.status, len(wire.requests)) == (500, 1)


@pytest.mark.parametrize("place", [0, 4])
def test_each_attempt_sends_the_same_bytes(kit, path, place):
    wire = Wire(answer({}, 503, {"retry-after-ms": "1"}), httpx.ConnectError("no"), answer(FILE))
    with opened(path, place) as file:
        assert kit.do(kit.client("key", handler=wire).files.create(file, "batch")).success
    contents = [file_of(request)[2] for request in wire.requests]
    assert contents == [b"0123456789"[place:]] * 3


REFUSED = {
    "nothing": (None, TypeError, r"^file must be a path, bytes or an open binary file, not NoneType"),
    "a number": (5, TypeError, r"^file must be a path"),
    "a list": ([b"x"], TypeError, r"^file must be a path"),
    "an empty path": ("", ValueError, r"^file must not be empty"),
    "numbers": (np.zeros(3), TypeError, r"^file must be a path"),
    "a text file": (io.StringIO("x"), TypeError, r"^file must be opened in binary mode"),
}


@pytest.mark.parametrize(("file", "error", "message"), REFUSED.values(), ids=REFUSED)
def test_a_file_of_another_kind_is_refused_before_the_purpose_is_looked_at(kit, file, error, message):
    client = kit.client("key", handler=pytest.fail)
    with pytest.raises(error, match=message):
        kit.do(client.files.create(file, ""))


def test_an_asynchronous_file_is_refused(kit):
    class AsyncFile:
        async def read(self):
            return b""

    client = kit.client("key", handler=pytest.fail)
    with pytest.raises(TypeError, match=r"^file must be an ordinary binary file"):
        kit.do(client.files.create(AsyncFile(), "batch"))


@pytest.mark.parametrize(("purpose", "error"), [("", ValueError), (None, TypeError), ({}, TypeError)])
def test_a_purpose_is_needed(kit, path, purpose, error):
    client = kit.client("key", handler=pytest.fail)
    with pytest.raises(error, match=r"^purpose must"):
        kit.do(client.files.create(path, purpose))


@pytest.mark.parametrize(("name", "error"), [("missing.txt", FileNotFoundError), (".", IsADirectoryError)])
def test_a_path_without_a_file_is_named(kit, tmp_path, name, error):
    client = kit.client("key", handler=pytest.fail)
    with pytest.raises(error, match=str(tmp_path)):
        kit.do(client.files.create(tmp_path / name, "batch"))


def test_a_closed_file_is_refused(kit):
    file = io.BytesIO(b"abc")
    file.close()
    client = kit.client("key", handler=pytest.fail)
    with pytest.raises(ValueError, match=r"^file must be open for reading: .*closed"):
        kit.do(client.files.create(file, "batch"))


def test_a_text_file_in_a_wrapper_is_refused(kit):
    client = kit.client("key", handler=pytest.fail)
    with (
        tempfile.SpooledTemporaryFile(mode="w+") as file,
        pytest.raises(TypeError, match=r"^file must be opened in binary mode"),
    ):
        kit.do(client.files.create(file, "batch"))


def test_a_file_open_for_writing_is_refused(kit, path):
    client = kit.client("key", handler=pytest.fail)
    with path.open("ab") as file, pytest.raises(ValueError, match=r"^file must be open for reading"):
        kit.do(client.files.create(file, "batch"))


def test_every_second_byte_is_sent(kit):
    wire = Wire(answer(FILE))
    assert kit.do(kit.client("key", handler=wire).files.create(memoryview(b"abcd")[::2], "batch")).success
    assert file_of(wire.requests[0])[2] == b"ac"


class FileGoingBad(io.BytesIO):
    """A file that is closed, or gives text, when it is read in the call."""

    def __init__(self, data, closes):
        super().__init__(data)
        self._closes = closes

    def read(self, size=-1):
        if size == 0:
            return b""
        if not self._closes:
            return "text"
        self.close()
        return super().read(size)


@pytest.mark.parametrize("closes", [True, False])
def test_a_file_that_goes_bad_in_the_call_is_a_failure(kit, closes):
    client = kit.client("key", handler=pytest.fail)
    result = kit.do(client.files.create(FileGoingBad(b"abc", closes), "batch"))
    assert not result.success
    assert "file" in result.error.message


def test_a_file_that_is_closed_between_two_attempts_is_a_failure(kit):
    file = io.BytesIO(b"abc")

    def handler(request):
        file.close()
        return httpx.Response(503, headers={"retry-after-ms": "1"})

    result = kit.do(kit.client("key", handler=handler).files.create(file, "batch"))
    assert not result.success
    assert "The file cannot be read" in result.error.message


def open_files():
    return [str(file.readlink()) for file in Path("/proc/self/fd").iterdir() if file.exists()]


linux = pytest.mark.skipif(sys.platform != "linux", reason="open files are read from /proc")
ENDS = {
    "a success": (answer(FILE), {}),
    "a failure": (answer({}, 400), {}),
    "no connection": (httpx.ConnectError("no"), {"maxRetries": 0}),
    "an error that is raised": (answer({}, 400), {"throw": True}),
    "a callback": (answer(FILE), {"onTerminate": lambda result: None}),
    "a callback that raises": (answer(FILE), {"onTerminate": lambda result: 1 / 0}),
    "a parameter that cannot be sent": (answer(FILE), {"extraHeaders": {"a b": "c"}}),
}


@linux
@pytest.mark.parametrize(("answered", "parameters"), ENDS.values(), ids=ENDS)
def test_a_file_that_was_opened_is_closed_at_the_end(kit, path, answered, parameters):
    client = kit.client("key", handler=Wire(answered))
    with contextlib.suppress(OpenAIError, ValueError):
        kit.do(client.files.create(path, "batch", **parameters)).request.wait(10)
    assert str(path) not in open_files()


@linux
def test_a_file_is_open_while_callbacks_wait_for_the_server(kit, path):
    seen = []

    def handler(request):
        seen.append((str(path) in open_files(), file_of(request)[2]))
        return httpx.Response(200, json=FILE)

    kit.do(kit.client("key", handler=handler).files.create(path, "batch", formula=print)).request.wait(10)
    assert seen == [(True, b"0123456789")]


def test_a_file_goes_over_a_real_connection(kit, path):
    def script(line, request):
        line.send(whole(FILE))

    with Loopback(script) as server:
        client = kit.client("key", server.url)
        result = kit.do(client.files.create(path, "batch", filename="a.jsonl"))
        kit.do(client.close())

    assert result.file.id == "file-1"
    (request,) = server.requests
    assert int(request["headers"]["content-length"]) == len(request["body"])
    assert b"\r\n\r\n0123456789\r\n" in request["body"]


class Changing:
    """A file that another program writes to while it is sent: after its first piece."""

    def __init__(self, path, change):
        self._file = path.open("rb")
        self._path, self._change = path, change
        self.seek = self._file.seek

    def read(self, size=-1):
        data = self._file.read(size)
        if size and self._file.tell() < 70_000 and self._change:
            change, self._change = self._change, None
            change(self._path)
        return data


def grow(path):
    with path.open("ab") as file:
        file.write(b"more" * 50_000)


def shrink(path):
    os.truncate(path, 10)


def change_while_sent(kit, path, change, answers):
    path.write_bytes(b"x" * 70_000)
    file = Changing(path, change)
    with file._file, Loopback(lambda line, request: line.send(answers.pop(0))) as server:
        client = kit.client("key", server.url)
        result = kit.do(client.files.create(file, "batch"))
        kit.do(client.close())
    return result, server.requests


def test_a_file_that_grows_while_it_is_sent_is_sent_as_it_was_at_every_attempt(kit, path):
    answers = [whole({}, 503, retry_after="0"), whole(FILE)]
    result, requests = change_while_sent(kit, path, grow, answers)
    assert result.success, result.errors
    assert [request["body"].count(b"x" * 70_000) for request in requests] == [1, 1]
    assert not [request for request in requests if b"more" in request["body"]]


def test_a_file_that_becomes_shorter_while_it_is_sent_is_a_failure(kit, path):
    result, requests = change_while_sent(kit, path, shrink, [])
    assert (result.success, requests) == (False, [])
    assert result.error.message == "The file became shorter while it was sent"


def test_a_file_that_stands_behind_its_end_is_sent_empty(kit, path):
    with opened(path, 99) as file:
        request = uploaded(kit, file)
    assert file_of(request)[2] == b""
    assert int(request.headers["content-length"]) == len(request.content)


UPLOAD = """
import asyncio, io, resource, sys
from aikit4d import AsyncOpenAI, OpenAI
url, path, kind = sys.argv[1:]

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

async def twice(client):
    for file in (b"x", path):
        before = peak()
        result = client.files.create(file, "batch")
        result = await result if kind == "async" else result
        assert result.success, result.errors
    print(peak() - before)
    closing = client.close()
    if kind == "async":
        await closing

asyncio.run(twice((AsyncOpenAI if kind == "async" else OpenAI)("key", url)))
"""


def test_an_upload_of_512_mb_takes_at_most_16_mb_more_memory(tmp_path, kit):
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(512 << 20)

    with Sink() as sink:
        script = [sys.executable, "-c", UPLOAD, sink.url, str(large), kit.name]
        done = subprocess.run(script, capture_output=True, text=True, timeout=120, check=False)

    assert done.returncode == 0, done.stderr
    assert sink.sizes[-1] > 512 << 20
    assert float(done.stdout) <= 16
