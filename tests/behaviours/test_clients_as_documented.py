"""Clients, providers and queries where AIKit's documented behaviour has no other test."""

import json

import httpx
import pytest

from aikit4d import OpenAIChatCompletionsParameters, OpenAIProviders
from clients import Wire, answer, completion
from resources.resource_wire import fields_of

MESSAGES = [{"role": "user", "content": "Hello"}]
EMPTY_PAGE = answer({"object": "list", "data": []})
HERE = {
    "baseURL": "http://here/v1",
    "apiKey": "sk-here",
    "organization": "org-here",
    "project": "proj-here",
    "timeout": 5,
    "maxRetries": 0,
    "customHeaders": {"X-Here": "1"},
}


def asked(kit, wire, client, **parameters):
    """The request that `create` sends."""
    kit.do(client.chat.completions.create(MESSAGES, **parameters))
    return wire.requests[-1]


def test_a_client_is_made_of_what_providers_hand_out(kit):
    wire = Wire(answer(completion()))
    settings = OpenAIProviders({"providers": {"here": HERE}}).get("here")
    client = kit.client(settings, handler=wire)

    assert {name: getattr(client, name) for name in HERE} == HERE
    assert str(asked(kit, wire, client).url) == "http://here/v1/chat/completions"
    assert settings == {**HERE, "name": "here", "modelAliases": []}


def test_every_setting_of_a_provider_is_one_of_the_client(kit):
    wire = Wire(answer({}, 500))
    client = kit.client({"provider": "here", "providers": {"providers": {"here": HERE}}}, handler=wire)
    request = asked(kit, wire, client)

    assert {name: getattr(client, name) for name in HERE} == HERE
    assert (request.headers["x-here"], request.extensions["timeout"]["read"]) == ("1", 5)
    assert len(wire.requests) == 1


def test_a_client_of_a_provider_takes_the_providers_own_variable(kit, monkeypatch):
    monkeypatch.setenv("HERE_API_KEY", "sk-variable")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-openai")
    wire = Wire(answer(completion()))
    providers = {"providers": {"here": {"baseURL": "http://here/v1"}}}
    client = kit.client(provider="here", providers=providers, handler=wire)
    assert asked(kit, wire, client).headers["authorization"] == "Bearer sk-variable"


def test_the_key_of_a_provider_is_read_when_a_model_of_it_is_asked(kit, monkeypatch):
    wire = Wire(answer(completion()))
    client = kit.client(providers={"providers": {"here": {"baseURL": "http://here/v1"}}}, handler=wire)
    monkeypatch.setenv("HERE_API_KEY", "sk-later")
    assert asked(kit, wire, client, model="here:m").headers["authorization"] == "Bearer sk-later"


def test_a_resolved_provider_gets_its_own_organization_and_project(kit):
    wire = Wire(answer(completion()))
    client = kit.client(
        "sk-1",
        organization="mine",
        project="mine",
        customHeaders={"X-Mine": "1"},
        providers={"providers": {"here": HERE}},
        handler=wire,
    )
    headers = asked(kit, wire, client, model="here:m").headers
    seen = [headers[name] for name in ("authorization", "openai-organization", "openai-project", "x-here")]
    assert seen == ["Bearer sk-here", "org-here", "proj-here", "1"]
    assert "mine" not in str(headers.raw).lower()


def test_a_client_reads_its_providers_once_and_a_new_client_anew(kit, tmp_path):
    path = tmp_path / "AIProviders.json"
    wire = Wire(answer(completion()))

    def place(host):
        path.write_text(json.dumps({"providers": {"here": {"baseURL": f"http://{host}/v1"}}}))

    place("first")
    client = kit.client("k", providers=path, handler=wire)
    place("second")
    asked(kit, wire, client, model="here:m")
    asked(kit, wire, client, model="here:m")
    asked(kit, wire, kit.client("k", providers=path, handler=wire), model="here:m")
    assert [request.url.host for request in wire.requests] == ["first", "first", "second"]


def test_the_file_of_the_folder_is_not_read_in_place_of_a_broken_one(tmp_path, monkeypatch):
    folder, named = tmp_path / "configuration", tmp_path / "named.json"
    folder.mkdir()
    (folder / "AIProviders.json").write_text(json.dumps({"providers": {"here": HERE}}))
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_names, **_options: folder)
    assert OpenAIProviders().list() == ["here"]

    named.write_text("{")
    monkeypatch.setenv("AIKIT4D_PROVIDERS", str(named))
    providers = OpenAIProviders()
    assert (providers.list(), len(providers.errors)) == ([], 1)


def test_a_provider_with_a_model_goes_before_an_alias_of_that_text():
    providers = OpenAIProviders(
        {
            "providers": {"here": HERE, "there": {"baseURL": "http://there/v1"}},
            "models": {"here:m": {"provider": "there", "model": "other"}},
        }
    )
    found = providers.resolve("here:m")
    assert (found.baseURL, found.model) == ("http://here/v1", "m")


def test_parameters_keep_the_alias_that_was_asked_for(kit):
    wire = Wire(answer(completion()))
    providers = {"providers": {"here": HERE}, "models": {"fast": {"provider": "here", "model": "small"}}}
    client = kit.client("k", providers=providers, handler=wire)
    parameters = OpenAIChatCompletionsParameters(model="fast")
    kit.do(client.chat.completions.create(MESSAGES, parameters))

    assert json.loads(wire.requests[0].content)["model"] == "small"
    assert parameters.model == "fast"


@pytest.mark.parametrize("name", ["model", "moderation"])
def test_a_member_that_only_examples_name_does_not_exist(kit, name):
    client = kit.client("k")
    with pytest.raises(AttributeError):
        getattr(client, name)


QUERIES = {
    "what the API knows first": (
        {"user": "u", "order": "desc", "limit": 2, "after": "a"},
        "after=a&limit=2&order=desc&user=u",
    ),
    "letters that stay": ({"after": "azAZ09-._~"}, "after=azAZ09-._~"),
    "letters that do not": ({"after": "a/b?c&d=e f+é🎉"}, "after=a%2Fb%3Fc%26d%3De+f%2B%C3%A9%F0%9F%8E%89"),
}


@pytest.mark.parametrize(("given", "query"), QUERIES.values(), ids=QUERIES)
def test_query_values_are_escaped_and_stand_in_the_order_of_their_class(kit, given, query):
    wire = Wire(EMPTY_PAGE)
    kit.do(kit.client("k", handler=wire).files.list(given))
    assert wire.requests[0].url.query.decode() == query


def test_values_of_any_depth_reach_a_form(kit):
    wire = Wire(answer({"id": "file-1"}))
    nested = {"a": {"b": {"c": [1, 2]}}, "d": True, 'e"\r\n': "f"}
    kit.do(kit.client("k", handler=wire).files.create(b"abc", "batch", extraBody=nested))
    fields = [(name, value) for name, value in fields_of(wire.requests[0]) if name != "purpose"]
    assert fields == [("a[b][c][]", "1"), ("a[b][c][]", "2"), ("d", "true"), ("e%22%0D%0A", "f")]


def test_a_form_ends_with_its_closing_boundary(kit):
    wire = Wire(answer({"id": "file-1"}))
    kit.do(kit.client("k", handler=wire).files.create(b"abc", "batch"))
    (request,) = wire.requests
    boundary = request.headers["content-type"].partition("boundary=")[2].encode()
    assert request.content.endswith(b"\r\n--" + boundary + b"--\r\n")


@pytest.mark.parametrize(("filename", "sent"), [("", "file.pdf"), (None, "file.pdf"), ("a.csv", "a.csv")])
def test_bytes_are_sent_under_the_name_given_for_them(kit, filename, sent):
    wire = Wire(lambda request: httpx.Response(200, json={"id": "file-1"}))
    kit.do(kit.client("k", handler=wire).files.create(b"abc", "batch", filename=filename))
    assert f'filename="{sent}"'.encode() in wire.requests[0].content
