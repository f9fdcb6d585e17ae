"""Streams, helpers and tools where AIKit's documented behaviour has no other test."""

import json

import httpx
import pytest

from clients import Wire, answer, completion, events, raw_answer

MESSAGES = [{"role": "user", "content": "Hello"}]
STREAM = {"content-type": "text/event-stream"}


def chunk(text, finish=None):
    return json.dumps({"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": finish}]})


def calls(*asked):
    """An answer that calls tools, each given as (id, name, arguments)."""
    tool_calls = [
        {"id": one, "type": "function", "function": {"name": name, "arguments": arguments}}
        for one, name, arguments in asked
    ]
    message = {"role": "assistant", "content": None, "tool_calls": tool_calls}
    return answer(completion(choices=[{"index": 0, "message": message, "finish_reason": "tool_calls"}]))


def helper_of(kit, *answers, **parameters):
    """A helper whose server gives these answers, and the wire."""
    wire = Wire(*answers)
    return kit.client("k", handler=wire).chat.create("be brief", parameters), wire


def tool_texts(helper):
    return [message.content for message in helper.messages if message.role == "tool"]


def test_a_stream_that_nobody_watches_tells_its_end_only(kit):
    told = []
    data = events(chunk("he"), chunk("llo", "stop"), "[DONE]")
    client = kit.client("k", handler=Wire(raw_answer(data, headers=STREAM)))
    result = kit.do(client.chat.completions.create(MESSAGES, stream=True, onTerminate=told.append))
    result.request.wait(5)
    assert (told, result.choice.text) == ([result], "hello")


def test_data_before_a_brace_is_no_chunk(kit):
    data = events(f"x{chunk('lost')}", chunk("hello", "stop"), "[DONE]")
    client = kit.client("k", handler=Wire(raw_answer(data, headers=STREAM)))
    stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
    assert [one.choice.text for one in kit.chunks(stream)] == ["hello"]
    assert stream.result.choice.text == "hello"


def test_the_word_data_in_a_text_cuts_nothing(kit):
    text = 'a line\ndata: {"b": 1}\n\ndata: [DONE]\n\n'
    data = events(chunk(text), chunk("end", "stop"), "[DONE]")
    client = kit.client("k", handler=Wire(raw_answer(data, headers=STREAM)))
    stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
    assert [one.choice.text for one in kit.chunks(stream)] == [text, "end"]
    assert stream.result.choice.text == f"{text}end"


def test_a_null_delta_changes_nothing(kit):
    null = json.dumps({"choices": [{"index": 0, "delta": None, "finish_reason": None}]})
    data = events(null, chunk("he"), null, chunk("llo", "stop"), null, "[DONE]")
    client = kit.client("k", handler=Wire(raw_answer(data, headers=STREAM)))
    stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
    assert [one.choice.text for one in kit.chunks(stream)] == ["", "he", "", "llo", ""]
    assert (stream.result.choice.text, stream.result.choice.finish_reason) == ("hello", "stop")


def test_words_that_are_no_chunk_are_told_when_nothing_better_comes(kit):
    data = events(chunk("he"), "the server is busy")
    client = kit.client("k", handler=Wire(raw_answer(data, headers=STREAM)))
    stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
    assert len(kit.chunks(stream)) == 1
    assert "the server is busy" in stream.result.error.message


def test_a_refused_stream_has_its_answer_in_the_error(kit):
    refusal = {"error": {"message": "no", "code": "c"}}
    client = kit.client("k", handler=Wire(answer(refusal, 401)))
    stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
    assert kit.chunks(stream) == []
    assert (stream.result.data, stream.result.error.body) == (None, refusal)


def test_an_answer_to_an_unknown_call_is_refused_by_the_server(kit):
    refusal = {"error": {"message": "tool_call_id is unknown", "type": "invalid_request_error"}}
    client = kit.client("k", handler=Wire(answer(refusal, 400)))
    messages = [*MESSAGES, {"role": "tool", "tool_call_id": "nobody's", "content": "42"}]
    result = kit.do(client.chat.completions.create(messages))
    assert (result.success, result.error.message) == (False, "tool_call_id is unknown")


@pytest.mark.parametrize("limit", [1, 2, 3, 15])
def test_the_number_of_messages_cuts_no_turn_with_tools(kit, limit):
    two = calls(("c1", "add", '{"a": 1}'), ("c2", "add", '{"a": 2}'))
    helper, wire = helper_of(kit, answer(completion("hi")), two, answer(completion("2 and 3")))
    helper.numberOfMessages = limit
    helper.registerTool({"name": "add"}, lambda arguments: str(arguments.a + 1))
    kit.do(helper.prompt("hello"))
    kit.do(helper.prompt("sums?"))

    roles = [message["role"] for message in json.loads(wire.requests[-1].content)["messages"]]
    assert roles == ["system", "user", "assistant", "user", "assistant", "tool", "tool"]
    turn = ["user", "assistant", "tool", "tool", "assistant"]
    before = [] if limit < 7 else ["user", "assistant"]
    assert [message.role for message in helper.messages] == [*before, *turn]


@pytest.mark.parametrize("arguments", ["", None, "{}", "left out"], ids=repr)
def test_missing_arguments_are_an_empty_object(kit, arguments):
    seen = []
    asked = {"id": "c1", "type": "function", "function": {"name": "now", "arguments": arguments}}
    if arguments == "left out":
        del asked["function"]["arguments"]
    message = {"role": "assistant", "content": None, "tool_calls": [asked]}
    helper, _ = helper_of(kit, answer(completion(choices=[{"message": message}])), answer(completion()))
    helper.registerTool({"name": "now"}, seen.append)
    kit.do(helper.prompt("time?"))
    assert seen == [{}]


def test_names_of_tools_compare_exactly(kit):
    asked = calls(("c1", "ADD", "{}"), ("c2", "ádd", "{}"), ("c3", "a@", "{}"), ("c4", "add", "{}"))
    helper, _ = helper_of(kit, asked, answer(completion()))
    helper.registerTool({"name": "add"}, lambda _arguments: "found")
    kit.do(helper.prompt("sums?"))
    *others, last = tool_texts(helper)
    assert last == "found"
    assert all("no handler" in text for text in others)


def test_tools_are_registered_beside_those_there_are(kit):
    helper, _ = helper_of(kit, answer(completion()))
    for names in (["a", "b"], ["c"], ["b", "d"]):
        helper.registerTools([{"name": name, "handler": len} for name in names])
    assert [tool.name for tool in helper.tools] == ["a", "b", "c", "d"]
    assert [tool.name for tool in helper.parameters.tools] == ["a", "b", "c", "d"]


def test_a_handler_gets_the_arguments_and_nothing_else(kit):
    seen = []
    helper, _ = helper_of(kit, calls(("c1", "look", '{"a": 1}')), answer(completion()))
    helper.registerTool({"name": "look"}, lambda *given, **named: seen.append((given, named)))
    kit.do(helper.prompt("look"))
    assert seen == [(({"a": 1},), {})]


def test_redirects_of_a_stream_are_not_followed(kit):
    wire = Wire(lambda request: httpx.Response(307, headers={"location": "https://elsewhere/v1"}))
    client = kit.client("k", handler=wire)
    stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
    assert kit.chunks(stream) == []
    assert (len(wire.requests), stream.result.error.status) == (1, 307)
