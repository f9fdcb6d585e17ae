"""Two servers, and keys that belong to one of them: no other ever sees them."""

import httpx
import pytest
from canary import canary

from aikit4d import AsyncOpenAI
from aikit4d_openapi.api.models import list_models
from clients import completion
from loopback import Loopback, head, whole

MESSAGES = [{"role": "user", "content": "x"}]
REDIRECTS = [301, 302, 303, 307, 308]


def plain(line, request):
    line.send(whole(completion()))


@pytest.fixture
def home():
    with Loopback(plain) as server:
        yield server


@pytest.fixture
def elsewhere():
    with Loopback(plain) as server:
        yield server


def seen_by(server):
    """The names of the keys that a server was sent, in whatever part of a request."""
    text = repr(server.requests)
    return {
        name
        for name in ("given", "environment", "provider", "variable", "header", "organization")
        if canary(name) in text
    }


def create(kit, client, model="m", **given):
    result = kit.do(client.chat.completions.create(MESSAGES, model=model, **given))
    kit.do(client.close())
    return result


def _by_argument(home, monkeypatch):
    return (canary("given"), home.url), {}


def _by_mapping(home, monkeypatch):
    return ({"apiKey": canary("given"), "baseURL": home.url},), {}


def _by_name(home, monkeypatch):
    return (), {"apiKey": canary("given"), "baseURL": home.url}


def _by_environment(home, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", canary("environment"))
    monkeypatch.setenv("OPENAI_ORG_ID", canary("organization"))
    monkeypatch.setenv("OPENAI_BASE_URL", home.url)
    return (), {}


def _with_headers(home, monkeypatch):
    headers = {"api-key": canary("header"), "X-Own": canary("header")}
    return (home_key(), home.url), {"customHeaders": headers, "organization": canary("organization")}


def home_key():
    return canary("given")


SOURCES = {
    "argument": (_by_argument, {"given"}),
    "mapping": (_by_mapping, {"given"}),
    "keyword": (_by_name, {"given"}),
    "environment": (_by_environment, {"environment", "organization"}),
    "headers": (_with_headers, {"given", "header", "organization"}),
}
PROVIDERS = {
    "with a key": ({"apiKey": canary("provider")}, {}, {"provider"}),
    "without a key": ({}, {}, set()),
    "with a variable": ({}, {"THERE_API_KEY": canary("variable")}, {"variable"}),
    "with headers": ({"customHeaders": {"api-key": canary("provider")}}, {}, {"provider"}),
}
MODELS = {"prefix": "there:m", "alias": "fast"}


@pytest.fixture(params=SOURCES.values(), ids=SOURCES)
def source(request, home, monkeypatch):
    """How a client of the server at home is made, and the keys that this server may see."""
    make, keys = request.param
    arguments, settings = make(home, monkeypatch)
    return arguments, settings, keys


def configured(elsewhere, settings):
    models = {"fast": {"provider": "there", "model": "m"}}
    return {"providers": {"there": {"baseURL": elsewhere.url, **settings}}, "models": models}


def test_keys_go_to_the_host_they_were_given_for(kit, home, source):
    arguments, settings, keys = source
    assert create(kit, kit.client(*arguments, **settings)).success
    assert seen_by(home) == keys


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
@pytest.mark.parametrize(("own", "variables", "own_keys"), PROVIDERS.values(), ids=PROVIDERS)
def test_a_resolved_provider_sees_its_own_key_alone(
    kit, home, elsewhere, source, monkeypatch, model, own, variables, own_keys
):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    arguments, settings, _ = source
    client = kit.client(*arguments, **settings, providers=configured(elsewhere, own))
    assert create(kit, client, model).success
    assert seen_by(elsewhere) == own_keys
    assert not home.requests


@pytest.mark.parametrize(("own", "variables", "own_keys"), PROVIDERS.values(), ids=PROVIDERS)
def test_a_client_of_a_provider_sends_its_key_alone(
    kit, home, elsewhere, monkeypatch, own, variables, own_keys
):
    _by_environment(home, monkeypatch)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    client = kit.client(provider="there", providers=configured(elsewhere, own))
    assert create(kit, client).success
    assert seen_by(elsewhere) == own_keys


@pytest.mark.parametrize(("own", "variables", "own_keys"), PROVIDERS.values(), ids=PROVIDERS)
def test_a_providers_key_does_not_follow_the_client_to_another_address(
    kit, home, elsewhere, monkeypatch, own, variables, own_keys
):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    providers = configured(elsewhere, own)
    assert create(kit, kit.client(provider="there", providers=providers, baseURL=home.url)).success
    assert seen_by(home) == set()


def test_a_key_of_the_environment_stays_when_the_address_changes(kit, home, elsewhere, monkeypatch):
    arguments, settings = _by_environment(home, monkeypatch)
    client = kit.client(*arguments, **settings)
    kit.do(client.models.list())
    client.baseURL = elsewhere.url
    assert create(kit, client).success
    assert seen_by(home) == {"environment", "organization"}
    assert elsewhere.requests
    assert seen_by(elsewhere) == set()


@pytest.mark.parametrize("spelling", ["{0}.", "http://127.0.0.1:{1}/v1", "http://localhost:{1}/v1"])
def test_a_key_of_the_environment_goes_to_its_exact_host_only(kit, home, elsewhere, monkeypatch, spelling):
    _by_environment(home, monkeypatch)
    port = httpx.URL(elsewhere.url).port
    client = kit.client(baseURL=spelling.format(elsewhere.url, port))
    create(kit, client)
    assert seen_by(elsewhere) == set()


@pytest.mark.parametrize("status", REDIRECTS)
@pytest.mark.parametrize("agent", [False, True], ids=["own", "agent"])
def test_a_redirect_takes_no_key_along(kit, elsewhere, monkeypatch, status, agent):
    def redirect(line, request):
        line.send(head(status, location=f"{elsewhere.url}/chat/completions", content_length=0))

    kinds = {"sync": httpx.Client, "async": httpx.AsyncClient}
    with Loopback(redirect) as home:
        arguments, settings = _with_headers(home, monkeypatch)
        if agent:
            settings["httpAgent"] = kinds[kit.name](follow_redirects=True)
        result = create(kit, kit.client(*arguments, **settings, maxRetries=0))
        if agent:
            kit.do(settings["httpAgent"].close() if kit.name == "sync" else settings["httpAgent"].aclose())
    assert not result.success
    assert "redirects are not followed" in result.error.hint
    assert len(home.requests) == 1
    assert elsewhere.requests == []


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
@pytest.mark.parametrize("status", REDIRECTS)
def test_a_redirect_of_a_provider_takes_no_key_along(kit, home, elsewhere, source, model, status):
    def redirect(line, request):
        line.send(head(status, location=f"{elsewhere.url}/chat/completions", content_length=0))

    with Loopback(redirect) as there:
        arguments, settings, _ = source
        providers = configured(there, {"apiKey": canary("provider")})
        client = kit.client(*arguments, **settings, providers=providers, maxRetries=0)
        assert not create(kit, client, model).success
        assert seen_by(there) == {"provider"}
    assert home.requests == []
    assert elsewhere.requests == []


def test_a_picture_is_fetched_without_any_key(kit, elsewhere, monkeypatch):
    def pictures(line, request):
        line.send(whole({"created": 1, "data": [{"url": f"{elsewhere.url}/picture.png?signature=1"}]}))

    with Loopback(pictures) as home:
        arguments, settings = _with_headers(home, monkeypatch)
        client = kit.client(*arguments, **settings, allowPrivateDownloads=True)
        result = kit.do(client.images.generate("a house"))
        assert kit.do(result.image.asBlob())
        kit.do(client.close())
    assert seen_by(home) == {"given", "header", "organization"}
    assert [request["path"] for request in elsewhere.requests] == ["/v1/picture.png?signature=1"]
    assert seen_by(elsewhere) == set()


@pytest.mark.parametrize("status", REDIRECTS)
def test_a_redirected_picture_is_fetched_without_any_key(kit, elsewhere, monkeypatch, status):
    def script(line, request):
        if "picture" in request["path"]:
            line.send(head(status, location=f"{elsewhere.url}/there.png", content_length=0))
        else:
            line.send(whole({"data": [{"url": f"{home.url}/picture.png"}]}))

    with Loopback(script) as home:
        arguments, settings = _with_headers(home, monkeypatch)
        client = kit.client(*arguments, **settings, allowPrivateDownloads=True)
        assert kit.do(kit.do(client.images.generate("a house")).image.asBlob())
        kit.do(client.close())
    picture = [request for request in home.requests if "picture" in request["path"]]
    assert canary() not in repr(picture)
    assert elsewhere.requests
    assert seen_by(elsewhere) == set()


def lowlevel_get(client, url, **given):
    if isinstance(client, AsyncOpenAI):
        return client.lowlevel.get_async_httpx_client().get(url, **given)
    return client.lowlevel.get_httpx_client().get(url, **given)


def lowlevel_models(client):
    if isinstance(client, AsyncOpenAI):
        return list_models.asyncio_detailed(client=client.lowlevel)
    return list_models.sync_detailed(client=client.lowlevel)


def test_the_generated_client_sends_the_keys_home(kit, home, source):
    arguments, settings, keys = source
    client = kit.client(*arguments, **settings)
    kit.do(lowlevel_models(client))
    kit.do(client.close())
    assert seen_by(home) == keys


@pytest.mark.parametrize(
    "url", ["http://{}/v1/models", "HTTP://{}/v1/models", "http://user:word@{}/v1/models"]
)
def test_the_generated_client_sends_no_key_to_another_host(kit, home, elsewhere, source, url):
    arguments, settings, _ = source
    client = kit.client(*arguments, **settings)
    host = elsewhere.url.removeprefix("http://").removesuffix("/v1")
    kit.do(lowlevel_get(client, url.format(host)))
    kit.do(client.close())
    assert elsewhere.requests
    assert seen_by(elsewhere) == set()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_the_generated_client_takes_no_key_along_on_redirects_asked_for(kit, elsewhere, monkeypatch, status):
    def redirect(line, request):
        line.send(head(status, location=f"{elsewhere.url}/models", content_length=0))

    with Loopback(redirect) as home:
        arguments, settings = _with_headers(home, monkeypatch)
        client = kit.client(*arguments, **settings)
        kit.do(lowlevel_get(client, "/models", follow_redirects=True))
        kit.do(client.close())
    assert seen_by(home) == {"given", "header", "organization"}
    assert elsewhere.requests
    assert seen_by(elsewhere) == set()


def test_the_generated_client_made_before_the_address_changed_takes_no_key_back(kit, home, elsewhere):
    client = kit.client(canary("given"), home.url)
    former = client.lowlevel
    client.baseURL = elsewhere.url
    asked = list_models.asyncio_detailed if kit.name == "async" else list_models.sync_detailed
    kit.do(asked(client=former))
    kit.do(client.close())
    assert home.requests
    assert seen_by(home) == set()
