"""No text, dump, copy or pickle of anything that a program holds shows a key."""

import copy
import json
import pathlib
import pickle

import pytest
from canary import canary, places, shows, texts

from aikit4d import OpenAIProviders
from clients import Wire, answer, completion, events, raw_answer

MESSAGES = [{"role": "user", "content": "x"}]
CHUNK = json.dumps({"choices": [{"index": 0, "delta": {"content": "he"}, "finish_reason": None}]})
LAST = json.dumps({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
STREAM = raw_answer(events(CHUNK, CHUNK, LAST, "[DONE]"), headers={"content-type": "text/event-stream"})
PAGE = {"data": [{"id": "c1"}], "has_more": True, "last_id": "c1"}
PICTURE = {"data": [{"b64_json": "AAAA"}]}


def settings():
    provider = {"baseURL": "http://there/v1", "apiKey": canary(), "customHeaders": {"X-Auth": canary()}}
    return {
        "apiKey": canary(),
        "baseURL": f"http://user:{canary()}@home/v1?api-key={canary()}",
        "customHeaders": {"api-key": canary(), "X-Auth": canary()},
        "providers": {"providers": {"there": provider}, "models": {}},
    }


CLIENTS = {
    "settings": settings,
    "provider": lambda: {"provider": "there", "providers": settings()["providers"]},
    "a list of providers": lambda: {**settings(), "providers": OpenAIProviders(settings()["providers"])},
}


@pytest.fixture(params=CLIENTS.values(), ids=CLIENTS)
def make(request, kit):
    return lambda *answers: kit.client(handler=Wire(*answers), **request.param())


def create(client, **given):
    return client.chat.completions.create(MESSAGES, **given)


CALLS = {
    "a success": (answer(completion()), create),
    "an error": (answer({"error": {"message": "no"}}, 401), create),
    "a page": (answer(PAGE), lambda client: client.chat.completions.list()),
    "a picture": (answer(PICTURE), lambda client: client.images.generate("x")),
    "a file": (raw_answer(b"abc"), lambda client: client.files.content("f")),
    "an upload": (answer({"id": "f"}), lambda client: client.files.create(b"abc", "batch")),
    "a provider": (answer(completion()), lambda client: create(client, model="there:m")),
    "a broken alias": (answer(completion()), lambda client: create(client, model="there:")),
}


def everything(client, result):
    yield from (client, client.chat, client.chat.completions, client.models, client.images, client.files)
    yield from (result, result.request, result.request.response, result.errors)
    yield from result.errors


def test_a_new_client_shows_no_key(make):
    client = make(answer(completion()))
    assert not shows(texts(client))
    assert places(client) == []


@pytest.mark.parametrize(("answered", "call"), CALLS.values(), ids=CALLS)
def test_no_text_shows_a_key_after_a_call(kit, make, answered, call):
    client = make(answered)
    result = kit.do(call(client))
    assert not [thing for thing in everything(client, result) if shows(texts(thing))]


@pytest.mark.parametrize(("answered", "call"), CALLS.values(), ids=CALLS)
def test_no_variable_holds_a_key_after_a_call(kit, make, answered, call):
    client = make(answered)
    result = kit.do(call(client))
    assert places(client) == []
    assert places(result) == []


@pytest.mark.parametrize(("answered", "call"), CALLS.values(), ids=CALLS)
@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda result: pickle.loads(pickle.dumps(result))]
)
def test_no_copy_of_a_result_shows_a_key(kit, make, answered, call, copied):
    result = kit.do(call(make(answered)))
    twin = copied(result)
    assert type(twin) is type(result)
    assert twin.success is result.success
    assert [str(error) for error in twin.errors] == [str(error) for error in result.errors]
    assert not shows(texts(twin))
    assert places(twin) == []


@pytest.mark.parametrize(("answered", "call"), CALLS.values(), ids=CALLS)
def test_no_pickle_of_a_result_holds_a_key(kit, make, answered, call):
    result = kit.do(call(make(answered)))
    for thing in (result, result.request, result.request.response, *result.errors):
        assert not shows(pickle.dumps(thing))


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_a_copy_of_a_client_hides_its_key_and_sends_it(kit, copied):
    wire = Wire(answer(completion()))
    twin = copied(kit.client(canary(), handler=wire))
    assert places(twin) == []
    kit.do(create(twin))
    assert wire.requests[0].headers["authorization"] == f"Bearer {canary()}"


def test_a_running_call_shows_no_key_to_its_callbacks(kit):
    seen = []

    def look(result):
        seen.append(shows(texts(result) + texts(result.request)) or places(result))

    client = kit.client(canary(), handler=Wire(STREAM))
    kit.do(create(client, stream=True, onData=look, onTerminate=look)).request.wait(5)
    assert seen == [[], [], [], []]


def test_a_stream_shows_no_key_while_it_is_read(kit):
    client = kit.client(canary(), handler=Wire(STREAM))
    stream = kit.do(create(client, stream=True))
    assert places(stream) == []
    assert not shows(texts(stream))
    kit.chunks(stream)
    assert stream.result.success
    assert places(stream) == []


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, pickle.dumps])
def test_a_stream_says_that_it_cannot_be_copied(kit, copied):
    stream = kit.do(create(kit.client(canary(), handler=Wire(STREAM)), stream=True))
    with pytest.raises(TypeError, match=r"stream .* cannot be copied or pickled") as raised:
        copied(stream)
    assert not shows(str(raised.value))
    kit.do(stream.close())


@pytest.mark.parametrize("thing", ["client", "chat", "helper", "providers", "resolution"])
def test_what_holds_a_key_says_that_it_cannot_be_pickled(make, thing):
    client = make(answer(completion()))
    held = {
        "client": client,
        "chat": client.chat.completions,
        "helper": client.chat.create("system"),
        "providers": OpenAIProviders(settings()["providers"]),
        "resolution": OpenAIProviders(settings()["providers"]).resolve("there:m"),
    }[thing]
    with pytest.raises(TypeError, match="cannot be pickled") as raised:
        pickle.dumps(held)
    assert not shows(str(raised.value))


def test_providers_show_no_key_and_hand_it_out_when_asked():
    providers = OpenAIProviders(settings()["providers"])
    assert not shows(texts(providers) + texts(providers.resolve("there:m")))
    assert places(providers) == []
    assert providers.get("there").apiKey == canary()
    assert providers.get("there").customHeaders == {"X-Auth": canary()}
    assert not shows(texts(providers.get("there")))


def test_the_settings_themselves_are_read_as_they_were_given(make, kit):
    client = kit.client(settings())
    assert client.apiKey == canary()
    assert client.customHeaders == {"api-key": canary(), "X-Auth": canary()}
    assert client.customHeaders is client.customHeaders
    assert canary() in client.baseURL


def test_a_settings_file_with_a_mistake_shows_nothing_of_itself(kit, tmp_path):
    file = tmp_path / "settings.json"
    file.write_text(f'{{"apiKey": "{canary()}", }}')
    with pytest.raises(ValueError, match=r"settings\.json") as raised:
        kit.client(pathlib.Path(file))
    assert not shows(texts(raised.value))
