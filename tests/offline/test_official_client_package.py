"""The official `openai` package as a client of the offline server."""

import io
import json

import openai
import pytest
from PIL import Image
from pydantic import BaseModel

from documents import document_of_2026

QUESTION = [{"role": "user", "content": "Hello, how are you?"}]
TOOL = {
    "type": "function",
    "function": {
        "name": "weather",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


@pytest.fixture
def client(openai_server):
    with openai.OpenAI(api_key="any", base_url=openai_server.url, max_retries=0) as client:
        yield client


def test_create(client):
    completion = client.chat.completions.create(model="gpt-4o-mini", messages=QUESTION)
    assert completion.choices[0].message.content == "Hello, how are you?"
    assert completion.usage.total_tokens == 8


def test_stream(client):
    chunks = list(
        client.chat.completions.create(
            model="m", messages=QUESTION, stream=True, stream_options={"include_usage": True}
        )
    )
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks[:-1]) == "Hello, how are you?"
    assert chunks[-2].choices[0].finish_reason == "stop"
    assert chunks[-1].usage.completion_tokens == 4


def test_the_stream_helper_accumulates_tool_calls(client, openai_server):
    openai_server.reply(
        {"tool_calls": [{"name": "weather", "arguments": {"city": "Rome"}}, {"name": "time"}]}
    )
    with client.chat.completions.stream(model="m", messages=QUESTION, tools=[TOOL]) as stream:
        message = stream.get_final_completion().choices[0].message
    assert [call.function.name for call in message.tool_calls] == ["weather", "time"]
    assert json.loads(message.tool_calls[0].function.arguments) == {"city": "Rome"}


def test_parse_gives_the_smallest_instance(client):
    class Person(BaseModel):
        name: str
        ages: list[int]
        partner: "Person | None"

    completion = client.chat.completions.parse(model="m", messages=QUESTION, response_format=Person)
    assert completion.choices[0].message.parsed == Person(name="", ages=[], partner=None)


def test_a_forced_tool_and_its_answer(client):
    first = client.chat.completions.create(model="m", messages=QUESTION, tools=[TOOL], tool_choice="required")
    message = first.choices[0].message
    (call,) = message.tool_calls
    answer = {"role": "tool", "tool_call_id": call.id, "content": "sunny"}
    messages = [*QUESTION, message.model_dump(exclude_none=True), answer]
    second = client.chat.completions.create(
        model="m", messages=messages, tools=[TOOL], tool_choice="required"
    )
    assert second.choices[0].message.content == "sunny"


def test_stored_completions(client):
    created = [
        client.chat.completions.create(
            model="gpt-4o-mini", messages=QUESTION, store=True, metadata={"number": str(number)}
        ).id
        for number in range(5)
    ]
    assert client.chat.completions.retrieve(created[0]).id == created[0]
    assert client.chat.completions.update(created[0], metadata={"seen": "yes"}).metadata == {"seen": "yes"}
    assert [item.id for item in client.chat.completions.list(limit=2)] == created
    assert [item.id for item in client.chat.completions.list(metadata={"number": "3"})] == [created[3]]
    assert [item.id for item in client.chat.completions.list(model="gpt-4o-mini", order="desc")] == created[
        ::-1
    ]
    messages = list(client.chat.completions.messages.list(created[0]))
    assert [(message.role, message.content) for message in messages] == [("user", "Hello, how are you?")]
    assert client.chat.completions.delete(created[0]).deleted is True
    with pytest.raises(openai.NotFoundError) as refused:
        client.chat.completions.retrieve(created[0])
    assert refused.value.param == "completion_id"


@pytest.mark.parametrize("encoding", ["float", "base64", openai.omit])
def test_embeddings(client, encoding):
    answer = client.embeddings.create(model="m", input=["one", "two"], dimensions=6, encoding_format=encoding)
    first, second = (item.embedding for item in answer.data)
    assert first != second
    if encoding != "base64":
        assert len(first) == 6


def test_models(client):
    names = [model.id for model in client.models.list()]
    assert client.models.retrieve(names[0]).id == names[0]
    assert client.models.delete(names[0]).deleted is True
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve(names[0])


@document_of_2026
def test_images(client):
    generated = client.images.generate(prompt="a house", n=2, size="256x256", response_format="b64_json")
    assert len(generated.data) == 2
    edited = client.images.edit(image=("a.png", b"png"), prompt="paint it", model="gpt-image-1")
    assert edited.data[0].b64_json
    several = client.images.edit(
        image=[("a.png", b"1"), ("b.png", b"2")], mask=("m.png", b"3"), prompt="join"
    )
    assert several.data[0].url
    with pytest.deprecated_call():
        varied = client.images.create_variation(image=("a.png", b"png"), n=3)
    assert [item.url.startswith(str(client.base_url)) for item in varied.data] == [True] * 3


def test_streamed_images(client):
    events = list(
        client.images.generate(prompt="a house", model="gpt-image-1", stream=True, partial_images=1)
    )
    assert [event.type for event in events] == [
        "image_generation.partial_image",
        "image_generation.completed",
    ]


def test_moderations(client):
    result = client.moderations.create(input=["kind words", "violence"]).results
    assert [(item.flagged, item.categories.violence) for item in result] == [(False, False), (True, True)]


@document_of_2026
def test_files(client):
    expiry = {"anchor": "created_at", "seconds": 3600}
    file = client.files.create(file=("a.jsonl", b"{}\n"), purpose="batch", expires_after=expiry)
    assert file.expires_at == file.created_at + 3600
    other = client.files.create(file=io.BytesIO(b"more"), purpose="user_data")
    assert [item.id for item in client.files.list(limit=1)] == [other.id, file.id]
    assert [item.id for item in client.files.list(purpose="batch")] == [file.id]
    assert client.files.retrieve(file.id) == file
    assert client.files.content(file.id).read() == b"{}\n"
    assert client.files.delete(file.id).deleted is True


def test_refusals_are_the_exceptions_of_their_status(client, openai_server):
    with pytest.raises(openai.BadRequestError) as refused:
        client.chat.completions.create(model="m", messages=[{"role": "wizard", "content": "x"}])
    assert (refused.value.param, refused.value.code) == ("messages[0].role", "invalid_value")
    openai_server.fail(401)
    with pytest.raises(openai.AuthenticationError):
        client.models.list()


def test_scripted_failures_are_retried(openai_server):
    openai_server.fail(503, {"retry-after-ms": "1"})
    openai_server.drop()
    openai_server.reply("third time lucky")
    with openai.OpenAI(api_key="any", base_url=openai_server.url, max_retries=2) as client:
        completion = client.chat.completions.create(model="m", messages=QUESTION)
    assert completion.choices[0].message.content == "third time lucky"
    assert len(openai_server.requests) == 3


def test_the_asynchronous_client(openai_server):
    import asyncio

    async def ask():
        async with openai.AsyncOpenAI(api_key="any", base_url=openai_server.url) as client:
            stream = await client.chat.completions.create(model="m", messages=QUESTION, stream=True)
            return "".join([chunk.choices[0].delta.content or "" async for chunk in stream])

    assert asyncio.run(ask()) == "Hello, how are you?"


def test_a_picture_behind_an_address_opens(client):
    import httpx

    (item,) = client.images.generate(prompt="a house", size="512x512").data
    assert Image.open(io.BytesIO(httpx.get(item.url).content)).size == (512, 512)
