"""What a model text stands for, and whose credentials go with it."""

import pickle
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikit4d import providers as providers_module
from aikit4d.providers import OpenAIProviders

URL = "https://api.example.com/v1"
CONFIGURATION = {
    "providers": {
        "full": {
            "baseURL": f" {URL} ",
            "apiKey": " key ",
            "organization": "org",
            "project": "proj",
            "timeout": 5,
            "maxRetries": 0,
            "customHeaders": {"X-A": "1"},
        },
        "bare": {"baseURL": "http://127.0.0.1:1"},
        "my:lab": {"baseURL": "http://127.0.0.1:2"},
        "nowhere": {"apiKey": "key"},
    },
    "models": {
        "fast": {"provider": "full", "model": "full-small"},
        "gpt-4o": {"provider": "bare", "model": "hidden"},
        "with:colon": {"provider": "my:lab", "model": "org/name:tag"},
        "no provider": {"model": "m"},
        "odd provider": {"provider": "nobody", "model": "m"},
        "no model": {"provider": "full"},
        "odd model": {"provider": "full", "model": 5},
        "no object": "full",
        "to nowhere": {"provider": "nowhere", "model": "m"},
    },
}
PROVIDERS = OpenAIProviders(CONFIGURATION)


def kind(resolution):
    if resolution.error:
        return "broken"
    return "provider" if resolution.success else "plain"


@pytest.mark.parametrize(
    ("text", "provider", "url", "model"),
    [
        ("full:large", "full", URL, "large"),
        ("full:ft:large:acme", "full", URL, "ft:large:acme"),
        ("bare:org/name", "bare", "http://127.0.0.1:1", "org/name"),
        ("my%3Alab:m", "my%3Alab", "http://127.0.0.1:2", "m"),
        ("fast", "full", URL, "full-small"),
        ("gpt-4o", "bare", "http://127.0.0.1:1", "hidden"),
        ("with:colon", "my%3Alab", "http://127.0.0.1:2", "org/name:tag"),
    ],
)
def test_a_model_of_a_provider_goes_to_the_provider(text, provider, url, model):
    found = PROVIDERS.resolve(text)
    assert found.success
    assert (found.provider, found.baseURL, found.model, found.error) == (provider, url, model, "")


@pytest.mark.parametrize(
    "text", ["", "gpt-5", "llama3:8b", "ft:gpt:acme", "FULL:x", "Fast", "my:lab:m", ":", "a:"]
)
def test_a_text_that_is_neither_goes_through_unchanged(text):
    found = PROVIDERS.resolve(text)
    assert kind(found) == "plain"
    assert (found.model, found.baseURL, bool(found.apiKey), found.provider) == (text, "", False, "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("full:", "no model"),
        ("nowhere:m", "no baseURL"),
        ("no provider", "no provider"),
        ("odd provider", "'nobody'"),
        ("no model", "no model"),
        ("odd model", "no model"),
        ("no object", "an object"),
        ("to nowhere", "no baseURL"),
    ],
)
def test_what_exists_and_is_broken_says_why(text, reason):
    found = PROVIDERS.resolve(text)
    assert kind(found) == "broken"
    assert reason in found.error
    assert repr(text) in found.error
    assert (found.model, found.baseURL, bool(found.apiKey)) == (text, "", False)


def test_the_settings_of_the_provider_come_trimmed_along():
    found = PROVIDERS.resolve("fast")
    assert found.apiKey.reveal() == "key"
    assert (found.organization, found.project) == ("org", "proj")
    assert (found.timeout, found.maxRetries, found.customHeaders) == (5.0, 0, {"X-A": "1"})


def test_organisation_is_taken_for_organization():
    providers = OpenAIProviders({"providers": {"a": {"baseURL": URL, "organisation": "org"}}})
    assert providers.resolve("a:m").organization == "org"


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("baseURL", 5),
        ("apiKey", ["k"]),
        ("organization", {}),
        ("timeout", "60"),
        ("timeout", -1),
        ("timeout", float("nan")),
        ("maxRetries", 1.5),
        ("maxRetries", True),
        ("customHeaders", ["X: 1"]),
        ("provider", 5),
    ],
)
def test_a_setting_of_the_wrong_type_breaks_the_provider_and_is_named(setting, value):
    providers = OpenAIProviders({"providers": {"a": {"baseURL": URL, setting: value}}})
    assert setting in providers.resolve("a:m").error
    with pytest.raises(ValueError, match=setting):
        providers.configuration("a")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("baseURL", "provider/v1"),
        ("baseURL", "ftp://provider/v1"),
        ("apiKey", "sk-canary\nmore"),
        ("organization", "org\x00more"),
        ("customHeaders", {"X": "one\r\ntwo"}),
        ("customHeaders", {"X Y": "one"}),
        ("customHeaders", {"X": ["one"]}),
    ],
)
def test_a_setting_that_cannot_be_sent_breaks_the_provider_and_is_named(setting, value):
    providers = OpenAIProviders({"providers": {"a": {"baseURL": URL, setting: value}}})
    error = providers.resolve("a:m").error
    assert "'a' is broken" in error
    assert setting in error
    assert "canary" not in error
    with pytest.raises(ValueError, match=setting):
        providers.configuration("a")


def test_a_variable_that_cannot_be_sent_breaks_the_provider(monkeypatch):
    monkeypatch.setenv("A_API_KEY", "sk-canary\tmore")
    error = OpenAIProviders({"providers": {"a": {"baseURL": URL}}}).resolve("a:m").error
    assert "apiKey" in error
    assert "canary" not in error


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("mistral", "MISTRAL_API_KEY"),
        ("MistralAI", "MISTRALAI_API_KEY"),
        ("x.ai", "X_AI_API_KEY"),
        ("ai21-labs", "AI21_LABS_API_KEY"),
        ("my:lab", "MY_LAB_API_KEY"),
        ("my%3Alab", "MY_LAB_API_KEY"),
        ("é b", "__B_API_KEY"),
    ],
)
def test_a_provider_without_key_takes_it_from_its_own_variable(monkeypatch, name, variable):
    monkeypatch.setenv(variable, " from environment\n")
    providers = OpenAIProviders(
        {"providers": {name: {"baseURL": URL}}, "models": {"a": {"provider": name, "model": "m"}}}
    )
    assert providers.resolve("a").apiKey.reveal() == "from environment"
    assert providers.configuration(name)["apiKey"] == "from environment"


def test_a_key_in_the_configuration_beats_the_variable(monkeypatch):
    monkeypatch.setenv("FULL_API_KEY", "from environment")
    assert PROVIDERS.resolve("full:m").apiKey.reveal() == "key"


def test_a_provider_without_any_key_gets_none(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-openai")
    assert not PROVIDERS.resolve("bare:m").apiKey
    assert "apiKey" not in PROVIDERS.configuration("bare")


@pytest.mark.parametrize(
    ("url", "environment_url", "given"),
    [
        ("https://api.openai.com/v1", "", True),
        ("https://API.openai.com:443", "", True),
        ("http://api.openai.com/v1", "", False),
        ("https://api.openai.com.evil.example/v1", "", False),
        ("https://evil.example/api.openai.com", "", False),
        ("https://api.openai.com@evil.example/v1", "", False),
        ("http://127.0.0.1:1/v1", "", False),
        ("http://127.0.0.1:1/v1", "http://127.0.0.1:1/other", True),
        ("http://127.0.0.1:2/v1", "http://127.0.0.1:1/v1", False),
    ],
)
def test_a_provider_called_openai_gets_openais_key_only_for_its_hosts(
    monkeypatch, url, environment_url, given
):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-openai")
    monkeypatch.setenv("OPENAI_BASE_URL", environment_url)
    providers = OpenAIProviders({"providers": {"openai": {"baseURL": url}}})
    assert bool(providers.resolve("openai:m").apiKey) is given


BASE = {
    "baseURL": URL,
    "apiKey": "base key",
    "organization": "org",
    "customHeaders": {"X-A": "1"},
    "timeout": 5,
}


def derived(settings):
    return OpenAIProviders({"providers": {"base": BASE, "own": {"provider": "base", **settings}}})


def test_a_provider_starts_from_the_one_it_names():
    assert derived({"timeout": 7}).configuration("own") == {**BASE, "timeout": 7}
    assert derived({}).resolve("own:m").apiKey.reveal() == "base key"


def test_credentials_and_headers_stay_with_the_url_they_were_configured_for():
    elsewhere = derived({"baseURL": "http://127.0.0.1:1"})
    assert elsewhere.configuration("own") == {"baseURL": "http://127.0.0.1:1", "timeout": 5}


def test_a_key_of_its_own_beats_the_inherited_one(monkeypatch):
    assert derived({"apiKey": "own key"}).configuration("own")["apiKey"] == "own key"
    monkeypatch.setenv("OWN_API_KEY", "environment key")
    assert derived({}).configuration("own")["apiKey"] == "environment key"


@pytest.mark.parametrize(
    "providers",
    [
        {"a": {"baseURL": URL, "provider": "a"}},
        {"a": {"baseURL": URL, "provider": "b"}, "b": {"provider": "a"}},
        {"a": {"provider": "b"}, "b": {"provider": "c:d"}, "c%3Ad": {"provider": "b", "baseURL": URL}},
    ],
    ids=["itself", "two", "ring behind"],
)
def test_a_ring_of_providers_is_broken(providers):
    configured = OpenAIProviders({"providers": providers})
    assert "ring" in configured.resolve("a:m").error
    with pytest.raises(ValueError, match="ring"):
        configured.configuration("a")


def test_a_provider_that_names_an_unknown_one_is_broken():
    configured = OpenAIProviders({"providers": {"a": {"baseURL": URL, "provider": "zz"}}})
    assert "'zz'" in configured.resolve("a:m").error


@pytest.mark.parametrize("model", ["mistral:large", "gpt-5"])
def test_with_an_unusable_file_no_text_is_sent_anywhere(tmp_path, model):
    file = tmp_path / "AIProviders.json"
    file.write_text('{"providers": ')
    found = OpenAIProviders(file).resolve(model)
    assert kind(found) == "broken"
    assert f"Model {model!r}: The provider configuration {str(file)!r} is not usable: " in found.error


@pytest.mark.parametrize("alias", ["full:m", ["full", "m"], None, 3])
def test_an_alias_that_is_no_object_is_told_the_form(alias):
    providers = OpenAIProviders({"providers": {"full": {"baseURL": URL}}, "models": {"small": alias}})
    assert 'an object such as {"provider": "...", "model": "..."}' in providers.resolve("small").error


@pytest.mark.parametrize("model", [None, 5, b"gpt-5"])
def test_a_model_is_a_text(model):
    with pytest.raises(TypeError, match=r"^model must be a text"):
        OpenAIProviders({}).resolve(model)


@given(st.text())
def test_without_configuration_every_text_is_plain(text):
    assert kind(OpenAIProviders({}).resolve(text)) == "plain"


@given(st.text())
def test_every_text_resolves_without_raising(text):
    assert kind(PROVIDERS.resolve(f"full:{text}")) == ("provider" if text else "broken")
    assert PROVIDERS.resolve(text).model is not None


def test_a_resolution_shows_no_credential_and_refuses_to_be_pickled():
    found = PROVIDERS.resolve("full:m")
    assert "key" not in repr(found).replace("apiKey", "")
    assert "X-A" not in repr(found)
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(found)


def test_a_traceback_with_locals_shows_no_key():
    canary = "sk-canary-0123456789"
    configured = OpenAIProviders(
        {
            "providers": {
                "a": {"apiKey": canary, "customHeaders": {"X-Pass": canary}, "provider": "zz"},
                "b": {"apiKey": canary, "timeout": "x"},
            }
        }
    )
    for name in ("a", "b"):
        with pytest.raises(ValueError, match=name) as caught:
            configured.configuration(name)
        frames = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
        inside = [frame for frame in frames.format() if providers_module.__file__ in frame.splitlines()[0]]
        assert inside
        assert [line for line in inside if canary in line] == []
