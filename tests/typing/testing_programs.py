"""The offline server, as tests of programs use it."""

from typing import assert_type

from aikit4d import OpenAI
from aikit4d.offline import OfflineServer, RecordedRequest


def test_a_program(openai_server: OfflineServer) -> None:
    client = OpenAI("any key", openai_server.url)
    openai_server.reply("Hello", {"content": "Hi"}, headers={"x": "y"}, delay=0.1)
    openai_server.fail(429, {"retry-after": "1"}, times=2)
    client.chat.completions.create([{"role": "user", "content": "x"}])
    assert_type(openai_server.requests, list[RecordedRequest])
    with OfflineServer(port=0) as server:
        assert_type(server, OfflineServer)

    openai_server.fail("429")  # type: ignore[arg-type]
    openai_server.reply(delay="long")  # type: ignore[arg-type]
