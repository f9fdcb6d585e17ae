from aikit4d.offline import UploadedFile


def test_a_json_request_is_recorded_as_it_came(openai_server, http):
    headers = {"Authorization": "Bearer sk-secret-key", "X-Mine": "yes"}
    body = {"model": "m", "messages": [{"role": "user", "content": "hi"}]}
    http.post("/chat/completions?verbose=1", json=body, headers=headers)
    (request,) = openai_server.requests
    assert (request.method, request.path, request.query) == ("POST", "/v1/chat/completions", {"verbose": "1"})
    assert request.json == body
    assert request.body.startswith(b'{"model":')
    assert request.form is None
    assert (request.headers["authorization"], request.headers["x-mine"]) == ("Bearer sk-secret-key", "yes")


def test_credentials_show_in_no_repr(openai_server, http):
    headers = {"Authorization": "Bearer sk-secret-key", "api-key": "secret-too", "X-Mine": "yes"}
    http.get("/models", headers=headers)
    (request,) = openai_server.requests
    for shown in (repr(request), repr(request.headers), repr(openai_server)):
        assert "secret" not in shown
    assert "'x-mine': 'yes'" in repr(request.headers)


def test_a_form_is_recorded_field_by_field(openai_server, http):
    fields = {"purpose": "batch", "expires_after[anchor]": "created_at", "expires_after[seconds]": "3600"}
    http.post("/files", data=fields, files={"file": ("a.txt", b"data", "text/plain")})
    (request,) = openai_server.requests
    assert request.form == {**fields, "file": UploadedFile("a.txt", "text/plain", b"data")}
    assert (request.json, request.body) == (None, b"")


def test_repeated_fields_are_recorded_as_a_list(openai_server, http):
    files = [("image[]", ("a.png", b"1")), ("image[]", ("b.png", b"2"))]
    http.post("/images/edits", data={"prompt": "join"}, files=files)
    assert [file.filename for file in openai_server.requests[0].form["image[]"]] == ["a.png", "b.png"]


def test_paths_are_recorded_as_they_are_on_the_wire(openai_server, http):
    http.get("/files/a%2Fb%20c")
    assert openai_server.requests[0].path == "/v1/files/a%2Fb%20c"


def test_refused_requests_are_recorded_too(openai_server, http):
    http.post("/chat/completions", content=b"{")
    http.get("/nowhere")
    assert [(request.path, request.body) for request in openai_server.requests] == [
        ("/v1/chat/completions", b"{"),
        ("/v1/nowhere", b""),
    ]


def test_records_stay_readable_after_the_server_is_closed():
    import httpx

    from aikit4d.offline import OfflineServer

    with OfflineServer() as server:
        httpx.get(f"{server.url}/models")
    assert [request.path for request in server.requests] == ["/v1/models"]


def test_a_server_may_keep_no_records():
    import httpx

    from aikit4d.offline import OfflineServer

    with OfflineServer(record=False) as server:
        httpx.get(f"{server.url}/models")
    assert server.requests == []
