"""Base URLs as people write them, for every call, and what is said when one of them is wrong."""

import json

import httpx
import pytest
from asking import MESSAGES
from operations import OPERATIONS

from clients import Wire, answer, raw_answer

# What is written, and where the calls begin.
BASE_URLS = {
    "https://h/v1": "https://h/v1",
    "https://h/v1/": "https://h/v1",
    "https://h/v1//": "https://h/v1",
    "  https://h/v1/\t\n": "https://h/v1",
    "https://h": "https://h",
    "https://h/": "https://h",
    "https://h:8443": "https://h:8443",
    "http://h:80/v1": "http://h/v1",
    "https://h:443/v1": "https://h/v1",
    "HTTPS://API.Example.COM/v1": "https://api.example.com/v1",
    "https://h/V1": "https://h/V1",
    "http://localhost:11434/v1": "http://localhost:11434/v1",
    "http://127.0.0.1:8080": "http://127.0.0.1:8080",
    "http://[::1]:8080/v1/": "http://[::1]:8080/v1",
    "http://[fe80::1]/v1": "http://[fe80::1]/v1",
    "https://h/v1beta/openai/": "https://h/v1beta/openai",
    "https://h/openai/v1": "https://h/openai/v1",
    "https://h/api/v1/": "https://h/api/v1",
    "https://h/client/v4/accounts/a/ai/v1": "https://h/client/v4/accounts/a/ai/v1",
    "https://h/a%2Fb/v1": "https://h/a%2Fb/v1",
    "https://h/a b/v1": "https://h/a%20b/v1",
    "https://h/clé/v1": "https://h/cl%C3%A9/v1",
    "https://bücher.example/v1": "https://xn--bcher-kva.example/v1",
    "https://h/v1#models": "https://h/v1",
    "https://h/v1?": "https://h/v1",
}
QUERIES = {
    "https://h/openai/deployments/d?api-version=2024-10-21": (
        "https://h/openai/deployments/d",
        "api-version=2024-10-21",
    ),
    "https://h/v1/?api-version=preview": ("https://h/v1", "api-version=preview"),
    "https://h?a=1&a=2&b=%2F": ("https://h", "a=1&a=2&b=%2F"),
    "https://h/v1?api-version=2#part": ("https://h/v1", "api-version=2"),
}
every_call = pytest.mark.parametrize("name", OPERATIONS)


def address_of(kit, base_url, name="chat.completions.create", **parameters):
    """The address that a call asks."""
    call, _, body = OPERATIONS[name]
    wire = Wire(answer(body))
    kit.do(call(kit.client("k", base_url, handler=wire), **parameters))
    (request,) = wire.requests
    return str(request.url)


@every_call
def test_every_call_reaches_its_path_once(kit, name):
    for base_url, start in BASE_URLS.items():
        assert address_of(kit, base_url, name) == start + OPERATIONS[name][1]


@every_call
def test_every_call_keeps_the_query_of_the_base_url(kit, name):
    for base_url, (start, query) in QUERIES.items():
        assert address_of(kit, base_url, name) == f"{start}{OPERATIONS[name][1]}?{query}"
        asked = address_of(kit, base_url, name, extraQuery={"x": "y"})
        assert asked == f"{start}{OPERATIONS[name][1]}?{query}&x=y"


@pytest.mark.parametrize("base_url", BASE_URLS)
def test_a_base_url_may_come_from_anywhere(kit, monkeypatch, base_url):
    address = f"{BASE_URLS[base_url]}/chat/completions"
    assert address_of(kit, {"baseURL": base_url}) == address

    wire = Wire(answer(OPERATIONS["chat.completions.create"][2]))
    providers = {"providers": {"here": {"baseURL": base_url}}}
    client = kit.client(handler=wire, providers=providers)
    kit.do(client.chat.completions.create(MESSAGES, model="here:m"))
    monkeypatch.setenv("OPENAI_BASE_URL", base_url)
    kit.do(kit.client(handler=wire).chat.completions.create(MESSAGES))

    assert [str(request.url) for request in wire.requests] == [address, address]


@pytest.mark.parametrize(
    ("settings", "call", "sent"),
    [
        ({"apiKey": "k"}, {}, "Bearer k"),
        ({"apiKey": "k", "customHeaders": {"authorization": "Own a"}}, {}, "Own a"),
        ({}, {"extraHeaders": {"Authorization": "Own b"}}, "Own b"),
    ],
)
def test_a_given_credential_beats_the_user_in_the_base_url(kit, settings, call, sent):
    wire = Wire(answer({"choices": []}))
    client = kit.client(handler=wire, baseURL="https://me:canary@h/v1", **settings)
    kit.do(client.chat.completions.create(MESSAGES, call))
    assert wire.requests[0].headers["authorization"] == sent


def test_a_user_in_the_base_url_is_sent_as_such_and_never_shown(kit):
    wire = Wire(answer({"error": {"message": "no"}}, 404))
    client = kit.client({"baseURL": "https://me:canary@h/v1"}, handler=wire)
    result = kit.do(client.chat.completions.create(MESSAGES))

    (request,) = wire.requests
    assert request.headers["authorization"].startswith("Basic ")
    shown = [
        result.request.url,
        repr(result.request),
        repr(client),
        repr(result),
        str(result.error),
        result.error.hint,
    ]
    assert not [text for text in shown if "canary" in text]
    assert result.request.url == "https://h/v1/chat/completions"


@pytest.mark.parametrize("name", ["models.retrieve", "files.retrieve", "chat.completions.retrieve"])
def test_the_query_of_the_base_url_stands_after_odd_names(kit, name):
    group, method = name.rsplit(".", 1)
    wire = Wire(answer(OPERATIONS[name][2]))
    client = kit.client("k", "https://h/v1?api-version=2", handler=wire)
    branch = client
    for part in group.split("."):
        branch = getattr(branch, part)
    kit.do(getattr(branch, method)("a/b:c?d#e f"))

    path = OPERATIONS[name][1].rpartition("/")[0]
    assert str(wire.requests[0].url) == f"https://h/v1{path}/a%2Fb%3Ac%3Fd%23e%20f?api-version=2"


NOT_FOUND = {
    "OpenAI": {"error": {"message": "Invalid URL (POST /x)", "type": "invalid_request_error", "code": None}},
    "Azure": {"error": {"code": "404", "message": "Resource not found"}},
    "OpenAI, with a code": {"error": {"code": "unknown_url", "message": "Invalid URL (GET /models)"}},
    "FastAPI": {"detail": "Not Found"},
    "Go": b"404 page not found",
    "nginx": b"<html><title>404 Not Found</title></html>",
    "nothing": b"",
}
MODEL_NOT_FOUND = {
    "OpenAI": {"error": {"message": "The model `m` does not exist", "code": "model_not_found"}},
    "vLLM": {"error": {"message": "The model `m` does not exist.", "type": "NotFoundError", "code": 404}},
    "vLLM, flat": {"object": "error", "message": "The model `m` does not exist.", "code": 404},
    "Azure": {"error": {"code": "DeploymentNotFound", "message": "No such deployment"}},
    "Ollama": {
        "error": {"message": 'model "m" not found, try pulling it first', "type": "api_error", "code": None}
    },
}
NO_VERSION, VERSION_TWICE, ENDPOINT = (
    "most servers want it to end with /v1",
    "version stands twice",
    "end before the endpoint",
)
WRONG = {
    "http://localhost:11434": NO_VERSION,
    "https://openrouter.ai/api": NO_VERSION,
    "http://localhost:1234/": NO_VERSION,
    "https://h/v1/v1": VERSION_TWICE,
    "https://h/v1/v1/?api-version=2": VERSION_TWICE,
    "https://h/v1beta/v1": VERSION_TWICE,
    "https://h/v1/chat/completions": ENDPOINT,
    "https://h/v1/chat/completions/": ENDPOINT,
    "https://h/v1/chat": ENDPOINT,
    "https://h/v1/completions": ENDPOINT,
    "https://h/v1/models": ENDPOINT,
    "https://h/v1/embeddings": ENDPOINT,
    "https://h/v1/images/generations": ENDPOINT,
    "https://h/v1/responses": ENDPOINT,
    "https://h/chat/completions": ENDPOINT,
    "https://h/openai/deployments/d/chat/completions?api-version=2": ENDPOINT,
}
RIGHT = [
    "https://h/v1",
    "https://h/openai/v1/",
    "https://h/v1beta/openai",
    "https://h/client/v4/accounts/a/ai/v1",
    "https://h/v1/models/m/v2",
    "https://h/files/v1",
]


def refused(kit, base_url, body, status=404, name="chat.completions.create"):
    given = raw_answer(body, status) if isinstance(body, bytes) else answer(body, status)
    client = kit.client("k", base_url, handler=Wire(given), maxRetries=0)
    return kit.do(OPERATIONS[name][0](client)).error


@pytest.mark.parametrize(("base_url", "words"), WRONG.items())
@pytest.mark.parametrize("status", [404, 405])
def test_a_wrong_base_url_is_hinted_at_beside_the_message(kit, base_url, words, status):
    for body in NOT_FOUND.values():
        error = refused(kit, base_url, body, status)
        assert words in error.hint
        assert "baseURL" in error.hint
        assert error.hint not in error.message
        assert str(error) == f"{error.message} ({error.hint})"


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_wrong_base_url_is_hinted_at_for_every_call(kit, name):
    hints = [
        refused(kit, base_url, {"detail": "Not Found"}, name=name).hint
        for base_url in ("https://h/v1/v1", "https://h")
    ]
    assert [VERSION_TWICE in hints[0], NO_VERSION in hints[1]] == [True, True]


@pytest.mark.parametrize("base_url", RIGHT)
@pytest.mark.parametrize("body", NOT_FOUND.values(), ids=NOT_FOUND)
def test_a_base_url_with_a_version_is_not_doubted(kit, base_url, body):
    assert refused(kit, base_url, body).hint == ""


@pytest.mark.parametrize("body", MODEL_NOT_FOUND.values(), ids=MODEL_NOT_FOUND)
def test_a_model_that_is_missing_says_nothing_against_the_base_url(kit, body):
    for base_url in (
        "https://h",
        "https://h/v1",
        "https://h/models",
        "https://h/openai/deployments/d?api-version=2",
    ):
        assert refused(kit, base_url, body).hint == ""


@pytest.mark.parametrize("status", [400, 401, 403, 422, 429, 500, 503])
def test_other_refusals_say_nothing_against_the_base_url(kit, status):
    hint = refused(kit, "https://h/v1/v1", {"error": {"message": "no"}}, status).hint
    assert hint == ("the server refuses this key: is it the one for this server?" if status == 401 else "")


def test_a_success_that_complains_of_the_path_is_hinted_at(kit):
    body = {"error": "Unexpected endpoint or method. (POST /chat/completions)"}
    error = refused(kit, "http://localhost:1234", body, 200)
    assert NO_VERSION in error.hint
    assert error.message == body["error"]


@pytest.mark.parametrize(
    ("base_url", "words"), [("https://h", NO_VERSION), ("https://h/v1", "address of an API")]
)
def test_a_page_in_a_success_is_hinted_at(kit, base_url, words):
    assert words in refused(kit, base_url, b"<!doctype html><title>Open WebUI</title>", 200).hint


def test_a_wrong_base_url_is_hinted_at_while_streaming(kit):
    client = kit.client("k", "https://h", handler=Wire(answer({"detail": "Not Found"}, 404)))
    stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
    assert kit.chunks(stream) == []
    assert NO_VERSION in stream.result.error.hint


RAW = {
    "JSON text": json.dumps({"error": {"message": "slow down"}}),
    "flat JSON text": json.dumps({"message": "slow down"}),
    "text": "slow down",
    "object": {"error": {"message": "slow down"}},
}


@pytest.mark.parametrize("raw", RAW.values(), ids=RAW)
@pytest.mark.parametrize("streamed", [False, True])
def test_what_the_provider_behind_a_router_says_is_hinted_at(kit, raw, streamed):
    error = {
        "message": "Provider returned error",
        "code": 429,
        "metadata": {"raw": raw, "provider_name": "X"},
    }
    events = f"data: {json.dumps({'error': error})}\n\n".encode()
    given = raw_answer(events) if streamed else answer({"error": error}, 429)
    client = kit.client("k", handler=Wire(given), maxRetries=0)
    returned = kit.do(client.chat.completions.create(MESSAGES, stream=streamed))
    if streamed:
        kit.chunks(returned)
    told = (returned.result if streamed else returned).error

    assert (told.message, told.hint) == ("Provider returned error", "the provider behind it says: slow down")


@pytest.mark.parametrize("metadata", [None, {}, {"raw": None}, {"raw": 5}, "raw", {"raw": ""}])
def test_without_words_of_the_provider_behind_there_is_no_hint(kit, metadata):
    assert refused(kit, "https://h/v1", {"error": {"message": "no", "metadata": metadata}}, 429).hint == ""


def test_a_redirect_names_its_target_and_is_not_followed(kit):
    wire = Wire(lambda request: httpx.Response(308, headers={"location": "https://h/v1/chat/completions"}))
    result = kit.do(kit.client("k", "http://h/v1", handler=wire).chat.completions.create(MESSAGES))

    assert len(wire.requests) == 1
    assert "redirects are not followed" in result.error.hint
    assert result.headers.location == "https://h/v1/chat/completions"
