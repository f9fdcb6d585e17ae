"""What comes of a streamed answer does not depend on how the network cuts it."""

import json

import httpx
import pytest
from chat_wire import MESSAGES, Pieces, hello, opened

from clients import completion

MARK = b"\xef\xbb\xbf"
EVENTS = b"".join(hello())
TEXT = b"These are plain words and no stream. " * 400
WORDS_WITH_A_FIELD = TEXT + b"\ndata: {}\n"
EXPECTED = {
    "a mark before JSON": (MARK + b"\n" + json.dumps(completion("hello")).encode(), True, "hello"),
    "white space and a mark before events": (b" \n" + MARK + EVENTS, True, "hello"),
    "a mark and a line before events": (MARK + b"\n" + EVENTS, True, "hello"),
    "words that begin like a mark": ("\uff08nothing\uff09".encode(), False, None),
    "plain words": (TEXT, False, None),
}


def cut(body, *places):
    return [body[begin:end] for begin, end in zip((0, *places), (*places, len(body)), strict=True)]


def outcome(kit, pieces):
    stream = opened(kit, lambda request: httpx.Response(200, stream=Pieces(*pieces)))
    kit.chunks(stream)
    result = stream.result
    return result.success, result.choice and result.choice.text, [error.body for error in result.errors]


@pytest.mark.parametrize(("body", "success", "text"), EXPECTED.values(), ids=EXPECTED)
def test_the_beginning_of_a_body_may_come_in_any_pieces(kit, body, success, text):
    whole = outcome(kit, [body])
    assert whole[:2] == (success, text)
    for place in (1, 2, 3, 4, 5, 6, 7, len(body) // 2, len(body) - 1):
        assert outcome(kit, cut(body, place)) == whole, place
    assert outcome(kit, [body[place : place + 1] for place in range(12)] + [body[12:]]) == whole


def test_a_long_text_that_is_no_stream_is_kept_whole(kit):
    places = range(1000, len(TEXT), 1000)
    (body,) = outcome(kit, cut(TEXT, *places))[2]
    assert body == TEXT.decode()
    assert outcome(kit, [TEXT]) == outcome(kit, cut(TEXT, *places))


def test_words_before_a_field_are_judged_alike(kit):
    places = range(1000, len(WORDS_WITH_A_FIELD), 1000)
    assert outcome(kit, [WORDS_WITH_A_FIELD]) == outcome(kit, cut(WORDS_WITH_A_FIELD, *places))


@pytest.mark.parametrize(
    "pieces", [[EVENTS], cut(EVENTS, len(EVENTS) // 2), hello()], ids=["one", "two", "each event"]
)
def test_a_callback_that_raises_ends_the_stream_however_much_has_come(kit, pieces):
    seen = []

    def unwilling(chunk):
        seen.append(chunk)
        raise ValueError("no")

    def given(request):
        return httpx.Response(200, stream=Pieces(*pieces))

    ends = []
    result = kit.do(
        kit.client("key", handler=given).chat.completions.create(
            MESSAGES,
            stream=True,
            onData=unwilling,
            onResponse=ends.append,
            onError=ends.append,
            onTerminate=ends.append,
        )
    )
    result.request.wait(5)
    assert len(seen) == 1
    assert ends == [result, result]
    assert not result.success
    assert "because a callback raised" in result.error.message


IN_THE_MIDDLE = {
    "an error": (b'{"error": {"message": "no more"}}', False, "he"),
    "an error written with an escape": (b'{"\\u0065rror": {"message": "no more"}}', False, "he"),
    "an error of a choice": (b'{"choices": [{"error": {"message": "no more"}}]}', False, "he"),
    "words about an error": (b'{"choices": [{"delta": {"content": " error"}}]}', True, "he errorllo"),
    "words with an escape": (b'{"choices": [{"delta": {"content": "\\u00e9"}}]}', True, "he\u00e9llo"),
    "a carriage return": (b'{"choices": [{"delta": {"content": "!"}}]}\r: ok', True, "he!llo"),
    "an empty object": (b"{}", True, "hello"),
    "half of an object": (b'{"choices": ', True, "hello"),
    "a null error": (b'{"error": null, "choices": [{"delta": {"content": "!"}}]}', True, "he!llo"),
}


@pytest.mark.parametrize(("data", "success", "text"), IN_THE_MIDDLE.values(), ids=IN_THE_MIDDLE)
def test_an_event_is_judged_alike_alone_and_among_others(kit, data, success, text):
    before, *after = hello()
    told = b"data: " + data + b"\n\n"
    apart = outcome(kit, [before, told, *after])
    assert apart[:2] == (success, text)
    assert outcome(kit, [b"".join([before, told, *after])]) == apart
    assert outcome(kit, [before + told, *after]) == apart
