"""Streams of real providers, cut in every way, each with what must come of it."""

import json
from pathlib import Path

import pytest

from aikit4d._core.deltas import StreamAccumulator
from aikit4d._core.error_bodies import error_of
from aikit4d._core.events import EventDecoder
from aikit4d._core.json import JSONError, decode
from aikit4d._core.toolcalls import normalised_tool_calls

SAMPLES = json.loads(Path(__file__).parents[1].joinpath("data", "quirks.json").read_bytes())
STREAMS = {each["id"]: each for each in SAMPLES if each["kind"] == "sse" and each["status"] == 200}
TOOL_ANSWERS = {each["id"]: each for each in SAMPLES if each["kind"] == "json" and "tools" in each["expect"]}
LINE_ENDS = {"LF": b"\n", "CR": b"\r", "CRLF": b"\r\n"}


def with_line_ends(sample, line_end):
    return sample["body"].encode().replace(b"\r\n", b"\n").replace(b"\n", line_end)


def events_of(*pieces):
    decoder = EventDecoder()
    return [event for piece in pieces for event in decoder.feed(piece)] + decoder.end()


def outcome(events):
    """What a reader knows at the end: the answer, whether it is complete, and the error told."""
    answer, complete = StreamAccumulator(), False
    for event in events:
        complete = complete or event.kind == "done"
        chunk = as_object(event.text) if event.kind == "data" else {}
        if error_of(chunk) is not None:
            return answer, False, error_of(chunk)
        answer.add(chunk)
    return answer, complete or answer.finished, None


def as_object(text):
    try:
        value = decode(text)
    except JSONError:
        return {}
    return value if isinstance(value, dict) else {}


def tools_of(calls):
    return [[call["function"]["name"], decode(call["function"]["arguments"])] for call in calls or []]


def test_all_samples_are_there():
    assert len(SAMPLES) == 69
    assert len(STREAMS) == 29
    assert len(TOOL_ANSWERS) == 4


@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS.keys())
@pytest.mark.parametrize("sample", STREAMS.values(), ids=STREAMS.keys())
def test_a_stream_gives_what_is_expected_of_it(sample, line_end):
    expected = sample["expect"]
    answer, complete, error = outcome(events_of(with_line_ends(sample, line_end)))

    [choice] = answer.choices()
    assert complete is expected["success"]
    assert choice["message"]["role"] == "assistant"
    if "text" in expected:
        assert choice["message"]["content"] == expected["text"]
    if "message" in expected:
        assert expected["message"] == (error["message"] if isinstance(error, dict) else error)
    if "usage_total" in expected:
        assert answer.usage["total_tokens"] == expected["usage_total"]
    assert tools_of(choice["message"].get("tool_calls")) == expected.get("tools", [])


def test_groqs_usage_is_read():
    answer, _, _ = outcome(events_of(STREAMS["S22"]["body"].encode()))

    assert answer.usage["total_tokens"] == 3
    assert answer.head()["x_groq"]["id"] == "r"


@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS.keys())
@pytest.mark.parametrize("sample", STREAMS.values(), ids=STREAMS.keys())
def test_a_stream_is_the_same_in_every_two_pieces_and_byte_by_byte(sample, line_end):
    stream = with_line_ends(sample, line_end)
    whole = events_of(stream)

    assert events_of(*(stream[place : place + 1] for place in range(len(stream)))) == whole
    for place in range(1, len(stream)):
        assert events_of(stream[:place], stream[place:]) == whole


@pytest.mark.parametrize("sample", TOOL_ANSWERS.values(), ids=TOOL_ANSWERS.keys())
def test_the_tool_calls_of_a_whole_answer_and_of_one_chunk_are_equal(sample):
    body = decode(sample["body"])
    calls = normalised_tool_calls(body["choices"][0]["message"]["tool_calls"])
    answer = StreamAccumulator()
    answer.add(body)

    assert tools_of(calls) == sample["expect"]["tools"]
    assert tools_of(answer.choices()[0]["message"]["tool_calls"]) == sample["expect"]["tools"]
    assert all(call["id"] for call in calls)


def test_thought_signatures_are_kept():
    body = decode(TOOL_ANSWERS["J14"]["body"])

    first, second = normalised_tool_calls(body["choices"][0]["message"]["tool_calls"])

    assert first["extra_content"] == {"google": {"thought_signature": "c2ln"}}
    assert first["id"] != second["id"]
