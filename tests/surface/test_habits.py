"""Who types a name of the `openai` package out of habit is told what to use here."""

import copy
import pickle
import subprocess
import sys

import pytest

import aikit4d
from aikit4d import Object, OpenAIMessage
from clients import Wire, answer, completion, raw_answer

MESSAGES = [{"role": "user", "content": "Hello"}]


def create(client, **parameters):
    return client.chat.completions.create(MESSAGES, **parameters)


RESULTS = {
    "chat": create,
    "embeddings": lambda client: client.embeddings.create("text", "m"),
    "images": lambda client: client.images.generate("lamp"),
    "models": lambda client: client.models.list(),
    "file": lambda client: client.files.retrieve("f"),
    "content": lambda client: client.files.content("f"),
    "moderation": lambda client: client.moderations.create("text"),
    "stream": lambda client: create(client, stream=True),
}
HABITS = [
    ("chat", "model_dump", "result.request.response.body"),
    ("chat", "model_dump_json", "json.dumps(result.request.response.body)"),
    ("chat", "to_dict", "result.request.response.body"),
    ("chat", "object", "result.request.response.body"),
    ("chat", "_request_id", "result.headers.get('x-request-id')"),
    ("chat", "output_text", "result.choice.text"),
    ("embeddings", "data", "result.embeddings, and result.vectors"),
    ("images", "data", "result.images"),
    ("models", "data", "for item in result"),
    ("file", "id", "result.file.id"),
    ("content", "read", "result.content"),
    ("moderation", "results", "result.moderation.results"),
    ("stream", "choices", "iterate the stream for its chunks; stream.result is the whole answer"),
    ("stream", "get_final_completion", "stream.result"),
]


def holder_of(kit, name):
    client = kit.client("k", "https://h/v1", handler=Wire(answer(completion("hi", data=[]))))
    return kit.do(RESULTS[name](client))


@pytest.mark.parametrize(("name", "habit", "words"), HABITS)
def test_a_habit_at_a_result_is_told_what_to_use(kit, name, habit, words):
    holder = holder_of(kit, name)
    with pytest.raises(AttributeError) as caught:
        getattr(holder, habit)
    kind = type(holder).__name__
    assert str(caught.value).startswith(f"{kind!r} object has no attribute {habit!r}; ")
    assert words in str(caught.value)
    assert (caught.value.name, caught.value.obj) == (habit, holder)
    assert not hasattr(holder, habit)
    assert habit not in dir(holder)


BRANCHES = [
    ("", "with_options", "copy.copy(client)"),
    ("", "responses", "not part of AIKit"),
    ("", "beta", "not part of AIKit"),
    ("", "with_raw_response", "result.request.response"),
    ("", "api_key", "apiKey"),
    ("chat.completions", "parse", "response_format=Type"),
    ("chat.completions", "stream", "stream=True"),
    ("chat.completions", "with_raw_response", "result.headers"),
    ("images", "create_variation", "createVariation"),
]


@pytest.mark.parametrize(("path", "habit", "words"), BRANCHES)
def test_a_habit_at_a_client_is_told_what_to_use(kit, path, habit, words):
    holder = kit.client("k", "https://h/v1")
    for name in filter(None, path.split(".")):
        holder = getattr(holder, name)
    with pytest.raises(AttributeError, match=f"{habit}.*; .*") as caught:
        getattr(holder, habit)
    assert words in str(caught.value)
    assert not hasattr(holder, habit)


@pytest.mark.parametrize(
    ("habit", "words"),
    [
        ("RateLimitError", "if error.isRateLimitError"),
        ("APIError", "except OpenAIError"),
        ("APIConnectionError", "__cause__"),
        ("AzureOpenAI", "baseURL"),
    ],
)
def test_a_habit_at_the_package_is_told_what_to_use(habit, words):
    with pytest.raises(AttributeError, match=f"module 'aikit4d' has no attribute '{habit}'; ") as caught:
        getattr(aikit4d, habit)
    assert words in str(caught.value)
    assert not hasattr(aikit4d, habit)


def test_a_habit_at_an_object_is_told_what_to_use():
    with pytest.raises(AttributeError, match=r"choice\.parsed"):
        OpenAIMessage(role="assistant").parsed  # noqa: B018
    with pytest.raises(AttributeError, match=r"dict\(it\)"):
        Object(model="m").model_dump()
    assert Object(model_dump=1).model_dump == 1


@pytest.mark.parametrize("name", ["chat", "models", "stream"])
def test_a_name_that_nobody_knows_is_said_to_be_none(kit, name):
    holder = holder_of(kit, name)
    with pytest.raises(AttributeError) as caught:
        holder.nonsense  # noqa: B018
    assert str(caught.value) == f"{type(holder).__name__!r} object has no attribute 'nonsense'"


@pytest.mark.parametrize("name", [name for name in RESULTS if name != "stream"])
def test_copies_and_pickles_of_results_are_not_disturbed(kit, name):
    result = holder_of(kit, name)
    for twin in (copy.copy(result), copy.deepcopy(result), pickle.loads(pickle.dumps(result))):
        assert (type(twin), twin.success) == (type(result), result.success)
    assert repr(copy.copy(kit.client("k", "https://h/v1"))).endswith("apiKey=set)")


def test_what_python_asks_for_itself_loads_no_table():
    code = (
        "import sys, copy, aikit4d; result = aikit4d.OpenAIResult(); copy.deepcopy(result);"
        "hasattr(result, '_repr_html_'); hasattr(aikit4d, '__wrapped__');"
        "hasattr(aikit4d.OpenAI('k'), '__len__');"
        "assert 'aikit4d._core.habits' not in sys.modules; hasattr(result, 'data');"
        "assert 'aikit4d._core.habits' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_a_failed_result_tells_of_habits_too(kit):
    client = kit.client("k", "https://h/v1", handler=Wire(raw_answer(b"", 500)), maxRetries=0)
    with pytest.raises(AttributeError, match=r"result\.file\.id"):
        kit.do(client.files.retrieve("f")).id  # noqa: B018
