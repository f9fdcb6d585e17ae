"""Calls of the facade, each by a name: every method, with every kind of value that it sends."""

import dataclasses
import io
from typing import Literal

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

CHAT = {
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

EMBEDDINGS = {
    "embeddings.create with a text": lambda client: client.embeddings.create("Hello", "m"),
    "embeddings.create with texts": lambda client: client.embeddings.create(
        ["Hello", "you"], "m", dimensions=8, encoding_format="base64", user="me"
    ),
    "embeddings.create with tokens": lambda client: client.embeddings.create([1, 2, 3], "m"),
}

MODELS = {
    "models.list": lambda client: client.models.list(),
    "models.retrieve": lambda client: client.models.retrieve("m"),
    "models.retrieve with a slash": lambda client: client.models.retrieve("maker/m"),
    "models.delete": lambda client: client.models.delete("ft:m:me::1"),
}

MODERATIONS = {
    "moderations.create with a text": lambda client: client.moderations.create("Hello"),
    "moderations.create with texts": lambda client: client.moderations.create(["Hello", "you"], "m"),
    "moderations.create with an image": lambda client: client.moderations.create(
        [
            {"type": "text", "text": "Hello"},
            {"type": "image_url", "image_url": {"url": "https://example.com/a.png"}},
        ]
    ),
}

FILES = {
    "files.create with bytes": lambda client: client.files.create(b"{}", "batch"),
    "files.create with a named file": lambda client: client.files.create(
        io.BytesIO(b"{}"), "fine-tune", filename="lines.jsonl"
    ),
    "files.create with an expiry": lambda client: client.files.create(
        b"{}", "user_data", expires_after={"anchor": "created_at", "seconds": 3600}
    ),
    "files.list": lambda client: client.files.list(),
    "files.list with filters": lambda client: client.files.list(
        after="file-1", limit=2, order="asc", purpose="batch"
    ),
    "files.retrieve": lambda client: client.files.retrieve("file-1"),
    "files.delete": lambda client: client.files.delete("file-1"),
    "files.content": lambda client: client.files.content("file-1"),
}

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff\xff\x7f\x00\t\xfb\x03\xfd\x05CE\xca\x00\x00\x00\x00IEND\xaeB`\x82"
)

IMAGES = {
    "images.generate": lambda client: client.images.generate("A cat"),
    "images.generate with documented parameters": lambda client: client.images.generate(
        "A cat",
        model="dall-e-3",
        n=2,
        size="1792x1024",
        style="natural",
        response_format="b64_json",
        quality="hd",
        user="me",
    ),
    "images.edit": lambda client: client.images.edit(PNG, "A dog"),
    "images.edit with several images": lambda client: client.images.edit(
        [PNG, PNG],
        "A dog",
        mask=PNG,
        model="gpt-image-1",
        n=2,
        size="1024x1536",
        background="opaque",
        quality="low",
    ),
    "images.edit with values of every kind": lambda client: client.images.edit(
        PNG, "A dog", n=3, size="256x256", response_format="b64_json", user="me"
    ),
    "images.createVariation": lambda client: client.images.createVariation(PNG),
    "images.createVariation with parameters": lambda client: client.images.createVariation(
        io.BytesIO(PNG), n=2, size="512x512", response_format="b64_json", user="me"
    ),
}


@dataclasses.dataclass
class Weather:
    """What the sky does."""

    sky: Literal["clear", "cloudy"]
    celsius: float
    places: list[str]


def add(a: int, b: int = 1) -> int:
    """Adds two numbers.

    Args:
        a: The first.
        b: The second.
    """
    return a + b


HELPERS = {
    "create with a type and a function": lambda client: client.chat.completions.create(
        MESSAGES, model="m", response_format=Weather, tools=[add]
    ),
    "helper.prompt": lambda client: client.chat.create("Be brief.", model="m").prompt("Hello"),
    "helper.prompt with a tool": lambda client: _helper_with_tool(client).prompt("Hello", temperature=0.5),
    "vision.prompt with an address": lambda client: client.chat.vision.create(
        "https://example.com/a.png"
    ).prompt("What is this?", model="m"),
    "vision.prompt with a file": lambda client: client.chat.vision.fromFile(PNG).prompt(
        "What is this?", model="m"
    ),
}


def _helper_with_tool(client):
    helper = client.chat.create("Be brief.", model="m")
    helper.registerTool(add)
    return helper


CALLS = CHAT | HELPERS | IMAGES | EMBEDDINGS | MODELS | MODERATIONS | FILES

# What upstream's document of 2025-03 did not know yet.
NEWER_THAN_2025_03 = {"files.create with an expiry", "images.edit with several images"}
