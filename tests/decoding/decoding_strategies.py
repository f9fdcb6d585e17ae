"""Values and bytes as hypothesis makes them for the decoding tests."""

from hypothesis import strategies as st

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.sampled_from([0, 1, 2, 7, -1, 1000, 1001, 10**12]),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=6),
    st.sampled_from(["", " ", "{", "{}", '{"a":1}', "text", "assistant", "c1", "c2", "\ud83d", "\ude00"]),
)
CALL_NAMES = ["id", "index", "type", "name", "function", "custom", "arguments", "input"]
MESSAGE_NAMES = ["role", "content", "text", "thinking", "tool_calls", "extra"]
CHUNK_NAMES = [
    "choices",
    "delta",
    "message",
    "finish_reason",
    "logprobs",
    "usage",
    "x_groq",
    "error",
    "object",
]
NAMES = st.sampled_from([*CALL_NAMES, *MESSAGE_NAMES, *CHUNK_NAMES])
JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(max_size=3), inner, max_size=5)
    ),
    max_leaves=12,
)


def objects(**members):
    """Objects that have some of the given members, with any other value now and then."""
    return st.fixed_dictionaries({}, optional={name: member | JSON for name, member in members.items()})


INDEXES = st.sampled_from([0, 0, 1, 2, None, "0", -1, 10**9])
IDS = st.sampled_from(["c1", "c2", "", None, 5])
FUNCTIONS = objects(
    name=st.sampled_from(["f", "g", "", None]),
    arguments=st.sampled_from(["", '{"a"', ":1}", "{}", '{"a":1}', None]) | JSON,
)
TOOL_CALLS = objects(index=INDEXES, id=IDS, type=st.sampled_from(["function", "", None]), function=FUNCTIONS)
DELTAS = objects(
    role=st.sampled_from(["assistant", "", None]),
    content=st.text(max_size=4),
    tool_calls=st.lists(TOOL_CALLS, max_size=3),
)
CHOICES = objects(
    index=INDEXES, delta=DELTAS, message=DELTAS, finish_reason=st.sampled_from([None, "", "stop"])
)
CHUNKS = objects(id=st.text(max_size=2), choices=st.lists(CHOICES, max_size=3), usage=JSON)

FIELDS = [b"data", b"error", b"event", b"id", b"retry", b"foo", b":", b" ", b": ", b"data: {"]
LINE_ENDS = [b"\n", b"\n", b"\r", b"\r\n"]
VALUES = [b"}", b"[DONE]", b"x", b"0", b"\0"]
ODD_BYTES = [b"\xef\xbb\xbf", b"\xef", b"\xc2\x85", b"\xe2\x80\xa8", b"\xff"]
STREAM_BYTES = st.lists(st.sampled_from([*FIELDS, *LINE_ENDS, *VALUES, *ODD_BYTES]), max_size=25).map(
    b"".join
)


def cuts(data):
    """Ways to cut ``data`` into pieces, empty ones included."""
    return st.lists(st.integers(0, len(data)), max_size=8).map(lambda places: pieces_at(data, sorted(places)))


def pieces_at(data, places):
    return [data[start:end] for start, end in zip([0, *places], [*places, len(data)], strict=True)]
