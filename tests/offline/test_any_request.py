"""Whatever comes: an answer or a refusal in the API's form, never a failure of the server."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

PATHS = [
    "/chat/completions",
    "/chat/completions/chatcmpl-offline-1",
    "/embeddings",
    "/moderations",
    "/images/generations",
    "/images/edits",
    "/images/variations",
    "/files",
]
NAMES = ["model", "messages", "input", "prompt", "n", "tools", "tool_choice", "response_format", "metadata"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.floats(-3, 3) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=3),
    max_leaves=8,
)
MESSAGE = {"role": "user", "content": "hi"}
CHAT_FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "n": st.sampled_from([1, 2.0, 2, "1"]),
        "max_tokens": st.sampled_from([0, 1, -1, 1.0, None]),
        "tools": st.lists(
            st.sampled_from([{"type": "function", "function": {"name": "f"}}, {"type": "custom"}])
        ),
        "tool_choice": st.sampled_from(["required", "none", {"type": "function"}, {"type": "allowed_tools"}])
        | JSON,
        "response_format": st.fixed_dictionaries(
            {
                "type": st.just("json_schema"),
                "json_schema": st.fixed_dictionaries({"name": st.just("x"), "schema": JSON}),
            }
        ),
        "stream": st.booleans(),
        "store": st.booleans(),
    },
)


def answered(response):
    assert response.status_code in {200, 400, 404}, response.text
    if response.status_code != 200:
        assert response.json()["error"].keys() == {"message", "type", "param", "code"}


@pytest.mark.parametrize("path", PATHS)
@settings(max_examples=30)
@given(body=JSON)
def test_any_json_is_answered_or_refused(http_of_the_session, path, body):
    answered(http_of_the_session.post(path, json=body))


@settings(max_examples=150)
@given(fields=CHAT_FIELDS)
def test_any_chat_request_is_answered_or_refused(http_of_the_session, fields):
    body = {"model": "m", "messages": [MESSAGE], **fields}
    answered(http_of_the_session.post("/chat/completions", json=body))


FIELD_NAMES = st.sampled_from(
    ["purpose", "image", "image[]", "n", "n[]", "stream", "prompt", "file[]"]
) | st.sampled_from(
    [
        "expires_after",
        "expires_after[anchor]",
        "expires_after[seconds]",
        "expires_after[a][b]",
        "[]",
        "[x]",
        "a][",
    ]
)


@pytest.mark.parametrize("path", ["/files", "/images/edits", "/images/variations"])
@settings(max_examples=40)
@given(
    data=st.dictionaries(
        FIELD_NAMES, st.sampled_from(["batch", "1", "true", "", "²", "-", "1.5"]), max_size=4
    ),
    names=st.lists(st.sampled_from(["file", "image", "image[]", "purpose", "n"]), min_size=1, max_size=3),
)
def test_any_form_is_answered_or_refused(http_of_the_session, path, data, names):
    files = [(name, ("a.bin", b"x")) for name in names]
    answered(http_of_the_session.post(path, data=data, files=files))


@pytest.mark.parametrize(
    "body",
    [
        b'{"model": "m", "messages": [{"role": "user", "content": "\\ud800"}]}',
        b'{"model": "m", "messages": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        json.dumps({"model": "m", "messages": [MESSAGE], "n": 10**30}).encode(),
        json.dumps({"model": "m", "messages": [MESSAGE], "max_tokens": 10**30}).encode(),
        b'{"model": "m", "messages": [{"role": "user", "content": "a\x00b"}]}',
    ],
)
def test_odd_json_is_answered_or_refused(http, body):
    answered(http.post("/chat/completions", content=body, headers={"content-type": "application/json"}))


def test_what_the_server_did_not_expect_is_told_in_the_apis_form(http, monkeypatch, caplog):
    monkeypatch.setattr("aikit4d.offline.models._model", lambda name: 1 / 0)
    response = http.get("/models")
    assert response.status_code == 500
    assert response.json()["error"]["message"] == "The offline server failed: ZeroDivisionError."
    deadline = time.monotonic() + 5
    while "Traceback" not in caplog.text and time.monotonic() < deadline:  # logged behind the answer
        time.sleep(0.01)
    assert "ZeroDivisionError" in caplog.text
