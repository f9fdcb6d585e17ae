"""What holds for every call of models, images, moderations, embeddings and files."""

import re

import httpx
import pytest
from resource_wire import PROVIDERS, sent

from aikit4d import OpenAIError
from clients import Wire, answer, raw_answer

FILE = {
    "id": "file-1",
    "object": "file",
    "bytes": 3,
    "created_at": 1,
    "filename": "a.txt",
    "purpose": "batch",
}
MODELS = {"object": "list", "data": [{"id": "m1", "object": "model"}]}
DELETED = {"id": "x", "object": "file", "deleted": True}
VECTORS = {"object": "list", "data": [{"index": 0, "embedding": [1.0], "object": "embedding"}], "model": "m"}
IMAGES = {"created": 1, "data": [{"b64_json": "aGk="}]}
MODERATION = {"id": "modr-1", "model": "m", "results": [{"flagged": False, "categories": {}}]}

# By call: what is called, method and path that are sent, and a good answer.
CALLS = {
    "models.list": (lambda c, **k: c.models.list(**k), "GET", "/v1/models", MODELS),
    "models.retrieve": (
        lambda c, **k: c.models.retrieve("m1", **k),
        "GET",
        "/v1/models/m1",
        MODELS["data"][0],
    ),
    "models.delete": (lambda c, **k: c.models.delete("m1", **k), "DELETE", "/v1/models/m1", DELETED),
    "embeddings.create": (
        lambda c, **k: c.embeddings.create("x", "m", **k),
        "POST",
        "/v1/embeddings",
        VECTORS,
    ),
    "moderations.create": (
        lambda c, **k: c.moderations.create("x", **k),
        "POST",
        "/v1/moderations",
        MODERATION,
    ),
    "images.generate": (lambda c, **k: c.images.generate("x", **k), "POST", "/v1/images/generations", IMAGES),
    "images.edit": (lambda c, **k: c.images.edit(b"x", "y", **k), "POST", "/v1/images/edits", IMAGES),
    "images.createVariation": (
        lambda c, **k: c.images.createVariation(b"x", **k),
        "POST",
        "/v1/images/variations",
        IMAGES,
    ),
    "files.create": (lambda c, **k: c.files.create(b"x", "batch", **k), "POST", "/v1/files", FILE),
    "files.list": (lambda c, **k: c.files.list(**k), "GET", "/v1/files", {"object": "list", "data": [FILE]}),
    "files.retrieve": (lambda c, **k: c.files.retrieve("f", **k), "GET", "/v1/files/f", FILE),
    "files.delete": (lambda c, **k: c.files.delete("f", **k), "DELETE", "/v1/files/f", DELETED),
    "files.content": (lambda c, **k: c.files.content("f", **k), "GET", "/v1/files/f/content", FILE),
}
JSON_CALLS = {name: case for name, case in CALLS.items() if name != "files.content"}
every_call = pytest.mark.parametrize(("call", "method", "path", "body"), CALLS.values(), ids=CALLS)
every_json_call = pytest.mark.parametrize(
    ("call", "method", "path", "body"), JSON_CALLS.values(), ids=JSON_CALLS
)
REFUSAL = {"error": {"message": "No such thing", "code": "missing", "param": "id", "type": "t"}}


@every_call
def test_the_request_goes_where_the_document_says(kit, call, method, path, body):
    wire = Wire(answer(body))

    result = kit.do(call(kit.client("key", handler=wire)))

    assert result.success, result.errors
    (request,) = wire.requests
    assert (request.method, request.url.path) == (method, path)
    assert request.headers["authorization"] == "Bearer key"
    assert result.request.url == f"https://api.openai.com{path}"


@every_call
def test_a_refusal_is_a_failed_result(kit, call, method, path, body):
    result = kit.do(call(kit.client("key", handler=Wire(answer(REFUSAL, 404)))))

    assert not result.success
    assert (result.error.message, result.error.status, result.error.code) == ("No such thing", 404, "missing")
    assert len(result.errors) == 1


@every_call
def test_a_refusal_raises_with_throw(kit, call, method, path, body):
    client = kit.client("key", handler=Wire(answer(REFUSAL, 404)))
    with pytest.raises(OpenAIError, match="No such thing"):
        kit.do(call(client, throw=True))


@every_call
def test_callbacks_are_told_of_a_success(kit, call, method, path, body):
    told = []
    callbacks = {
        name: lambda got, name=name: told.append((name, got))
        for name in ("formula", "onTerminate", "onError", "onResponse")
    }

    result = kit.do(call(kit.client("key", handler=Wire(answer(body))), **callbacks))
    result.request.wait(10)

    assert [name for name, _ in told] == ["onResponse", "onTerminate", "formula"]
    assert all(got is result for _, got in told)


@every_call
def test_callbacks_are_told_of_a_failure(kit, call, method, path, body):
    told = []
    client = kit.client("key", handler=Wire(answer(REFUSAL, 404)))

    result = kit.do(call(client, onError=told.append, onResponse=pytest.fail))
    result.request.wait(10)

    assert told == [result]


@every_call
def test_the_parameters_of_all_calls_are_heeded(kit, call, method, path, body):
    wire = Wire(answer(body))
    client = kit.client("key", handler=pytest.fail)

    kit.do(
        call(
            client,
            httpAgent=kit.agent(wire),
            extraHeaders={"X-Own": "1"},
            extraQuery={"api-version": "2"},
            timeout=7,
        )
    )

    (request,) = wire.requests
    assert request.headers["x-own"] == "1"
    assert request.url.params["api-version"] == "2"
    assert request.extensions["timeout"]["read"] == 7


@every_call
def test_an_unknown_parameter_is_refused_with_the_nearest_one(kit, call, method, path, body):
    client = kit.client("key", handler=pytest.fail)
    with pytest.raises(TypeError, match="did you mean 'maxRetries'"):
        kit.do(call(client, maxRetry=1))


@every_call
@pytest.mark.parametrize("status", [500, 429])
def test_a_call_is_sent_again_as_often_as_allowed(kit, call, method, path, body, status):
    busy = answer(REFUSAL, status, {"retry-after-ms": "1"})
    wire = Wire(busy, busy, answer(body))

    assert kit.do(call(kit.client("key", handler=wire))).success

    boundary = re.compile(rb"[0-9a-f]{32}")  # drawn anew for each form
    bodies = {boundary.sub(b"", request.content) for request in wire.requests}
    assert (len(wire.requests), len(bodies)) == (3, 1)


@every_json_call
@pytest.mark.parametrize(
    ("data", "headers", "success"),
    [
        (b"\n\n\n%s\n", {"content-type": "application/json"}, True),
        (b"\xef\xbb\xbf%s", {"content-type": "application/json"}, True),
        (b"%s", {"content-type": "text/plain; charset=utf-8"}, True),
        (b"<!doctype html><title>Sign in</title>", {"content-type": "text/html"}, False),
        (b"", {"content-type": "application/json"}, False),
    ],
    ids=["blank lines", "byte order mark", "labelled as text", "a page", "nothing"],
)
def test_odd_bodies_make_results(kit, call, method, path, body, data, headers, success):
    whole = httpx.Response(200, json=body).content
    data = data.replace(b"%s", whole)

    result = kit.do(call(kit.client("key", handler=Wire(raw_answer(data, headers=headers)))))

    assert result.success is success
    assert len(result.errors) == (0 if success else 1)
    assert "Result" in repr(result)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda c, i: c.models.retrieve(i), "model"),
        (lambda c, i: c.models.delete(i), "model"),
        (lambda c, i: c.files.retrieve(i), "fileId"),
        (lambda c, i: c.files.delete(i), "fileId"),
        (lambda c, i: c.files.content(i), "fileId"),
    ],
)
@pytest.mark.parametrize(
    ("value", "error"),
    [("", ValueError), (".", ValueError), ("..", ValueError), (None, TypeError), (5, TypeError)],
)
def test_an_id_that_names_nothing_is_refused(kit, call, name, value, error):
    client = kit.client("key", handler=pytest.fail)
    with pytest.raises(error, match=f"^{name} must"):
        kit.do(call(client, value))


@pytest.mark.parametrize(
    ("identifier", "segment"),
    [
        ("a/b:c", "a%2Fb%3Ac"),
        ("../x", "..%2Fx"),
        ("%2e%2e", "%252e%252e"),
        ("a?b#c", "a%3Fb%23c"),
        ("ü 😀", "%C3%BC%20%F0%9F%98%80"),
    ],
)
def test_an_id_is_one_segment_of_the_path(kit, identifier, segment):
    wire = Wire(answer(FILE))
    client = kit.client("key", handler=wire)
    kit.do(client.models.retrieve(identifier))
    kit.do(client.files.content(identifier))

    paths = [request.url.raw_path.decode() for request in wire.requests]
    assert paths == [f"/v1/models/{segment}", f"/v1/files/{segment}/content"]


RESOLVED = {
    "embeddings.create": lambda c, m: c.embeddings.create("x", m),
    "moderations.create": lambda c, m: c.moderations.create("x", m),
    "images.generate": lambda c, m: c.images.generate("x", model=m),
    "images.edit": lambda c, m: c.images.edit(b"x", "y", model=m),
    "images.createVariation": lambda c, m: c.images.createVariation(b"x", model=m),
}


@pytest.mark.parametrize("model", ["near:tiny", "small"])
@pytest.mark.parametrize("call", RESOLVED.values(), ids=RESOLVED)
def test_a_model_leads_to_its_provider_without_the_clients_key(kit, call, model):
    wire = Wire(answer(IMAGES))
    kit.do(call(kit.client("key", handler=wire, providers=PROVIDERS, organization="org"), model))

    (request,) = wire.requests
    assert request.url.host == "near.example"
    assert b"tiny" in request.content
    assert b"near:" not in request.content
    assert not {"authorization", "openai-organization"} & set(request.headers)


@pytest.mark.parametrize("call", RESOLVED.values(), ids=RESOLVED)
def test_a_broken_alias_fails_and_nothing_is_sent(kit, call):
    result = kit.do(call(kit.client("key", handler=pytest.fail, providers=PROVIDERS), "broken"))

    assert not result.success
    assert "nobody" in result.error.message


@pytest.mark.parametrize("place", ["named", "missing", "folder"])
@pytest.mark.parametrize("call", RESOLVED.values(), ids=RESOLVED)
def test_an_unusable_configuration_fails_and_nothing_is_sent(kit, call, place, tmp_path, monkeypatch):
    file = tmp_path / "aikit4d" / "AIProviders.json"
    if place != "missing":
        file.parent.mkdir()
        file.write_text('{"models": {"small": ')
    if place == "folder":
        monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: file.parent)
    else:
        monkeypatch.setenv("AIKIT4D_PROVIDERS", str(file))
    result = kit.do(call(kit.client("key", handler=pytest.fail), "small"))

    assert not result.success
    assert f"Model 'small': The provider configuration {str(file)!r} is not usable: " in result.error.message


def test_a_name_with_a_slash_that_is_not_found_gets_a_hint(kit):
    result = kit.do(kit.client("key", handler=Wire(answer(REFUSAL, 404))).models.retrieve("org/name"))
    assert "slash" in result.error.hint


def test_extra_members_reach_the_body(kit):
    wire = Wire(answer(VECTORS))
    kit.do(kit.client("key", handler=wire).embeddings.create("x", "m", extraBody={"input_type": "query"}))
    assert sent(wire) == ("POST", "/v1/embeddings", {"input": "x", "model": "m", "input_type": "query"})


@pytest.mark.parametrize("branch", ["models", "embeddings", "moderations", "images", "files"])
def test_a_branch_shows_its_client_without_the_key(kit, branch):
    client = kit.client("sk-canary")
    shown = repr(getattr(client, branch))
    assert repr(client) in shown
    assert "canary" not in shown
    assert getattr(client, branch) is getattr(client, branch)
