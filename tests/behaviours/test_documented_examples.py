"""The examples of AIKit's documentation, in Python: every one runs, and shows what it is meant to show."""

import json
import re
import runpy
from pathlib import Path

import pytest

from aikit4d.offline import OfflineServer
from documents import document_of_2026

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples" / "documented"
CLASSES = json.loads((ROOT / "tests" / "data" / "aikit_surface.json").read_bytes())
MODELS = "['offline-echo', 'offline-embedding', 'offline-image', 'offline-moderation']"

# By example: lines that it prints, in this order.
SHOWN = {
    "api_resource": ["True"],
    "asynchronous_calls": [
        MODELS,
        "Hello",
        "failed: 404",
        "Hello, helper",
        "|One| two| three||One two three",
    ],
    "asynchronous_client": ["Hello", "|Hello||stop", "Hello, helper"],
    "chat_api": ["Hello, how are you?", "What is 4D?", "What is this?"],
    "chat_completions_api": ["And 43?", "Object({'topic': 'numbers'})", "[True]", "deleted"],
    "chat_completions_list_parameters": ["2 True", "['Question 2', 'Question 1', 'Question 0']"],
    "chat_completions_messages_api": ["system You are a helpful assistant.", "user Hello"],
    "chat_completions_messages_parameters": ["['one', 'two']", "['three']"],
    "chat_completions_parameters": ["['Name a city.', 'Name a city.']", '{"name":"","inhabitants":0}'],
    "chat_completions_result": ["Hello", "1 stop", "2"],
    "chat_completions_stream_result": ["Tell me a story.", "ended: stop 8"],
    "chat_helper": ["It is 21 degrees in town.", "['user', 'assistant', 'tool', 'assistant']", "['now']"],
    "choice": ["0 stop assistant Hello", "1 stop assistant Hello", "['', 'Hello', '']"],
    "client": ["Hello, world", MODELS, "http://127.0.0.1:11434/v1 60.0 5"],
    "embedding": ["0 embedding 64", "1 embedding 64"],
    "embeddings_api": ["1.0", "True True", "2 True"],
    "embeddings_parameters": ["256"],
    "embeddings_result": ["offline-embedding (asked for text-embedding-3-small) 5", "True"],
    "error": [
        "404 The model 'no such model' does not exist",
        "True False True",
        "raised 404 model_not_found",
    ],
    "file": ["notes.txt 14 user_data processed"],
    "file_deleted": ["True file True"],
    "file_deleted_result": ["deleted: True", "False 404 None"],
    "file_list_parameters": ["['0.jsonl', '1.jsonl'] True", "['2.jsonl']"],
    "file_list_result": ["2 True True", "['2.jsonl']", "['0.jsonl', '1.jsonl', '2.jsonl']"],
    "file_parameters": ["report.csv 3600"],
    "file_result": ["uploaded: notes.txt", "known: 14"],
    "files_api": ["notes.pdf", "What is in this file?", "23", "['notes.pdf']", "True", "True"],
    "image": ["True True", "(256, 256)", "balloon.png True"],
    "image_parameters": ["[(512, 512), (512, 512)]"],
    "images_api": ["(256, 256)", "(256, 256)", "2"],
    "images_result": ["2 True", "True", "['balloon0.png', 'balloon1.png']"],
    "message": ["What is this? ['text', 'image_url']", "What is this?", "21 degrees"],
    "model": ["offline-echo model aikit4d-offline True"],
    "model_list_result": [MODELS, "4 True"],
    "model_result": ["True", "None"],
    "models_api": [MODELS, "aikit4d-offline"],
    "moderation": ["True True", "[False, True] False"],
    "moderation_item": ["True True", "True"],
    "moderation_result": ["False"],
    "moderations_api": ["False", "False"],
    "parameters": ["True", "['response', 'end', 'error', 'end']"],
    "providers": ["['house', 'mistral']", "['small']", "Hello", "Hello", "Hello"],
    "result": ["True True []", "2 200", "False 404", "raised: The model 'no such model' does not exist"],
    "tool": ["['temperature', 'rain', 'wind'] True", 'function temperature {"city":""}'],
    "vision": ["What is on the picture?", "Which colour has it?", "How large is it?"],
    "vision_helper": ["https://example.com/picture.png", "Which colours does it have?"],
}


OF_2026 = {"file_parameters"}
EVERY = [pytest.param(name, marks=document_of_2026) if name in OF_2026 else name for name in SHOWN]


@pytest.mark.parametrize("name", EVERY)
def test_a_documented_example_runs_and_shows_what_it_is_meant_to(name, monkeypatch, capsys):
    with OfflineServer() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", "any key")
        runpy.run_path(str(EXAMPLES / f"{name}.py"), run_name="__main__")
        assert server.requests or name == "api_resource"
    # The search uses the iterator up, so that the order counts.
    printed = iter(capsys.readouterr().out.splitlines())
    missing = [line for line in SHOWN[name] if line not in printed]
    assert missing == []


def test_every_example_is_run():
    assert {path.stem for path in EXAMPLES.glob("*.py")} == set(SHOWN)


@pytest.mark.parametrize("name", CLASSES)
def test_every_documented_class_has_an_example(name):
    short = name.removeprefix("OpenAI") or "client"
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", short).lower()
    assert (EXAMPLES / f"{words}.py").read_text().startswith(f'"""`{name}`: ')
