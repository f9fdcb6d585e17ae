import pytest

from documents import document_of_2026

USER = {"role": "user", "content": "hi"}


def refused(response):
    assert response.status_code == 400, response.text
    error = response.json()["error"]
    assert error.keys() == {"message", "type", "param", "code"}
    assert error["type"] == "invalid_request_error"
    return error


@pytest.mark.parametrize(
    ("body", "param", "code"),
    [
        ({"messages": [USER]}, "model", "missing_required_parameter"),
        ({"model": "m"}, "messages", "missing_required_parameter"),
        ({"model": "m", "messages": []}, "messages", "empty_array"),
        ({"model": "m", "messages": "hi"}, "messages", "invalid_value"),
        ({"model": 3, "messages": [USER]}, "model", "invalid_value"),
        ({"model": "m", "messages": ["hi"]}, "messages[0]", "invalid_value"),
        ({"model": "m", "messages": [{"content": "hi"}]}, "messages[0].role", None),
        (
            {"model": "m", "messages": [{"role": "wizard", "content": "hi"}]},
            "messages[0].role",
            "invalid_value",
        ),
        (
            {"model": "m", "messages": [USER, {"role": "user"}]},
            "messages[1].content",
            "missing_required_parameter",
        ),
        (
            {"model": "m", "messages": [{"role": "user", "content": 3}]},
            "messages[0].content",
            "invalid_value",
        ),
        (
            {"model": "m", "messages": [{"role": "tool", "content": "x"}]},
            "messages[0].tool_call_id",
            "missing_required_parameter",
        ),
        (
            {"model": "m", "messages": [{"role": "user", "content": [{"type": "text"}]}]},
            "messages[0].content[0].text",
            "missing_required_parameter",
        ),
        (
            {"model": "m", "messages": [{"role": "user", "content": [{"type": "smell", "smell": "rose"}]}]},
            "messages[0].content[0].type",
            "invalid_value",
        ),
        ({"model": "m", "messages": [USER], "temperature": "hot"}, "temperature", "invalid_value"),
        ({"model": "m", "messages": [USER], "temperature": 2.5}, "temperature", "invalid_value"),
        ({"model": "m", "messages": [USER], "n": 0}, "n", "invalid_value"),
        ({"model": "m", "messages": [USER], "n": 129}, "n", "invalid_value"),
        ({"model": "m", "messages": [USER], "n": True}, "n", "invalid_value"),
        ({"model": "m", "messages": [USER], "stream": "yes"}, "stream", "invalid_value"),
        (
            {"model": "m", "messages": [USER], "reasoning_effort": "enormous"},
            "reasoning_effort",
            "invalid_value",
        ),
        ({"model": "m", "messages": [USER], "metadata": {"a": 1}}, "metadata.a", "invalid_value"),
        ({"model": "m", "messages": [USER], "tools": [{"type": "function"}]}, "tools[0].function", None),
        ({"model": "m", "messages": [USER], "tools": [{"type": "magic"}]}, "tools[0].type", "invalid_value"),
        ({"model": "m", "messages": [USER], "tool_choice": "perhaps"}, "tool_choice", "invalid_value"),
        (
            {"model": "m", "messages": [USER], "response_format": {"type": "json_schema"}},
            "response_format.json_schema",
            "missing_required_parameter",
        ),
    ],
)
def test_a_chat_request_that_does_not_fit_is_refused_with_its_place(http, body, param, code):
    error = refused(http.post("/chat/completions", json=body))
    assert error["param"] == param, error
    assert code in {None, error["code"]}
    assert param in error["message"]


@pytest.mark.parametrize(
    "fields",
    [
        {"temperature": 1, "top_p": 0.5, "n": None, "stop": ["a"], "seed": 7, "logit_bias": {"50256": -100}},
        {"stop": None, "stream": False, "store": None, "metadata": None},
        {"provider_option": {"anything": [1]}},
        {"model": "a-model-nobody-knows"},
        {
            "messages": [
                {"role": "developer", "content": "x"},
                {"role": "assistant", "content": None, "tool_calls": []},
                USER,
            ]
        },
    ],
)
def test_requests_that_fit_are_answered(chat, fields):
    messages = fields.pop("messages", [USER])
    response = chat(messages, **fields)
    assert response.status_code == 200, response.text


@pytest.mark.parametrize("choice", ["foo", 3, []])
def test_a_wrong_tool_choice_is_answered_by_the_words_there_are(http, choice):
    error = refused(
        http.post("/chat/completions", json={"model": "m", "messages": [USER], "tool_choice": choice})
    )
    assert error["param"] == "tool_choice"
    for word in ("'none'", "'auto'", "'required'", "an object"):
        assert word in error["message"]


def calling(*ids):
    calls = [{"id": one, "type": "function", "function": {"name": "f", "arguments": "{}"}} for one in ids]
    return {"role": "assistant", "content": None, "tool_calls": calls}


def tool(call_id):
    return {"role": "tool", "tool_call_id": call_id, "content": "done"}


ASSISTANT = {"role": "assistant", "content": "hello"}
CUSTOM = {
    "role": "assistant",
    "content": None,
    "tool_calls": [{"id": "c", "type": "custom", "custom": {"name": "f", "input": ""}}],
}


@pytest.mark.parametrize(
    ("messages", "param", "named"),
    [
        ([tool("a")], "messages[0].role", "'tool_calls'"),
        ([USER, tool("a")], "messages[1].role", "'tool_calls'"),
        ([USER, calling("a"), tool("a"), USER, tool("a")], "messages[4].role", "'tool_calls'"),
        ([USER, {**ASSISTANT, "tool_calls": []}, tool("a")], "messages[2].role", "'tool_calls'"),
        ([USER, calling("a"), tool("b")], "messages[2].tool_call_id", "'b'"),
        ([USER, calling("a"), tool("a"), calling("b"), tool("a")], "messages[4].tool_call_id", "'a'"),
        ([USER, calling("a")], "messages[1].tool_calls", "'a'"),
        ([USER, calling("a"), USER], "messages[1].tool_calls", "'a'"),
        ([USER, calling("a"), USER, tool("a")], "messages[1].tool_calls", "'a'"),
        ([USER, calling("a", "b", "c"), tool("b")], "messages[1].tool_calls", "'a', 'c'."),
        ([USER, calling("a"), calling("b"), tool("b")], "messages[1].tool_calls", "'a'"),
        ([USER, CUSTOM, USER], "messages[1].tool_calls", "'c'"),
    ],
)
def test_calls_and_their_answers_that_do_not_follow_one_another_are_refused(chat, messages, param, named):
    error = refused(chat(messages))
    assert (error["param"], error["code"]) == (param, None)
    assert param in error["message"]
    assert named in error["message"]


@pytest.mark.parametrize(
    "messages",
    [
        [calling("a"), tool("a")],
        [USER, calling("a", "b"), tool("b"), tool("a"), USER],
        [USER, calling("a"), tool("a"), calling("a"), tool("a"), ASSISTANT],
        [USER, CUSTOM, tool("c")],
        [USER, calling("a"), tool("a"), tool("a")],
        [USER, {"role": "function", "name": "f", "content": "x"}],
    ],
)
def test_calls_that_are_answered_pass(chat, messages):
    assert chat(messages).status_code == 200


def test_a_wrong_role_is_answered_by_the_roles_there_are(http):
    body = {"model": "m", "messages": [{"role": "wizard", "content": "hi"}]}
    message = refused(http.post("/chat/completions", json=body))["message"]
    assert "'wizard'" in message
    for role in ("developer", "system", "user", "assistant", "tool", "function"):
        assert f"'{role}'" in message


@pytest.mark.parametrize(
    ("method", "path", "body", "param"),
    [
        ("POST", "/embeddings", {"model": "m"}, "input"),
        ("POST", "/embeddings", {"model": "m", "input": []}, "input"),
        ("POST", "/embeddings", {"model": "m", "input": [1, "a"]}, "input[0]"),
        ("POST", "/embeddings", {"model": "m", "input": "a", "dimensions": 0}, "dimensions"),
        ("POST", "/embeddings", {"model": "m", "input": "a", "dimensions": 10**9}, "dimensions"),
        ("POST", "/embeddings", {"model": "m", "input": "a", "encoding_format": "hex"}, "encoding_format"),
        ("POST", "/embeddings", {"model": "m", "input": "a", "colour": "red"}, "colour"),
        ("POST", "/moderations", {}, "input"),
        ("POST", "/images/generations", {"prompt": 3}, "prompt"),
        ("POST", "/images/generations", {"prompt": "a", "n": 11}, "n"),
        ("POST", "/images/generations", {"prompt": "a", "size": "big"}, "size"),
        ("POST", "/images/generations", {"prompt": "a", "style": "cubist"}, "style"),
        pytest.param("POST", "/images/edits", {"prompt": "a"}, "images", marks=document_of_2026),
        ("POST", "/chat/completions/x", {}, "metadata"),
        ("POST", "/chat/completions/x", {"metadata": "text"}, "metadata"),
    ],
)
def test_other_operations_check_their_requests_too(http, method, path, body, param):
    assert refused(http.request(method, path, json=body))["param"] == param


@pytest.mark.parametrize(
    ("path", "data", "files", "param"),
    [
        ("/files", {"purpose": "batch"}, {}, "file"),
        ("/files", {}, {"file": b"x"}, "purpose"),
        ("/files", {"purpose": "fun"}, {"file": b"x"}, "purpose"),
        ("/files", {"purpose": "batch", "file": "text"}, {"other": b"x"}, "file"),
        pytest.param(
            "/files",
            {"purpose": "batch", "expires_after[seconds]": "3600"},
            {"file": b"x"},
            "expires_after.anchor",
            marks=document_of_2026,
        ),
        pytest.param(
            "/files",
            {"purpose": "batch", "expires_after[anchor]": "created_at", "expires_after[seconds]": "soon"},
            {"file": b"x"},
            "expires_after.seconds",
            marks=document_of_2026,
        ),
        ("/images/edits", {}, {"image": b"x"}, "prompt"),
        ("/images/variations", {"n": "many"}, {"image": b"x"}, "n"),
        ("/images/variations", {"n": "11"}, {"image": b"x"}, "n"),
        ("/images/variations", {"n": "9" * 5000}, {"image": b"x"}, "n"),
    ],
)
def test_forms_are_checked_like_json(http, path, data, files, param):
    files = {name: ("name.bin", content) for name, content in files.items()} or {"unused": ("a", b"")}
    assert refused(http.post(path, data=data, files=files))["param"] == param


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"{", "could not parse the JSON"),
        (b"\xff\xfe", "could not parse the JSON"),
        (b"[1]", "not an object"),
        (b'"text"', "not an object"),
        (b"null", "not an object"),
    ],
)
def test_a_body_that_is_no_json_object_is_refused(http, body, message):
    headers = {"content-type": "application/json"}
    error = refused(http.post("/chat/completions", content=body, headers=headers))
    assert message in error["message"]


def test_an_empty_body_lacks_its_parameters(http):
    assert refused(http.post("/embeddings"))["code"] == "missing_required_parameter"


def test_json_where_a_form_is_wanted_is_refused(http):
    error = refused(http.post("/files", json={"purpose": "batch"}))
    assert (error["code"], "application/json" in error["message"]) == ("unsupported_content_type", True)


def test_a_form_where_json_is_wanted_is_refused(http):
    error = refused(http.post("/chat/completions", data={"model": "m"}))
    assert error["code"] == "unsupported_content_type"


def test_a_broken_multipart_body_is_refused(http):
    headers = {"content-type": "multipart/form-data; boundary=b"}
    refused(http.post("/files", content=b"--b\r\nno header\r\n", headers=headers))


def test_a_body_over_the_limit_is_refused_in_the_apis_form(openai_server, http):
    too_large = b" " * (64 * 2**20 + 1)
    headers = {"content-type": "application/json"}
    response = http.post("/chat/completions", content=too_large, headers=headers)
    assert response.status_code == 413
    assert response.json()["error"]["code"] == "request_too_large"
    assert http.get("/models").status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "unknown_url"),
        ("POST", "/responses", 404, "unknown_url"),
        ("GET", "/models/", 404, "unknown_url"),
        ("DELETE", "/models", 405, "method_not_supported"),
        ("GET", "/embeddings", 405, "method_not_supported"),
    ],
)
def test_unknown_paths_and_methods_are_refused_in_the_apis_form(http, method, path, status, code):
    response = http.request(method, path)
    assert response.status_code == status
    assert response.json()["error"]["code"] == code
    assert path in response.json()["error"]["message"]
