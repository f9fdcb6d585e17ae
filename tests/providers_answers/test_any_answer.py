"""Whatever a server answers, nothing raises but what is documented, and every property can be read."""

import json

import httpx
import pytest
from anything import BYTES, HEADERS, JSON, STATUSES, bounded, changed, cut, json_bytes, places_of, replaced
from asking import MESSAGES, Pieces
from hypothesis import given
from hypothesis import strategies as st
from making import answer, bit, call, calling, chunk, piece
from operations import OPERATIONS
from read_all import read_everything

from clients import KITS, Wire, completion, kit_of

JSON_OPERATIONS = [name for name in OPERATIONS if name != "files.content"]
ANSWERS = [answer("hi"), calling(call(), call("g", '{"a": 1}', id="c2"), content="hm", refusal=None)]
STREAMS = [
    [
        chunk({"role": "assistant", "content": "he"}),
        chunk("llo"),
        chunk({}, "stop"),
        {"choices": [], "usage": {}},
    ],
    [
        piece(call(arguments="", index=0)),
        piece(bit('{"a":', index=0)),
        piece(bit("1}", index=0)),
        chunk({}, "tool_calls"),
    ],
]


@pytest.fixture(scope="module", params=KITS)
def one_kit(request):
    with kit_of(request.param) as made:
        yield made


def asked(kit, name, given):
    """The result of a call that gets this answer."""
    client = kit.client("sk-test-key", "https://h/v1", handler=Wire(given), maxRetries=0)
    return kit.do(OPERATIONS[name][0](client))


def answering(data, status=200, headers=()):
    return lambda request: httpx.Response(status, stream=Pieces([data]), headers=list(headers))


@pytest.mark.parametrize("name", JSON_OPERATIONS)
@bounded(12)
@given(data=st.data())
def test_any_value_at_any_place_of_an_answer_can_be_read(one_kit, name, data):
    body = data.draw(changed(OPERATIONS[name][2]))
    result = asked(
        one_kit, name, answering(json_bytes(body), data.draw(st.sampled_from([200, 200, 200, 404])))
    )

    read_everything(one_kit, result)


@pytest.mark.parametrize("name", OPERATIONS)
@bounded(12)
@given(data=BYTES, status=STATUSES, headers=HEADERS)
def test_any_bytes_with_any_status_and_headers_can_be_read(one_kit, name, data, status, headers):
    result = asked(one_kit, name, answering(data, status, headers))

    read_everything(one_kit, result)


def streamed(kit, pieces, status=200, headers=()):
    """Chunks and result of a streamed call that gets this answer."""
    wire = Wire(lambda request: httpx.Response(status, stream=Pieces(pieces), headers=list(headers)))
    client = kit.client("sk-test-key", "https://h/v1", handler=wire, maxRetries=0)
    stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
    chunks = kit.chunks(stream)
    return chunks, stream.result


@bounded(200)
@given(data=st.data(), status=STATUSES, headers=HEADERS)
def test_any_bytes_as_a_stream_can_be_read(one_kit, data, status, headers):
    pieces = data.draw(BYTES.flatmap(cut))
    chunks, result = streamed(one_kit, pieces, status, headers)

    read_everything(one_kit, result)
    for one in chunks:
        read_chunk(one_kit, one)


def read_chunk(kit, one):
    assert one.terminated is False
    read_everything(
        kit, [one.choices, one.choice, one.data, one.usage, one.errors, one.headers, one.model, one.id]
    )
    assert isinstance(repr(one), str)


@pytest.mark.parametrize("chunks", STREAMS, ids=["text", "calls"])
@bounded(100)
@given(data=st.data())
def test_any_value_at_any_place_of_a_stream_can_be_read(one_kit, chunks, data):
    made = [data.draw(changed(one)) if data.draw(st.booleans()) else one for one in chunks]
    body = b"".join(b"data: " + json_bytes(one) + b"\n\n" for one in made) + b"data: [DONE]\n\n"
    got, result = streamed(one_kit, data.draw(cut(body)))

    read_everything(one_kit, result)
    for one in got:
        read_chunk(one_kit, one)


def sent_back(kit, result):
    """The request in which every message of a result goes back: JSON that every server reads."""
    wire = Wire(lambda request: httpx.Response(200, json=completion()))
    client = kit.client("sk-test-key", handler=wire)
    messages = [choice.message for choice in result.choices if choice.message is not None]
    assert kit.do(client.chat.completions.create([*MESSAGES, *messages])).success
    body = json.loads(wire.requests[0].content, parse_constant=pytest.fail)
    assert len(body["messages"]) == 1 + len(messages)
    return body["messages"][1:]


@pytest.mark.parametrize("body", ANSWERS, ids=["text", "calls"])
@bounded(100)
@given(data=st.data())
def test_any_message_that_came_can_go_back(one_kit, body, data):
    result = asked(one_kit, "chat.completions.create", answering(json_bytes(data.draw(changed(body)))))

    read_everything(one_kit, result)
    for message in sent_back(one_kit, result):
        assert isinstance(message["role"], str)
        ids = [one["id"] for one in message.get("tool_calls", [])]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("chunks", STREAMS, ids=["text", "calls"])
@bounded(80)
@given(data=st.data())
def test_any_message_that_came_in_pieces_can_go_back(one_kit, chunks, data):
    made = [data.draw(changed(one)) for one in chunks]
    _, result = streamed(one_kit, [b"".join(b"data: " + json_bytes(one) + b"\n\n" for one in made)])

    sent_back(one_kit, result)


@pytest.mark.parametrize("streams", [False, True], ids=["whole", "streamed"])
@bounded(80)
@given(data=st.data())
def test_a_conversation_goes_on_after_any_answer(one_kit, streams, data):
    body = data.draw(changed(data.draw(st.sampled_from(ANSWERS))))
    wire = Wire(answering(json_bytes(body)), lambda request: httpx.Response(200, json=completion("done")))
    client = one_kit.client("sk-test-key", handler=wire, maxRetries=0)
    helper = client.chat.create("be brief")
    for name in ("f", "g"):
        helper.registerTool({"name": name}, lambda arguments: arguments)
    for _ in range(2):
        returned = one_kit.do(helper.prompt("hello", stream=streams))
        if streams:
            one_kit.chunks(returned)
        result = returned.result if streams else returned
        read_everything(one_kit, result)
    assert result.choice.text == "done"
    for request in wire.requests:
        json.loads(request.content, parse_constant=pytest.fail)


NESTED = ["[]", '{"a":1}', '{"error":1}', '{"type":"text","text":1}', '{"function":1}', '{"message":1}']


@pytest.mark.parametrize("depth", [64, 65, 450, 900])
@pytest.mark.parametrize(
    "name", ["chat.completions.create", "embeddings.create", "models.list", "images.generate"]
)
def test_any_depth_can_be_read_and_go_back(one_kit, name, depth):
    for shape in NESTED:
        first, last = shape.split("1") if "1" in shape else ("[", "]")
        deep = first * depth + "1" + last * depth
        for status in (200, 400):
            for place in at_depth(OPERATIONS[name][2]):
                result = asked(one_kit, name, answering(place.replace('"DEEP"', deep).encode(), status))
                assert isinstance(repr(result), str)
                for error in result.errors:
                    assert error.message
                if name == "chat.completions.create":
                    sent_back(one_kit, result)


def at_depth(body):
    """The texts of an answer with a mark at one place each."""
    return [json.dumps(replaced(body, path, "DEEP")) for path in places_of(body)]


@bounded(120)
@given(body=JSON, status=STATUSES)
def test_any_refusal_is_told_in_a_sentence(one_kit, body, status):
    result = asked(one_kit, "chat.completions.create", answering(json_bytes(body), status))

    if not 200 <= status < 300:
        assert not result.success
        assert result.error.status == status
    read_everything(one_kit, result)
