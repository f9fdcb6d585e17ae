"""JSON values, bytes and headers as hypothesis makes them, and answers with any value at any place.

More examples, and other ones at each run: `AIKIT4D_EXPLORE=20 pytest tests/providers_answers`.
"""

import copy
import json
import math
import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

EXPLORE = int(os.environ.get("AIKIT4D_EXPLORE", "0"))

NUMBERS = st.one_of(
    st.integers(-3, 3),
    st.sampled_from(
        [10**9, 2**63, 2**64, -(2**70), 10**400, 0.5, -0.0, 1e308, math.nan, math.inf, -math.inf]
    ),
)
TEXTS = st.one_of(
    st.text(max_size=5),
    st.sampled_from(
        ["", " ", "0", "-1", "1e999", "{", "{}", "[]", "null", '{"a": 1}', "stop", "tool", "assistant"]
    ),
    st.sampled_from(
        ["\ud83d", "\ude00", "\x00", "aGk=", "data:,x", "data:image/png;base64,%", "http://127.0.0.1/"]
    ),
)
SCALARS = st.none() | st.booleans() | NUMBERS | TEXTS
KNOWN_NAMES = (
    "id index type text name content role message delta choices tool_calls function arguments custom error "
    "object data embedding url b64_json results usage code detail items keys copy get pop update _answered "
    "__class__"
)
NAMES = st.text(max_size=3) | st.sampled_from(KNOWN_NAMES.split())
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=8,
)
KNOWN_HEADERS = (
    "content-type content-length content-encoding location set-cookie x-request-id date retry-after "
    "retry-after-ms x-should-retry x-ratelimit-limit-requests x-ratelimit-remaining-tokens "
    "x-ratelimit-reset-tokens www-authenticate link connection x items"
)
HEADER_NAMES = st.sampled_from(KNOWN_HEADERS.split())
HEADER_VALUES = st.one_of(
    st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=8),
    st.sampled_from(
        ["0", "-1", "nan", "1e999", "text/event-stream", "application/json; charset=x", "a=b; expires=x"]
    ),
    st.sampled_from(
        ["http://[::1", "//h", "ftp://h/", "\t", "true", "close", "Wed, 99 Foo 9999 99:99:99 GMT"]
    ),
).map(lambda text: text.encode("latin-1"))
HEADERS = st.lists(st.tuples(HEADER_NAMES.map(str.encode), HEADER_VALUES), max_size=5)
STATUSES = st.sampled_from(
    [200, 200, 201, 202, 204, 206, 299, 300, 302, 400, 401, 404, 405, 422, 429, 500, 503, 529, 599, 999]
)
WORDS = [b"[DONE]", b"null", b"1e999", b"NaN", b'"error"', b"x", b"<html>"]
CHUNK = b'{"choices":[{"delta":{"content":"a"}}]}'
MARKS = [b"{", b"}", b"[", b"]", b'"', b":", b",", b" ", b"\\ud83d", b"\xef\xbb\xbf", b"\xff"]
FIELDS = [b"data: ", b"data:", b"error: ", b"event: x", b": x", b"\n", b"\n\n", b"\r", b"\r\n"]
BYTES = st.one_of(
    st.binary(max_size=40),
    st.lists(st.sampled_from([*WORDS, CHUNK, *MARKS, *FIELDS]), max_size=14).map(b"".join),
)


def bounded(examples):
    """As many examples, the same ones at each run unless more are asked for."""
    return settings(
        max_examples=examples * (EXPLORE or 1),
        derandomize=not EXPLORE,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def places_of(value, path=()):
    """The path of each value inside a JSON value, its own first."""
    yield path
    if isinstance(value, (dict, list)):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places_of(item, (*path, key))


def replaced(value, path, new):
    """A copy of a JSON value with another value at a place."""
    if not path:
        return new
    twin = copy.deepcopy(value)
    holder = twin
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = new
    return twin


@st.composite
def changed(draw, body):
    """An answer with any values at one or more of its places, and members that it did not have."""
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(list(places_of(body))))
        if draw(st.booleans()):
            path = (*path, draw(NAMES)) if isinstance(at(body, path), dict) else path
        body = replaced(body, path, draw(JSON))
    return body


def at(value, path):
    for key in path:
        value = value[key]
    return value


@st.composite
def cut(draw, data):
    """Bytes in pieces, empty ones included."""
    places = sorted(draw(st.lists(st.integers(0, len(data)), max_size=6)))
    return [data[start:end] for start, end in zip([0, *places], [*places, len(data)], strict=True)]


def json_bytes(value):
    return json.dumps(value).encode()
