"""A stream is the same however its bytes are cut and its lines end, and equal to the whole answer."""

import json

import pytest
from asking import ask, on_the_wire
from making import answer, call, chunk, sse
from making import sample as made
from samples import LINE_ENDS, STREAMS, WHOLE, json_of, with_line_ends

EVENT_STREAMS = {
    name: sample
    for name, sample in STREAMS.items()
    if sample["status"] == 200 and isinstance(sample["body"], str) and ":" in sample["body"].split("{")[0]
}


def pieces_of(data, size):
    return [data[place : place + size] for place in range(0, len(data), size)]


def split_at(data, *places):
    return [data[start:end] for start, end in zip([0, *places], [*places, len(data)], strict=True)]


def cuts_of(data):
    """A dozen ways to cut bytes, some of them inside of letters, line ends and field names."""
    ends = [place + 1 for place, byte in enumerate(data) if byte in b"\r\n"]
    yield [data]
    for size in (1, 2, 3, 5, 7, 64, 1000):
        yield pieces_of(data, size)
    yield split_at(data, *ends)
    yield split_at(data, *(end - 1 for end in ends))
    yield split_at(data, *(place for end in ends for place in (end - 1, end)))
    yield [b"", *(piece for half in split_at(data, len(data) // 2) for piece in (half, b""))]
    yield split_at(data, len(data) // 3, len(data) - 1)


def outcome(asked):
    """Everything that a caller can read of a streamed answer; ids that had to be made up left out."""
    result = asked.result
    errors = [(error.message, error.status, error.body) for error in result.errors]
    chunks = [chunk.data for chunk in asked.chunks]
    return result.success, plain(result.choices), result.usage, errors, chunks


def plain(choices):
    text = json.dumps(choices)
    made_up = {
        call["id"] for choice in choices for call in calls_of(choice) if call["id"].startswith("call_")
    }
    for name in made_up:
        text = text.replace(name, "made up")
    return json.loads(text)


def calls_of(choice):
    return (choice.get("message") or {}).get("tool_calls") or []


@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS)
@pytest.mark.parametrize("sample", EVENT_STREAMS.values(), ids=EVENT_STREAMS)
def test_a_stream_is_the_same_for_every_cut_and_line_end(kit, sample, line_end):
    expected = outcome(ask(kit, on_the_wire(sample), "streamed"))

    data = with_line_ends(sample, line_end)
    cuts = list(cuts_of(data))
    assert len(cuts) >= 12
    for pieces in cuts:
        assert b"".join(pieces) == data
        assert outcome(ask(kit, on_the_wire(sample, *pieces), "streamed")) == expected


def deltas_of(message):
    """A message as deltas: texts a letter at a time, each tool call in pieces."""
    texts = {
        name: value
        for name, value in message.items()
        if isinstance(value, str) and name not in {"role", "text"}
    }
    calls = message.get("tool_calls") or []
    apart = {*texts, "tool_calls"} if calls else texts
    others = {name: value for name, value in message.items() if name not in apart}
    yield {**others, **dict.fromkeys(texts, "")}
    for name, text in texts.items():
        yield from ({name: letter} for letter in text)
    for index, one in enumerate(calls):
        yield from ({"tool_calls": [bit]} for bit in bits_of(one, index))


def bits_of(given, index):
    function = given["function"]
    arguments = function.get("arguments")
    if not isinstance(arguments, str):
        yield {**given, "index": index}
        return
    yield {**given, "index": index, "function": {**function, "arguments": ""}}
    yield from ({"index": index, "function": {"arguments": letter}} for letter in arguments)


def chunks_of(body):
    """A whole answer as the chunks of a stream."""
    head = {name: value for name, value in body.items() if name not in {"choices", "usage"}}
    for place, choice in enumerate(body["choices"]):
        others = {name: value for name, value in choice.items() if name not in {"message", "finish_reason"}}
        given = {"index": place, **{name: value for name, value in others.items() if value is not None}}
        for delta in deltas_of(choice.get("message") or {}):
            yield {**head, "choices": [{**given, "delta": delta, "finish_reason": None}]}
        yield {**head, "choices": [{**given, "delta": {}, "finish_reason": choice.get("finish_reason")}]}
    yield {**head, "choices": [], "usage": body.get("usage")}


def is_regular(sample):
    """Whether the answer has choices that can be told in deltas."""
    try:
        choices = json_of(sample)["choices"]
        return bool(choices) and all(
            isinstance(choice["message"], dict) and _calls_are_regular(choice["message"])
            for choice in choices
        )
    except (ValueError, TypeError, KeyError):
        return False


def _calls_are_regular(message):
    calls = message.get("tool_calls") or []
    return isinstance(calls, list) and all(isinstance(call, dict) and "function" in call for call in calls)


REGULAR = {
    name: sample for name, sample in WHOLE.items() if sample["expect"]["success"] and is_regular(sample)
}


@pytest.mark.parametrize("sample", REGULAR.values(), ids=REGULAR)
def test_the_streamed_answer_equals_the_whole_one(kit, sample):
    body = json_of(sample)
    stream = made("stream", "", sse(*chunks_of(body)), kind="sse")

    whole = ask(kit, on_the_wire(sample), "whole").result
    streamed = ask(kit, on_the_wire(stream), "streamed").result

    assert streamed.success
    told = [(choice.get("finish_reason"), choice["message"]) for choice in plain(whole.choices)]
    assert [(choice.get("finish_reason"), choice["message"]) for choice in plain(streamed.choices)] == told
    assert (streamed.usage, streamed.id, streamed.model) == (whole.usage, whole.id, whole.model)


GOOD_STREAMS = {name: sample for name, sample in STREAMS.items() if sample["expect"]["success"]}
PARTS = {
    "T72": [
        {"type": "thinking", "thinking": [{"type": "text", "text": "hm"}]},
        {"type": "text", "text": "hello"},
    ],
    "T73": [{"type": "text", "text": "hello"}],
    "T107": [{"type": "text", "text": "hello"}],
}


def whole_of(sample):
    """The answer that the server would have given as a whole, by what is expected of the stream."""
    expected = sample["expect"]
    content = PARTS.get(sample["id"], expected.get("text"))
    message = {"role": "assistant", "content": content, **expected.get("extra", {})}
    calls = [
        call(name, json.dumps(arguments, separators=(",", ":")), id=f"c{place}")
        for place, (name, arguments) in enumerate(expected.get("tools", []), 1)
    ]
    return answer({**message, "tool_calls": calls} if calls else message)


def said(choices):
    """Each message without what says nothing, its calls without ids."""
    messages = [{name: value for name, value in choice["message"].items() if value} for choice in choices]
    return json.loads(json.dumps(messages), object_hook=without_id)


def without_id(members):
    return {
        name: value
        for name, value in members.items()
        if not (name in {"id", "extra_content"} and "function" in members)
    }


@pytest.mark.parametrize("sample", GOOD_STREAMS.values(), ids=GOOD_STREAMS)
def test_a_streamed_message_equals_that_of_the_whole_answer(kit, sample):
    streamed = ask(kit, on_the_wire(sample), "streamed").result
    whole = ask(kit, on_the_wire(made("whole", "", whole_of(sample))), "whole").result

    assert said(streamed.choices[:1]) == said(whole.choices)


@pytest.mark.parametrize("name", ["S31", "T80", "T88", "T89", "T90", "T93", "T94"])
def test_ids_that_a_stream_gives_are_kept(kit, name):
    streamed = ask(kit, on_the_wire(STREAMS[name]), "streamed").result

    assert [call.id for call in streamed.choice.message.tool_calls] == ["c1", "c2"]


def test_choices_that_come_in_turns_stay_apart(kit):
    asked = ask(kit, on_the_wire(STREAMS["T79"]), "streamed")

    assert [(choice.index, choice.text) for choice in asked.result.choices] == [(0, "hello"), (1, "you")]


def test_log_probabilities_of_all_chunks_are_kept(kit):
    tokens = [{"token": text, "logprob": -0.1, "top_logprobs": []} for text in ("he", "llo")]
    chunks = [chunk(one["token"], choice={"logprobs": {"content": [one], "refusal": None}}) for one in tokens]
    stream = made("stream", "", sse(*chunks, chunk({}, "stop", choice={"logprobs": None})), kind="sse")
    whole = made("whole", "", answer("hello", choice={"logprobs": {"content": tokens, "refusal": None}}))

    streamed = ask(kit, on_the_wire(stream), "streamed").result

    assert plain(streamed.choices) == plain(ask(kit, on_the_wire(whole), "whole").result.choices)


UNASKED = {
    name: STREAMS[name] for name in ("S01", "S08", "S10", "S11", "S20", "S29", "S43", "T03", "T08", "T70")
}


@pytest.mark.parametrize("sample", UNASKED.values(), ids=UNASKED)
def test_a_stream_that_nobody_asked_for_is_read_as_an_answer(kit, sample):
    whole = ask(kit, on_the_wire(sample), "whole").result
    streamed = ask(kit, on_the_wire(sample), "streamed").result

    assert whole.success
    assert plain(whole.choices) == plain(streamed.choices)
    assert (whole.usage, whole.id) == (streamed.usage, streamed.id)


@pytest.mark.parametrize("name", ["S12", "T128", "T129", "T130", "T131"])
def test_a_stream_that_nobody_asked_for_and_that_is_cut_is_no_answer(kit, name):
    assert not ask(kit, on_the_wire(STREAMS[name]), "whole").result.success


def test_an_event_without_bound_that_nobody_asked_for_is_no_answer(kit):
    pieces = [b"data: ", *[b"x" * (1 << 20)] * 65]
    result = ask(kit, on_the_wire(STREAMS["S01"], *pieces), "whole").result

    assert "not JSON" in result.error.message
