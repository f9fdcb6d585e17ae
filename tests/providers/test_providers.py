"""The provider configuration: where it is read from, what it tells, and what it never shows."""

import copy
import json
import pickle

import pytest

from aikit4d import OpenAI
from aikit4d.errors import OpenAIError
from aikit4d.objects import Object
from aikit4d.providers import OpenAIProviders

CANARY = "sk-canary-0123456789"
CONFIGURATION = {
    "providers": {
        "openai": {
            "baseURL": "https://api.openai.com/v1",
            "apiKey": CANARY,
            "organization": "org",
            "extra": [1],
        },
        "mistral": {"baseURL": "https://api.mistral.ai/v1"},
        "my:lab": {"baseURL": "http://127.0.0.1:9/v1", "customHeaders": {"X-Pass": CANARY}},
    },
    "models": {
        "small": {"provider": "mistral", "model": "mistral-small"},
        "best": {"provider": "openai", "model": "gpt-5"},
        "lab2": {"provider": "my%3Alab", "model": "b"},
        "lab1": {"provider": "my:lab", "model": "a"},
        "odd": "mistral",
        "half": {"model": "m"},
    },
}


@pytest.fixture
def providers():
    return OpenAIProviders(CONFIGURATION)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "AIProviders.json"
    path.write_text(json.dumps(CONFIGURATION), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", [str, lambda path: path], ids=["text", "path"])
def test_a_named_file_is_read(file, form):
    assert OpenAIProviders(form(file)).list() == ["openai", "mistral", "my%3Alab"]


def test_a_byte_order_mark_is_no_part_of_the_configuration(file):
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    providers = OpenAIProviders(file)
    assert providers.errors == []
    assert len(providers.list()) == 3


def test_the_file_that_the_environment_names_is_read(file, monkeypatch):
    monkeypatch.setenv("AIKIT4D_PROVIDERS", str(file))
    assert "mistral" in OpenAIProviders().list()


def test_the_file_in_the_users_configuration_folder_is_read(file, tmp_path, monkeypatch):
    folder = tmp_path / "configuration"
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_names, **_options: folder)
    folder.mkdir()
    assert OpenAIProviders().list() == []
    file.rename(folder / "AIProviders.json")
    assert "mistral" in OpenAIProviders().list()


@pytest.mark.parametrize("home", ["", "."])
def test_the_current_directory_is_never_searched(file, monkeypatch, home):
    monkeypatch.chdir(file.parent)
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_names, **_options: type(file)(home))
    assert OpenAIProviders().list() == []


def test_no_configuration_is_no_error():
    providers = OpenAIProviders()
    assert (providers.errors, providers.list(), providers.modelAliases()) == ([], [], [])


def test_a_file_is_read_once(file):
    providers = OpenAIProviders(file)
    file.write_text("{}")
    assert "mistral" in providers.list()


UNUSABLE_FILES = {
    "empty": b"",
    "cut": b'{"providers": {"a": {"apiKey": "' + CANARY.encode(),
    "list": b"[]",
    "text": f'"{CANARY}"'.encode(),
    "neither member": f'{{"mistral": {{"apiKey": "{CANARY}"}}}}'.encode(),
    "providers is a list": f'{{"providers": ["{CANARY}"]}}'.encode(),
    "models is a text": f'{{"models": "{CANARY}"}}'.encode(),
    "not UTF-8": b'{"providers": "\xff' + CANARY.encode() + b'"}',
    "deep": b'{"providers":' + b"[" * 100_000,
}


@pytest.mark.parametrize("content", UNUSABLE_FILES.values(), ids=UNUSABLE_FILES.keys())
def test_an_unusable_file_leaves_no_provider_and_fills_errors(file, content):
    file.write_bytes(content)
    providers = OpenAIProviders(file)
    (error,) = providers.errors
    assert isinstance(error, OpenAIError)
    assert (providers.list(), providers.modelAliases()) == ([], [])
    assert CANARY not in f"{error} {error!r} {error.__cause__!r}"


@pytest.mark.parametrize("content", UNUSABLE_FILES.values(), ids=UNUSABLE_FILES.keys())
def test_the_error_of_an_unusable_file_names_it(file, content):
    file.write_bytes(content)
    (error,) = OpenAIProviders(file).errors
    assert error.message.startswith(f"The provider configuration {str(file)!r} is not usable: ")


def test_an_address_under_another_name_is_pointed_at():
    providers = OpenAIProviders({"providers": {"a": {"base_url": "http://127.0.0.1", "apiKey": CANARY}}})
    assert "'a' has no baseURL (configured: 'base_url', 'apiKey')" in providers.resolve("a:m").error


@pytest.mark.parametrize("by_environment", [False, True])
def test_a_named_file_that_does_not_exist_is_an_error_that_names_it(tmp_path, monkeypatch, by_environment):
    missing = tmp_path / "none.json"
    if by_environment:
        monkeypatch.setenv("AIKIT4D_PROVIDERS", str(missing))
    providers = OpenAIProviders(None if by_environment else missing)
    assert "none.json" in providers.errors[0].message


def test_a_folder_in_place_of_the_file_is_an_error(tmp_path):
    assert len(OpenAIProviders(tmp_path).errors) == 1


@pytest.mark.parametrize("source", [5, b"path", ["a"], object()])
def test_another_source_raises(source):
    with pytest.raises(TypeError, match="source"):
        OpenAIProviders(source)


def test_settings_that_are_no_object_are_an_error_and_the_others_stay():
    providers = OpenAIProviders({"providers": {"a": CANARY, "b": {"baseURL": "http://127.0.0.1"}}})
    assert "'a'" in providers.errors[0].message
    assert CANARY not in providers.errors[0].message
    assert providers.resolve("b:m").success
    assert "no baseURL" in providers.resolve("a:m").error


@pytest.mark.parametrize(
    ("name", "meant"),
    [("apikey", "apiKey"), ("api_key", "apiKey"), ("base_url", "baseURL"), ("maxRetreis", "maxRetries")],
)
def test_a_setting_that_is_probably_misspelt_is_an_error_and_stays(name, meant):
    providers = OpenAIProviders({"providers": {"a": {"baseURL": "http://h", name: CANARY}}})
    (error,) = providers.errors
    assert error.message == f"Provider 'a': unknown setting {name!r}; did you mean {meant!r}?"
    assert providers.resolve("a:m").success
    assert providers.get("a")[name] == CANARY


def test_settings_of_a_newer_version_and_those_of_get_are_no_error(providers):
    assert OpenAIProviders({"providers": {"a": dict(providers.get("mistral"))}}).errors == []
    newer = {"kind": "x", "maxTokens": 3, "headers": {}, "models": [], "region": "eu", "apiVersion": "2"}
    assert OpenAIProviders({"providers": {"a": newer}}).errors == []


def test_a_misspelt_setting_is_no_reason_why_another_provider_is_not_configured():
    with pytest.raises(ValueError, match=r"^provider 'b' is not configured \(configured: a\)$"):
        OpenAI(provider="b", providers={"providers": {"a": {"apikey": "k"}}})


def test_list_gives_the_stored_names(providers):
    assert providers.list() == ["openai", "mistral", "my%3Alab"]


@pytest.mark.parametrize("name", ["my:lab", "my%3Alab"])
def test_get_takes_the_plain_and_the_stored_name(providers, name):
    found = providers.get(name)
    assert isinstance(found, Object)
    assert found.name == name
    assert found.baseURL == "http://127.0.0.1:9/v1"
    assert found.modelAliases == [
        {"name": "lab1", "provider": "my:lab", "model": "a"},
        {"name": "lab2", "provider": "my%3Alab", "model": "b"},
    ]


@pytest.mark.parametrize("name", ["", "Mistral", "nobody", None])
def test_get_of_an_unknown_name_is_none(providers, name):
    assert providers.get(name) is None


def test_get_gives_a_deep_copy_with_every_setting(providers):
    first = providers.get("openai")
    assert (first.apiKey, first.organization, first.extra) == (CANARY, "org", [1])
    first.extra.append(2)
    first.baseURL = "http://elsewhere"
    assert providers.get("openai").extra == [1]
    assert providers.get("openai").baseURL == "https://api.openai.com/v1"


def test_a_provider_without_alias_has_an_empty_list():
    assert OpenAIProviders({"providers": {"a": {}}}).get("a").modelAliases == []


def test_model_aliases_are_sorted_and_complete_and_objects_only(providers):
    assert providers.modelAliases() == [
        {"name": "best", "provider": "openai", "model": "gpt-5"},
        {"name": "half", "provider": "", "model": "m"},
        {"name": "lab1", "provider": "my:lab", "model": "a"},
        {"name": "lab2", "provider": "my%3Alab", "model": "b"},
        {"name": "small", "provider": "mistral", "model": "mistral-small"},
    ]
    assert providers.modelAliases()[0].model == "gpt-5"


def test_a_mapping_is_copied_and_left_as_it_is():
    given = copy.deepcopy(CONFIGURATION)
    providers = OpenAIProviders(given)
    providers.get("openai")
    providers.configuration("my:lab")
    providers.resolve("best")
    assert given == CONFIGURATION
    given["providers"].clear()
    assert len(providers.list()) == 3


def test_the_configured_headers_cannot_be_changed_through_what_is_handed_out(providers):
    providers.configuration("my:lab")["customHeaders"]["X-More"] = "1"
    assert providers.configuration("my:lab")["customHeaders"] == {"X-Pass": CANARY}


def test_configuration_holds_what_is_set(providers):
    assert providers.configuration("mistral") == {"baseURL": "https://api.mistral.ai/v1"}
    assert providers.configuration("openai") == {
        "baseURL": "https://api.openai.com/v1",
        "apiKey": CANARY,
        "organization": "org",
    }
    assert providers.configuration("nobody") is None


def test_no_text_of_providers_shows_a_key(providers):
    texts = [
        repr(providers),
        str(providers),
        repr(vars(providers)),
        repr(providers.get("openai")),
        repr(providers.get("my:lab")),
        repr(providers.configuration("openai")),
        repr(providers.configuration("my:lab")),
    ]
    assert [text for text in texts if CANARY in text] == []
    assert "mistral" in repr(providers)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (f"https://user:{CANARY}@host/v1", "https://host/v1"),
        (f"https://host/v1?api_key={CANARY}&version=2", "version=2"),
        (f"http://[{CANARY}", "***"),
    ],
)
def test_credentials_in_a_base_url_are_not_shown(url, shown):
    providers = OpenAIProviders({"providers": {"a": {"baseURL": url}}})
    for text in (repr(providers.get("a")), repr(providers.resolve("a:m"))):
        assert CANARY not in text
        assert shown in text


def test_providers_refuse_to_be_pickled_and_copies_are_themselves(providers):
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(providers)
    assert copy.copy(providers) is providers
    assert copy.deepcopy({"providers": providers})["providers"] is providers


KEY_WITHOUT_ADDRESS = {"providers": {"p": {"apiKey": "secret"}}}


def test_the_key_of_a_provider_without_address_goes_nowhere():
    with pytest.raises(ValueError, match="provider 'p' has no baseURL"):
        OpenAI({"provider": "p", "providers": {"providers": {"p": {"apiKey": "secret"}}}})
    client = OpenAI(
        {"provider": "p", "baseURL": "https://h/v1", "providers": {"providers": {"p": {"apiKey": "s"}}}}
    )
    assert client.apiKey == ""
