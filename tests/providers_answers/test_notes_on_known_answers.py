"""What the notes beside the known answers say."""

import json

import pytest
from asking import MESSAGES, ask, on_the_wire, prompt
from expecting import assert_tools
from making import body_of
from samples import SAMPLES

from clients import Wire, answer, completion

GEMINI = "https://generativelanguage.googleapis.com/v1beta/openai"
NOTED = {sample["id"]: sample for sample in SAMPLES if "note" in sample["expect"]}


def thought_signatures_come_back_with_new_ids(kit, sample):
    wire = Wire(on_the_wire(sample), answer(completion("done")))
    helper = kit.client("sk-test-key", GEMINI, handler=wire).chat.create("be brief")
    for name in ("f", "g"):
        helper.registerTool({"name": name}, lambda arguments: "ran")
    assert kit.do(helper.prompt("hello")).choice.text == "done"

    sent = json.loads(wire.requests[1].content)["messages"]
    calls = sent[2]["tool_calls"]
    assert calls[0]["extra_content"] == {"google": {"thought_signature": "c2ln"}}
    assert len({call["id"] for call in calls} - {""}) == 2
    assert [message["tool_call_id"] for message in sent[3:]] == [call["id"] for call in calls]


def there_is_no_choice(kit, sample):
    result = ask(kit, on_the_wire(sample), "whole").result
    assert (result.choice, result.choices) == (None, [])


def the_error_says_not_json(kit, sample):
    error = ask(kit, on_the_wire(sample), "whole").result.error
    assert all(word in error.message for word in ("not JSON", "200", "text/html"))


def the_text_goes_back(kit, sample):
    message = ask(kit, on_the_wire(sample), "whole").result.choice.message
    assert message.text == "bad \ud83d end"
    wire = Wire(answer(completion()))
    client = kit.client("sk-test-key", handler=wire)
    assert kit.do(client.chat.completions.create([*MESSAGES, message])).success
    assert json.loads(wire.requests[0].content)["messages"][1]["content"] == "bad \ud83d end"


def the_message_names_extra_inputs(kit, sample):
    assert "Extra inputs" in ask(kit, on_the_wire(sample), "whole").result.error.message


def the_status_is_told(kit, sample):
    error = ask(kit, on_the_wire(sample), "whole").result.error
    assert (error.status, error.message) == (502, "Bad Gateway")


def the_message_is_the_status_text(kit, sample):
    error = ask(kit, on_the_wire(sample), "whole").result.error
    assert (error.message, error.body) == ("Not Found", None)


def the_failed_generation_can_be_read(kit, sample):
    error = ask(kit, on_the_wire(sample), "whole").result.error
    assert error.body.error.failed_generation == "<function=f>{}</function>"


def it_is_complete_without_a_finish_reason(kit, sample):
    result = ask(kit, on_the_wire(sample), "streamed").result
    assert (result.success, result.choice.finish_reason) == (True, None)


def the_partial_text_is_kept(kit, sample):
    result = ask(kit, on_the_wire(sample), "streamed").result
    assert (result.choice.text, result.error.message) == ("he", "The stream ended early")


def the_usage_is_read_from_the_extra(kit, sample):
    asked = ask(kit, on_the_wire(sample), "streamed")
    assert asked.result.usage.total_tokens == 3
    assert [chunk.data.x_groq.id for chunk in asked.chunks if "x_groq" in chunk.data] == ["r"]


def the_name_is_not_doubled(kit, sample):
    assert_tools([["f", {"a": 1}]], ask(kit, on_the_wire(sample), "streamed").result.choice.message)


def the_helper_runs_the_tool(kit, sample):
    asked = prompt(kit, on_the_wire(sample), "streamed")
    assert (asked.ran, asked.text) == ([["f", {}]], "done")


def one_byte_at_a_time_is_enough(kit, sample):
    pieces = [bytes([byte]) for byte in body_of(sample)]
    assert ask(kit, on_the_wire(sample, *pieces), "streamed").text == sample["expect"]["text"]


def no_network_is_needed(kit, sample):
    wire = Wire(on_the_wire(sample))
    image = kit.do(kit.client("sk-test-key", handler=wire).images.generate("x")).image
    assert (kit.do(image.asBlob()), len(wire.requests)) == (b"hi", 1)


NOTES = {
    "J14": thought_signatures_come_back_with_new_ids,
    "J19": there_is_no_choice,
    "J23": the_error_says_not_json,
    "J27": the_text_goes_back,
    "E05": the_message_names_extra_inputs,
    "E08": the_status_is_told,
    "E10": the_message_is_the_status_text,
    "E11": the_failed_generation_can_be_read,
    "S11": it_is_complete_without_a_finish_reason,
    "S12": the_partial_text_is_kept,
    "S22": the_usage_is_read_from_the_extra,
    "S34": the_name_is_not_doubled,
    "S36": the_helper_runs_the_tool,
    "S39": one_byte_at_a_time_is_enough,
    "I03": no_network_is_needed,
}


def test_every_note_is_held():
    assert NOTED.keys() == NOTES.keys()


@pytest.mark.parametrize("name", NOTES)
def test_the_note_on_an_answer_holds(kit, name):
    NOTES[name](kit, NOTED[name])
