"""Callbacks of a prompt: who is called, how often, in which order, and with what."""

import threading

import httpx
import pytest
from helper_wire import Talk, calls, plain, refuses, says, streamed, whole

from aikit4d import OpenAIChatCompletionsResult, OpenAIChatCompletionsStreamResult

ASKS = calls(("c1", "add", '{"a": 1, "b": 2}'), ("c2", "add", '{"a": 3, "b": 4}'))
ENDS = ("onResponse", "onError", "onTerminate", "formula")


def with_add(helper):
    helper.registerTool({"name": "add"}, lambda arguments: str(arguments.a + arguments.b))
    return helper


def recorders(*names):
    calls_made = []
    return calls_made, {name: lambda result, name=name: calls_made.append((name, result)) for name in names}


def finished(talk, promised):
    told = talk.kit.do(promised)
    assert told.request.wait(10).terminated
    return told


@pytest.mark.parametrize("streams", [False, True], ids=["whole", "streamed"])
@pytest.mark.parametrize("fails", [False, True], ids=["success", "failure"])
def test_end_callbacks_come_once_in_order_with_the_very_result(kit, streams, fails):
    talk = Talk(kit, "streamed" if streams else "whole")
    helper = with_add(talk.helper(ASKS, refuses("no") if fails else says("done")))
    made, callbacks = recorders(*ENDS)
    told = finished(talk, helper.prompt("sums?", stream=streams, **callbacks))

    ends = [(name, result) for name, result in made if result.terminated]
    assert [name for name, _ in ends] == ["onError" if fails else "onResponse", "onTerminate", "formula"]
    assert all(result is told for _, result in ends)
    assert told.success is not fails
    kind = OpenAIChatCompletionsStreamResult if streams else OpenAIChatCompletionsResult
    assert type(told) is kind


@pytest.mark.parametrize("name", ENDS)
def test_one_callback_alone_is_enough(kit, name):
    talk = Talk(kit, "whole")
    fails = name == "onError"
    helper = with_add(talk.helper(ASKS, refuses("no") if fails else says("done")))
    made, callbacks = recorders(name)
    told = finished(talk, helper.prompt("sums?", **callbacks))

    assert made == [(name, told)]
    assert (helper.lastErrors is not None) is fails
    assert len(helper.messages) == (0 if fails else 5)


@pytest.mark.parametrize("names", [("onData",), ("formula",), ("onData", "formula")], ids="-".join)
def test_chunks_of_every_round_are_told(kit, names):
    talk = Talk(kit, "streamed")
    helper = with_add(talk.helper(ASKS, says("done")))
    made, callbacks = recorders(*names)
    told = finished(talk, helper.prompt("sums?", stream=True, onTerminate=lambda result: None, **callbacks))

    for name in names:
        chunks = [result for called, result in made if called == name and result is not told]
        assert "".join(chunk.choice.text for chunk in chunks) == "done"
        arguments = [
            piece.function.arguments for chunk in chunks for piece in chunk.choice.delta.tool_calls or []
        ]
        assert "".join(arguments) == '{"a": 1, "b": 2}{"a": 3, "b": 4}'
        assert all(not chunk.terminated for chunk in chunks)


def test_chunks_of_every_round_are_iterated(streamed_talk):
    helper = with_add(streamed_talk.helper(ASKS, says("done")))
    result = streamed_talk.prompt(helper)

    reasons = [chunk.choice.finish_reason for chunk in streamed_talk.chunks]
    assert [reason for reason in reasons if reason] == ["tool_calls", "stop"]
    assert [result.choice.text, result.choice.finish_reason] == ["done", "stop"]
    assert result.usage.total_tokens == 2


def test_a_chunk_without_choice_is_not_passed_on(streamed_talk):
    helper = streamed_talk.helper(says("hi"))
    result = streamed_talk.prompt(helper)

    assert all(chunk.choice is not None for chunk in streamed_talk.chunks)
    assert result.usage is not None


def test_the_history_is_the_same_however_it_was_asked_for(kit):
    histories = []
    for way in ("whole", "told", "streamed", "told while streamed"):
        talk = Talk(kit, way)
        helper = with_add(talk.helper(ASKS, says("3 and 7"), says("bye")))
        results = [talk.prompt(helper, text) for text in ("sums?", "thanks")]
        histories.append(
            (plain(helper.messages), talk.sent[-1]["messages"], [one.choice.text for one in results])
        )

    assert len(histories[0][0]) == 7
    assert histories[1:] == histories[:1] * 3


def test_a_call_with_callbacks_returns_at_once_and_is_filled_at_the_end(sync_talk):
    may_answer = threading.Event()

    def slow(request):
        may_answer.wait(10)
        return whole(ASKS)(request)

    helper = with_add(sync_talk.helper(slow, whole(says("done"))))
    told = helper.prompt("sums?", onTerminate=lambda result: None)
    request = told.request

    assert [told.terminated, told.success, told.choices, request.terminated] == [False, False, [], False]
    assert request.url.endswith("/chat/completions")
    assert helper.messages == []
    may_answer.set()
    assert request.wait(10) is told.request

    assert [told.terminated, told.success, told.choice.text] == [True, True, "done"]
    assert [request.terminated, request.response.status] == [True, 200]
    assert len(helper.messages) == 5


def test_the_history_stands_before_the_end_callbacks_and_they_may_prompt(sync_talk):
    helper = sync_talk.helper(says("hi"), says("bye"))
    told = []

    def goes_on(result):
        told.append(len(helper.messages))
        if len(told) == 1:
            told.append(helper.prompt("leaving", stream=False, onTerminate=told.append))

    sync_talk.wire.answers = [whole(says("hi")), whole(says("bye"))]
    helper.prompt("hello", onTerminate=goes_on).request.wait(10)
    told[1].request.wait(10)

    assert told[0] == 2
    assert told[2] is told[1]
    assert [message.text for message in helper.messages] == ["hello", "hi", "leaving", "bye"]


def test_an_end_callback_of_the_asynchronous_client_may_prompt(async_talk):
    helper = async_talk.helper(whole(says("hi")), whole(says("bye")))

    async def goes_on(result):
        await helper.prompt("leaving")

    async_talk.kit.do(helper.prompt("hello", onTerminate=goes_on))

    assert [message.text for message in helper.messages] == ["hello", "hi", "leaving", "bye"]


@pytest.mark.parametrize("round_of_error", [0, 1], ids=["first round", "second round"])
def test_a_callback_that_raises_ends_the_prompt(kit, caplog, round_of_error):
    talk = Talk(kit, "streamed")
    helper = with_add(talk.helper(ASKS, says("done"), says("again")))
    ended = []

    def raises(chunk):
        if len(talk.sent) > round_of_error:
            raise ValueError("no")

    told = finished(talk, helper.prompt("sums?", stream=True, onData=raises, onError=ended.append))

    assert ended == [told]
    assert "a callback raised" in told.error.message
    assert helper.messages == []
    assert len(talk.sent) == round_of_error + 1


def test_a_callback_that_raises_at_the_last_chunk_fails_the_prompt(kit, caplog):
    def raises(chunk):
        if chunk.choice.finish_reason:
            raise ValueError("no")

    at_once = streamed(says("hi"))(None)
    at_once = httpx.Response(200, content=b"".join(at_once.stream.pieces), headers=at_once.headers)
    talk = Talk(kit, "streamed")
    helper = talk.helper(lambda request: at_once)
    told = finished(talk, helper.prompt("hello", stream=True, onData=raises))

    assert "a callback raised" in told.error.message
    assert helper.messages == []


def test_an_end_callback_that_raises_changes_nothing(kit, caplog):
    talk = Talk(kit, "whole")
    helper = talk.helper(says("hi"))
    ended = []

    def raises(result):
        raise ValueError("no")

    told = finished(talk, helper.prompt("hello", onResponse=raises, onTerminate=ended.append))
    assert [told.success, ended] == [True, [told]]
    assert len(helper.messages) == 2


def test_callbacks_given_at_creation_stay_the_callers_own(kit):
    talk = Talk(kit, "streamed")
    made, callbacks = recorders(*ENDS, "onData")
    helper = with_add(talk.helper(ASKS, says("done"), stream=True, **callbacks))
    finished(talk, helper.prompt("sums?"))

    assert {name: getattr(helper.parameters, name) for name in callbacks} == callbacks
    assert [name for name, result in made if result.terminated] == ["onResponse", "onTerminate", "formula"]


def test_closing_the_client_waits_for_the_whole_prompt(sync_talk):
    helper = with_add(sync_talk.helper(whole(ASKS), whole(says("done"))))
    told = helper.prompt("sums?", onTerminate=lambda result: None)
    sync_talk.client.close()

    assert told.choice.text == "done"


def test_throw_does_not_raise_where_callbacks_are_told(kit):
    talk = Talk(kit, "whole")
    helper = talk.helper(refuses("no"), throw=True)

    assert not finished(talk, helper.prompt("hello", onTerminate=lambda result: None)).success


def test_a_whole_answer_to_a_stream_runs_its_tools(streamed_talk):
    helper = with_add(streamed_talk.helper(whole(ASKS), streamed(says("done"))))

    assert streamed_talk.prompt(helper).choice.text == "done"
    assert len(helper.messages) == 5
