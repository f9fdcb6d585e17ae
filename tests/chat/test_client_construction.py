"""Clients made in every form, and settings changed later."""

import asyncio
import copy
import pickle
from functools import partial

import httpx
import pytest
from chat_wire import MESSAGES, raised, sent

from aikit4d import AsyncOpenAI, OpenAI
from clients import Wire, answer, completion

CLASSES = [OpenAI, AsyncOpenAI]
SETTINGS = {"apiKey": "sk-given", "baseURL": "https://given/v1"}


@pytest.fixture(params=CLASSES, ids=lambda kind: kind.__name__)
def make(request):
    return request.param


def settings_file(folder, text):
    path = folder / "settings.json"
    path.write_text(text)
    return path


FORMS = {
    "nothing": ((), {}, "", "https://api.openai.com/v1"),
    "a key": (("k",), {}, "k", "https://api.openai.com/v1"),
    "a key and a base URL": (("k", "https://h/v1"), {}, "k", "https://h/v1"),
    "a key and settings": (("k", {"baseURL": "https://h/v1"}), {}, "k", "https://h/v1"),
    "a key and settings with a key": (("k", {"apiKey": "k2"}), {}, "k2", "https://api.openai.com/v1"),
    "settings": ((SETTINGS,), {}, "sk-given", "https://given/v1"),
    "keywords": ((), SETTINGS, "sk-given", "https://given/v1"),
    "settings and keywords": ((SETTINGS,), {"baseURL": "https://h"}, "sk-given", "https://h"),
    "a key and a keyword": (("k",), {"baseURL": "https://h"}, "k", "https://h"),
    "no key and a base URL": ((None, "https://h"), {}, "", "https://h"),
    "texts with white space": ((" k\n", "\thttps://h/v1 "), {}, "k", "https://h/v1"),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_client_is_made_in_every_documented_form(make, form):
    arguments, keywords, key, base_url = form
    client = make(*arguments, **keywords)
    assert (client.apiKey, client.baseURL) == (key, base_url)


@pytest.mark.parametrize("arguments", [lambda path: (path,), lambda path: ("k", path)])
def test_a_client_is_made_from_a_settings_file(make, tmp_path, arguments):
    path = settings_file(tmp_path, '\ufeff{"baseURL": "https://file/v1", "timeout": 5, "name": "x"}')
    client = make(*arguments(path))
    assert (client.baseURL, client.timeout) == ("https://file/v1", 5)


@pytest.mark.parametrize("text", ["no JSON", "[]", ""])
def test_a_settings_file_without_settings_is_named(make, tmp_path, text):
    path = settings_file(tmp_path, text)
    with pytest.raises(ValueError, match=r"settings\.json"):
        make(path)


def test_a_missing_settings_file_is_named(make, tmp_path):
    with pytest.raises(FileNotFoundError, match=r"absent\.json"):
        make(tmp_path / "absent.json")


@pytest.mark.parametrize("key", ["settings.json", "./settings.json", " C:\\Settings.JSON "])
def test_a_text_is_never_read_as_a_file_and_the_name_of_one_is_no_key(make, tmp_path, monkeypatch, key):
    settings_file(tmp_path, '{"apiKey": "from the file"}')
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match=r"^apiKey must .*pathlib\.Path"):
        make(key)


SWAPPED = {
    "both swapped": (("http://here/v1", "sk-canary"), {}),
    "an address alone": (("https://user:canary@here/v1",), {}),
    "letter case and blanks": ((" HTTPS://canary/v1", "https://here/v1"), {}),
    "settings": (({"apiKey": "http://canary/v1"},), {}),
    "keywords": ((), {"apiKey": "http://canary/v1"}),
}


@pytest.mark.parametrize("form", SWAPPED.values(), ids=SWAPPED)
def test_an_address_in_the_place_of_the_key_raises_and_shows_nothing(make, form):
    arguments, keywords = form
    with pytest.raises(ValueError, match=r"key comes first, the address second.*baseURL=") as caught:
        make(*arguments, **keywords)
    assert "canary" not in str(caught.value)
    assert "here" not in str(caught.value)


@pytest.mark.parametrize("key", [3, b"sk", ["sk"]])
def test_a_key_of_the_wrong_kind_before_an_address_is_named(make, key):
    with pytest.raises(TypeError, match=f"^apiKey must be a text, not {type(key).__name__}$"):
        make(key, "https://h/v1")


def test_settings_have_the_documented_defaults(make):
    client = make()
    assert (client.maxRetries, client.timeout, client.httpAgent, client.customHeaders) == (2, 600, None, None)
    assert (client.apiKey, client.organization, client.project) == ("", "", "")
    assert (client.idleTimeout, client.throw, client.allowPrivateDownloads) == (None, False, False)


def test_given_settings_are_left_as_they_are(make):
    given = {"apiKey": "k", "customHeaders": {"a": "b"}, "name": "n", "modelAliases": ["m"]}
    before = copy.deepcopy(given)
    make(given)
    assert given == before


def test_what_a_provider_configuration_adds_is_ignored(make):
    configuration = {"apiKey": "k", "name": "mistral", "modelAliases": []}
    assert make(configuration).apiKey == make(**configuration).apiKey == "k"


def test_organisation_is_another_spelling_of_organization(make):
    assert make({"organisation": "o"}).organization == "o"
    client = make(organisation="o")
    assert client.organization == client.organisation == "o"
    client.organisation = "p"
    assert client.organization == "p"


UNKNOWN = {
    "basURL": "baseURL",
    "api_key": "apiKey",
    "max_retries": "maxRetries",
    "organizations": "organization",
}


@pytest.mark.parametrize(("name", "near"), UNKNOWN.items())
def test_an_unknown_setting_raises_and_names_the_nearest(make, name, near):
    with pytest.raises(TypeError, match=f"{name}.*{near}"):
        make({name: 1})
    with pytest.raises(TypeError, match=f"{name}.*{near}"):
        make(**{name: 1})


@pytest.mark.parametrize(("name", "near"), UNKNOWN.items())
def test_an_unknown_setting_cannot_be_set_later_either(make, name, near):
    client = make("k")
    with pytest.raises(TypeError, match=f"{name}.*{near}"):
        setattr(client, name, "x")
    assert not hasattr(client, name)


def test_an_unknown_setting_that_resembles_none_is_named(make):
    with pytest.raises(TypeError, match="zzzzzz"):
        make(zzzzzz=1)


WRONG = [
    ("apiKey", 3, TypeError),
    ("apiKey", b"sk", TypeError),
    ("baseURL", 3, TypeError),
    ("organization", [], TypeError),
    ("project", {}, TypeError),
    ("maxRetries", 1.5, TypeError),
    ("maxRetries", True, TypeError),
    ("maxRetries", "2", TypeError),
    ("maxRetries", -1, ValueError),
    ("timeout", "10", TypeError),
    ("timeout", True, TypeError),
    ("timeout", -1, ValueError),
    ("timeout", float("nan"), ValueError),
    ("timeout", float("inf"), ValueError),
    ("idleTimeout", [], TypeError),
    ("customHeaders", [("a", "b")], TypeError),
    ("throw", 1, TypeError),
    ("allowPrivateDownloads", "yes", TypeError),
    ("echoedFields", "reasoning", TypeError),
    ("omittedFields", [3], TypeError),
    ("providers", 3, TypeError),
    ("provider", 3, TypeError),
]


@pytest.mark.parametrize(("name", "value", "error"), WRONG)
def test_a_setting_of_the_wrong_kind_raises_and_is_named(make, name, value, error):
    with pytest.raises(error, match=name):
        make({name: value})


@pytest.mark.parametrize(("name", "value", "error"), [case for case in WRONG if "provider" not in case[0]])
def test_a_setting_changed_to_the_wrong_kind_raises_and_keeps_its_value(make, name, value, error):
    client = make()
    before = getattr(client, name)
    with pytest.raises(error, match=name):
        setattr(client, name, value)
    assert getattr(client, name) == before


@pytest.mark.parametrize("arguments", [(3,), ([],), ("k", 3), ("k", [])])
def test_an_argument_of_the_wrong_kind_raises(make, arguments):
    with pytest.raises(TypeError, match="argument must be"):
        make(*arguments)


def test_settings_in_the_first_place_leave_no_place_for_a_second(make):
    with pytest.raises(TypeError, match="second argument"):
        make({}, "https://h")


def test_an_unknown_provider_raises_and_names_those_there_are(make):
    providers = {"providers": {"here": {"baseURL": "http://here/v1"}}}
    with pytest.raises(ValueError, match=r"absent.*here"):
        make(provider="absent", providers=providers)


def test_a_provider_brings_its_settings_and_given_ones_win(make):
    configured = {"baseURL": "http://here/v1", "apiKey": "sk-here", "organization": "o"}
    providers = {"providers": {"here": configured}}
    client = make({"organization": "mine", "provider": "here", "providers": providers})
    assert (client.baseURL, client.apiKey, client.organization) == ("http://here/v1", "sk-here", "mine")


def test_none_leaves_a_setting_as_it_would_be_without(make):
    configured = {"providers": {"here": {"baseURL": "http://here/v1", "apiKey": "sk-here", "maxRetries": 7}}}
    nothing = {"apiKey": None, "baseURL": None, "maxRetries": None}
    client = make(provider="here", providers=configured, **nothing)
    assert (client.baseURL, client.apiKey, client.maxRetries) == ("http://here/v1", "sk-here", 7)
    client = make({"apiKey": "k", "baseURL": "http://given/v1", "maxRetries": 5}, **nothing)
    assert (client.baseURL, client.apiKey, client.maxRetries) == ("http://given/v1", "k", 5)


def test_a_provider_key_does_not_follow_another_base_url(make):
    configured = {"providers": {"here": {"baseURL": "http://here/v1", "apiKey": "sk-here"}}}
    client = make(provider="here", providers=configured, baseURL="http://elsewhere/v1")
    assert (client.baseURL, client.apiKey) == ("http://elsewhere/v1", "")


def test_settings_changed_later_hold_for_the_next_call(kit):
    wire = Wire(answer(completion()))
    client = kit.client("sk-1", "https://one/v1", handler=wire)
    kit.do(client.chat.completions.create(MESSAGES))
    client.apiKey, client.baseURL, client.organization, client.project = "sk-2", "https://two/v2", "o", "p"
    client.customHeaders = {"X-Mine": "m"}
    kit.do(client.chat.completions.create(MESSAGES))
    first, second = wire.requests
    assert [str(request.url.host) for request in wire.requests] == ["one", "two"]
    assert first.headers["authorization"] == "Bearer sk-1"
    seen = ("authorization", "openai-organization", "openai-project", "x-mine")
    assert [second.headers[name] for name in seen] == ["Bearer sk-2", "o", "p", "m"]


@pytest.mark.parametrize("emptied", ["", None])
def test_a_key_set_to_nothing_sends_no_credential(kit, monkeypatch, emptied):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-environment")
    wire = Wire(answer({"error": {"message": "no key"}}, 401))
    client = kit.client("sk-1", handler=wire)
    client.apiKey = emptied
    result = kit.do(client.chat.completions.create(MESSAGES))
    assert "authorization" not in wire.requests[0].headers
    assert not result.success


def test_a_base_url_set_to_nothing_means_openai(kit):
    wire = Wire(answer(completion()))
    client = kit.client("sk-1", "https://one/v1", handler=wire)
    client.baseURL = ""
    kit.do(client.chat.completions.create(MESSAGES))
    assert str(wire.requests[0].url) == "https://api.openai.com/v1/chat/completions"


def test_an_agent_may_be_given_later_and_per_call(kit):
    wires = [Wire(answer(completion())) for _ in range(3)]
    client = kit.client("sk-1", handler=wires[0])
    client.httpAgent = kit.agent(wires[1])
    kit.do(client.chat.completions.create(MESSAGES))
    kit.do(client.chat.completions.create(MESSAGES, httpAgent=kit.agent(wires[2])))
    assert [len(wire.requests) for wire in wires] == [0, 1, 1]


def test_closing_the_client_leaves_the_callers_agent_open(kit):
    agent = kit.agent(Wire(answer(completion())))
    client = kit.client("sk-1", httpAgent=agent)
    kit.do(client.chat.completions.create(MESSAGES))
    closed = client.close()
    if closed is not None:
        kit.do(closed)
    assert not agent.is_closed
    assert kit.do(client.chat.completions.create(MESSAGES)).success


def test_a_client_that_was_never_used_can_be_closed(kit):
    client = kit.client("k")
    for closed in (client.close(), client.close()):
        if closed is not None:
            kit.do(closed)
    assert client.apiKey == "k"


@pytest.mark.parametrize("place", ["client", "call"])
def test_an_agent_of_the_wrong_kind_raises_and_is_named(kit, place):
    other = {"sync": httpx.AsyncClient, "async": httpx.Client}[kit.name]
    for wrong in (other(), "agent", 3):
        client = kit.client("sk-1", **({"httpAgent": wrong} if place == "client" else {}))
        create = partial(client.chat.completions.create, MESSAGES)
        error = raised(kit, partial(create, httpAgent=wrong) if place == "call" else create)
        assert isinstance(error, TypeError)
        assert "httpAgent" in str(error)


def test_a_client_works_in_a_with_block():
    wire = Wire(answer(completion()))
    with OpenAI("k", httpAgent=httpx.Client(transport=httpx.MockTransport(wire))) as client:
        assert client.chat.completions.create(MESSAGES).success


async def _asynchronous_block(wire):
    agent = httpx.AsyncClient(transport=httpx.MockTransport(wire))
    async with AsyncOpenAI("k", httpAgent=agent) as client:
        return await client.chat.completions.create(MESSAGES)


def test_an_asynchronous_client_works_in_an_async_with_block():
    assert asyncio.run(_asynchronous_block(Wire(answer(completion())))).success


def test_branches_of_the_tree_are_the_same_at_every_reading(make):
    client = make("k")
    assert client.chat is client.chat
    assert client.chat.completions is client.chat.completions
    assert client.chat.completions.messages is client.chat.completions.messages


def test_branches_show_their_client(make):
    client = make("sk-canary", "https://h/v1")
    for branch in (client.chat, client.chat.completions, client.chat.completions.messages):
        assert "https://h/v1" in repr(branch)
        assert "canary" not in repr(branch)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_a_copy_is_a_client_of_its_own(kit, copied):
    wire = Wire(answer(completion()))
    client = kit.client("sk-1", "https://one/v1", handler=wire, customHeaders={"x-a": "1"}, maxRetries=5)
    twin = copied(client)
    assert type(twin) is type(client)
    assert (twin.apiKey, twin.baseURL, twin.maxRetries) == ("sk-1", "https://one/v1", 5)
    twin.apiKey, twin.baseURL = "sk-2", "https://two/v1"
    kit.do(client.chat.completions.create(MESSAGES))
    kit.do(twin.chat.completions.create(MESSAGES))
    assert [request.headers["authorization"] for request in wire.requests] == ["Bearer sk-1", "Bearer sk-2"]
    assert [request.headers["x-a"] for request in wire.requests] == ["1", "1"]


def test_a_deep_copy_shares_no_headers(make):
    client = make("k", customHeaders={"a": "1"})
    copy.deepcopy(client).customHeaders["a"] = "2"
    assert client.customHeaders == {"a": "1"}


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_a_copy_takes_nothing_new_from_the_environment(kit, monkeypatch, copied):
    wire = Wire(answer(completion()))
    client = kit.client(baseURL="https://elsewhere/v1", handler=wire)
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "canary")
    twin = copied(client)
    assert (twin.apiKey, twin.organization, twin.project) == ("", "", "")
    kit.do(twin.chat.completions.create(MESSAGES))
    assert "canary" not in str(wire.requests[0].headers.raw)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_a_copy_knows_what_came_from_the_environment(kit, monkeypatch, copied):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-environment")
    wire = Wire(answer(completion()))
    twin = copied(kit.client(handler=wire))
    kit.do(twin.chat.completions.create(MESSAGES))
    twin.baseURL = "https://elsewhere/v1"
    kit.do(twin.chat.completions.create(MESSAGES))
    seen = [request.headers.get("authorization") for request in wire.requests]
    assert seen == ["Bearer sk-environment", None]


def test_a_copy_keeps_its_providers(kit):
    wire = Wire(answer(completion()))
    providers = {"providers": {"here": {"baseURL": "http://here/v1"}}}
    twin = copy.deepcopy(kit.client("k", handler=wire, providers=providers))
    kit.do(twin.chat.completions.create(MESSAGES, model="here:m"))
    assert (str(wire.requests[0].url), sent(wire)["model"]) == ("http://here/v1/chat/completions", "m")


def test_given_providers_are_those_of_the_moment(kit, tmp_path, monkeypatch):
    wire = Wire(answer(completion()))
    (tmp_path / "providers.json").write_text('{"providers": {"here": {"baseURL": "http://here/v1"}}}')
    monkeypatch.chdir(tmp_path)
    of_a_file = kit.client("k", handler=wire, providers="providers.json")
    mapping = {"providers": {"here": {"baseURL": "http://here/v1"}}}
    of_a_mapping = kit.client("k", handler=wire, providers=mapping)

    monkeypatch.chdir("/")
    mapping["providers"]["here"]["baseURL"] = "http://elsewhere/v1"
    for client in (of_a_file, of_a_mapping):
        kit.do(client.chat.completions.create(MESSAGES, model="here:m"))
    assert {request.url.host for request in wire.requests} == {"here"}


@pytest.mark.parametrize("content", [None, "{", '{"provider": {}}'], ids=["missing", "cut", "other"])
def test_providers_that_cannot_be_read_are_refused_at_once(make, tmp_path, content):
    file = tmp_path / "providers.json"
    if content is not None:
        file.write_text(content)
    with pytest.raises(ValueError, match=r"^providers must be usable: .*providers\.json"):
        make("k", providers=file)


def test_a_client_cannot_be_pickled_and_says_why(make):
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(make("sk-canary"))


def test_the_error_of_a_callers_own_property_is_told(kit):
    class Mine(type(kit.client("k"))):
        @property
        def tenant(self):
            return self.settings_of_mine

    with pytest.raises(AttributeError, match="settings_of_mine"):
        _ = Mine("k").tenant
