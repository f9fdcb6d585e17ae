"""Known answers inside a conversation: what the helper keeps, runs and sends back, in every way of asking."""

import json

import pytest
from asking import STREAMED_WAYS, WAYS, on_the_wire, prompt
from expecting import assert_chat, assert_error, tools_of
from samples import STREAMS, WHOLE, WITH_TOOLS

CASES = {
    f"{way}-{name}": (sample, way)
    for ways, samples in ((WAYS, WHOLE), (STREAMED_WAYS, STREAMS))
    for way in ways
    for name, sample in samples.items()
}
TOOL_CASES = {name: case for name, case in CASES.items() if case[0]["id"] in WITH_TOOLS}
PLAIN_CASES = {name: case for name, case in CASES.items() if name not in TOOL_CASES}
ANSWERS = {name: case for name, case in PLAIN_CASES.items() if case[0]["expect"]["success"]}
FAILURES = {name: case for name, case in PLAIN_CASES.items() if name not in ANSWERS}


def in_cases(cases):
    return pytest.mark.parametrize(("sample", "way"), cases.values(), ids=cases)


@in_cases(TOOL_CASES)
def test_the_called_tools_run_and_their_answers_go_back(kit, sample, way):
    asked = prompt(kit, on_the_wire(sample), way)

    assert asked.result.success
    assert asked.text == "done"
    assert asked.ran == sample["expect"]["tools"]
    user, calling, *told = asked.sent[1]["messages"][1:]
    assert [user["role"], calling["role"]] == ["user", "assistant"]
    ids = [call["id"] for call in calling["tool_calls"]]
    assert len(set(ids)) == len(ids) == len(told)
    assert [message["tool_call_id"] for message in told] == ids
    assert [message["content"] for message in told] == [f"{name} ran" for name, _ in asked.ran]
    for call in calling["tool_calls"]:
        assert call.keys() <= {"id", "type", "function"}
        assert isinstance(json.loads(call["function"]["arguments"]), dict)
    assert tools_of(asked.helper.messages[1]) == sample["expect"]["tools"]
    assert [message.role for message in asked.helper.messages] == [
        "user",
        "assistant",
        *["tool"] * len(ids),
        "assistant",
    ]


@in_cases(ANSWERS)
def test_an_answer_enters_the_history_and_goes_back(kit, sample, way):
    asked = prompt(kit, on_the_wire(sample), way)

    if asked.result.choice is None or asked.result.choice.message is None:
        # An answer without message is nothing that a conversation could go on with.
        assert asked.result.error.message == "The answer holds no message"
        assert asked.helper.messages == []
        return
    assert_chat(sample, asked)
    user, said = asked.helper.messages
    assert (user.text, said) == ("hello", asked.result.choice.message)
    assert kit.do(asked.helper.prompt("and now?")).choice.text == "done"
    assert asked.sent[1]["messages"][1]["content"] == "hello"
    assert asked.sent[1]["messages"][2]["role"] == said.role


@in_cases(FAILURES)
def test_a_failure_leaves_the_history_as_it_was(kit, sample, way):
    asked = prompt(kit, on_the_wire(sample), way)

    assert not asked.result.success
    assert_error(sample, asked.result)
    assert asked.helper.messages == []
    assert asked.helper.lastErrors == asked.result.errors
