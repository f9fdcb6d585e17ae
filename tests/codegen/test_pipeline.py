"""The whole run: it changes everything or nothing, says one clear thing, and is the same every time."""

import json
import os
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import yaml
from codegen.__main__ import main
from codegen.errors import PipelineError
from codegen.pipeline import Tree, regenerate
from codegen.reading import parse
from tiny_documents import answering, document, ignore, ref

from codegen import generating, pipeline, toolchain, trees

ROOT = Path(__file__).parents[2]
OBJECT = {"type": "object", "properties": {"a": {"type": "string"}}}


def snapshot(made):
    """Every file of a repository, and when it was written."""
    return {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in made.root.rglob("*") if path.is_file()
    }


def write(made, name, content):
    path = made.root.parent / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def without_create():
    made = document({"/models": {"get": {"operationId": "listModels", "responses": {}}}})
    del made["paths"]["/chat/completions"]
    return made


def with_path(path):
    made = document()
    made["paths"][path] = made["paths"].pop("/chat/completions")
    return made


def with_messages(schema):
    made = document()
    made["components"]["schemas"]["Ask"]["properties"]["messages"] = schema
    return made


def with_body(content):
    made = document()
    made["paths"]["/chat/completions"]["post"]["requestBody"] = content
    return made


def nested(depth):
    schema = {"type": "string"}
    for _ in range(depth):
        schema = {"type": "array", "items": schema}
    return schema


def with_downloads_as(content):
    get = {"operationId": "downloadFile", "responses": {"200": {"description": "", "content": content}}}
    return document({"/files/{file_id}/content": {"get": get}})


BAD = [
    ("truncated YAML", "openapi: 3.1.0\npaths: {/x: [", "spec: is no YAML"),
    ("truncated JSON", json.dumps(document())[:-5], "spec: is no JSON"),
    ("JSON that is no OpenAPI", '{"a": 1}', "spec: is no OpenAPI 3.0 or 3.1 document"),
    ("a list", "[1, 2]", "spec: is no OpenAPI document"),
    ("a page", "<!doctype html><title>x</title>", "spec: is no OpenAPI document"),
    (
        "a mapping that holds itself",
        "openapi: 3.1.0\npaths: &a {/x: *a}",
        "nests too deeply, or holds itself",
    ),
    ("a schema in hundreds of others", json.dumps(answering(nested(450))), "the document nests too deeply$"),
    (
        "half of a character",
        json.dumps(answering({"description": "\ud800"})),
        "spec: holds half of a character",
    ),
    ("a list for the info", json.dumps({**document(), "info": [1]}), "#/info is no mapping"),
    ("no text", b"\xff\xfe\x00", "spec: cannot be read"),
    ("Swagger", 'swagger: "2.0"\npaths: {}', "spec: is Swagger 2.0"),
    ("a later version", "openapi: 4.0.0\npaths: {}", "'4.0.0'"),
    ("no paths", "openapi: 3.1.0", "#/paths is no mapping"),
    ("odd paths", "openapi: 3.1.0\npaths: {/x: [1]}", "#/paths/~1x is no mapping"),
    ("odd operation", "openapi: 3.1.0\npaths: {/x: {get: 1}}", "#/paths/~1x/get is no mapping"),
    (
        "odd schemas",
        json.dumps({**document(), "components": {"schemas": {"X": 1}}}),
        "#/components/schemas/X is no mapping",
    ),
    ("no createChatCompletion", json.dumps(without_create()), "has no operation `createChatCompletion`"),
    (
        "an id in the path",
        json.dumps(with_path("/{deployment}/chat/completions")),
        "asks for more than a body",
    ),
    ("no body", json.dumps(with_body({})), "takes no JSON body"),
    ("a form as body", json.dumps(with_body({"content": {"text/plain": {}}})), "takes no JSON body"),
    (
        "no messages",
        json.dumps(with_body({"content": {"application/json": {"schema": OBJECT}}})),
        "no field `messages`",
    ),
    ("messages that are text", json.dumps(with_messages({"type": "string"})), "field `messages` is no list"),
    ("a dangling reference", json.dumps(answering(ref("Gone"))), "#/components/schemas/Gone: is referred to"),
    (
        "allOf of itself",
        json.dumps(answering({"allOf": [ref("X"), OBJECT]})),
        "#/components/schemas/X: is made of itself",
    ),
    (
        "an unexpected value at a correction",
        json.dumps(with_downloads_as({"application/json": {"schema": {"type": "object"}}})),
        r"/paths/~1files~1\{file_id\}~1content.*the correction expects",
    ),
]


RUNS = [
    pytest.param(command, content, problem, id=f"{command[0]}: {name}")
    for name, content, problem in BAD
    for command in (["regenerate", "--spec"], ["upstream"])
]


@pytest.mark.parametrize(("command", "content", "problem"), RUNS)
def test_bad_input_gets_one_clear_message_and_changes_nothing(tree, capsys, command, content, problem):
    source = write(tree, "spec", content)
    before = snapshot(tree)
    assert main(["--root", str(tree.root), *command, source]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("error: ")
    assert re.search(problem, lines[0])
    assert snapshot(tree) == before


@pytest.mark.parametrize("source", ["http://127.0.0.1:1/openapi.yaml", "nowhere/openapi.yaml"])
def test_an_unreachable_document_changes_nothing(tree, capsys, source):
    before = snapshot(tree)
    assert main(["--root", str(tree.root), "regenerate", "--spec", source]) == 1
    assert source in capsys.readouterr().err
    assert snapshot(tree) == before


def failing(place):
    def fail(*_args, **_more):
        raise PipelineError(place, "fails")

    return fail


STEPS = ["generate", "tidy", "import_everything", "check_pins"]


@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_fails_leaves_the_tree_alone(tree, monkeypatch, step):
    source = write(tree, "spec", json.dumps(answering(OBJECT)))
    before = snapshot(tree)
    monkeypatch.setattr(pipeline, step, failing(step))
    with pytest.raises(PipelineError, match=f"{step}: fails"):
        regenerate(tree, ignore, spec=source)
    assert snapshot(tree) == before


def test_a_swap_that_fails_puts_everything_back(tree, monkeypatch):
    source = write(tree, "spec", json.dumps(answering(OBJECT)))
    before = {path: content for path, (content, _) in snapshot(tree).items()}

    def fail(*_args):
        raise OSError("disk full")

    monkeypatch.setattr(trees.shutil, "copytree", fail)
    with pytest.raises(PipelineError, match="disk full"):
        regenerate(tree, ignore, spec=source)
    assert {path: content for path, (content, _) in snapshot(tree).items()} == before


def test_what_the_generator_drops_or_warns_of_stops_the_run(tree, monkeypatch):
    same = {**OBJECT, "title": "Same"}
    source = write(tree, "spec", json.dumps(answering(same, Y=same)))
    before = snapshot(tree)
    monkeypatch.setattr(pipeline, "FITTING", ())
    with pytest.raises(PipelineError, match=r"openapi-python-client: .*duplicate models"):
        regenerate(tree, ignore, spec=source)
    assert snapshot(tree) == before


def test_a_template_that_makes_no_python_stops_the_run(tree, tmp_path, monkeypatch):
    templates = tmp_path / "templates"
    templates.mkdir()
    for template in generating.TEMPLATES.iterdir():
        (templates / template.name).write_text(template.read_text())
    (templates / "streaming.py.jinja").write_text("import nothing_like_this\nx = (\n")
    monkeypatch.setattr(generating, "TEMPLATES", templates)
    with pytest.raises(PipelineError, match="ruff"):
        regenerate(tree, ignore)


def test_a_module_that_cannot_be_imported_stops_the_run(tree, tmp_path, monkeypatch):
    templates = tmp_path / "templates"
    templates.mkdir()
    for template in generating.TEMPLATES.iterdir():
        (templates / template.name).write_text(template.read_text())
    (templates / "unset.py.jinja").write_text("import warnings\n\nwarnings.warn('old', DeprecationWarning)\n")
    monkeypatch.setattr(generating, "TEMPLATES", templates)
    with pytest.raises(PipelineError, match=r"aikit4d_openapi.*cannot be imported: DeprecationWarning: old"):
        regenerate(tree, ignore)


def test_a_missing_ruff_is_named(tree, monkeypatch, tmp_path):
    monkeypatch.setattr(toolchain.sys, "executable", str(tmp_path / "bin" / "python"))
    with pytest.raises(PipelineError, match="ruff is missing"):
        regenerate(tree, ignore)


@pytest.mark.parametrize(("installed", "told"), [("0.0.1", "found is: 0.0.1"), (None, "not installed")])
def test_another_version_than_the_pinned_one_is_named(tree, monkeypatch, installed, told):
    def version(_name):
        if installed is None:
            raise toolchain.metadata.PackageNotFoundError
        return installed

    monkeypatch.setattr(toolchain.metadata, "version", version)
    with pytest.raises(PipelineError, match=f"openapi-python-client: .* is pinned.*{told}"):
        regenerate(tree, ignore)


def test_the_ruff_beside_the_interpreter_is_used(tree, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert regenerate(tree, ignore, check=True) == []


def test_nothing_to_do_leaves_every_file_as_it_is(tree):
    before = snapshot(tree)
    assert regenerate(tree, ignore) == []
    assert snapshot(tree) == before


DRIFT = [
    (lambda made: (made.package / "extra.py").write_text(""), "extra.py: does not belong here"),
    (lambda made: (made.package / "types.py").write_text("x = 1\n"), "types.py: differs"),
    (lambda made: (made.package / "unset.py").unlink(), "unset.py: is missing"),
    (
        lambda made: (made.package / "models" / "old.txt").write_text(""),
        "models/old.txt: does not belong here",
    ),
]


@pytest.mark.parametrize(("drift", "line"), DRIFT)
def test_a_check_names_each_difference_and_changes_nothing(tree, capsys, drift, line):
    drift(tree)
    before = snapshot(tree)
    assert main(["--root", str(tree.root), "regenerate", "--check"]) == 1
    assert f"error: aikit4d_openapi/{line}" in capsys.readouterr().err
    assert snapshot(tree) == before
    assert main(["--root", str(tree.root), "regenerate"]) == 0
    assert main(["--root", str(tree.root), "regenerate", "--check"]) == 0


def test_caches_of_python_are_no_difference(tree):
    cache = tree.package / "__pycache__"
    cache.mkdir()
    (cache / "types.pyc").write_bytes(b"x")
    assert regenerate(tree, ignore, check=True) == []


def test_another_document_is_pinned_with_its_package(tree):
    source = write(tree, "other.json", json.dumps(answering(OBJECT)))
    assert regenerate(tree, ignore, spec=source, check=True) != []
    regenerate(tree, ignore, spec=source)
    assert parse(tree.document.read_text(), "pinned") == answering(OBJECT)
    assert tree.document.read_text().startswith("# The pinned OpenAPI document")
    assert (tree.package / "api" / "default" / "get_x.py").exists()
    assert regenerate(tree, ignore, check=True) == []
    assert regenerate(tree, ignore, spec=source, check=True) == []


def test_yaml_is_pinned_as_it_is(tree):
    text = "# Kept by hand.\n" + yaml.safe_dump(answering(OBJECT))
    regenerate(tree, ignore, spec=write(tree, "other.yaml", text))
    assert tree.document.read_text() == text


def test_a_document_is_taken_from_a_url(tree):
    text = json.dumps(answering(OBJECT)).encode()

    class Once(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *args):
            """Says nothing."""

    with HTTPServer(("127.0.0.1", 0), Once) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        regenerate(tree, ignore, spec=f"http://127.0.0.1:{server.server_port}/openapi.json")
        thread.join()
    assert parse(tree.document.read_text(), "pinned") == answering(OBJECT)


def test_a_check_without_a_pinned_document_says_what_is_missing(tmp_path):
    source = tmp_path / "other.json"
    source.write_text(json.dumps(document()))
    found = regenerate(Tree(tmp_path / "empty"), ignore, spec=str(source), check=True)
    assert "openapi.yaml: is missing" in found


def test_a_first_swap_that_fails_pins_nothing(tree, tmp_path, monkeypatch):
    def fail(*_args):
        raise OSError("disk full")

    monkeypatch.setattr(trees, "swap", fail)
    with pytest.raises(PipelineError, match="disk full"):
        regenerate(Tree(tmp_path), ignore, spec=str(tree.document))
    assert not Tree(tmp_path).document.exists()


def test_a_first_run_needs_no_package(tmp_path):
    made = Tree(tmp_path)
    made.document.write_text(json.dumps(document()))
    regenerate(made, ignore)
    assert regenerate(made, ignore, check=True) == []


def test_missing_operations_of_the_library_are_reported(tree):
    lines = []
    regenerate(tree, lines.append)
    missing = [line for line in lines if line.startswith("missing operation ")]
    assert len(missing) == 18
    assert "missing operation listModels: the library's method for it will say so" in missing


def test_rules_and_corrections_report_what_they_did(tree):
    schema = {"type": "object", "properties": {"a": {"type": "string", "nullable": True}}}
    lines = []
    regenerate(tree, lines.append, spec=write(tree, "spec", json.dumps(answering(schema))))
    assert any(line.startswith("rule make_null_a_type: 1 places. ") for line in lines)
    assert any(line.startswith("correction absent: /paths/~1chat~1completions/get/") for line in lines)
    assert lines[-1].startswith("2 of 2 operations, ")


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_output_is_the_same_whatever_the_hash_seed(tmp_path, seed):
    made = Tree(tmp_path)
    made.document.write_bytes((ROOT / "openapi.yaml").read_bytes())
    subprocess.run(
        [sys.executable, "-m", "codegen", "--root", str(tmp_path), "regenerate"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
    )
    assert trees.differences(ROOT / "generated" / generating.PACKAGE, made.package) == []
