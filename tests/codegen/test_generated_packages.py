"""Packages made from documents of every kind: lazy, typed, and true to what the document says."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from codegen.toolchain import ruff
from tiny_documents import PACKAGE, answering, build_package, document, ref, taking

ROOT = Path(__file__).parents[2]
TEXT = {"type": "string"}


def client_answering(response, asked):
    from aikit4d_openapi import Client

    def answer(request):
        asked.append(request)
        return response

    client = Client(base_url="http://127.0.0.1/v1")
    return client.set_httpx_client(
        httpx.Client(base_url="http://127.0.0.1/v1", transport=httpx.MockTransport(answer))
    )


def operation(answers=None, **parts):
    content = {kind: {"schema": schema} for kind, schema in (answers or {}).items()}
    return {"operationId": "doX", "responses": {"200": {"description": "", "content": content}}, **parts}


RAW_ANSWERS = [
    ({"text/plain": TEXT}, b"\xc3\xa4", "ä"),
    ({"application/sdp": TEXT}, b"v=0", "v=0"),
    ({"application/octet-stream": {"type": "string", "format": "binary"}}, b"\x00\xff", b"\x00\xff"),
    ({"image/png": {}}, b"\x89PNG", b"\x89PNG"),
    ({"*/*": {"type": "string", "format": "binary"}}, b"any", b"any"),
    ({"application/json": TEXT, "video/mp4": {"type": "string", "format": "binary"}}, b"\x00", b"\x00"),
    ({"application/json": TEXT}, b'"text"', "text"),
    ({"application/problem+json": {"type": "array", "items": TEXT}}, b'["a"]', ["a"]),
    ({}, b"", None),
]


@pytest.mark.parametrize(
    ("answers", "content", "parsed"), RAW_ANSWERS, ids=[",".join(case[0]) for case in RAW_ANSWERS]
)
def test_an_answer_is_given_as_what_it_is(make, answers, content, parsed):
    module = make(document({"/x": {"get": operation(answers)}}))("doX")
    assert module.sync(client=client_answering(httpx.Response(200, content=content), [])) == parsed


RAW_BODIES = [
    ("application/sdp", TEXT, "v=0", b"v=0", "application/sdp"),
    ("text/plain", TEXT, "ä", "ä".encode(), "text/plain"),
    ("*/*", {"type": "string", "format": "binary"}, None, b"\x00", "application/octet-stream"),
    (
        "application/json; charset=utf-8",
        {"type": "array", "items": TEXT},
        ["a"],
        b'["a"]',
        "application/json; charset=utf-8",
    ),
]


@pytest.mark.parametrize(("media", "schema", "body", "sent", "header"), RAW_BODIES)
def test_a_body_of_any_media_type_is_sent(make, media, schema, body, sent, header):
    module = make(
        document(
            {
                "/x": {
                    "post": operation(requestBody={"content": {media: {"schema": schema}}, "required": True})
                }
            }
        )
    )("doX")
    from aikit4d_openapi.types import File

    asked = []
    module.sync(
        client=client_answering(httpx.Response(200), asked), body=File(b"\x00") if body is None else body
    )
    assert asked[0].content == sent
    assert asked[0].headers["content-type"] == header


def test_bodies_of_several_media_types_are_told_apart_by_their_type(make):
    content = {
        "text/plain": {"schema": TEXT},
        "application/xml": {},
        "application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {"a": TEXT}}},
        "application/json": {"schema": {"type": "array", "items": TEXT}},
    }
    module = make(document({"/x": {"post": operation(requestBody={"content": content, "required": True})}}))(
        "doX"
    )
    from aikit4d_openapi.models import DoXApplicationXWwwFormUrlencodedBody as Form

    asked = []
    for body in ("t", Form(a="b"), ["j"]):
        module.sync(client=client_answering(httpx.Response(200), asked), body=body)
    kinds = [request.headers["content-type"] for request in asked]
    assert kinds == ["text/plain", "application/x-www-form-urlencoded", "application/json"]
    assert [request.content for request in asked] == [b"t", b"a=b", b'["j"]']


def test_parameters_of_every_place_are_sent(make):
    def parameter(place, name, schema):
        return {"in": place, "name": name, "schema": schema}

    parameters = [
        parameter("path", "id", {"type": "integer"}),
        parameter("query", "body", TEXT),
        parameter("query", "client", {"type": "boolean"}),
        parameter("query", "range", {"type": "object", "properties": {"gt": {"type": "integer"}}}),
        parameter("query", "include[]", {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}),
        parameter("header", "X-List", {"type": "array", "items": TEXT}),
        parameter("header", "X-Flag", {"type": "boolean"}),
        parameter("cookie", "session", TEXT),
    ]
    module = make(document({"/x/{id}?beta=true": {"get": operation(parameters=parameters)}}))("doX")
    from aikit4d_openapi.models import DoXRange

    asked = []
    module.sync(
        5,
        client=client_answering(httpx.Response(200), asked),
        body_query="b",
        client_query=False,
        range_=DoXRange(gt=1),
        include=["a", "b"],
        x_list="a,b",
        x_flag=True,
        session="s",
    )
    url = asked[0].url
    assert url.path == "/v1/x/5"
    assert url.params.multi_items() == [
        ("beta", "true"),
        ("body", "b"),
        ("client", "false"),
        ("range[gt]", "1"),
        ("include[]", "a"),
        ("include[]", "b"),
    ]
    sent = asked[0].headers
    assert (sent["x-list"], sent["x-flag"], sent["cookie"]) == ("a,b", "true", "session=s")


def test_events_without_a_body_are_asked_for_in_the_query(make):
    parameters = [{"in": "query", "name": "stream", "schema": {"type": "boolean"}}]
    events = {"application/json": ref("Ask"), "text/event-stream": ref("Ask")}
    module = make(document({"/x": {"get": operation(events, parameters=parameters)}}))("doX")
    asked = []
    answer = httpx.Response(200, content=b"data: {}\n\n", headers={"content-type": "text/event-stream"})
    assert len(list(module.sync_stream(client=client_answering(answer, asked)))) == 1
    assert asked[0].url.params.multi_items() == [("stream", "true")]


def test_ranges_and_defaults_of_statuses_are_read(make):
    def answer(name):
        return {"description": "", "content": {"application/json": {"schema": ref(name)}}}

    schemas = {
        name: {"type": "object", "properties": {name: TEXT}} for name in ("Created", "Refused", "Other")
    }
    responses = {"201": answer("Created"), "4XX": answer("Refused"), "default": answer("Other")}
    module = make(document({"/x": {"get": {"operationId": "doX", "responses": responses}}}, schemas))("doX")
    kinds = {status: type(module.parse_body(status, {})).__name__ for status in (201, 404, 499, 500, 200)}
    assert kinds == {201: "Created", 404: "Refused", 499: "Refused", 500: "Other", 200: "Other"}


OLDER = """
openapi: 3.0.0
info: {title: Older, version: "1.0"}
servers: [{url: "https://api.example.com/v1"}]
tags: [{name: Chat, description: &words Talk.}]
security: [{ApiKeyAuth: []}]
paths:
  /chat/completions:
    post:
      operationId: createChatCompletion
      tags: [Chat]
      summary: *words
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Create"}}}}
      responses:
        200:
          content: {application/json: {schema: {$ref: "#/components/schemas/Answer"}}}
      x-oaiMeta:
        name: Create
        examples: [{title: Default, request: {curl: "curl $ref"}, response: {schema: {allOf: 5}}}]
components:
  schemas:
    Create:
      type: object
      properties:
        model: {description: &words Which., anyOf: [{type: string}, {type: string, enum: [gpt-4, gpt-3.5]}], x-oaiTypeLabel: string}
        messages: {type: array, minItems: 1, items: {$ref: "#/components/schemas/Message"}}
        temperature: {type: number, minimum: 0, maximum: 2, default: 1, nullable: true, description: *words}
        stop: {default: null, oneOf: [{type: string, nullable: true}, {type: array, items: {type: string}}]}
        stream: {type: boolean, nullable: true, default: "no"}
        functions: {type: array, items: {type: object, properties: {parameters: {type: object, additionalProperties: true}}}}
        function_call: {oneOf: [{type: string, enum: [none, auto]}, {type: object, properties: {name: {type: string}}, required: [name]}]}
        user: &user {type: string, example: user-1234}
      required: [model, messages]
    Message:
      type: object
      properties:
        role: {type: string, enum: [system, user, assistant, function]}
        content: {type: string, nullable: true}
        name: *user
      required: [role, content]
    Answer:
      type: object
      properties:
        id: {type: string}
        choices: {type: array, items: {type: object, required: [finish_reason], properties: {message: {$ref: "#/components/schemas/Message"}, finish_reason: {type: string, enum: [stop, length]}}}}
        usage: {allOf: [{$ref: "#/components/schemas/Usage"}, {nullable: true}]}
    Usage: {type: object, properties: {total_tokens: {type: integer}}, x-oaiMeta: [odd, {example: }]}
"""  # noqa: E501  # written as such documents are


def test_an_older_document_works_as_well(make):
    module = make(OLDER)("createChatCompletion")
    assert set(module.OPERATION.item_shapes["messages"]) == {"system", "user", "assistant", "function"}
    from aikit4d_openapi.models import Create

    body = {"model": "m", "messages": [{"role": "user", "content": None}], "temperature": None, "stop": ["x"]}
    assert Create.from_dict(body).to_dict() == body
    answer = {
        "choices": [{"finish_reason": "own", "message": {"role": "user", "content": "x"}}],
        "usage": None,
    }
    assert module.parse_body(200, answer).to_dict() == answer


def test_importing_an_operation_loads_neither_models_nor_httpx():
    program = (
        "import sys; from aikit4d_openapi.operations import load; module = load('createChatCompletion');"
        "module.OPERATION.request(body={'messages': []});"
        "print(*sorted(name for name in sys.modules if name.startswith(('aikit4d_', 'httpx', 'attr'))))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert loaded.split() == [
        "aikit4d_openapi",
        "aikit4d_openapi.api",
        "aikit4d_openapi.api.chat",
        "aikit4d_openapi.api.chat.create_chat_completion",
        "aikit4d_openapi.operation",
        "aikit4d_openapi.operations",
    ]


def test_packages_load_what_is_asked_for():
    program = (
        "import sys, aikit4d_openapi as package; models = package.models;"
        "assert 'CreateChatCompletionRequest' in dir(models); models.Metadata;"
        "print(*sorted(name for name in sys.modules if name.startswith('aikit4d_openapi.models.')));"
        "package.api.chat.create_chat_completion; package.AuthenticatedClient;"
        "assert 'chat' in dir(package.api) and 'list_models' in dir(package.api.models)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert loaded.split() == ["aikit4d_openapi.models.metadata"]


@pytest.mark.parametrize("place", ["", ".api", ".api.chat", ".models"])
def test_a_name_that_is_not_there_is_an_attribute_error(place):
    import importlib

    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = importlib.import_module(f"aikit4d_openapi{place}").nothing


TYPED = """
from collections.abc import Iterator
from aikit4d_openapi import AuthenticatedClient, api, models
from aikit4d_openapi.api.chat import create_chat_completion

client = AuthenticatedClient(base_url="http://127.0.0.1", token="t")
body = models.CreateChatCompletionRequest(model="m", messages=[])
answer = api.chat.create_chat_completion.sync(client=client, body=body)
Event = models.CreateChatCompletionStreamResponse
events: Iterator[Event] = create_chat_completion.sync_stream(client=client, body=body)
content: bytes | None = api.files.download_file.sync("f", client=client)
reveal_type(answer)
models.Nothing
api.nothing
models.ChatCompletionRequestUserMessage(role="usr", content="x")
"""


def test_type_checkers_see_the_exact_names(tmp_path):
    program = tmp_path / "typed.py"
    program.write_text(TYPED)
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), str(program)]
    run = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={"MYPYPATH": str(ROOT / "generated")},
    )
    found = [
        line.split(": ", 1)[1]
        for line in run.stdout.splitlines()
        if line.startswith(("typed.py", str(program)))
    ]
    assert len(found) == 4, run.stdout
    assert "CreateChatCompletionResponse |" in found[0]
    assert '"Nothing"' in found[1]
    assert '"nothing"' in found[2]
    assert 'Literal["user"]' in found[3] or "Literal['user']" in found[3]


def mypy(folder):
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(folder / "cache"), "-p", PACKAGE]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder).stdout


def test_the_generated_package_has_no_type_errors(tmp_path):
    copied = tmp_path / PACKAGE
    copied.symlink_to(ROOT / "generated" / PACKAGE)
    assert mypy(tmp_path).startswith("Success")


def test_the_package_of_an_odd_document_has_no_type_errors(tmp_path):
    odd = {
        "type": "object",
        "properties": {
            "words": {"enum": ["a", "A", "a-b", "a_b", "", "*", None]},
            "mixed": {"enum": ["x", 1, None]},
            "flag": {"const": True},
            "anything": {},
            "list": {"type": "array"},
            "self": ref("X"),
            "either": {
                "oneOf": [{"type": "object", "properties": {"a": TEXT}}, {"type": "array", "items": ref("X")}]
            },
            "date": {"type": "string", "format": "date-time"},
            "to_dict": TEXT,
        },
        "additionalProperties": {"type": "string", "format": "uuid"},
    }
    build_package(answering(odd), tmp_path / "made")
    assert mypy(tmp_path / "made").startswith("Success")


def test_generated_code_keeps_the_pinned_form():
    run = subprocess.run(
        [
            str(ruff()),
            "format",
            "--isolated",
            "--check",
            "--line-length",
            "110",
            str(ROOT / "generated" / PACKAGE),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


CODE = """a", {}) or print("x") or decode.by_tag("a"""
TELLING = [{"type": "object", "required": [CODE], "properties": {CODE: {"const": word}}} for word in "xy"]


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object", "properties": {CODE: TEXT}, "required": [CODE]},
        {"type": "object", "properties": {"a": {"anyOf": TELLING}}},
        {"type": "object", "properties": {"a": {"enum": [CODE, "b"]}, "b": {"const": CODE}}},
        {
            "type": "object",
            "properties": {"a": {**TEXT, "default": CODE}},
            "description": "x" * 109 + '\\"""',
        },
    ],
    ids=["name", "name that tells union members apart", "word", "default"],
)
def test_text_of_a_document_cannot_become_code(tmp_path, schema):
    build_package(taking(schema), tmp_path / "made")
    for path in (tmp_path / "made").rglob("*.py"):
        called = [node.id for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Name)]
        assert "print" not in called


def test_descriptions_cannot_become_code(make):
    breaking = 'End """ + print("x") # \\" {x} \n import os'
    schema = {
        "type": "object",
        "description": breaking,
        "properties": {"a": {**TEXT, "description": breaking}},
    }
    source = answering(schema)
    source["paths"]["/x"]["get"]["description"] = breaking
    source["info"]["title"] = breaking
    module = make(json.dumps(source))("getX")
    assert "import os" in module.sync.__doc__
