"""Every call of the facade against a server that holds it against an OpenAPI document."""

import pytest

MESSAGES = [{"role": "user", "content": "Hello"}]
TOOL = {
    "type": "function",
    "function": {"name": "add", "description": "Adds.", "parameters": {"type": "object", "properties": {}}},
}
TOOL_TURN = [
    {"role": "developer", "content": "Be brief.", "name": "house"},
    {
        "role": "user",
        "content": [
            {"type": "text", "text": "What is this?"},
            {"type": "image_url", "image_url": {"url": "https://example.com/a.png", "detail": "low"}},
        ],
    },
    {
        "role": "assistant",
        "content": "Let me see.",
        "tool_calls": [
            {"id": "call_1", "type": "function", "function": {"name": "add", "arguments": "{}"}},
        ],
    },
    {"role": "tool", "tool_call_id": "call_1", "content": "4"},
]
SCHEMA = {
    "type": "json_schema",
    "json_schema": {"name": "answer", "strict": True, "schema": {"type": "object", "properties": {}}},
}

CALLS = {
    "create": lambda client: client.chat.completions.create(MESSAGES, model="m"),
    "create with documented parameters": lambda client: client.chat.completions.create(
        MESSAGES,
        model="m",
        max_completion_tokens=10,
        n=2,
        temperature=0.5,
        store=True,
        reasoning_effort="low",
        response_format=SCHEMA,
        tools=[TOOL],
        tool_choice={"type": "function", "function": {"name": "add"}},
        prediction={"type": "content", "content": "text"},
        service_tier="auto",
        user="me",
    ),
    "create with other fields of the request": lambda client: client.chat.completions.create(
        MESSAGES,
        model="m",
        seed=1,
        stop=["a", "b"],
        metadata={"topic": "tests"},
        logit_bias={"5": -1},
        logprobs=True,
        top_logprobs=2,
        top_p=0.5,
        frequency_penalty=0.1,
        presence_penalty=0.1,
        parallel_tool_calls=False,
    ),
    "create in a tool turn": lambda client: client.chat.completions.create(
        TOOL_TURN, model="m", tools=[TOOL]
    ),
    "create with json_object": lambda client: client.chat.completions.create(
        MESSAGES, model="m", response_format={"type": "json_object"}, tool_choice="none", tools=[TOOL]
    ),
    "retrieve": lambda client: client.chat.completions.retrieve("chatcmpl-1"),
    "update": lambda client: client.chat.completions.update("chatcmpl-1", {"topic": "tests"}),
    "delete": lambda client: client.chat.completions.delete("chatcmpl-1"),
    "list": lambda client: client.chat.completions.list(),
    "list with filters": lambda client: client.chat.completions.list(
        model="m", metadata={"topic": "tests", "for": "me"}, after="chatcmpl-1", limit=2, order="desc"
    ),
    "messages.list": lambda client: client.chat.completions.messages.list("chatcmpl-1"),
    "messages.list with paging": lambda client: client.chat.completions.messages.list(
        "chatcmpl-1", after="m-1", limit=2, order="desc"
    ),
}


def verdict(headers):
    """What the server says of the request: whether it is valid, and each complaint with its place."""
    complaints = [
        f"{headers[name.replace('message', 'path')]}: {text}"
        for name, text in headers.items()
        if name.startswith("x-steady-error-") and name.endswith("-message")
    ]
    return headers["x-steady-request-valid"], complaints


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_every_request_is_valid(call, client, kit):
    result = kit.do(call(client))

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
