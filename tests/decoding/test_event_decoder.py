"""The event decoder: bytes in, events out, the same for every way of cutting the bytes."""

import re

import pytest
from decoding_strategies import STREAM_BYTES, cuts, pieces_at
from httpx_sse._decoders import SSEDecoder
from hypothesis import assume, given
from hypothesis import strategies as st

from aikit4d._core.events import EVENT_LIMIT, EventDecoder, EventTooLargeError


def decoded(pieces, limit=EVENT_LIMIT):
    """All events of a stream as pairs of kind and text; the last says "too large" if the decoder refused."""
    decoder = EventDecoder(limit)
    events = []
    try:
        for piece in pieces:
            events += decoder.feed(piece)
        events += decoder.end()
    except EventTooLargeError:
        return [*((event.kind, event.text) for event in events), "too large"]
    return [(event.kind, event.text) for event in events]


STREAMS = {
    "one event": (b'data: {"a": 1}\n\n', [("data", '{"a": 1}')]),
    "no space after the colon": (b"data:{}\n\n", [("data", "{}")]),
    "only one space is dropped": (b"data:  x\n\n", [("data", " x")]),
    "several lines are one text": (b"data: {\ndata: }\n\n", [("data", "{\n}")]),
    "a line without colon is an empty field": (b"data\ndata: x\n\n", [("data", "\nx")]),
    "data without anything": (b"data\n\ndata:\n\ndata: \n\ndata:   \n\n", []),
    "comments": (b": PROCESSING\n\n:\n\ndata: 1\n: between\ndata: 2\n\n", [("data", "1\n2")]),
    "a comment as data": (b"data: : keepalive\n\n", [("data", ": keepalive")]),
    "id and retry": (b"id: 0\ndata: 1\nretry: 5\n\nid: 1\n\nretry: x\n\n", [("data", "1")]),
    "the name decides nothing": (b"event: error\ndata: 1\n\nevent: ping\n\n", [("data", "1")]),
    "unknown fields": (b"foo: bar\nDATA: 1\n data: 2\n\n", []),
    "done": (b"data: [DONE]\n\ndata:[DONE]\n\ndata: [DONE] \n\n", [("done", "[DONE]")] * 3),
    "done inside a text is text": (b'data: {"a": "[DONE]"}\n\n', [("data", '{"a": "[DONE]"}')]),
    "an error object": (b'error: {"message": "full"}\n\n', [("error", '{"message": "full"}')]),
    "an error text": (b"error:overloaded\n\n", [("error", "overloaded")]),
    "an error after data": (b"error: e\ndata: 1\n\n", [("data", "1"), ("error", "e")]),
    "an error of several lines": (b"error: {\nerror: }\n\n", [("error", "{\n}")]),
    "an empty error": (b"error\n\nerror: \n\n", []),
    "CR": (b"data: 1\r\rdata: 2\rdata: 3\r\r", [("data", "1"), ("data", "2\n3")]),
    "CRLF": (b"data: 1\r\n\r\ndata: 2\r\ndata: 3\r\n\r\n", [("data", "1"), ("data", "2\n3")]),
    "mixed line ends": (
        b"data: 1\r\n\ndata: 2\n\rdata: 3\r\r\n",
        [("data", "1"), ("data", "2"), ("data", "3")],
    ),
    "NEL, U+2028 and form feed end no line": (
        "data: a\x85b\u2028c\x0cd\n\n".encode(),
        [("data", "a\x85b\u2028c\x0cd")],
    ),
    "a byte order mark": (b"\xef\xbb\xbfdata: 1\n\n", [("data", "1")]),
    "a byte order mark later on is text": (b"data: 1\n\n\xef\xbb\xbfdata: 2\n\n", [("data", "1")]),
    "bytes that are not UTF-8": (b"data: a\xffb\xe2\x82\n\n", [("data", "a\ufffdb\ufffd")]),
    "no empty line at the end": (b"data: 1\n\ndata: 2\n", [("data", "1"), ("data", "2")]),
    "no line end at the end": (b"data: 1\n\ndata: 2", [("data", "1"), ("data", "2")]),
    "events parted by one line end": (
        b'data: {"a":1}\ndata: {"a":2}\ndata:{"a":3}\ndata: [DONE]\n',
        [("data", '{"a":1}'), ("data", '{"a":2}'), ("data", '{"a":3}'), ("done", "[DONE]")],
    ),
    "braces at the ends of the lines of one event": (
        b'data: {"a":[{}\ndata: ,{}\ndata: ]}\n\n',
        [("data", '{"a":[{}\n,{}\n]}')],
    ),
    "nothing": (b"", []),
    "only line ends": (b"\n\r\n\r\r\n", []),
}


@pytest.mark.parametrize(("stream", "events"), STREAMS.values(), ids=STREAMS.keys())
def test_a_stream_is_decoded_at_once_in_two_pieces_and_byte_by_byte(stream, events):
    assert decoded([stream]) == events
    assert decoded([stream[place : place + 1] for place in range(len(stream))]) == events
    for place in range(len(stream) + 1):
        assert decoded(pieces_at(stream, [place])) == events


def test_an_event_is_given_as_soon_as_its_empty_line_is_there():
    decoder = EventDecoder()

    assert decoder.feed(b"data: 1\r\r")[0].text == "1"
    assert decoder.feed(b"\ndata: 2\r\n\r")[0].text == "2"
    assert decoder.feed(b"\n") == []
    assert decoder.feed(b"data: 3\n\n")[0].text == "3"


def test_the_end_can_be_told_twice():
    decoder = EventDecoder()
    decoder.feed(b"data: 1")

    assert [event.text for event in decoder.end()] == ["1"]
    assert decoder.end() == []


@given(st.data())
def test_any_bytes_give_the_same_events_for_every_way_of_cutting_them(data):
    stream = data.draw(STREAM_BYTES | st.binary(max_size=60))
    limit = data.draw(st.sampled_from([8, 20, EVENT_LIMIT]))

    assert decoded(data.draw(cuts(stream)), limit) == decoded([stream], limit)


@given(STREAM_BYTES)
def test_the_events_are_those_that_httpx_sse_reads_from_the_whole_text(stream):
    text = stream.decode("utf-8", "replace").removeprefix("\ufeff")
    reader = SSEDecoder()
    read = [reader.decode(line) for line in [*re.split("\r\n|\r|\n", text), ""]]
    expected = [event.data for event in read if event is not None and event.data.strip()]
    assume(not any(re.search(r"}\n({|\[DONE\])", data) for data in expected))

    texts = [text for kind, text in decoded([stream]) if kind != "error"]

    assert texts == ["[DONE]" if data.strip() == "[DONE]" else data for data in expected]


TOO_LARGE = {
    "one line": b"data: 12345",
    "a line without end": b"data: 1234567890",
    "several lines": b"data: 1\ndata: 2\n\n",
    "a comment": b": 123456789\n\n",
}


@pytest.mark.parametrize("stream", TOO_LARGE.values(), ids=TOO_LARGE.keys())
def test_an_event_over_the_limit_is_refused_and_events_before_it_are_given(stream):
    for pieces in (
        [b"data: 0\n\n" + stream],
        [b"data: 0\n\n", stream],
        [b"data: 0\n\n", stream[:5], stream[5:]],
    ):
        assert decoded(pieces, limit=10) == [("data", "0"), "too large"]


def test_events_up_to_the_limit_are_decoded_however_many_there_are():
    assert decoded([b"data: 1234\n\n: 12345678\n\n" * 1000], limit=10) == [("data", "1234")] * 1000


def test_a_decoder_that_refused_an_event_keeps_refusing():
    decoder = EventDecoder(limit=10)
    with pytest.raises(EventTooLargeError, match="10 bytes"):
        decoder.feed(b"data: 1234567890")

    with pytest.raises(EventTooLargeError):
        decoder.feed(b"\n\ndata: 1\n\n")
    with pytest.raises(EventTooLargeError):
        decoder.end()


def test_a_whole_event_that_is_too_large_is_refused_after_others():
    decoder = EventDecoder(limit=10)
    assert [event.text for event in decoder.feed(b"data: {}\n\n")] == ["{}"]

    with pytest.raises(EventTooLargeError, match="10 bytes"):
        decoder.feed(b'data: {"a": 1234567890}\n\n')


def test_an_event_is_refused_before_its_last_line_ends():
    decoder = EventDecoder(limit=10)
    decoder.feed(b"data: 1\n")

    with pytest.raises(EventTooLargeError):
        decoder.feed(b"data")


def test_the_default_limit_is_64_mebibytes():
    prefix = b"data: "
    whole = prefix + b"x" * (64 * 2**20 - len(prefix))

    assert [len(text) for _, text in decoded([whole])] == [len(whole) - len(prefix)]
    assert decoded([whole, b"x"]) == ["too large"]
