"""Every call of the facade against a server that holds it against an OpenAPI document."""

import httpx
import pytest
from calls import CALLS, MESSAGES, NEWER_THAN_2025_03


def verdict(headers):
    """What the server says of the request: whether it is valid, and each complaint with its place."""
    complaints = [
        f"{headers[name.replace('message', 'path')]}: {text}"
        for name, text in headers.items()
        if name.startswith("x-steady-error-") and name.endswith("-message")
    ]
    return headers["x-steady-request-valid"], complaints


@pytest.mark.parametrize("name", CALLS)
def test_every_request_is_valid(name, document, client, kit):
    result = kit.do(CALLS[name](client))

    if name in NEWER_THAN_2025_03 and "2025-03" in document.name:
        assert verdict(result.headers)[0] == "false"
        return
    assert verdict(result.headers) == ("true", [])
    assert result.success, result.errors


def test_a_streamed_request_is_valid_and_its_answer_is_read(client, kit):
    stream = kit.do(
        client.chat.completions.create(
            MESSAGES,
            model="m",
            stream=True,
            stream_options={"include_usage": True},
            extraHeaders={"Accept": "text/event-stream"},  # the mock server looks at this, not at the body
        )
    )
    chunks = kit.chunks(stream)

    assert verdict(stream.result.headers) == ("true", [])
    assert [chunk.data.object for chunk in chunks[:5]] == ["chat.completion.chunk"] * 5
    assert stream.result.success, stream.result.errors


def test_an_answer_goes_back_as_a_valid_message(client, kit):
    answer = kit.do(client.chat.completions.create(MESSAGES, model="m")).choice.message

    result = kit.do(client.chat.completions.create([*MESSAGES, answer], model="m"))

    assert verdict(result.headers) == ("true", [])


def test_a_wrong_request_is_refused_and_named(client, kit):
    result = kit.do(client.chat.completions.create(MESSAGES, model="m", extraBody={"n": "two"}))

    assert not result.success
    assert verdict(result.headers)[0] == "false"
    assert result.error.status == 400


@pytest.mark.parametrize("document", ["openapi.yaml"], indirect=True)
def test_the_calls_of_these_tests_reach_every_operation(steady, client, kit):
    results = [kit.do(call(client)) for call in CALLS.values()]

    called = {(result.request.method, result.headers["x-steady-matched-path"]) for result in results}
    paths = httpx.get(f"{steady.url}/_x-steady/spec").json()["paths"]
    assert called == {(method.upper(), path) for path, operations in paths.items() for method in operations}
