"""The change report: each difference once, at its place, with what breaks the library."""

import io
import json
from pathlib import Path

import pytest
from codegen.__main__ import main
from codegen.changes import compare
from codegen.pipeline import straighten
from codegen.reading import parse
from codegen.reporting import Titled, as_json, show
from rich.console import Console
from tiny_documents import ref

from codegen import reporting

ROOT = Path(__file__).parents[2]
TEXT = {"type": "string"}
CREATE = ("/chat/completions", "post")


def base():
    """A document with one operation that uses every way in which a difference can show."""
    message = {
        "type": "object",
        "properties": {"role": {"type": "string", "enum": ["user", "tool"]}, "content": TEXT},
        "required": ["role", "content"],
    }
    ask = {
        "type": "object",
        "properties": {
            "messages": {"type": "array", "items": ref("Message")},
            "model": TEXT,
            "n": {"type": "integer", "default": 1, "maximum": 10},
            "format": {"oneOf": [ref("Plain"), ref("Json")]},
        },
        "required": ["messages"],
    }
    kinds = {
        name: {"type": "object", "properties": {"type": {"type": "string", "enum": [word]}, "own": TEXT}}
        for name, word in (("Plain", "plain"), ("Json", "json"))
    }
    answer = {
        "type": "object",
        "properties": {"id": TEXT, "choices": {"type": "array", "items": ref("Choice")}},
    }
    choice = {"type": "object", "properties": {"message": ref("Message"), "self": ref("Choice")}}
    post = {
        "operationId": "createChatCompletion",
        "parameters": [{"in": "query", "name": "beta", "schema": TEXT}],
        "requestBody": {"content": {"application/json": {"schema": ref("Ask")}}},
        "responses": {
            "200": {
                "description": "",
                "content": {
                    "application/json": {"schema": ref("Answer")},
                    "text/event-stream": {"schema": ref("Answer")},
                },
            }
        },
    }
    listing = {"operationId": "listModels", "responses": {"200": {"description": ""}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Base", "version": "1"},
        "paths": {"/chat/completions": {"post": post}, "/models": {"get": listing}},
        "components": {
            "schemas": {"Ask": ask, "Message": message, "Answer": answer, "Choice": choice, **kinds},
        },
    }


def compared(change):
    other = json.loads(json.dumps(base()))
    change(other)
    before, after = (straighten(json.dumps(made), "test") for made in (base(), other))
    return compare(before, after)


def lines(comparison):
    return [
        f"{item.change} {item.place}: {item.detail}" for found in comparison.changed for item in found.changes
    ]


def test_equal_documents_have_no_difference():
    comparison = compared(lambda made: made["info"].update(version="2"))
    assert (comparison.added, comparison.removed, comparison.changed, comparison.breaking) == ([], [], [], [])


def schemas(made):
    return made["components"]["schemas"]


def operation(made):
    return made["paths"]["/chat/completions"]["post"]


DIFFERENCES = [
    (lambda made: schemas(made)["Ask"]["properties"].update(new=TEXT), ["added body.new: string"], 0),
    (
        lambda made: schemas(made)["Ask"].update(
            required=["messages", "new"], properties={**schemas(made)["Ask"]["properties"], "new": TEXT}
        ),
        ["added body.new: string, required"],
        1,
    ),
    (lambda made: schemas(made)["Ask"]["properties"].pop("model"), ["removed body.model: string"], 1),
    (lambda made: schemas(made)["Ask"]["properties"].pop("format"), ["removed body.format: object"], 0),
    (
        lambda made: schemas(made)["Json"]["properties"].pop("own"),
        ["removed body.format<json>.own: string"],
        0,
    ),
    (
        lambda made: schemas(made)["Ask"]["properties"]["format"]["oneOf"].pop(),
        ["removed body.format<json>: object"],
        0,
    ),
    (
        lambda made: schemas(made)["Ask"]["properties"]["n"].update(maximum=5, default=None),
        ["changed body.n: default 1 is now none", "changed body.n: maximum 10 is now 5"],
        0,
    ),
    (
        lambda made: schemas(made)["Ask"]["properties"].update(
            n={"type": "string", "default": 1, "maximum": 10}
        ),
        [
            "added body.n: type string",
            "removed body.n: type integer",
            "changed body.n: default 1 is now none",
        ],
        1,
    ),
    (
        lambda made: schemas(made)["Ask"]["properties"]["model"].update(nullable=True),
        ["added body.model: type null"],
        0,
    ),
    (
        lambda made: schemas(made)["Message"]["properties"]["role"].update(enum=["user", "critic"]),
        [
            f'{change} {place}.role: word "{word}"'
            for place in ("body.messages[]", "answer.choices[].message", "event.choices[].message")
            for change, word in (("added", "critic"), ("removed", "tool"))
        ],
        0,
    ),
    (
        lambda made: schemas(made)["Ask"].update(required=["messages", "model"]),
        ["changed body.model: is now required"],
        0,
    ),
    (
        lambda made: schemas(made)["Ask"].update(required=["messages", "format"]),
        ["changed body.format: is now required"],
        1,
    ),
    (
        lambda made: schemas(made)["Ask"].update(required=[]),
        ["changed body.messages: is no longer required"],
        0,
    ),
    (
        lambda made: schemas(made)["Answer"]["properties"].pop("choices"),
        ["removed answer.choices: array", "removed event.choices: array"],
        2,
    ),
    (
        lambda made: operation(made)["responses"]["200"]["content"].pop("text/event-stream"),
        ["removed event: object"],
        1,
    ),
    (lambda made: operation(made).update(parameters=[]), ["removed query.beta: string"], 0),
    (
        lambda made: made["paths"].update({"/v2/chat": made["paths"].pop("/chat/completions")}),
        ["changed route: POST /chat/completions is now POST /v2/chat"],
        0,
    ),
    (
        lambda made: operation(made)["responses"].update(
            {"429": {"description": "", "content": {"application/json": {"schema": ref("Choice")}}}}
        ),
        ["added answer 429: object"],
        0,
    ),
]


@pytest.mark.parametrize(("change", "expected", "breaking"), DIFFERENCES)
def test_a_difference_is_told_once_and_at_its_place(change, expected, breaking):
    comparison = compared(change)
    assert lines(comparison) == expected
    assert len(comparison.breaking) == breaking


def pinned_and(change):
    """The differences of a changed copy of the pinned document."""
    text = (ROOT / "openapi.yaml").read_text()
    other = parse(text, "pinned")
    change(other)
    return compare(straighten(text, "pinned"), straighten(json.dumps(other), "other"))


def renamed(path, new):
    def change(made):
        made["paths"][new] = made["paths"].pop(path)
        for found in made["paths"][new].values():
            found["parameters"] = [{"in": "path", "name": "id", "required": True, "schema": TEXT}]

    return change


def test_a_placeholder_of_another_name_breaks_nothing():
    comparison = pinned_and(renamed("/files/{file_id}", "/files/{id}"))
    assert "changed route: GET /files/{file_id} is now GET /files/{id}" in lines(comparison)
    assert comparison.breaking == []


def test_a_path_of_more_placeholders_breaks_the_library():
    comparison = pinned_and(renamed("/models/{model}", "/{org}/models/{id}"))
    told = "route: it asks for 2 ids, and the library gives 1"
    assert comparison.breaking == [f"retrieveModel {told}", f"deleteModel {told}"]


def test_what_is_lost_is_told_of_the_very_place():
    def change(made):
        request = made["components"]["schemas"]["CreateChatCompletionRequest"]
        for part in [request, *request.get("allOf", [])]:
            for name in ("stream", "stream_options"):
                part.get("properties", {}).pop(name, None)

    assert pinned_and(change).breaking == [
        f"createChatCompletion body.{name}: the library sends body.{name}"
        for name in ("stream", "stream_options")
    ]


def test_a_difference_elsewhere_breaks_nothing():
    def change(made):
        made["paths"]["/other"] = {"get": {"operationId": "other", "responses": {}}}
        made["paths"].pop("/models")

    comparison = compared(change)
    assert (comparison.added, comparison.removed) == (["other"], ["listModels"])
    assert comparison.breaking == ["listModels: is gone, and the library has methods on it"]


@pytest.fixture
def comparison():
    def change(made):
        schemas(made)["Ask"]["properties"].pop("model")
        schemas(made)["Ask"]["properties"]["n"]["maximum"] = 5
        made["paths"]["/other"] = {"get": {"operationId": "other", "responses": {}}}

    return compared(change)


def test_the_report_is_plain_where_no_terminal_is(comparison):
    stream = io.StringIO()
    show(Titled("pinned", "other.yaml", comparison), stream)
    assert stream.getvalue().splitlines() == [
        "other.yaml",
        "against pinned",
        "",
        "1 operations added: other",
        "",
        "createChatCompletion  POST /chat/completions",
        "  removed  body.model: string  BREAKS: the library sends body.model",
        "  changed  body.n: maximum 10 is now 5",
        "",
        "Operations: 1 added, 0 removed, 1 changed (differences: 2).",
        "Differences that break the library: 1",
        "  createChatCompletion body.model: the library sends body.model",
    ]


def test_the_report_has_tables_in_a_terminal(comparison, monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr(
        reporting, "Console", lambda file, **_more: Console(file=file, force_terminal=True, width=100)
    )
    show(Titled("pinned", "other.yaml", comparison), stream)
    shown = stream.getvalue()
    assert "━" in shown
    assert "breaks: the library sends body.model" in shown


def test_the_report_is_json_for_other_programs(comparison):
    data = json.loads(as_json(Titled("pinned", "other.yaml", comparison)))
    assert data["operations"] == {"added": ["other"], "removed": []}
    (found,) = data["changes"]
    assert found["operation"] == "createChatCompletion"
    assert found["changes"][0] == {
        "place": "body.model",
        "change": "removed",
        "detail": "string",
        "breaks": "the library sends body.model",
    }
    assert data["breaking"] == ["createChatCompletion body.model: the library sends body.model"]


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_the_command_reports_and_changes_nothing(tree, capsys, form):
    before = {path: path.read_bytes() for path in tree.root.rglob("*") if path.is_file()}
    assert main(["--root", str(tree.root), "upstream", *form, str(ROOT / "openapi.yaml")]) == 0
    assert "listModels" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in tree.root.rglob("*") if path.is_file()} == before


def test_a_document_does_not_differ_from_itself(capsys):
    assert main(["upstream", str(ROOT / "openapi.yaml")]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "Operations: 0 added, 0 removed, 0 changed (differences: 0).",
        "Nothing breaks the library.",
    ]
