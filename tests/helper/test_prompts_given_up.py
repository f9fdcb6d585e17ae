"""Prompts that do not come to their end: terminated, closed, cancelled, interrupted."""

import asyncio
import threading

import pytest
from helper_wire import calls, says, whole

ADD = {"name": "add"}
TWO_CALLS = calls(("c1", "add", '{"a": 1, "b": 2}'), ("c2", "add", '{"a": 3, "b": 4}'))


def test_terminating_a_stream_in_a_handler_ends_the_loop(streamed_talk):
    helper = streamed_talk.helper(TWO_CALLS, says())
    ran = []

    def stops(arguments):
        ran.append(arguments)
        stream.result.request.terminate()

    helper.registerTool(ADD, stops)
    stream = streamed_talk.kit.do(helper.prompt("sums?", stream=True))
    streamed_talk.kit.chunks(stream)

    assert len(ran) == 1
    assert [stream.result.success, stream.result.error.message] == [False, "The call was terminated"]
    assert len(streamed_talk.sent) == 1
    assert helper.messages == []


def test_closing_the_stream_in_a_handler_ends_the_loop(sync_talk):
    helper = sync_talk.helper(TWO_CALLS, says())
    ran = []

    def closes(arguments):
        ran.append(arguments)
        helper.autoHandleToolCalls = False
        stream.close()

    helper.registerTool(ADD, closes)
    stream = helper.prompt("sums?", stream=True)
    sync_talk.kit.chunks(stream)

    assert len(ran) == 1
    assert stream.result.error.message == "The prompt was given up before its end"
    assert len(sync_talk.sent) == 1
    assert helper.messages == []


def test_an_interrupt_in_a_handler_leaves_the_helper_usable(sync_talk):
    helper = sync_talk.helper(calls(("c1", "leaves")), says("hi"))

    @helper.tool
    def leaves():
        raise KeyboardInterrupt

    stream = helper.prompt("hello", stream=True)
    each = iter(lambda: next(stream), None)
    with pytest.raises(KeyboardInterrupt):
        list(each)

    assert stream.result.error.message == "The prompt was given up before its end"
    assert helper.messages == []
    assert sync_talk.prompt(helper).choice.text == "hi"


@pytest.mark.parametrize("streams", [False, True], ids=["whole", "streamed"])
def test_terminating_a_call_in_the_background_ends_the_loop(sync_talk, streams):
    answer = TWO_CALLS if streams else whole(TWO_CALLS)
    helper = sync_talk.helper(answer, says())
    may_go_on = threading.Event()
    ran = []
    ends = []
    helper.registerTool(ADD, lambda arguments: ran.append(may_go_on.wait(10)))
    told = helper.prompt("sums?", stream=streams, onError=ends.append)
    told.request.terminate()
    may_go_on.set()
    told.request.wait(10)

    assert ends == [told]
    assert told.error.message == "The call was terminated"
    assert len(sync_talk.sent) <= 1
    assert len(ran) <= 1
    assert helper.messages == []


def test_cancelling_leaves_the_history_and_the_helper_usable(async_talk):
    helper = async_talk.helper(whole(calls(("c1", "hangs"))), whole(says("hi")))
    begun = asyncio.Event()

    @helper.tool
    async def hangs():
        begun.set()
        await asyncio.sleep(60)

    async def conversation():
        task = asyncio.ensure_future(helper.prompt("hello"))
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert helper.lastErrors[0].message == "The prompt was given up before its end"
        assert helper.messages == []
        return await helper.prompt("again")

    assert async_talk.kit.do(conversation()).choice.text == "hi"


def test_cancelling_before_the_answer_leaves_the_history(async_talk):
    asked = asyncio.Event()

    async def hangs(request):
        asked.set()
        await asyncio.sleep(60)

    async def conversation():
        task = asyncio.ensure_future(helper.prompt("hello"))
        await asked.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    helper = async_talk.helper(says())
    helper.parameters.httpAgent = async_talk.kit.agent(hangs)
    async_talk.kit.do(conversation())

    assert helper.lastErrors[0].message == "The prompt was given up before its end"
    assert helper.messages == []


def test_a_stream_that_is_interrupted_before_it_begins_leaves_the_helper_usable(sync_talk):
    def interrupts(request):
        raise KeyboardInterrupt

    helper = sync_talk.helper(interrupts, whole(says("hi")))
    # An interactive interpreter keeps the last traceback, and with it the frames of the prompt.
    with pytest.raises(KeyboardInterrupt) as kept:
        helper.prompt("hello", stream=True)

    assert helper.lastErrors[0].message == "The prompt was given up"
    assert helper.prompt("again").choice.text == "hi"
    assert kept.tb is not None


def test_a_stream_that_is_cancelled_before_it_begins_leaves_the_helper_usable(async_talk):
    async def hangs(request):
        await asyncio.sleep(60)

    async def conversation():
        try:
            async with asyncio.timeout(0.05):
                await helper.prompt("hello", stream=True, httpAgent=async_talk.kit.agent(hangs))
        except TimeoutError:
            return await helper.prompt("again")

    helper = async_talk.helper(whole(says("hi")))
    assert async_talk.kit.do(conversation()).choice.text == "hi"
    assert [message.role for message in helper.messages] == ["user", "assistant"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_handler_that_leaves_the_thread_wakes_up_who_waits(sync_talk):
    threads = []

    def leaves(arguments):
        threads.append(threading.current_thread())
        raise SystemExit

    helper = sync_talk.helper(calls(("c1", "leaves")), says())
    helper.registerTool({"name": "leaves"}, leaves)
    told = helper.prompt("hello", stream=True, onData=lambda chunk: None)

    assert told.request.wait(10).terminated
    threads[0].join(10)
    assert not told.success
    assert helper.messages == []
