"""Whatever bytes a server writes where an HTTP answer should stand, the call ends with a failed result."""

import pytest
from anything import BYTES, bounded
from asking import MESSAGES
from hypothesis import given
from hypothesis import strategies as st
from read_all import read_everything

from clients import KITS, kit_of
from loopback import Loopback

STATUS_LINES = [
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.0 200\r\n",
    b"HTTP/1.1 204 No Content\r\n",
    b"HTTP/1.1 404 \r\n",
    b"HTTP/1.1 999 ?\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n",
    b"HTTP/2 200\r\n",
    b"SSH-2.0-x\r\n",
]
HEADS = [
    b"Content-Length: 2\r\n",
    b"Content-Length: -1\r\n",
    b"Content-Length: 99\r\n",
    b"Content-Length: x\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Transfer-Encoding: x\r\n",
    b"Content-Encoding: gzip\r\n",
    b"\x80: \xff\r\n",
    b"Content-Type: text/event-stream\r\n",
    b"No colon\r\n",
    b": empty\r\n",
    b" folded\r\n",
    b"Connection: close\r\n",
    b"Location: http://[::1\r\n",
    b"Set-Cookie: \xff=\x80; expires=x\r\n",
    b"X-Request-Id: a\r\nX-Request-Id: b\r\n",
]
BODIES = [
    b"{}",
    b'{"error": "no"}',
    b"2\r\n{}\r\n0\r\n\r\n",
    b"zz\r\n",
    b"0\r\n\r\n",
    b"data: {}\n\n",
    b"\x1f\x8b\x08",
]
ANSWERS = st.one_of(
    BYTES,
    st.builds(
        lambda line, heads, body, rest: line + b"".join(heads) + b"\r\n" + body + rest,
        st.sampled_from(STATUS_LINES),
        st.lists(st.sampled_from(HEADS), max_size=3),
        st.sampled_from(BODIES) | BYTES,
        st.sampled_from([b"", b"", b"\r\n", b"HTTP/1.1 200 OK\r\n\r\n"]),
    ),
)


@pytest.fixture(scope="module")
def line():
    answers = []

    def script(connection, request):
        connection.send(answers[-1])
        return False

    with Loopback(script) as server:
        yield server, answers


@pytest.fixture(scope="module", params=KITS)
def one_kit(request):
    with kit_of(request.param) as made:
        yield made


@pytest.mark.parametrize("streams", [False, True], ids=["whole", "streamed"])
@bounded(60)
@given(data=ANSWERS)
def test_any_bytes_on_the_line_end_the_call(line, one_kit, streams, data):
    server, answers = line
    answers.append(data)
    client = one_kit.client(baseURL=server.url, maxRetries=0, timeout=10)
    try:
        returned = one_kit.do(client.chat.completions.create(MESSAGES, stream=streams))
        if streams:
            one_kit.chunks(returned)
        result = returned.result if streams else returned
        assert result.terminated
        read_everything(one_kit, result)
    finally:
        one_kit.do(client.close())
