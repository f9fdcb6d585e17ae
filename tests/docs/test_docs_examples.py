"""Each file of docs/examples runs against the offline server, and shows what it promises."""

import json
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from resources.resource_wire import Sink

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


@pytest.fixture
def run(server, folder, monkeypatch, capsys):
    def run_example(name, *arguments, lines=()):
        waiting = iter([*lines, ""])
        monkeypatch.setattr("builtins.input", lambda _: next(waiting))
        monkeypatch.setattr(sys, "argv", [f"{name}.py", *map(str, arguments)])
        runpy.run_path(str(EXAMPLES / f"{name}.py"), run_name="__main__")
        printed, run_example.complained = capsys.readouterr()
        return printed

    return run_example


def paths(server):
    return [request.path.removeprefix("/v1") for request in server.requests]


def test_the_chat_sends_what_was_said_before(run, server):
    printed = run("chat", lines=["Hello", "And now?"])
    assert printed == "Assistant: Hello\nAssistant: And now?\n"
    said = [message["content"] for message in server.requests[-1].json["messages"][1:]]
    assert said == ["Hello", "Hello", "And now?"]


def test_the_chat_goes_on_after_a_failure(run, server):
    server.fail(400)
    printed = run("chat", lines=["Hello", "Again"])
    assert printed.startswith("That did not work:")
    assert printed.endswith("Assistant: Again\n")
    assert len(server.requests[-1].json["messages"]) == 2


@pytest.mark.parametrize(("written", "asked"), [("Hello\n", 1), ("", 0)])
def test_the_chat_ends_with_its_input(server, folder, written, asked):
    command = [sys.executable, str(EXAMPLES / "chat.py")]
    done = subprocess.run(command, input=written, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr, len(server.requests)) == (0, "", asked)


def test_the_stream_shows_the_answer_and_the_tokens(run, server):
    printed = run("stream_to_terminal", "Count", "to", "three")
    assert printed == "Count to three\n6 tokens\n"
    assert server.requests[0].json["stream"] is True


def test_the_stream_says_when_the_answer_is_not_whole(run, server):
    server.drop(after=1)
    assert "The answer is not whole:" in run("stream_to_terminal", "Count to three")


def test_the_helper_calls_the_functions_that_the_model_asks_for(run, server):
    server.replyToolCall("in_stock", {"article": "lamp"})
    server.replyToolCall("price", {"article": "lamp", "pieces": 2})
    server.reply("We have twelve; two cost 99.80 euros.")
    lines = run("helper_with_tools").splitlines()
    assert lines[0] == "We have twelve; two cost 99.80 euros."
    assert [line.split(maxsplit=1)[1] for line in lines[4::2]] == ["12", "99.8"]
    declared = [tool["function"]["name"] for tool in server.requests[0].json["tools"]]
    assert declared == ["in_stock", "price"]


def test_the_fan_out_asks_all_and_a_few_at_a_time(run, server):
    printed = run("fan_out")
    assert len(printed.splitlines()) == len(server.requests) == 7
    assert "Finnish  Good morning in Finnish" in printed


def test_the_search_puts_the_nearest_text_first(run, server):
    first, *others = run("embeddings_search").splitlines()
    assert first.endswith("Orders arrive within three working days.")
    assert len(others) == 3


def test_the_pictures_are_on_disk(run, server, folder):
    assert run("images_to_disk", folder / "new") == "Written: lighthouse0.png lighthouse1.png\n"
    assert (folder / "new" / "lighthouse1.png").read_bytes().startswith(b"\x89PNG")


def test_every_alias_is_asked_at_its_provider(run, server, folder, monkeypatch):
    configuration = {
        "providers": {"near": {"baseURL": server.url}, "gone": {"baseURL": "http://127.0.0.1:9/v1"}},
        "models": {
            "small": {"provider": "near", "model": "tiny"},
            "away": {"provider": "gone", "model": "large"},
        },
    }
    (folder / "AIProviders.json").write_text(json.dumps(configuration))
    monkeypatch.setenv("AIKIT4D_PROVIDERS", str(folder / "AIProviders.json"))
    away, small = run("many_providers", "Which?").splitlines()
    assert away.startswith("away (gone): (")
    assert small == "small (near): Which?"
    assert server.requests[0].json["model"] == "tiny"


def test_without_aliases_there_is_nothing_to_ask(run, server):
    assert run("many_providers") == "No aliases: write AIProviders.json first\n"
    assert server.requests == []


def test_callbacks_tell_of_models_chunks_and_the_end(run, server):
    printed = run("callbacks")
    assert printed.startswith("Models: offline-echo")
    assert "Count to five." in printed
    assert printed.endswith("Ended: well\n")


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (
            '{"name": "Ada", "order": 4711, "wish": "replacement", "polite": true}',
            "Ada wants a replacement for order 4711\n",
        ),
        ("I cannot tell.", "No request: I cannot tell.\n"),
    ],
)
def test_a_typed_answer_is_an_instance_or_none(run, server, answer, shown):
    server.reply(answer)
    assert run("typed_answers") == shown
    assert server.requests[0].json["response_format"]["type"] == "json_schema"


def test_the_low_level_call_lists_the_models(run, server):
    assert run("low_level_call").startswith("offline-echo")
    assert paths(server) == ["/models"]


def test_the_upload_shows_its_progress(run, server, folder):
    (folder / "report.pdf").write_bytes(b"%PDF-" + b"x" * 100_000)
    printed = run("upload_with_progress", "report.pdf")
    assert printed == "file-offline-1: report.pdf, 100005 bytes\n"
    assert "100%" in run.complained


def test_the_upload_tells_how_to_use_it(run, server):
    with pytest.raises(SystemExit, match=r"usage: .*upload_with_progress.py FILE"):
        run("upload_with_progress")
    assert server.requests == []


LARGE = 256 << 20
MEASURED = """
import resource, runpy, sys
example, small, large = sys.argv[1:]
for path in (small, large):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.argv = [example, path]
    runpy.run_path(example, run_name="__main__")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before)
"""


def test_the_upload_takes_no_memory_for_the_file(folder, monkeypatch):
    (folder / "small.bin").write_bytes(b"x")
    with (folder / "large.bin").open("wb") as file:
        file.truncate(LARGE)
    example = EXAMPLES / "upload_with_progress.py"
    with Sink() as sink:
        monkeypatch.setenv("OPENAI_BASE_URL", sink.url)
        command = [sys.executable, "-c", MEASURED, str(example), "small.bin", "large.bin"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert sink.sizes[-1] > LARGE
    assert float(done.stdout.splitlines()[-1]) <= 16


def test_every_example_is_run_here_or_by_the_demo():
    run_here = re.findall(r'\brun\("(\w+)"|EXAMPLES / "(\w+)\.py"', Path(__file__).read_text())
    run_by_the_demo = "six_operations"
    names = {name for pair in run_here for name in pair if name} | {run_by_the_demo}
    assert {example.stem for example in EXAMPLES.glob("*.py")} == names
