"""Calls with callbacks: who is called, in which order, with what, and what the call returns meanwhile."""

import asyncio
import functools
import logging
import threading
import time

import httpx
import pytest
from chat_wire import MESSAGES, Pieces, chunk, ended, event, hello, raised, streamed

from aikit4d import OpenAIChatCompletionsResult, OpenAIChatCompletionsStreamResult
from clients import Wire, answer, completion, kit_of

GOOD = answer(completion("hi"))
BAD = answer({"error": {"message": "refused"}}, 400)
END = ("onResponse", "onError", "onTerminate", "formula")
CALLED = {
    "success": (GOOD, ["onResponse", "onTerminate", "formula"]),
    "failure": (BAD, ["onError", "onTerminate", "formula"]),
    "no answer": (ConnectionError("cut"), ["onError", "onTerminate", "formula"]),
    "error in a success": (answer({"error": "x"}), ["onError", "onTerminate", "formula"]),
}


class Heard:
    """Callbacks that note their name and what they are given."""

    def __init__(self):
        self.calls = []

    def __getitem__(self, name):
        return lambda given: self.calls.append((name, given))

    def all(self, *names):
        return {name: self[name] for name in names}

    @property
    def names(self):
        return [name for name, _ in self.calls]

    @property
    def given(self):
        return [given for _, given in self.calls]


@pytest.fixture
def heard():
    return Heard()


def client_of(kit, *answers, **settings):
    return kit.client("sk-1", "https://h/v1", handler=Wire(*answers), maxRetries=0, **settings)


@pytest.mark.parametrize(("given", "names"), CALLED.values(), ids=CALLED)
def test_end_callbacks_are_called_once_each_in_order_with_the_result(kit, heard, given, names):
    client = client_of(kit, given)
    result = ended(kit, client.chat.completions.create(MESSAGES, heard.all(*END)))
    assert heard.names == names
    assert all(one is result for one in heard.given)
    assert type(result) is OpenAIChatCompletionsResult
    assert (result.terminated, result.request.terminated) == (True, True)


@pytest.mark.parametrize("name", END)
@pytest.mark.parametrize("given", [GOOD, BAD])
def test_every_callback_works_alone(kit, heard, name, given):
    ended(kit, client_of(kit, given).chat.completions.create(MESSAGES, heard.all(name)))
    called = ["onResponse" if given is GOOD else "onError", "onTerminate", "formula"]
    assert heard.names == [one for one in called if one == name]


def test_a_result_is_terminated_when_its_callbacks_are_called(kit):
    seen = []
    call = client_of(kit, GOOD).chat.completions.create(
        MESSAGES, onTerminate=lambda result: seen.append((result.terminated, result.choice.text))
    )
    ended(kit, call)
    assert seen == [(True, "hi")]


METHODS = {
    "create": lambda completions, **given: completions.create(MESSAGES, **given),
    "retrieve": lambda completions, **given: completions.retrieve("c", **given),
    "update": lambda completions, **given: completions.update("c", {}, **given),
    "delete": lambda completions, **given: completions.delete("c", **given),
    "list": lambda completions, **given: completions.list(**given),
    "messages.list": lambda completions, **given: completions.messages.list("c", **given),
}


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
def test_every_method_takes_callbacks(kit, heard, method):
    result = ended(kit, method(client_of(kit, GOOD).chat.completions, **heard.all(*END)))
    assert heard.names == ["onResponse", "onTerminate", "formula"]
    assert all(one is result for one in heard.given)


@pytest.mark.parametrize("throw", ["client", "call"])
def test_throw_has_no_effect_with_callbacks(kit, heard, throw):
    client = client_of(kit, BAD, throw=throw == "client")
    given = {"throw": True} if throw == "call" else {}
    result = ended(kit, client.chat.completions.create(MESSAGES, onError=heard["onError"], **given))
    assert (heard.given, result.success) == ([result], False)


def test_a_callback_may_be_an_object_or_a_partial(kit, heard):
    class Listener:
        def __call__(self, result):
            heard["object"](result)

    given = {"onResponse": Listener(), "onTerminate": functools.partial(heard["partial"])}
    ended(kit, client_of(kit, GOOD).chat.completions.create(MESSAGES, given))
    assert heard.names == ["object", "partial"]


class Gate:
    """A wire that answers when it is opened."""

    def __init__(self, given=GOOD):
        self.given = given
        self.opened = threading.Event()

    def __call__(self, request):
        assert self.opened.wait(5)
        return self.given(request)


@pytest.fixture
def sync_kit():
    with kit_of("sync") as made:
        yield made


@pytest.mark.parametrize("stream", [False, True])
def test_the_call_returns_at_once_and_the_request_can_be_waited_for(sync_kit, heard, stream):
    gate = Gate(streamed(*hello()) if stream else GOOD)
    client = sync_kit.client("k", handler=gate)
    result = client.chat.completions.create(MESSAGES, heard.all(*END), stream=stream)
    assert (result.terminated, result.success, result.errors, heard.calls) == (False, False, [], [])
    assert "running" in repr(result)
    assert result.request.wait(0.01) is result.request
    assert result.request.terminated is False
    gate.opened.set()
    result.request.wait(5)
    assert (result.terminated, result.success) == (True, True)
    assert result.choice.text == ("hello" if stream else "hi")
    assert heard.names[-1] == "formula"
    assert heard.given[-1] is result


def test_callbacks_run_on_a_thread_of_the_client(sync_kit):
    threads = []
    client = client_of(sync_kit, GOOD)
    noted = {"onTerminate": lambda _: threads.append(threading.current_thread())}
    ended(sync_kit, client.chat.completions.create(MESSAGES, noted))
    assert threads[0] is not threading.current_thread()


def test_waiting_ends_after_the_last_callback_has_returned(sync_kit):
    inside, leave, seen = threading.Event(), threading.Event(), []

    def slow(result):
        inside.set()
        assert leave.wait(5)
        seen.append(result)

    result = client_of(sync_kit, GOOD).chat.completions.create(MESSAGES, formula=slow)
    assert inside.wait(5)
    assert result.terminated
    result.request.wait(0.01)
    assert seen == []
    leave.set()
    result.request.wait(5)
    assert seen == [result]


def test_terminating_a_running_call_makes_it_fail(sync_kit, heard):
    gate = Gate()
    result = sync_kit.client("k", handler=gate).chat.completions.create(MESSAGES, heard.all(*END))
    result.request.terminate()
    gate.opened.set()
    result.request.wait(5)
    assert heard.names == ["onError", "onTerminate", "formula"]
    assert (result.success, result.error.message) == (False, "The call was terminated")


def test_waiting_inside_a_callback_does_not_wait_for_itself(sync_kit, heard):
    def waiting(result):
        heard["waited"](result.request.wait(5))

    started = time.monotonic()
    ended(sync_kit, client_of(sync_kit, GOOD).chat.completions.create(MESSAGES, onTerminate=waiting))
    assert heard.names == ["waited"]
    assert time.monotonic() - started < 4


def test_close_waits_for_running_calls(sync_kit, heard):
    gate = Gate()
    client = sync_kit.client("k", handler=gate)
    results = [client.chat.completions.create(MESSAGES, onTerminate=heard["end"]) for _ in range(3)]
    threading.Timer(0.02, gate.opened.set).start()
    client.close()
    assert all(result.terminated for result in results)
    assert len(heard.calls) == 3


def test_a_callback_may_close_the_client(sync_kit, heard):
    client = client_of(sync_kit, GOOD)

    def closing(result):
        client.close()
        heard["closed"](result)

    assert ended(sync_kit, client.chat.completions.create(MESSAGES, onTerminate=closing)).success
    assert heard.names == ["closed"]


def test_callbacks_of_several_calls_may_close_the_client(sync_kit, heard):
    client = client_of(sync_kit, GOOD)
    meeting = threading.Barrier(2)

    def closing(result):
        meeting.wait(5)
        client.close()
        heard["closed"](result)

    calls = [client.chat.completions.create(MESSAGES, onTerminate=closing) for _ in range(2)]
    for call in calls:
        call.request.wait(5)
    assert heard.names == ["closed", "closed"]


def test_close_waits_for_calls_that_callbacks_begin(sync_kit, heard):
    client = client_of(sync_kit, GOOD)

    def later(result):
        time.sleep(0.05)
        heard["second"](result)

    def begin_another(result):
        time.sleep(0.05)
        client.chat.completions.create(MESSAGES, onTerminate=later)

    client.chat.completions.create(MESSAGES, onTerminate=begin_another)
    client.close()
    assert heard.names == ["second"]


def test_a_callback_may_make_the_next_call(sync_kit):
    client = client_of(sync_kit, GOOD)
    texts = []

    def again(result):
        texts.append(client.chat.completions.create([*MESSAGES, result.choice.message]).choice.text)

    ended(sync_kit, client.chat.completions.create(MESSAGES, onResponse=again))
    assert texts == ["hi"]


def test_many_calls_at_once_give_each_its_own_result(sync_kit):
    def echo(request):
        return answer(completion(request.headers["x-place"]))(request)

    client = sync_kit.client("k", handler=echo)
    results = [
        client.chat.completions.create(MESSAGES, extraHeaders={"x-place": place}, onTerminate=lambda _: None)
        for place in range(32)
    ]
    client.close()
    assert [result.choice.text for result in results] == [str(place) for place in range(32)]


def fail(_given):
    raise ValueError("from the callback")


def test_an_exception_in_a_callback_is_logged_and_ends_nothing_else(kit, heard, caplog):
    given = {"onResponse": fail, "onTerminate": fail, "formula": heard["formula"]}
    with caplog.at_level(logging.ERROR, "aikit4d"):
        result = ended(kit, client_of(kit, GOOD).chat.completions.create(MESSAGES, given))
    assert (result.success, heard.given) == (True, [result])
    records = [record for record in caplog.records if record.name == "aikit4d"]
    assert len(records) == 2
    assert all("fail" in record.getMessage() and record.exc_info[0] is ValueError for record in records)
    assert kit.do(client_of(kit, GOOD).chat.completions.create(MESSAGES)).success


async def coroutine(result):
    """Never called."""


class Awaited:
    async def __call__(self, result):
        """Never called."""


@pytest.mark.parametrize("callback", [coroutine, Awaited(), functools.partial(coroutine)])
@pytest.mark.parametrize("name", ["onData", "onResponse", "onError", "onTerminate", "formula"])
def test_a_coroutine_function_needs_the_asynchronous_client(sync_kit, name, callback):
    wire = Wire(GOOD)
    client = sync_kit.client("k", handler=wire)
    helper = client.chat.create("s", {name: callback})
    for call in (client.chat.completions.create, lambda _, given: client.chat.create().prompt("x", given)):
        with pytest.raises(TypeError, match=f"{name} is a coroutine function: use AsyncOpenAI"):
            call(MESSAGES, {name: callback, "stream": True})
    with pytest.raises(TypeError, match=f"{name} is a coroutine function: use AsyncOpenAI"):
        helper.prompt("hello")
    assert wire.requests == []


def test_a_coroutine_that_a_callback_gives_is_logged(sync_kit, heard, caplog):
    given = {"onResponse": lambda result: coroutine(result), "formula": heard["formula"]}  # noqa: PLW0108
    result = ended(sync_kit, client_of(sync_kit, GOOD).chat.completions.create(MESSAGES, given))
    assert (result.success, heard.names) == (True, ["formula"])
    assert "AsyncOpenAI" in caplog.text


@pytest.fixture
def async_kit():
    with kit_of("async") as made:
        yield made


def test_coroutine_callbacks_are_awaited_in_order(async_kit, heard):
    def slow(name):
        async def callback(result):
            await asyncio.sleep(0)
            heard[name](result)

        return callback

    given = {name: slow(name) for name in END}
    result = async_kit.do(client_of(async_kit, GOOD).chat.completions.create(MESSAGES, given))
    assert heard.names == ["onResponse", "onTerminate", "formula"]
    assert all(one is result for one in heard.given)


def test_the_awaited_call_runs_to_its_end(async_kit, heard):
    call = client_of(async_kit, GOOD).chat.completions.create(MESSAGES, onTerminate=heard["end"])
    assert heard.calls == []
    result = async_kit.do(call)
    assert (result.terminated, heard.given) == (True, [result])
    assert result.request.wait(1) is result.request


def test_coroutine_callbacks_of_a_stream_are_awaited(async_kit, heard):
    async def data(given):
        await asyncio.sleep(0)
        heard["onData"](given)

    client = client_of(async_kit, streamed(*hello()))
    async_kit.do(client.chat.completions.create(MESSAGES, stream=True, onData=data, formula=heard["formula"]))
    assert heard.names == ["onData", "formula", "onData", "formula", "formula"]


class Endless(Pieces):
    """A body whose end never comes."""

    async def __aiter__(self):
        while True:
            await asyncio.sleep(0.01)
            yield b" "


def test_a_cancelled_call_calls_nobody_and_frees_the_connection(async_kit, heard):
    body = Endless()

    async def cancelled():
        client = client_of(async_kit, lambda request: httpx.Response(200, stream=body))
        task = asyncio.ensure_future(client.chat.completions.create(MESSAGES, onTerminate=heard["end"]))
        await asyncio.sleep(0.03)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    async_kit.do(cancelled())
    assert (heard.calls, body.closed) == ([], True)


def test_on_data_without_stream_is_never_called_and_changes_nothing(kit, heard):
    result = kit.do(client_of(kit, GOOD).chat.completions.create(MESSAGES, onData=heard["onData"]))
    assert (result.terminated, result.choice.text, heard.calls) == (True, "hi", [])
    client = client_of(kit, BAD)
    error = raised(kit, lambda: client.chat.completions.create(MESSAGES, onData=heard["onData"], throw=True))
    assert error.status == 400


def test_on_data_where_stream_was_forgotten_is_told_in_the_log(kit, heard, caplog):
    ask = client_of(kit, GOOD).chat.completions.create
    kit.do(ask(MESSAGES, {"onData": heard["onData"], "stream": False}))
    assert caplog.records == []
    kit.do(ask(MESSAGES, {"onData": heard["onData"]}))
    [record] = caplog.records
    assert (record.name, record.levelname, heard.calls) == ("aikit4d", "WARNING", [])
    assert "stream=True" in record.getMessage()


def test_while_streaming_on_data_then_formula_get_each_chunk(kit, heard):
    client = client_of(kit, streamed(*hello()))
    names = ("onData", *END)
    result = ended(kit, client.chat.completions.create(MESSAGES, {"stream": True, **heard.all(*names)}))
    chunks = ["onData", "formula"] * 2
    assert heard.names == [*chunks, "onResponse", "onTerminate", "formula"]
    assert all(one is result for one in heard.given[4:])
    first, again, second, _ = heard.given[:4]
    assert first is again
    assert all(type(one) is OpenAIChatCompletionsStreamResult for one in heard.given)
    assert [(one.choice.text, one.terminated, one.success) for one in (first, second)] == [
        ("he", False, True),
        ("llo", False, True),
    ]
    assert (result.choice.text, result.choice.finish_reason, result.terminated) == ("hello", "stop", True)


def test_on_data_alone_makes_a_stream_a_call_with_callbacks(kit, heard):
    client = client_of(kit, streamed(*hello()), throw=True)
    result = ended(kit, client.chat.completions.create(MESSAGES, stream=True, onData=heard["onData"]))
    assert [one.choice.delta.text for one in heard.given] == ["he", "llo"]
    assert (result.success, result.choice.message.text) == (True, "hello")


def test_a_refused_stream_calls_the_end_callbacks_only(kit, heard):
    client = client_of(kit, BAD)
    names = ("onData", *END)
    result = ended(kit, client.chat.completions.create(MESSAGES, {"stream": True, **heard.all(*names)}))
    assert heard.names == ["onError", "onTerminate", "formula"]
    assert (result.error.message, result.error.status) == ("refused", 400)


@pytest.mark.parametrize("name", ["onData", "formula"])
def test_a_callback_that_raises_on_a_chunk_closes_the_stream(kit, heard, caplog, name):
    body = Pieces(*hello())
    client = client_of(kit, lambda request: httpx.Response(200, stream=body))
    given = {"stream": True, **heard.all("onError", "onTerminate"), name: fail}
    result = ended(kit, client.chat.completions.create(MESSAGES, given))
    assert heard.names == ["onError", "onTerminate"]
    assert (result.success, result.choice.text, body.given, body.closed) == (False, "he", 1, True)
    assert "callback" in result.error.message
    assert "from the callback" in caplog.text


def test_a_stream_that_ends_early_tells_on_error(kit, heard):
    client = client_of(kit, streamed(event(chunk("he"))))
    names = ("onData", *END)
    result = ended(kit, client.chat.completions.create(MESSAGES, {"stream": True, **heard.all(*names)}))
    assert heard.names == ["onData", "formula", "onError", "onTerminate", "formula"]
    assert ("ended early" in result.error.message, result.choice.text) == (True, "he")
