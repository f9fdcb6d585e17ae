"""Every known answer of a provider in a conversation: nothing raises, and the next prompt goes out."""

import json
from pathlib import Path

import httpx
import pytest
from helper_wire import OneByOne, Talk, says

from clients import KITS

SAMPLES = json.loads(Path(__file__).parents[1].joinpath("data", "quirks.json").read_bytes())
CHAT = [sample for sample in SAMPLES if sample["endpoint"] == "chat"]
# A helper cannot go on without a message, so that a success without one is a failed prompt.
WITHOUT_MESSAGE = {"J19"}


def on_the_wire(sample):
    content, headers = sample["body"].encode(), {"content-type": sample["content_type"]}
    if sample["kind"] == "sse":
        return lambda request: httpx.Response(sample["status"], stream=OneByOne(content), headers=headers)
    return lambda request: httpx.Response(sample["status"], content=content, headers=headers)


def way_of(sample, told):
    streamed = sample["kind"] == "sse"
    return ("told while streamed" if streamed else "told") if told else ("streamed" if streamed else "whole")


@pytest.mark.parametrize("told", [False, True], ids=["asked", "told"])
@pytest.mark.parametrize("kind", KITS)
@pytest.mark.parametrize("sample", CHAT, ids=lambda sample: f"{sample['id']} {sample['server']}")
def test_a_known_answer_leaves_a_conversation_that_goes_on(sample, kind, told):
    expected = sample["expect"]
    tools = [{"name": name, "handler": lambda arguments: "done"} for name, _ in expected.get("tools", [])]
    succeeds = expected["success"] and sample["id"] not in WITHOUT_MESSAGE
    kit = KITS[kind]()
    talk = Talk(kit, way_of(sample, told))
    try:
        answers = [on_the_wire(sample), *([says("after tools")] if tools else []), says("bye")]
        helper = talk.helper(*answers, maxRetries=0, tools=tools)
        first = talk.prompt(helper)
        before = list(helper.messages)
        second = talk.prompt(helper, "leaving")
    finally:
        kit.finish()

    assert [first.success, second.success] == [succeeds, True]
    if not succeeds:
        assert before == []
        assert expected.get("message", first.error.message) == first.error.message
    elif tools:
        assert [message.role for message in before[:2]] == ["user", "assistant"]
        assert first.choice.text == "after tools"
    else:
        assert [message.role for message in before] == ["user", "assistant"]
        assert before[1].text == (expected.get("text", before[1].text) or "")
        assert talk.sent[-1]["messages"][2]["role"] == "assistant"
    assert helper.messages[-1].text == "bye"
