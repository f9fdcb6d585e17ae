"""What a piece of a stream costs does not depend on how many came before it."""

import time
import tracemalloc

import pytest

from aikit4d._core.deltas import StreamAccumulator
from aikit4d._core.events import EventDecoder


def one_event(count):
    decoder = EventDecoder()
    decoder.feed(b"data: ")
    for _ in range(count):
        decoder.feed(b"x" * 1000)
    decoder.end()


def one_event_of_many_lines(count):
    decoder = EventDecoder()
    for _ in range(count):
        decoder.feed(b"data: x\n")
    decoder.end()


def accumulated(delta, count):
    answer = StreamAccumulator()
    for _ in range(count):
        answer.add({"id": "q1", "choices": [{"index": 0, "delta": delta}]})
    answer.choices()


def one_text(count):
    accumulated({"content": "word "}, count)


def one_list(count):
    accumulated({"content": [{"type": "text", "text": "word "}], "annotations": [{"type": "a"}]}, count)


def one_tool_call(count):
    accumulated(
        {"tool_calls": [{"index": 0, "id": "c1", "function": {"name": "f", "arguments": "}"}}]}, count
    )


def one_tool_call_known_by_its_brackets(count):
    accumulated({"tool_calls": [{"function": {"name": "f", "arguments": '{"a"'}}]}, count)


STREAMS = [
    one_event,
    one_event_of_many_lines,
    one_text,
    one_list,
    one_tool_call,
    one_tool_call_known_by_its_brackets,
]


@pytest.mark.parametrize("stream", STREAMS)
def test_the_cost_of_a_piece_stays_the_same(stream):
    assert seconds(stream, 16_000) / 16 < 5 * seconds(stream, 1_000)  # were it to grow, 16 times


def seconds(stream, count):
    """The processor time of the fastest of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        stream(count)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("field", ["content", "reasoning_content"])
def test_what_is_held_of_a_text_is_the_text_and_not_its_pieces(field):
    stream = StreamAccumulator()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for number in range(100_000):
            stream.add({"choices": [{"index": 0, "delta": {field: str(number)}}]})
        held = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    text = "".join(map(str, range(100_000)))
    assert stream.choices()[0]["message"][field] == text
    assert held < 2 * len(text)
