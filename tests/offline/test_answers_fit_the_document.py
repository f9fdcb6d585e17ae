"""Every answer is valid by the schema that openapi.yaml gives its operation."""

import base64
import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from aikit4d.offline.app import HANDLERS
from documents import document_of_2026

DOCUMENT = yaml.safe_load((Path(__file__).parents[2] / "openapi.yaml").read_text(encoding="utf-8"))
OPERATIONS = {
    operation["operationId"]: operation
    for methods in DOCUMENT["paths"].values()
    for operation in methods.values()
    if isinstance(operation, dict) and "operationId" in operation
}
USER = {"role": "user", "content": "hello there"}
TOOL = {"type": "function", "function": {"name": "f"}}
CHAT = {"model": "m", "messages": [USER], "store": True, "metadata": {"a": "b"}}
IMAGE_FILE = {"image": ("a.png", b"png")}
EDIT = {"prompt": "a", "images": [{"file_id": "x"}]}
COMPLETION = "/chat/completions/chatcmpl-offline-1"
FILE = "/files/file-offline-1"


def check(operation_id, value, media_type="application/json"):
    content = OPERATIONS[operation_id]["responses"]["200"]["content"]
    schema = {**content[media_type]["schema"], "components": DOCUMENT["components"]}
    Draft202012Validator(schema).validate(value)


@pytest.fixture
def filled(http):
    """A server with one stored completion and one file."""
    assert http.post("/chat/completions", json=CHAT).status_code == 200
    assert (
        http.post("/files", data={"purpose": "user_data"}, files={"file": ("a.txt", b"text")}).status_code
        == 200
    )
    return http


CASES = [
    ("createChatCompletion", "POST", "/chat/completions", {"json": CHAT}),
    ("createChatCompletion", "POST", "/chat/completions", {"json": {**CHAT, "n": 3}}),
    (
        "createChatCompletion",
        "POST",
        "/chat/completions",
        {"json": {**CHAT, "tools": [TOOL], "tool_choice": "required"}},
    ),
    ("listChatCompletions", "GET", "/chat/completions", {}),
    ("getChatCompletion", "GET", COMPLETION, {}),
    ("updateChatCompletion", "POST", COMPLETION, {"json": {"metadata": {"c": "d"}}}),
    ("deleteChatCompletion", "DELETE", COMPLETION, {}),
    ("listModels", "GET", "/models", {}),
    ("retrieveModel", "GET", "/models/offline-echo", {}),
    ("deleteModel", "DELETE", "/models/offline-echo", {}),
    ("createImage", "POST", "/images/generations", {"json": {"prompt": "a"}}),
    ("createImage", "POST", "/images/generations", {"json": {"prompt": "a", "model": "gpt-image-1"}}),
    ("createImageEdit", "POST", "/images/edits", {"data": {"prompt": "a"}, "files": IMAGE_FILE}),
    pytest.param("createImageEdit", "POST", "/images/edits", {"json": EDIT}, marks=document_of_2026),
    ("createImageVariation", "POST", "/images/variations", {"files": IMAGE_FILE}),
    ("createModeration", "POST", "/moderations", {"json": {"input": "violence"}}),
    ("createEmbedding", "POST", "/embeddings", {"json": {"model": "m", "input": ["a", "b"]}}),
    ("createFile", "POST", "/files", {"data": {"purpose": "batch"}, "files": {"file": ("a", b"x")}}),
    ("listFiles", "GET", "/files", {}),
    ("retrieveFile", "GET", FILE, {}),
    ("deleteFile", "DELETE", FILE, {}),
]


@pytest.mark.parametrize(("operation_id", "method", "path", "request_parts"), CASES)
def test_an_answer_fits_the_schema(filled, operation_id, method, path, request_parts):
    response = filled.request(method, path, **request_parts)
    assert response.status_code == 200, response.text
    check(operation_id, response.json())


def test_stored_messages_fit_but_for_the_roles_of_the_request(filled):
    page = filled.get(f"{COMPLETION}/messages").json()
    assert [message.pop("role") for message in page["data"]] == ["user"]
    for message in page["data"]:
        message["role"] = "assistant"
    check("getChatCompletionMessages", page)


def test_a_file_is_answered_as_bytes(filled):
    assert filled.get(f"{FILE}/content").content == b"text"


@pytest.mark.parametrize(
    ("operation_id", "path", "body"),
    [
        ("createChatCompletion", "/chat/completions", CHAT | {"stream_options": {"include_usage": True}}),
        ("createChatCompletion", "/chat/completions", CHAT | {"tools": [TOOL], "tool_choice": "required"}),
        ("createImage", "/images/generations", {"prompt": "a", "model": "gpt-image-1", "partial_images": 1}),
        pytest.param(
            "createImageEdit", "/images/edits", {**EDIT, "partial_images": 1}, marks=document_of_2026
        ),
    ],
)
def test_events_fit_the_schema(http, operation_id, path, body):
    lines = http.post(path, json={**body, "stream": True}).text.splitlines()
    events = [line.removeprefix("data: ") for line in lines if line.startswith("data: {")]
    assert len(events) > 1
    for event in events:
        check(operation_id, json.loads(event), "text/event-stream")


def test_every_operation_that_is_answered_is_checked_here():
    tested = {getattr(case, "values", case)[0] for case in CASES}
    assert tested | {"getChatCompletionMessages", "downloadFile"} == set(HANDLERS)
    assert set(HANDLERS) <= set(OPERATIONS)


def test_base64_vectors_are_the_one_answer_beside_the_schema(http):
    body = {"model": "m", "input": "a", "encoding_format": "base64"}
    vector = http.post("/embeddings", json=body).json()["data"][0]["embedding"]
    assert len(base64.b64decode(vector)) == 4 * 64
