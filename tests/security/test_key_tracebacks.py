"""No traceback shows a key, not even with the variables of all frames of all causes."""

import asyncio
import pathlib

import httpx
import pytest
from canary import canary, frames, shows, texts, traces

from aikit4d import AsyncOpenAI, OpenAI, OpenAIError
from aikit4d_openapi.api.models import list_models
from clients import Wire, answer, completion
from loopback import Loopback, chunked, event, head, stream_head, whole

MESSAGES = [{"role": "user", "content": "x"}]
ADDRESS = "http://127.0.0.1:9/v1"


def require_hidden(error):
    __tracebackhide__ = True
    assert not shows(traces(error))
    assert not shows(texts(error))


def silent(line, request):
    line.wait(10)


def cut(line, request):
    line.send(head(content_length=100), b"{")
    return False


def nonsense(line, request):
    line.send(f"NONSENSE {request['headers']['authorization']}\r\n\r\n")
    return False


def refused(line, request):
    line.send(whole({"error": {"message": f"no such key: {request['headers']['authorization']}"}}, 401))


def redirected(line, request):
    line.send(head(307, location=f"http://user:{canary()}@127.0.0.1:9/", content_length=0))


def stream_error(line, request):
    told = f'data: {{"error": {{"message": "bad {request["headers"]["authorization"]}"}}}}\n\n'
    line.send(stream_head(), chunked(event("x"), told.encode()))


FAILURES = [silent, cut, nonsense, refused, redirected]


@pytest.mark.parametrize("script", FAILURES)
def test_a_failure_that_is_raised_shows_no_key(kit, script):
    with Loopback(script) as server:
        client = kit.client(canary(), server.url, timeout=0.3, maxRetries=0, throw=True)
        with pytest.raises(OpenAIError) as raised:
            kit.do(client.chat.completions.create(MESSAGES))
        kit.do(client.close())
    assert frames(raised.value)
    require_hidden(raised.value)


def test_a_refused_connection_shows_no_key(kit):
    client = kit.client(canary(), ADDRESS, maxRetries=0)
    with pytest.raises(OpenAIError) as raised:
        kit.do(client.chat.completions.create(MESSAGES, throw=True))
    assert raised.value.__cause__ is not None
    require_hidden(raised.value)


@pytest.mark.parametrize("script", [*FAILURES, stream_error])
def test_a_failing_stream_shows_no_key(kit, script):
    with Loopback(script) as server:
        client = kit.client(canary(), server.url, timeout=0.3, maxRetries=0)
        stream = kit.do(client.chat.completions.create(MESSAGES, stream=True, throw=True))
        with pytest.raises(OpenAIError) as raised:
            kit.chunks(stream)
        kit.do(client.close())
    require_hidden(raised.value)


def bad_header(client):
    client.customHeaders = {"api-key": canary(), "X-Other": f"{canary()}\r\nX: 1"}


def bad_header_name(client):
    client.customHeaders = {"api-key": canary(), "X Other": canary()}


def bad_header_kind(client):
    client.customHeaders = {"api-key": canary(), "X-Other": canary().encode()}


def bad_key(client):
    client.apiKey = f"{canary()}\r\nX-Other: 1"


def bad_organization(client):
    client.organization = "line\nbreak"


def bad_address(client):
    client.baseURL = "no address"


MISUSES = [bad_header, bad_header_name, bad_header_kind, bad_key, bad_organization, bad_address]


@pytest.mark.parametrize("spoil", MISUSES)
@pytest.mark.parametrize("stream", [False, True])
def test_a_setting_that_cannot_be_sent_shows_no_key(kit, spoil, stream):
    client = kit.client(canary(), handler=pytest.fail)
    spoil(client)
    with pytest.raises((TypeError, ValueError)) as raised:
        kit.do(client.chat.completions.create(MESSAGES, stream=stream))
    require_hidden(raised.value)


def with_settings(**settings):
    return lambda make: make(apiKey=canary(), **settings)


def from_mapping(settings):
    return lambda make: make({"apiKey": canary(), **settings})


def from_broken_file(make):
    file = pathlib.Path("settings.json")
    file.write_text(f'{{"apiKey": "{canary()}", }}')
    make(file)


def from_broken_provider(make):
    make(provider="there", providers={"providers": {"there": {"apiKey": canary(), "timeout": "soon"}}})


MISTAKES = {
    "an unknown setting": with_settings(apikey=1),
    "a setting of the wrong kind": with_settings(timeout="soon"),
    "a number below 0": with_settings(timeout=-1),
    "headers of the wrong kind": with_settings(customHeaders="x"),
    "an unknown provider": with_settings(provider="nowhere"),
    "an unknown setting in a mapping": from_mapping({"apikey": 1}),
    "a mapping with an address beside": lambda make: make({"apiKey": canary()}, "http://there/v1"),
    "a key in bytes": lambda make: make(canary().encode()),
    "a key as an address": lambda make: make("key", [canary()]),
    "a file with a mistake": from_broken_file,
    "a provider with a mistake": from_broken_provider,
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
@pytest.mark.parametrize("make", [OpenAI, AsyncOpenAI])
def test_a_mistake_in_the_settings_shows_no_key(mistake, make, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises((TypeError, ValueError)) as raised:
        mistake(make)
    require_hidden(raised.value)


@pytest.mark.parametrize("mistake", [b"", 5, ["x"]])
def test_a_key_of_the_wrong_kind_is_not_shown(kit, mistake):
    client = kit.client(canary())
    with pytest.raises(TypeError, match="apiKey must be a text") as raised:
        client.apiKey = mistake
    require_hidden(raised.value)


@pytest.mark.parametrize("where", ["connecting", "waiting", "reading"])
def test_a_cancelled_call_shows_no_key(where):
    def half(line, request):
        line.send(head(content_length=100), b"{")
        line.wait(10)

    async def body(url):
        async with AsyncOpenAI(canary(), url) as client, asyncio.timeout(0.2):
            await client.chat.completions.create(MESSAGES)

    with Loopback({"reading": half}.get(where, silent)) as server:
        url = server.url if where != "connecting" else "http://127.0.0.1:1/v1"
        with pytest.raises(TimeoutError) as raised:
            asyncio.run(body(url) if where != "connecting" else stuck_connecting())
    require_hidden(raised.value)


async def stuck_connecting():
    async def never(*arguments, **options):
        await asyncio.sleep(60)

    agent = httpx.AsyncClient()
    agent._transport._pool._network_backend.connect_tcp = never
    async with agent, asyncio.timeout(0.2):
        await AsyncOpenAI(canary(), "http://there/v1", httpAgent=agent).chat.completions.create(MESSAGES)


def test_an_exception_of_an_agents_hook_shows_no_key(kit):
    def hook(request):
        raise LookupError("of the caller's own code")

    async def async_hook(request):
        hook(request)

    kinds = {"sync": (httpx.Client, hook), "async": (httpx.AsyncClient, async_hook)}
    kind, called = kinds[kit.name]
    client = kit.client(canary(), ADDRESS, httpAgent=kind(event_hooks={"request": [called]}))
    with pytest.raises(LookupError) as raised:
        kit.do(client.chat.completions.create(MESSAGES))
    assert any(file == __file__ for file in frames(raised.value)), "the caller's own frames stay"
    require_hidden(raised.value)


def test_an_exception_of_a_callback_shows_no_key_in_the_log(kit, caplog):
    def callback(result):
        raise LookupError("of the caller's own code")

    client = kit.client(canary(), handler=Wire(answer(completion())))
    kit.do(client.chat.completions.create(MESSAGES, onTerminate=callback)).request.wait(5)
    (record,) = [record for record in caplog.records if record.exc_info]
    require_hidden(record.exc_info[1])


def test_what_would_end_a_thread_shows_no_key(caplog):
    def callback(result):
        raise KeyboardInterrupt

    client = OpenAI(
        canary(), httpAgent=httpx.Client(transport=httpx.MockTransport(Wire(answer(completion()))))
    )
    client.chat.completions.create(MESSAGES, onTerminate=callback).request.wait(5)
    client.close()
    (record,) = [record for record in caplog.records if record.exc_info]
    require_hidden(record.exc_info[1])


def test_an_unexpected_exception_on_a_thread_shows_no_key(caplog):
    def transport(request):
        raise LookupError("of the caller's own transport")

    client = OpenAI(canary(), httpAgent=httpx.Client(transport=httpx.MockTransport(transport)))
    result = client.chat.completions.create(MESSAGES, onError=print)
    result.request.wait(5)
    client.close()
    assert not result.success
    require_hidden(result.error)
    for record in caplog.records:
        if record.exc_info:
            require_hidden(record.exc_info[1])


def test_a_failure_of_the_generated_client_shows_no_key(kit):
    client = kit.client(canary(), ADDRESS, maxRetries=0)
    asked = list_models.asyncio_detailed if kit.name == "async" else list_models.sync_detailed
    with pytest.raises(httpx.HTTPError) as raised:
        kit.do(asked(client=client.lowlevel))
    require_hidden(raised.value)


def test_a_download_that_fails_shows_no_signature(kit):
    def pictures(line, request):
        line.send(whole({"data": [{"url": f"{server.url}/picture.png?sig={canary()}"}]}))

    with Loopback(pictures) as server:
        client = kit.client("key", server.url)
        image = kit.do(client.images.generate("x")).image
        assert kit.do(image.asBlob()) is None
        kit.do(client.close())
    require_hidden(image.error)
