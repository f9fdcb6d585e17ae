"""The rounds of a prompt: which tools run, what the model is told of it, and when it ends."""

import asyncio
import json
import logging
import threading
from pathlib import Path

import httpx
import pytest
from helper_wire import OneByOne, Talk, call, calls, plain, refuses, says

from aikit4d import Object, OpenAIError
from documents import document_of_2026

ADD = {"name": "add", "description": "Adds", "parameters": {"type": "object"}}
TWO_CALLS = calls(("c1", "add", '{"a": 1, "b": 2}'), ("c2", "add", '{"a": 3, "b": 4}'))
SAMPLES = {
    sample["id"]: sample
    for sample in json.loads(Path(__file__).parents[1].joinpath("data", "quirks.json").read_bytes())
}


def add(arguments):
    return str(arguments.a + arguments.b)


def tool_messages(helper):
    return [(message.tool_call_id, message.content) for message in helper.messages if message.role == "tool"]


def test_tools_run_in_order_and_the_model_is_asked_again(talk):
    helper = talk.helper(TWO_CALLS, says("3 and 7"), temperature=0.5)
    seen = []
    helper.registerTool(ADD, lambda arguments: seen.append(arguments) or add(arguments))
    result = talk.prompt(helper, "sums?")

    assert [result.success, result.choice.text] == [True, "3 and 7"]
    assert seen == [{"a": 1, "b": 2}, {"a": 3, "b": 4}]
    assert all(type(arguments) is Object for arguments in seen)
    first, second = talk.sent
    assert plain(helper.messages) == [
        {"role": "user", "content": "sums?"},
        TWO_CALLS["choices"][0]["message"],
        {"role": "tool", "tool_call_id": "c1", "content": "3"},
        {"role": "tool", "tool_call_id": "c2", "content": "7"},
        {"role": "assistant", "content": "3 and 7"},
    ]
    assert second == {**first, "messages": [*first["messages"], *plain(helper.messages)[1:-1]]}


def test_rounds_follow_each_other_until_an_answer_calls_nothing(talk):
    rounds = [calls((f"c{number}", "add", '{"a": 1, "b": 1}')) for number in range(3)]
    helper = talk.helper(*rounds, says("done"))
    helper.registerTool(ADD, add)

    assert talk.prompt(helper).choice.text == "done"
    assert tool_messages(helper) == [("c0", "2"), ("c1", "2"), ("c2", "2")]
    assert len(talk.sent) == 4


@pytest.mark.parametrize("finish", ["stop", "tool_calls", "length", None])
def test_the_calls_decide_not_the_reason_to_finish(talk, finish):
    helper = talk.helper(calls(("c1", "add", '{"a": 1, "b": 2}'), finish=finish), says("3"))
    helper.registerTool(ADD, add)

    assert talk.prompt(helper).choice.text == "3"
    assert tool_messages(helper) == [("c1", "3")]


def test_a_reason_to_finish_without_calls_ends_the_prompt(talk):
    helper = talk.helper(says("hi", choices=calls(content="hi", tool_calls=[])["choices"]))
    helper.registerTool(ADD, add)

    assert talk.prompt(helper).choice.text == "hi"
    assert len(talk.sent) == 1


def test_a_text_beside_the_calls_stays_in_the_history(talk):
    helper = talk.helper(calls(("c1", "add", '{"a": 1, "b": 2}'), content="let me see"), says("3"))
    helper.registerTool(ADD, add)
    talk.prompt(helper)

    assert [message.text for message in helper.messages] == ["hello", "let me see", "3", "3"]


TOOL_SAMPLES = [sample for sample in SAMPLES.values() if "tools" in sample["expect"]]


@pytest.mark.parametrize("sample", TOOL_SAMPLES, ids=lambda sample: f"{sample['id']} {sample['server']}")
def test_the_tools_of_every_known_provider_run(kit, sample):
    content = sample["body"].encode()
    talk = Talk(kit, "streamed" if sample["kind"] == "sse" else "whole")
    helper = talk.helper(raw(content, sample["content_type"]), says("done"))
    seen = []
    for name, _ in sample["expect"]["tools"]:
        helper.registerTool({"name": name}, lambda arguments, name=name: seen.append([name, arguments]))
    result = talk.prompt(helper)

    assert [result.success, result.choice.text, seen] == [True, "done", sample["expect"]["tools"]]
    asked = helper.messages[1].tool_calls
    assert [call_id for call_id, _ in tool_messages(helper)] == [one.id for one in asked]
    assert len({one.id for one in asked}) == len(asked)
    assert plain(talk.sent[1]["messages"][2]["tool_calls"]) == [
        {name: one[name] for name in ("id", "type", "function")} for one in plain(asked)
    ]


def raw(content, content_type):
    headers = {"content-type": content_type}
    if content_type != "text/event-stream":
        return lambda request: httpx.Response(200, content=content, headers=headers)
    return lambda request: httpx.Response(200, stream=OneByOne(content), headers=headers)


def boom(arguments):
    raise RuntimeError("the disk is full")


def silent(arguments):
    raise KeyError


def of_numbers(a: int) -> int:
    """Double it."""
    return 2 * a


PROBLEMS = {
    "unknown name": (("c1", "nope", "{}"), ["no handler", "'nope'", "add"]),
    "no name": (("c1", "", "{}"), ["no handler", "''"]),
    "no JSON": (("c1", "add", "{bad"), ["invalid JSON", "'add'"]),
    "a list": (("c1", "add", "[1, 2]"), ["must be a JSON object", "[1,2]", "'add'"]),
    "a number": (("c1", "add", "5"), ["must be a JSON object", "5", "'add'"]),
    "null": (("c1", "add", "null"), ["must be a JSON object", "null", "'add'"]),
    "an exception": (
        ("c1", "boom", "{}"),
        ["Error executing function 'boom'", "RuntimeError: the disk is full"],
    ),
    "an exception without text": (("c1", "silent", "{}"), ["Error executing function 'silent'", "KeyError"]),
    "a wrong type": (("c1", "of_numbers", '{"a": "x"}'), ["bad arguments for function 'of_numbers'", "a: "]),
    "a missing argument": (("c1", "of_numbers", ""), ["bad arguments for function 'of_numbers'", "a: "]),
}


@pytest.mark.parametrize(("asked", "words"), PROBLEMS.values(), ids=PROBLEMS.keys())
def test_what_goes_wrong_in_a_call_is_told_to_the_model(whole_talk, caplog, asked, words):
    helper = whole_talk.helper(calls(asked, ("c2", "add", '{"a": 1, "b": 2}')), says("sorry"))
    for handler in (add, boom, silent):
        helper.registerTool({"name": handler.__name__}, handler)
    helper.registerTool(of_numbers)
    result = whole_talk.prompt(helper)

    [(first, told), second] = tool_messages(helper)
    assert [result.choice.text, first, second] == ["sorry", "c1", ("c2", "3")]
    assert all(word in told for word in words)
    assert "Traceback" not in told
    assert __file__ not in told


def test_an_exception_of_several_lines_is_told_in_one(whole_talk, caplog):
    def breaks(arguments):
        raise RuntimeError("a\nb\r\n  c")

    helper = whole_talk.helper(calls(("c1", "breaks")), says())
    helper.registerTool({"name": "breaks"}, breaks)
    whole_talk.prompt(helper)

    assert tool_messages(helper) == [("c1", "Error executing function 'breaks': RuntimeError: a b c")]


def test_an_exception_of_a_generator_is_told_to_the_model(whole_talk, caplog):
    def halts(arguments):
        yield 1
        raise ValueError("no more")

    helper = whole_talk.helper(calls(("c1", "halts")), says())
    helper.registerTool({"name": "halts"}, halts)
    whole_talk.prompt(helper)

    assert tool_messages(helper) == [("c1", "Error executing function 'halts': ValueError: no more")]


def test_a_key_in_an_exception_does_not_reach_the_model(whole_talk, caplog):
    def leaks(arguments):
        raise ValueError(f"401 for {whole_talk.client.apiKey}")

    helper = whole_talk.helper(calls(("c1", "leaks")), says())
    helper.registerTool({"name": "leaks"}, leaks)
    whole_talk.prompt(helper)

    assert tool_messages(helper) == [("c1", "Error executing function 'leaks': ValueError: 401 for ***")]


def test_an_exception_of_a_handler_is_logged_for_the_developer(whole_talk, caplog):
    helper = whole_talk.helper(calls(("c1", "boom")), says())
    helper.registerTool({"name": "boom"}, boom)
    with caplog.at_level(logging.ERROR, logger="aikit4d"):
        whole_talk.prompt(helper)

    [record] = caplog.records
    assert record.getMessage() == "The handler of the tool 'boom' raised"
    assert record.exc_info[0] is RuntimeError


def test_malformed_arguments_do_not_go_back_to_the_server(whole_talk):
    helper = whole_talk.helper(calls(("c1", "add", "{bad"), ("c2", "add", "[1]")), says())
    helper.registerTool(ADD, add)
    whole_talk.prompt(helper)

    assert [one.function.arguments for one in helper.messages[1].tool_calls] == ["{bad", "[1]"]
    sent = whole_talk.sent[1]["messages"][2]["tool_calls"]
    assert [one["function"]["arguments"] for one in sent] == ["{}", "{}"]


@pytest.mark.parametrize("rounds", [0, 1, 3, 20])
def test_the_rounds_are_bounded(talk, rounds):
    helper = talk.helper(calls(("c1", "add", '{"a": 1, "b": 2}')))
    helper.registerTool(ADD, add)
    if rounds != 20:
        helper.maxToolRounds = rounds
    result = talk.prompt(helper)

    assert not result.success
    assert isinstance(result.error, OpenAIError)
    assert result.error.message == f"The model still calls tools after {rounds} rounds"
    assert "maxToolRounds" in result.error.hint
    assert len(talk.sent) == rounds + 1
    assert helper.lastErrors == result.errors
    assert helper.messages == []


FORCED = {
    "required": ("required", None),
    "any": ("any", None),
    "a tool": ({"type": "function", "function": {"name": "add"}}, None),
    "one of some": (
        {"type": "allowed_tools", "allowed_tools": {"mode": "required", "tools": []}},
        {"type": "allowed_tools", "allowed_tools": {"mode": "auto", "tools": []}},
    ),
    "auto": ("auto", "auto"),
    "none": ("none", "none"),
}


@pytest.mark.parametrize(("choice", "later"), FORCED.values(), ids=FORCED.keys())
def test_a_forced_call_is_forced_once(whole_talk, choice, later):
    helper = whole_talk.helper(calls(("c1", "add", '{"a": 1, "b": 2}')), says(), tool_choice=choice)
    helper.registerTool(ADD, add)
    whole_talk.prompt(helper)
    whole_talk.prompt(helper)

    assert [body.get("tool_choice") for body in whole_talk.sent] == [choice, later, choice]


def test_without_automatic_handling_the_answer_with_calls_is_returned(talk):
    helper = talk.helper(TWO_CALLS, says("3 and 7"))
    helper.autoHandleToolCalls = False
    helper.registerTool(ADD, add)
    result = talk.prompt(helper)

    assert [one.id for one in result.choice.message.tool_calls] == ["c1", "c2"]
    assert helper.messages[-1] == result.choice.message
    assert len(talk.sent) == 1

    helper.messages.append({"role": "tool", "tool_call_id": "c1", "content": "3"})
    answered = talk.prompt(helper, {"role": "tool", "tool_call_id": "c2", "content": "7"})
    assert answered.choice.text == "3 and 7"
    assert [message["role"] for message in talk.sent[1]["messages"]] == [
        "system", "user", "assistant", "tool", "tool",
    ]  # fmt: skip


def test_a_tool_declared_without_handler_is_left_to_the_caller(talk):
    asked = calls(("c1", "add", '{"a": 1, "b": 2}'), ("c2", "askUser", "{}"))
    helper = talk.helper(asked, says("fine"), tools=[{"name": "askUser"}])
    helper.registerTool(ADD, add)
    result = talk.prompt(helper)

    assert [tool["function"]["name"] for tool in talk.sent[0]["tools"]] == ["askUser", "add"]
    assert [one.function.name for one in result.choice.message.tool_calls] == ["add", "askUser"]
    assert tool_messages(helper) == [("c1", "3")]
    assert len(talk.sent) == 1

    talk.prompt(helper, {"role": "tool", "tool_call_id": "c2", "content": "yes"})
    assert [message.role for message in helper.messages] == ["user", "assistant", "tool", "tool", "assistant"]


OF_ONE_PROMPT = {
    "function": of_numbers,
    "handler": {"name": "of_numbers", "handler": lambda arguments: 2 * arguments.a},
    "handler beside the API's form": {"function": {"name": "of_numbers"}, "handler": lambda of: 2 * of.a},
    "member": {"tool": {"name": "of_numbers"}, "of_numbers": lambda arguments: 2 * arguments.a},
}


@pytest.mark.parametrize("tool", OF_ONE_PROMPT.values(), ids=OF_ONE_PROMPT)
def test_a_tool_given_for_one_prompt_runs_for_it_alone(talk, tool):
    asked = calls(("c1", "of_numbers", '{"a": 1}'), ("c2", "add", '{"a": 1, "b": 2}'))
    helper = talk.helper(asked, asked, says("done"), asked, says("alone"))
    helper.registerTool(ADD, add)
    result = talk.prompt(helper, parameters={"tools": [tool]})

    assert result.choice.text == "done"
    assert tool_messages(helper) == [("c1", "2"), ("c2", "3")] * 2
    assert [[one["function"]["name"] for one in body["tools"]] for body in talk.sent] == [["of_numbers"]] * 3
    assert [one.name for one in helper.tools] == ["add"]

    talk.prompt(helper)
    assert "no handler is registered" in tool_messages(helper)[-2][1]


def test_a_tool_given_for_one_prompt_beats_the_registered_one_of_its_name(whole_talk):
    helper = whole_talk.helper(calls(("c1", "add", '{"a": 1, "b": 2}')), says())
    helper.registerTool(ADD, add)
    whole_talk.prompt(helper, tools=[{**ADD, "handler": lambda arguments: "mine"}])

    assert tool_messages(helper) == [("c1", "mine")]


def test_a_tool_given_for_one_prompt_without_handler_is_left_to_the_caller(talk):
    helper = talk.helper(calls(("c1", "askUser")))
    result = talk.prompt(helper, tools=[{"name": "askUser"}])

    assert result.choice.message.tool_calls[0].function.name == "askUser"
    assert [message.role for message in helper.messages] == ["user", "assistant"]


def test_the_same_tool_given_for_one_prompt_again_finds_its_handler(whole_talk):
    helper = whole_talk.helper(calls(("c1", "add", '{"a": 1, "b": 2}')), says())
    helper.registerTool(ADD, add)
    whole_talk.prompt(helper, tools=helper.tools)

    assert tool_messages(helper) == [("c1", "3")]


@pytest.mark.parametrize(
    "tool", [{"type": "function", "description": "nameless"}, {}, None, 5, {"tool": "x"}]
)
def test_what_is_no_tool_of_a_prompt_raises_at_once(whole_talk, tool):
    helper = whole_talk.helper(says())

    with pytest.raises((TypeError, ValueError)):
        whole_talk.prompt(helper, tools=[tool])
    assert whole_talk.wire.requests == []
    assert whole_talk.prompt(helper).success


def test_a_tool_that_is_forgotten_while_it_is_called_is_an_unknown_one(talk):
    twice = calls(("c1", "add", '{"a": 1, "b": 2}'), ("c2", "add", '{"a": 1, "b": 2}'))
    helper = talk.helper(twice, says("done"))
    helper.registerTool(ADD, lambda arguments: helper.unregisterTool("add"))

    assert talk.prompt(helper).choice.text == "done"
    first, second = tool_messages(helper)
    assert first == ("c1", "null")
    assert second[0] == "c2"
    assert "no handler is registered for function 'add'" in second[1]
    assert "tools" not in talk.sent[1]


@document_of_2026
def test_a_custom_tool_gets_its_input_as_text(whole_talk):
    asked = {"id": "c1", "type": "custom", "custom": {"name": "shell", "input": "ls -l"}}
    helper = whole_talk.helper(calls(tool_calls=[asked]), says())
    helper.registerTool({"type": "custom", "name": "shell"}, lambda text: f"ran {text}")
    whole_talk.prompt(helper)

    assert tool_messages(helper) == [("c1", "ran ls -l")]
    assert whole_talk.sent[1]["messages"][2]["tool_calls"] == [asked]


def test_a_call_that_the_provider_runs_itself_is_not_answered(whole_talk):
    own = {"id": "s1", "type": "web_search", "query": "q"}
    helper = whole_talk.helper(calls(tool_calls=[own, call("c1", "add", '{"a": 1, "b": 2}')]), says("done"))
    helper.registerTool(ADD, add)

    assert whole_talk.prompt(helper).choice.text == "done"
    assert tool_messages(helper) == [("c1", "3")]


def test_calls_that_the_provider_runs_itself_end_the_prompt(whole_talk):
    helper = whole_talk.helper(calls(tool_calls=[{"id": "s1", "type": "web_search"}], content="found"))

    assert whole_talk.prompt(helper).choice.text == "found"
    assert len(whole_talk.sent) == 1


def test_a_failure_in_a_later_round_forgets_the_whole_prompt(talk):
    helper = talk.helper(says("hi"), TWO_CALLS, refuses("too long"), says("again"))
    helper.registerTool(ADD, add)
    talk.prompt(helper)
    failed = talk.prompt(helper, "sums?")

    assert [failed.success, failed.error.message] == [False, "too long"]
    assert [message.text for message in helper.messages] == ["hello", "hi"]
    assert talk.prompt(helper, "sums?").success


def test_a_handler_may_change_the_tools_of_the_next_round(whole_talk):
    helper = whole_talk.helper(calls(("c1", "more")), calls(("c2", "add", '{"a": 1, "b": 2}')), says("3"))
    helper.registerTool({"name": "more"}, lambda arguments: helper.registerTool(ADD, add))
    whole_talk.prompt(helper)

    assert tool_messages(helper) == [("c1", "null"), ("c2", "3")]
    assert [len(body["tools"]) for body in whole_talk.sent] == [1, 2, 2]


def test_a_handler_that_breaks_the_helper_gives_a_failed_result(whole_talk):
    def breaks(arguments):
        helper.messages.append("no message")

    helper = whole_talk.helper(calls(("c1", "breaks")), says())
    helper.registerTool({"name": "breaks"}, breaks)
    result = whole_talk.prompt(helper)

    assert not result.success
    assert "messages[1] must be" in result.error.message
    assert isinstance(result.error.__cause__, TypeError)


def test_a_prompt_inside_a_handler_is_refused(whole_talk, caplog):
    helper = whole_talk.helper(calls(("c1", "again")), says())
    helper.registerTool({"name": "again"}, lambda arguments: helper.prompt("nested"))
    whole_talk.prompt(helper)

    [(_, told)] = tool_messages(helper)
    assert "still running" in told
    assert len(whole_talk.sent) == 2


async def slowly(arguments):
    await asyncio.sleep(0)
    return f"slow {arguments.a}"


def test_handlers_of_the_asynchronous_client_may_be_coroutines(async_ways):
    helper = async_ways.helper(calls(("c1", "slowly", '{"a": 1}'), ("c2", "add", '{"a": 1, "b": 2}')), says())
    helper.registerTool({"name": "slowly"}, slowly)
    helper.registerTool(ADD, add)
    async_ways.prompt(helper)

    assert tool_messages(helper) == [("c1", "slow 1"), ("c2", "3")]


def test_a_coroutine_function_as_tool_gets_keywords(async_ways):
    helper = async_ways.helper(calls(("c1", "shout", '{"text": "hi"}')), says())

    @helper.tool
    async def shout(text: str) -> str:
        return text.upper()

    async_ways.prompt(helper)
    assert tool_messages(helper) == [("c1", "HI")]


class Waits:
    async def __call__(self, arguments):
        """Never called."""


@pytest.mark.parametrize("handler", [slowly, Waits()], ids=["function", "object"])
def test_the_synchronous_client_refuses_coroutine_handlers_at_once(sync_talk, handler):
    helper = sync_talk.helper(says())
    with pytest.raises(TypeError, match=r"'f' is a coroutine function: use AsyncOpenAI"):
        helper.registerTool({"name": "f"}, handler)
    with pytest.raises(TypeError, match="coroutine function"):
        helper.registerTool(slowly)
    with pytest.raises(TypeError, match="coroutine function"):
        helper.prompt("hello", tools=[{"name": "f", "handler": handler}])

    assert [helper.tools, helper.parameters.tools] == [[], None]


def test_tools_run_on_the_thread_of_the_call(sync_talk):
    helper = sync_talk.helper(calls(("c1", "where")), says())
    threads = []
    helper.registerTool({"name": "where"}, lambda arguments: threads.append(threading.current_thread()))
    helper.prompt("hello", stream=True, onTerminate=lambda result: None).request.wait(10)

    assert threads
    assert threads != [threading.current_thread()]
