"""Answers of real providers, asked for in every way, through both clients."""

import pytest
from asking import PLAIN_WAYS, STREAMED_WAYS, WAYS, ask, on_the_wire
from expecting import assert_chat
from samples import ALL, SAMPLES, STREAMS, WHOLE

whole_answers = pytest.mark.parametrize("sample", WHOLE.values(), ids=WHOLE)
streams = pytest.mark.parametrize("sample", STREAMS.values(), ids=STREAMS)
in_every_way = pytest.mark.parametrize("way", WAYS)
in_plain_ways = pytest.mark.parametrize("way", PLAIN_WAYS)
in_streamed_ways = pytest.mark.parametrize("way", STREAMED_WAYS)


def test_all_known_samples_are_there():
    assert len(SAMPLES) == 69
    assert len(ALL) > 2 * 69


def pieces_of_the_first_choice(asked):
    """What the chunks add to the first choice, put together."""
    first = asked.result.choice.index if asked.result.choice is not None else 0
    choices = [choice for chunk in asked.chunks for choice in chunk.choices]
    return "".join(choice.text for choice in choices if choice.get("index") in (None, first, str(first)))


def whole_characters(text):
    """Put the halves of characters together that came in two pieces."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16")


@whole_answers
@in_every_way
def test_a_whole_answer_gives_what_is_expected_of_it(kit, sample, way):
    asked = ask(kit, on_the_wire(sample), way)

    assert_chat(sample, asked)


@streams
@in_streamed_ways
def test_a_stream_gives_what_is_expected_of_it(kit, sample, way):
    asked = ask(kit, on_the_wire(sample), way)

    assert_chat(sample, asked)
    assert whole_characters(pieces_of_the_first_choice(asked)) == asked.text
