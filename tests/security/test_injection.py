"""Whatever texts are given: the path keeps its segments, a form its parts, a request its headers."""

import contextlib
import string
from urllib.parse import parse_qsl, unquote, urlsplit

import httpx
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from python_multipart.multipart import MultipartParser, parse_options_header

from aikit4d import OpenAI
from aikit4d._core.calls import joined_url
from aikit4d._core.settings import address_of, environment_may_serve
from clients import Wire, answer, completion, kit_of
from loopback import Loopback, whole

MESSAGES = [{"role": "user", "content": "x"}]
BASE = "https://host/v1"
ODD = [
    "..",
    "%2e%2e",
    "a/b",
    "a\\..\\b",
    "?x=1",
    "#f",
    "a b",
    "\r\nX: y",
    "%00",
    "\0",
    "é漢",
    "a;b",
    "@host",
    "//host/",
]
# Also what is no text in UTF-8: halves of characters.
any_text = st.text(st.characters(exclude_categories=()), max_size=40) | st.sampled_from(ODD)

BY_ID = {
    "completion": (lambda client, name: client.chat.completions.retrieve(name), "/v1/chat/completions/{}"),
    "update": (lambda client, name: client.chat.completions.update(name, {}), "/v1/chat/completions/{}"),
    "messages": (
        lambda client, name: client.chat.completions.messages.list(name),
        "/v1/chat/completions/{}/messages",
    ),
    "model": (lambda client, name: client.models.retrieve(name), "/v1/models/{}"),
    "file": (lambda client, name: client.files.delete(name), "/v1/files/{}"),
    "content": (lambda client, name: client.files.content(name), "/v1/files/{}/content"),
}


def sent_by(call, body=None, **settings):
    """The request that a call sends, none where it refuses to."""
    wire = Wire(answer({} if body is None else body))
    agent = httpx.Client(transport=httpx.MockTransport(wire))
    with contextlib.suppress(ValueError, TypeError):
        call(OpenAI("key", BASE, httpAgent=agent, **settings))
    return wire.requests[0] if wire.requests else None


@given(name=any_text)
@pytest.mark.parametrize(("call", "path"), BY_ID.values(), ids=BY_ID)
def test_an_id_is_one_segment_of_the_path(call, path, name):
    request = sent_by(lambda client: call(client, name))
    if request is None:
        assert name in {"", ".", ".."} or not _is_whole(name)
        return
    target = request.url.raw_path.decode()
    before, _, after = path.partition("{}")
    assert target.startswith(before)
    assert target.endswith(after)
    segment = target.removeprefix(before).removesuffix(after)
    assert not set(segment) & set("/?#\\ \r\n\0")
    assert unquote(segment) == name
    assert request.url.host == "host"


NASTY_NAMES = ["a/b:c", "%2e%2e", "a b", "x\r\nHost: evil", "é漢", "?a=b", "#f", "..;", "a%2Fb"]


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_on_the_wire_an_id_is_one_segment_too(kit, name):
    with Loopback(lambda line, request: line.send(whole({"id": "m"}))) as server:
        client = kit.client("key", server.url)
        assert kit.do(client.models.retrieve(name)).success
        kit.do(client.close())
    (request,) = server.requests
    assert request["path"].count("/") == 3
    assert unquote(request["path"].rpartition("/")[2]) == name
    assert "evil" not in request["headers"].values()


class Parts:
    """The parts of a form by a strict parser: each with its headers and its content."""

    def __init__(self, request):
        self.found = []
        _, options = parse_options_header(request.headers["content-type"])
        names = ("part_begin", "part_data", "header_field", "header_value", "header_end", "end")
        self._held = {"field": b"", "value": b""}
        self.ended = False
        parser = MultipartParser(options[b"boundary"], {f"on_{name}": getattr(self, name) for name in names})
        parser.write(request.content)
        parser.finalize()

    def part_begin(self):
        self.found.append(([], b""))

    def part_data(self, data, start, end):
        headers, content = self.found[-1]
        self.found[-1] = (headers, content + data[start:end])

    def header_field(self, data, start, end):
        self._held["field"] += data[start:end]

    def header_value(self, data, start, end):
        self._held["value"] += data[start:end]

    def header_end(self):
        self.found[-1][0].append((self._held["field"].lower(), self._held["value"]))
        self._held = {"field": b"", "value": b""}

    def end(self):
        self.ended = True


def disposition(headers):
    _, options = parse_options_header(dict(headers)[b"content-disposition"])
    return options


@given(filename=any_text, purpose=any_text, user=any_text, data=st.binary(max_size=60))
@example(
    filename='a"\r\nX-Own: y\r\n\r\nz', purpose="p\r\n--b", user='u"; name="purpose', data=b"\r\n--b--\r\n"
)
def test_a_form_has_the_parts_that_were_given(filename, purpose, user, data):
    request = sent_by(
        lambda client: client.files.create(data, purpose, filename=filename, user=user), {"id": "f"}
    )
    if request is None:
        assert purpose == ""
        return
    parts = Parts(request)
    assert parts.ended
    texts = [("user", user)] if user else []
    texts.append(("purpose", purpose))
    assert [content for _, content in parts.found] == [
        *(value.encode("utf-8", "replace") for _, value in texts),
        data,
    ]
    assert [disposition(headers)[b"name"].decode() for headers, _ in parts.found] == [*dict(texts), "file"]
    assert [len(headers) for headers, _ in parts.found] == [1] * len(texts) + [2]
    assert {name for headers, _ in parts.found for name, _ in headers} == {
        b"content-disposition",
        b"content-type",
    }
    assert len(request.headers.get_list("content-type")) == 1


@given(filename=any_text)
def test_a_file_name_arrives_as_one_name(filename):
    request = sent_by(lambda client: client.files.create(b"x", "batch", filename=filename), {"id": "f"})
    headers, _ = Parts(request).found[-1]
    (line,) = [value for name, value in headers if name == b"content-disposition"]
    assert not set(line) & set(b"\r\n\0") or "\0" in filename
    sendable = filename.encode("utf-8", "replace").decode() or "file.pdf"
    assert line.decode() == f'form-data; name="file"; filename="{_as_httpx_writes(sendable)}"'


def _as_httpx_writes(name):
    written = {chr(code): f"%{code:02X}" for code in range(0x20) if code != 0x1B}
    return "".join({**written, '"': "%22", "\\": "\\\\"}.get(letter, letter) for letter in name)


@given(name=any_text, value=any_text)
@pytest.mark.parametrize("place", ["customHeaders", "extraHeaders"])
def test_a_header_adds_itself_and_no_other(place, name, value):
    before = sent_by(lambda client: client.models.list())
    headers = {name: value}
    if place == "customHeaders":
        request = sent_by(lambda client: client.models.list(), customHeaders=headers)
    else:
        request = sent_by(lambda client: client.models.list(extraHeaders=headers))
    if request is None:
        return
    added = [pair for pair in request.headers.raw if pair not in before.headers.raw]
    stripped = value.strip().encode("latin-1")
    assert added in ([(name.encode("ascii"), stripped)], [])
    assert set(request.headers) - set(before.headers) <= {name.lower()}
    assert not set(stripped) & set(b"\r\n\0")


@given(value=any_text)
@pytest.mark.parametrize("setting", ["apiKey", "organization", "project"])
def test_a_setting_is_one_header_or_refused_without_being_shown(setting, value):
    # An address and the name of a file are no keys, whose form other tests look at.
    assume(setting != "apiKey" or not value.strip().lower().startswith(("http://", "https://")))
    assume(setting != "apiKey" or not value.strip().lower().endswith(".json"))
    client = OpenAI(
        {setting: value, "baseURL": BASE},
        httpAgent=httpx.Client(transport=httpx.MockTransport(Wire(answer({})))),
    )
    shown = value.strip()
    if _is_sendable(shown):
        result = client.models.list()
    else:
        with pytest.raises(ValueError, match=setting) as raised:
            client.models.list()
        assert len(shown) < 4 or shown not in str(raised.value)
        return
    header = {"apiKey": "Authorization"}.get(setting, f"OpenAI-{setting.capitalize()}")
    assert set(result.request.headers) <= {"User-Agent", header}


@given(pairs=st.dictionaries(any_text, any_text, max_size=4))
def test_query_values_stay_what_they_are(pairs):
    request = sent_by(lambda client: client.models.list(extraQuery=pairs))
    if request is None:
        assert not all(_is_whole(text) for pair in pairs.items() for text in pair)
        return
    assert parse_qsl(request.url.query.decode(), keep_blank_values=True) == list(pairs.items())
    assert request.url.path == "/v1/models"


def _is_sendable(text):
    return all(" " <= letter <= "~" or "\xa0" <= letter <= "\xff" for letter in text)


def _is_whole(text):
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


HOSTS = [
    "api.openai.com",
    "evil.example",
    "api.openai.com.",
    "API.OPENAI.COM",
    "user:word@",
    "@",
    ":443",
    ":80",
    "\\",
    "/",
    "?",
    "#",
]
addresses = st.lists(
    st.sampled_from(
        [*HOSTS, "https:", "//", "http:", *string.punctuation, "\t", "%2e", "\u3002", "\uff0f", "v1"]
    ),
    max_size=9,
).map("".join)


@given(rest=addresses)
@example(rest="api.openai.com\\@evil.example/v1")
@example(rest="evil.example#@api.openai.com")
@example(rest="api.openai.com%2eevil.example")
def test_what_counts_as_openais_host_is_where_the_request_goes(rest):
    url = f"https://{rest}"
    try:
        address_of(url)
        target = httpx.URL(joined_url(url, "/models", []))
    except (ValueError, httpx.InvalidURL):
        return
    if environment_may_serve(url):
        assert target.host == "api.openai.com"
        assert target.port in {None, 443}
    assert target.scheme == urlsplit(url).scheme


@pytest.mark.parametrize("name", ["sync", "async"])
@given(text=any_text)
def test_texts_of_a_conversation_stay_in_the_body(name, text):
    wire = Wire(answer(completion()))
    with kit_of(name) as kit:
        client = kit.client("key", BASE, handler=wire)
        kit.do(client.chat.completions.create([{"role": "user", "content": text}], model="m", user=text))
    (request,) = wire.requests
    assert request.url.raw_path == b"/v1/chat/completions"
    assert set(request.headers) <= {
        "host", "accept", "accept-encoding", "connection", "content-length", "user-agent", "authorization",
        "content-type", "idempotency-key",
    }  # fmt: skip
