"""What a client takes from the environment, when, and where it goes."""

import pytest
from chat_wire import MESSAGES

from aikit4d import AsyncOpenAI, OpenAI
from clients import Wire, answer, completion

VARIABLES = {
    "apiKey": "OPENAI_API_KEY",
    "baseURL": "OPENAI_BASE_URL",
    "organization": "OPENAI_ORG_ID",
    "project": "OPENAI_PROJECT_ID",
}
CREDENTIALS = {"apiKey": "authorization", "organization": "openai-organization", "project": "openai-project"}


@pytest.fixture(params=[OpenAI, AsyncOpenAI], ids=lambda kind: kind.__name__)
def make(request):
    return request.param


@pytest.fixture
def environment(monkeypatch):
    """Every variable set, the base URL to a host of its own."""
    for setting, variable in VARIABLES.items():
        monkeypatch.setenv(variable, f"env-{setting}")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://env-host:8080/v1")


def sent_credentials(kit, client, wire):
    """The settings of which something went out with a call."""
    kit.do(client.chat.completions.create(MESSAGES))
    headers = wire.requests[-1].headers
    values = "given", *(f"env-{setting}" for setting in CREDENTIALS)
    return {setting for setting, header in CREDENTIALS.items() if headers.get(header, "").endswith(values)}


@pytest.mark.usefixtures("environment")
def test_all_settings_left_out_come_from_the_environment(make):
    client = make()
    assert client.baseURL == "http://env-host:8080/v1"
    seen = [client.apiKey, client.organization, client.project]
    assert seen == ["env-apiKey", "env-organization", "env-project"]


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("setting", VARIABLES)
def test_a_given_setting_beats_the_environment(make, setting):
    assert getattr(make({setting: "given"}), setting) == "given"


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("setting", VARIABLES)
@pytest.mark.parametrize("empty", ["", "  ", None])
def test_an_empty_setting_counts_as_left_out(make, setting, empty):
    assert "env-" in getattr(make({setting: empty}), setting)


@pytest.mark.parametrize("setting", VARIABLES)
def test_white_space_in_the_environment_is_trimmed_or_nothing(make, monkeypatch, setting):
    default = getattr(make(), setting)
    monkeypatch.setenv(VARIABLES[setting], " \n")
    assert getattr(make(), setting) == default
    monkeypatch.setenv(VARIABLES[setting], " value\n")
    assert getattr(make(), setting) == "value"


@pytest.mark.usefixtures("environment")
def test_the_environment_is_read_when_the_client_is_made(kit, monkeypatch):
    wire = Wire(answer(completion()))
    client = kit.client(handler=wire)
    for variable in VARIABLES.values():
        monkeypatch.delenv(variable)
    assert sent_credentials(kit, client, wire) == set(CREDENTIALS)
    assert wire.requests[0].headers["authorization"] == "Bearer env-apiKey"
    assert wire.requests[0].url.host == "env-host"


def test_a_base_url_set_in_the_environment_later_is_not_trusted(kit, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "env-key")
    wire = Wire(answer(completion()))
    client = kit.client(baseURL="https://elsewhere/v1", handler=wire)
    monkeypatch.setenv("OPENAI_BASE_URL", "https://elsewhere/v1")
    assert sent_credentials(kit, client, wire) == set()


TRUSTED = [
    "https://api.openai.com/v1",
    "https://api.openai.com/v1/",
    "https://API.OpenAI.com:443/other/path?a=b",
    "http://env-host:8080/v1",
    "http://ENV-HOST:8080/other",
]
FOREIGN = [
    "https://elsewhere/v1",
    "http://localhost:11434/v1",
    "http://api.openai.com/v1",
    "https://api.openai.com.elsewhere/v1",
    "https://api.openai.com@elsewhere/v1",
    "https://elsewhere/api.openai.com/v1",
    "https://elsewhere/?https://api.openai.com/v1",
    "http://env-host:9090/v1",
    "https://env-host:8080/v1",
    "https://eu.api.openai.com/v1",
]


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("base_url", TRUSTED)
def test_the_environment_serves_openai_and_the_host_of_its_own_base_url(kit, base_url):
    wire = Wire(answer(completion()))
    assert sent_credentials(kit, kit.client(baseURL=base_url, handler=wire), wire) == set(CREDENTIALS)


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("base_url", FOREIGN)
def test_credentials_of_the_environment_go_to_no_other_host(kit, base_url):
    wire = Wire(answer(completion()))
    client = kit.client(baseURL=base_url, handler=wire)
    assert sent_credentials(kit, client, wire) == set()
    assert "env-" not in str([pair for pair in wire.requests[0].headers.raw if pair[0].lower() != b"host"])


@pytest.mark.usefixtures("environment")
def test_a_base_url_changed_later_is_judged_anew(kit):
    wire = Wire(answer(completion()))
    client = kit.client(handler=wire)
    assert sent_credentials(kit, client, wire) == set(CREDENTIALS)
    client.baseURL = "https://elsewhere/v1"
    assert sent_credentials(kit, client, wire) == set()
    client.baseURL = "https://api.openai.com/v1"
    assert sent_credentials(kit, client, wire) == set(CREDENTIALS)


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize("setting", CREDENTIALS)
def test_a_given_credential_follows_the_base_url_without_those_of_the_environment(kit, setting):
    wire = Wire(answer(completion()))
    client = kit.client({setting: "given", "baseURL": "https://elsewhere/v1"}, handler=wire)
    assert sent_credentials(kit, client, wire) == {setting}


@pytest.mark.usefixtures("environment")
def test_a_credential_given_later_is_no_longer_the_environments(kit):
    wire = Wire(answer(completion()))
    client = kit.client(baseURL="https://elsewhere/v1", handler=wire)
    client.apiKey = "given"
    assert sent_credentials(kit, client, wire) == {"apiKey"}


@pytest.mark.usefixtures("environment")
def test_a_resolved_provider_gets_no_credential_of_the_environment(kit):
    wire = Wire(answer(completion()))
    providers = {"providers": {"here": {"baseURL": "http://env-host:8080/v1"}}}
    client = kit.client(handler=wire, providers=providers)
    kit.do(client.chat.completions.create(MESSAGES, model="here:m"))
    assert not set(CREDENTIALS.values()) & set(wire.requests[0].headers)


@pytest.mark.usefixtures("environment")
def test_a_client_of_a_provider_gets_no_credential_of_the_environment(kit):
    wire = Wire(answer(completion()))
    providers = {"providers": {"here": {"baseURL": "http://provider/v1"}}}
    client = kit.client(provider="here", handler=wire, providers=providers)
    assert sent_credentials(kit, client, wire) == set()


def test_no_dot_env_file_is_read(make, tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("OPENAI_API_KEY=sk-file\nOPENAI_BASE_URL=http://file/v1\n")
    monkeypatch.chdir(tmp_path)
    assert make().apiKey == ""
