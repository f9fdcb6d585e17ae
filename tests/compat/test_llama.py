"""The facade against llama.cpp's own server with a tiny random model: real answers, if senseless ones."""

import asyncio
import concurrent.futures
import dataclasses
import json
import time
from typing import Literal

import httpx
import pytest
from dimensions import CONTEXT_OF_A_SLOT, EMBEDDING_LENGTH, MODEL_NAME, SLOTS

MESSAGES = [
    {"role": "system", "content": "You are a helpful assistant."},
    {"role": "user", "content": "Hello, how are you?"},
]
TOO_LONG = [{"role": "user", "content": "x" * 2 * CONTEXT_OF_A_SLOT}]
WEATHER_SCHEMA = {
    "type": "object",
    "properties": {
        "sky": {"type": "string", "enum": ["clear", "cloudy"]},
        "celsius": {"type": "integer"},
        "wet": {"type": "boolean"},
    },
    "required": ["sky", "celsius", "wet"],
    "additionalProperties": False,
}
REPORT = {"type": "function", "function": {"name": "report", "parameters": WEATHER_SCHEMA}}
ENDLESS = 1_000_000


@dataclasses.dataclass
class Weather:
    sky: Literal["clear", "cloudy"]
    celsius: int
    wet: bool


@pytest.fixture
def ask(kit, client):
    """Asks the shared server: gives the result, or the stream."""

    def ask(messages=MESSAGES, **parameters):
        return kit.do(client.chat.completions.create(messages, model=MODEL_NAME, **parameters))

    return ask


def next_chunk(kit, stream):
    return kit.do(next(stream) if kit.name == "sync" else anext(stream))


def test_an_answer_comes_whole(ask):
    result = ask(max_completion_tokens=12)

    assert result.success, result.errors
    assert result.choice.text
    assert result.choice.finish_reason == "length"
    assert result.choice.message.role == "assistant"
    assert result.usage.completion_tokens == 12
    assert result.model == MODEL_NAME
    assert result.parsed.model == MODEL_NAME


def test_an_answer_goes_back_in_the_next_question(ask):
    first = ask(max_completion_tokens=12)
    second = ask(
        [*MESSAGES, first.choice.message, {"role": "user", "content": "Go on."}], max_completion_tokens=12
    )

    assert second.success, second.errors
    assert second.usage.prompt_tokens > first.usage.total_tokens


def test_several_answers_come_at_once(ask):
    result = ask(max_completion_tokens=3, n=SLOTS)

    assert [choice.index for choice in result.choices] == list(range(SLOTS))


def test_a_streamed_answer_is_the_sum_of_its_chunks(ask, kit):
    stream = ask(max_completion_tokens=50, stream=True)
    chunks = kit.chunks(stream)

    assert len(chunks) > 10
    assert stream.result.success, stream.result.errors
    assert stream.result.choice.finish_reason == "length"
    texts = [choice.text for chunk in chunks for choice in chunk.choices]
    assert "".join(texts) == stream.result.choice.text
    assert stream.result.usage is None


def test_a_stream_ends_with_the_usage_where_it_is_asked_for(ask, kit):
    stream = ask(max_completion_tokens=7, stream=True, stream_options={"include_usage": True})
    kit.chunks(stream)

    assert stream.result.usage.completion_tokens == 7
    assert stream.result.choice.finish_reason == "length"


def test_callbacks_get_the_chunks_and_the_end(ask):
    texts, ends = [], []
    result = ask(
        max_completion_tokens=20,
        stream=True,
        onData=lambda chunk: texts.append(chunk.choice.text if chunk.choice else ""),
        onTerminate=ends.append,
    )
    result.request.wait(10)

    assert ends == [result]
    assert result.success, result.errors
    assert "".join(texts) == result.choice.text


def test_a_json_schema_shapes_the_answer(ask):
    schema = {"name": "weather", "strict": True, "schema": WEATHER_SCHEMA}
    result = ask(response_format={"type": "json_schema", "json_schema": schema})

    assert result.choice.finish_reason == "stop"
    assert json.loads(result.choice.text).keys() == WEATHER_SCHEMA["properties"].keys()


@pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])
def test_an_answer_of_a_type_is_an_instance_of_it(stream, ask, kit):
    result = ask(response_format=Weather, stream=stream)
    if stream:
        kit.chunks(result)
        result = result.result

    weather = result.choice.parsed
    assert isinstance(weather, Weather), result.choice
    assert weather.sky in ("clear", "cloudy")
    assert isinstance(weather.celsius, int)
    assert isinstance(weather.wet, bool)


def test_a_tool_is_called(ask):
    result = ask(tools=[REPORT], tool_choice="required")

    (call,) = result.choice.message.tool_calls
    assert call.id
    assert call.function.name == "report"
    assert json.loads(call.function.arguments).keys() == WEATHER_SCHEMA["properties"].keys()
    assert result.choice.finish_reason == "tool_calls"


def test_a_streamed_tool_call_is_put_together(ask, kit):
    parameters = {"tools": [REPORT], "tool_choice": "required", "temperature": 0}
    whole = ask(**parameters)
    stream = ask(**parameters, stream=True)
    assert len(kit.chunks(stream)) > 10

    (call,) = stream.result.choice.message.tool_calls
    assert call.function == whole.choice.message.tool_calls[0].function
    assert stream.result.choice.finish_reason == "tool_calls"


@pytest.mark.parametrize("tool_choice", ["auto", "required"])
@pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])
def test_the_helper_runs_the_tool_and_gets_an_answer(stream, tool_choice, client, kit):
    reported = []
    parameters = {"model": MODEL_NAME, "tool_choice": tool_choice, "max_completion_tokens": 300}
    helper = client.chat.create("You watch the weather.", parameters)

    @helper.tool
    def report(sky: Literal["clear", "cloudy"], celsius: int, *, wet: bool) -> str:
        """Tells the others what the weather is."""
        reported.append((sky, celsius, wet))
        return "The others know."

    result = kit.do(helper.prompt("How is the weather?", stream=stream))
    if stream:
        kit.chunks(result)
        result = result.result

    assert result.success, result.errors
    assert result.choice.finish_reason == "length"
    ((sky, celsius, wet),) = reported
    assert sky in ("clear", "cloudy")
    assert isinstance(celsius, int)
    assert isinstance(wet, bool)
    assert [message.role for message in helper.messages] == ["user", "assistant", "tool", "assistant"]
    assert helper.messages[2].content == "The others know."
    assert helper.messages[3].text == result.choice.text


def test_the_helper_ends_a_loop_that_the_model_does_not_end(client, kit):
    helper = client.chat.create(model=MODEL_NAME, tool_choice="required")
    helper.maxToolRounds = 0
    helper.registerTool(REPORT, lambda arguments: arguments.sky)

    result = kit.do(helper.prompt("How is the weather?"))

    assert not result.success
    assert helper.messages == []
    assert helper.lastErrors == result.errors


def test_the_models_are_listed(client, kit):
    listed = kit.do(client.models.list())

    assert listed.success, listed.errors
    assert [model.id for model in listed] == [MODEL_NAME]
    assert not listed.has_more


@pytest.mark.parametrize("form", ["float", "base64"])
def test_texts_become_vectors(form, client, kit):
    texts = ["a cat", "a car", "a cat"]
    result = kit.do(client.embeddings.create(texts, MODEL_NAME, encoding_format=form))

    assert result.success, result.errors
    first, second, third = result.vectors
    assert [vector.length for vector in result.vectors] == [EMBEDDING_LENGTH] * 3
    assert first.cosineSimilarity(third) == pytest.approx(1, abs=1e-5)
    assert first.cosineSimilarity(second) < 0.999
    assert result.usage.prompt_tokens == sum(map(len, texts))


def test_a_conversation_that_is_too_long_is_an_error_in_the_servers_words(ask):
    result = ask(TOO_LONG)

    assert not result.success
    assert result.error.isBadRequestError
    assert result.error.type == "exceed_context_size_error"
    assert "exceeds the available context size" in result.error.message


def test_a_stream_that_is_refused_says_why(ask, kit):
    stream = ask(TOO_LONG, stream=True)

    assert kit.chunks(stream) == []
    assert "exceeds the available context size" in stream.result.error.message


def test_an_operation_that_the_server_lacks_is_not_found(client, kit):
    result = kit.do(client.chat.completions.retrieve("chatcmpl-1"))

    assert not result.success
    assert result.error.isNotFoundError
    assert result.error.message == "File Not Found"


def test_a_wrong_base_url_is_not_found_and_has_a_hint(kit, connect, llama):
    client = connect(f"{llama.url}/v1/v1")
    result = kit.do(client.chat.completions.create(MESSAGES, model=MODEL_NAME))

    assert result.error.isNotFoundError
    assert "baseURL" in result.error.hint


def test_two_clients_are_served_at_once(kit, connect, llama):
    clients = [connect(f"{llama.url}/v1") for _ in range(SLOTS)]
    asked = {"model": MODEL_NAME, "max_completion_tokens": 300}

    def create(client):
        return client.chat.completions.create(MESSAGES, asked)

    async def all_at_once():
        return await asyncio.gather(*map(create, clients))

    if kit.name == "async":
        results = kit.do(all_at_once())
    else:
        with concurrent.futures.ThreadPoolExecutor() as threads:
            results = list(threads.map(create, clients))

    assert [result.usage.completion_tokens for result in results] == [300] * SLOTS
    assert len({result.id for result in results}) == SLOTS


def test_leaving_a_stream_stops_the_server(ask, kit, llama):
    for _ in range(SLOTS):
        stream = ask(max_completion_tokens=ENDLESS, stream=True)
        assert next_chunk(kit, stream).choices
        kit.do(stream.close())

    assert idle_within(10, llama)


def test_a_server_that_dies_in_mid_stream_leaves_what_it_said(kit, connect, mortal_llama):
    client = connect(f"{mortal_llama.url}/v1")
    stream = kit.do(
        client.chat.completions.create(MESSAGES, model=MODEL_NAME, max_completion_tokens=ENDLESS, stream=True)
    )
    chunks = [next_chunk(kit, stream) for _ in range(5)]
    mortal_llama.kill()
    chunks += kit.chunks(stream)

    result = stream.result
    assert result.terminated
    assert not result.success
    assert result.error.message
    assert result.choice.finish_reason is None
    assert "".join(chunk.choice.text for chunk in chunks) == result.choice.text


def test_a_server_that_died_is_an_error_without_a_status(kit, connect, mortal_llama):
    client = connect(f"{mortal_llama.url}/v1")
    assert kit.do(client.chat.completions.create(MESSAGES, model=MODEL_NAME)).success
    mortal_llama.kill()
    result = kit.do(client.chat.completions.create(MESSAGES, model=MODEL_NAME))

    assert not result.success
    assert result.error.status == 0
    assert result.error.hint


def idle_within(seconds, llama):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        slots = httpx.get(f"{llama.url}/slots").json()
        if not any(slot["is_processing"] for slot in slots):
            return True
        time.sleep(0.05)
    return False
