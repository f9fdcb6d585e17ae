"""The headers and the address of a request, whatever forms the settings have."""

import re

import pytest
from chat_wire import MESSAGES, raised

from aikit4d import OpenAIProviders
from clients import Wire, answer, completion

PATH = "/v1/chat/completions"


def request_of(kit, settings, **parameters):
    """The request that a client with these settings sends for `create`."""
    wire = Wire(answer(completion()))
    client = kit.client(settings, handler=wire)
    kit.do(client.chat.completions.create(MESSAGES, **parameters))
    return wire.requests[0]


def error_of(kit, settings, **parameters):
    """What `create` raises for these settings; nothing may have been sent."""
    wire = Wire(answer(completion()))
    client = kit.client(settings, handler=wire)
    error = raised(kit, lambda: client.chat.completions.create(MESSAGES, **parameters))
    assert wire.requests == []
    return error


def headers_named(request, name):
    """The values of all headers of that name, in any letter case."""
    return [value for given, value in request.headers.multi_items() if given.lower() == name.lower()]


ADDRESSES = {
    "https://h/v1": f"https://h{PATH}",
    "https://h/v1/": f"https://h{PATH}",
    "https://h/v1///": f"https://h{PATH}",
    "https://h": "https://h/chat/completions",
    "https://h/": "https://h/chat/completions",
    "http://127.0.0.1:8080/v1": f"http://127.0.0.1:8080{PATH}",
    "http://[::1]:8080/v1": f"http://[::1]:8080{PATH}",
    "HTTPS://h/v1": f"https://h{PATH}",
    "https://h/v1?api-version=2": f"https://h{PATH}?api-version=2",
    "https://h/v1/?api-version=2&x=%20": f"https://h{PATH}?api-version=2&x=%20",
    "https://h/v1#part": f"https://h{PATH}",
    " https://h/v1 \n": f"https://h{PATH}",
    "https://h/openai/deployments/gpt/": "https://h/openai/deployments/gpt/chat/completions",
}


@pytest.mark.parametrize(("base_url", "address"), ADDRESSES.items())
def test_the_path_follows_the_base_url_and_its_query_is_kept(kit, base_url, address):
    assert str(request_of(kit, {"baseURL": base_url}).url) == address


BAD_ADDRESSES = ["h/v1", "localhost:8080/v1", "//h/v1", "ftp://h/v1", "https://", "https:///v1", "nonsense"]
NO_HOSTS = [f"https://a{character}b/v1" for character in ' \u3000"<>\\^`{|}%']
CONTROL = ["https://h\n/v1", "https://h/v1\x00x", "https://h/\tv1", "https://h/v1\x7fx", "https://h/\r\nv1"]


@pytest.mark.parametrize(
    "base_url", [*BAD_ADDRESSES, *NO_HOSTS, *CONTROL, "https://[::1/v1", "https://h:port/v1"]
)
def test_a_base_url_that_is_no_address_raises_and_is_named(kit, base_url):
    error = error_of(kit, {"apiKey": "k", "baseURL": base_url})
    assert isinstance(error, ValueError)
    assert "baseURL" in str(error)


def test_a_bad_base_url_shows_no_credential_in_the_message(kit):
    for base_url in ("ftp://user:canary@h/v1", "h/v1?api_key=canary", "https://h/\x00?key=canary"):
        assert "canary" not in str(error_of(kit, {"baseURL": base_url}))


@pytest.mark.parametrize(
    ("base_url", "said"),
    [
        ("http://127.0.0.1:87650/v1", "a port from 1 to 65535 behind '127.0.0.1', not 87650"),
        ("http://[::1]:0/v1", "a port from 1 to 65535 behind '[::1]', not 0"),
        ("http://h:abc/v1", "a port from 1 to 65535 behind 'h'"),
        ("http://user:canary", "a port from 1 to 65535 behind 'user'"),
        ("http://h:" + "9" * 5000, "a port from 1 to 65535 behind 'h'"),
        ("http://my host/v1", "no blank in its host, as 'http://my host/v1' has"),
        ("http://me:canary@my host/v1", "no blank in its host, as 'http://my host/v1' has"),
        ("http://h: 80/v1", "no blank in its host, as 'http://h: 80/v1' has"),
        ("localhost:1234/v1", "must begin with http:// or https:// and name a host, not 'localhost:1234/v1'"),
        ("127.0.0.1:1234", "must begin with http:// or https:// and name a host, not '127.0.0.1:1234'"),
        ("http://a%b:80/v1", "must begin with http:// or https:// and name a host, not 'http://a%b:80/v1'"),
        (
            "sk-canary",
            "must begin with http:// or https:// and name a host, not '***' (masked, as it may be a key)",
        ),
        (
            "canary.of/provider",
            "must begin with http:// or https:// and name a host, not '***' (masked, as it may be a key)",
        ),
    ],
)
def test_what_is_wrong_with_a_base_url_is_told_and_what_may_be_a_key_is_not(kit, base_url, said):
    error = str(error_of(kit, {"baseURL": base_url}))
    assert said in error
    assert "canary" not in error


@pytest.mark.parametrize("base_url", ["sk-canary", "canary.of/provider", "canary"])
def test_a_base_url_that_may_be_a_key_is_not_shown(kit, base_url):
    client = kit.client("k", base_url)
    assert repr(client) == f"{type(client).__name__}(baseURL='***', apiKey=set)"
    assert "canary" not in repr(OpenAIProviders({"providers": {"p": {"baseURL": base_url}}}).get("p"))


def test_a_key_is_sent_as_bearer(kit):
    assert headers_named(request_of(kit, {"apiKey": "k"}), "authorization") == ["Bearer k"]


def test_without_a_key_no_credential_is_sent(kit):
    request = request_of(kit, {"baseURL": "https://api.anthropic.com/v1"})
    assert not {"authorization", "x-api-key", "anthropic-version"} & set(request.headers)


def test_organization_and_project_are_headers_of_openai(kit):
    request = request_of(kit, {"organization": "o", "project": "p"})
    assert (request.headers["OpenAI-Organization"], request.headers["OpenAI-Project"]) == ("o", "p")
    assert not [name for name in request_of(kit, {}).headers if name.startswith("openai-")]


ANTHROPIC = [
    "https://api.anthropic.com/v1",
    "https://api.anthropic.com/v1/",
    "https://API.ANTHROPIC.COM",
    "https://api.anthropic.com:443/v1?beta=true",
]
NOT_ANTHROPIC = ["https://h/api.anthropic.com", "https://api.anthropic.com.h", "https://anthropic.com"]


@pytest.mark.parametrize("base_url", ANTHROPIC)
def test_anthropics_host_gets_its_headers_beside_the_bearer(kit, base_url):
    headers = request_of(kit, {"apiKey": "k", "baseURL": base_url}).headers
    seen = [headers[name] for name in ("authorization", "x-api-key", "anthropic-version")]
    assert seen == ["Bearer k", "k", "2023-06-01"]


@pytest.mark.parametrize("base_url", NOT_ANTHROPIC)
def test_another_host_gets_no_headers_of_anthropic(kit, base_url):
    headers = request_of(kit, {"apiKey": "k", "baseURL": base_url}).headers
    assert not {"x-api-key", "anthropic-version"} & set(headers)


def test_a_json_body_is_called_json(kit):
    assert request_of(kit, {}).headers["content-type"] == "application/json"


def test_a_request_without_body_names_no_media_type(kit):
    wire = Wire(answer(completion()))
    completions = kit.client("k", handler=wire).chat.completions
    kit.do(completions.retrieve("c1"))
    kit.do(completions.delete("c1"))
    assert [request.content for request in wire.requests] == [b"", b""]
    assert [request.headers.get("content-type") for request in wire.requests] == [None, None]


def test_the_library_names_itself(kit):
    assert re.fullmatch(r"aikit4d/\d+\.\d+\S*", request_of(kit, {}).headers["user-agent"])


REPLACED = ["authorization", "AUTHORIZATION", "Content-Type", "content-TYPE", "User-agent", "openai-PROJECT"]


@pytest.mark.parametrize("name", REPLACED)
def test_custom_headers_replace_ours_in_any_letter_case(kit, name):
    request = request_of(kit, {"apiKey": "k", "project": "p", "customHeaders": {name: "mine"}})
    assert headers_named(request, name) == ["mine"]


@pytest.mark.parametrize("name", [*REPLACED, "x-custom", "X-Custom"])
def test_extra_headers_replace_custom_headers_and_ours(kit, name):
    custom = {name.title(): "custom", "X-Custom": "custom"}
    settings = {"apiKey": "k", "project": "p", "customHeaders": custom}
    request = request_of(kit, settings, extraHeaders={name: "extra"})
    assert headers_named(request, name) == ["extra"]


def test_headers_of_the_caller_are_left_as_they_are(kit):
    custom, extra = {"X-A": "1"}, {"x-a": "2"}
    request_of(kit, {"customHeaders": custom}, extraHeaders=extra)
    assert (custom, extra) == ({"X-A": "1"}, {"x-a": "2"})


@pytest.mark.parametrize("value", [1, 2.5, " text \n", "é"])
def test_a_header_value_may_be_any_plain_value(kit, value):
    request = request_of(kit, {}, extraHeaders={"X-A": value})
    raw = [given for name, given in request.headers.raw if name == b"X-A"]
    assert raw == [str(value).strip().encode("latin-1")]


BAD_HEADERS = [
    ({"X A": "1"}, ValueError),
    ({"X-A:": "1"}, ValueError),
    ({"": "1"}, ValueError),
    ({"X-é": "1"}, ValueError),
    ({"X\r\nB": "1"}, ValueError),
    ({"X-A": "canary\r\nB: 1"}, ValueError),
    ({"X-A": "canary\x00"}, ValueError),
    ({"X-A": "canary漢"}, ValueError),
    ({"X-A": None}, TypeError),
    ({"X-A": b"canary"}, TypeError),
    ({"X-A": ["canary"]}, TypeError),
    ({3: "canary"}, ValueError),
]


@pytest.mark.parametrize(("headers", "kind"), BAD_HEADERS)
@pytest.mark.parametrize("place", ["customHeaders", "extraHeaders"])
def test_a_header_that_cannot_be_sent_raises_and_its_place_is_named(kit, place, headers, kind):
    settings = {"customHeaders": headers} if place == "customHeaders" else {}
    error = error_of(kit, settings, **({"extraHeaders": headers} if place == "extraHeaders" else {}))
    assert isinstance(error, kind)
    assert place in str(error)
    assert "canary" not in str(error)


UNSENDABLE = ["canary\nx", "canary\x00", "can\x7fary", "canary漢", "\x1bcanary", "canary\ud800"]


@pytest.mark.parametrize("value", UNSENDABLE)
@pytest.mark.parametrize("setting", ["apiKey", "organization", "project"])
def test_a_setting_that_no_header_can_carry_raises_when_used_and_is_named(kit, setting, value):
    error = error_of(kit, {setting: value})
    assert isinstance(error, ValueError)
    assert setting in str(error)
    assert "ary" not in str(error) + repr(error)


@pytest.mark.parametrize("setting", ["apiKey", "organization", "project"])
def test_latin_letters_can_be_sent(kit, setting):
    request = request_of(kit, {setting: "clé"})
    assert "clé".encode("latin-1") in b" ".join(value for _, value in request.headers.raw)


def test_a_bad_setting_may_be_put_right(kit):
    wire = Wire(answer(completion()))
    client = kit.client("k\x00", handler=wire)
    assert isinstance(raised(kit, lambda: client.chat.completions.create(MESSAGES)), ValueError)
    client.apiKey = "k"
    assert kit.do(client.chat.completions.create(MESSAGES)).success


def test_headers_of_the_client_do_not_go_to_a_resolved_provider(kit):
    settings = {
        "apiKey": "canary-k",
        "organization": "canary-o",
        "project": "canary-p",
        "customHeaders": {"X-A": "canary-h"},
        "providers": {"providers": {"here": {"baseURL": "http://here/v1", "apiKey": "sk-here"}}},
    }
    request = request_of(kit, settings, model="here:m")
    assert request.headers["authorization"] == "Bearer sk-here"
    assert "canary" not in str(request.headers.raw)


QUERIES = {
    "text": ({"a": "b c"}, "a=b+c"),
    "number": ({"a": 1, "b": 2.5}, "a=1&b=2.5"),
    "boolean": ({"a": True, "b": False}, "a=true&b=false"),
    "none": ({"a": None, "b": 1}, "b=1"),
    "list": ({"a": [1, "x"]}, "a=1&a=x"),
    "mapping": ({"a": {"k": "v"}}, "a%5Bk%5D=v"),
    "number as a name": ({1: "a"}, "1=a"),
    "letters": ({"a&b": "ä🎉"}, "a%26b=%C3%A4%F0%9F%8E%89"),
}


@pytest.mark.parametrize(("given", "query"), QUERIES.values(), ids=QUERIES)
def test_extra_query_values_follow_the_query_of_the_base_url(kit, given, query):
    request = request_of(kit, {"baseURL": "https://h/v1?v=1"}, extraQuery=given)
    assert request.url.query.decode() == f"v=1&{query}"


@pytest.mark.parametrize("given", [{"a": "b\ud800"}, {"a\udfff": "b"}])
def test_half_a_character_in_the_query_raises_and_its_place_is_named(kit, given):
    error = error_of(kit, {}, extraQuery=given)
    assert isinstance(error, ValueError)
    assert "query value 'a" in str(error)
