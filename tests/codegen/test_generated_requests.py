"""The request builder of each operation, as generated from the pinned document."""

import io

import httpx
import pytest

from aikit4d_openapi.operation import Operation
from aikit4d_openapi.operations import OPERATIONS, load


def operation(operation_id):
    return load(operation_id).OPERATION


def test_every_operation_is_found_by_its_id():
    assert len(OPERATIONS) == 19
    for operation_id, module in OPERATIONS.items():
        loaded = load(operation_id)
        assert loaded.__name__ == f"aikit4d_openapi.api.{module}"
        assert loaded.OPERATION.operation_id == operation_id


def test_an_unknown_operation_is_a_key_error():
    with pytest.raises(KeyError):
        load("createNothing")


def test_an_operation_knows_what_it_takes():
    create = operation("createChatCompletion")
    assert (create.method, create.path, create.path_parameters) == ("POST", "/chat/completions", ())
    body = create.bodies["application/json"]
    assert body["model"] is None
    assert body["stream_options"] == {"include_usage": None, "include_obfuscation": None}
    assert {"seed", "stop", "metadata", "temperature", "messages"} <= set(body)
    assert create.responses == ("application/json", "text/event-stream")
    assert operation("getChatCompletion").path_parameters == ("completion_id",)
    assert operation("listChatCompletions").query["metadata"] == "deepObject"
    assert operation("listChatCompletions").query["limit"] == "form"


def test_messages_are_told_apart_by_role():
    messages = operation("createChatCompletion").item_shapes["messages"]
    assert set(messages) == {"developer", "system", "user", "assistant", "tool", "function"}
    assert set(messages["tool"]) == {"role", "content", "tool_call_id"}
    assert messages["assistant"]["tool_calls"] == {
        "id": None,
        "type": None,
        "function": {"name": None, "arguments": None},
        "custom": {"name": None, "input": None},
    }


def test_only_what_is_given_is_sent():
    body = {"model": "m", "messages": []}
    request = operation("createChatCompletion").request(body=body)
    assert (request.method, request.path, request.query) == ("POST", "/chat/completions", [])
    assert request.media_type == "application/json"
    assert request.json is body
    assert operation("listFiles").request().query == []


IDS = [
    ("chatcmpl-1", "chatcmpl-1"),
    ("a/b", "a%2Fb"),
    ("../x", "..%2Fx"),
    ("a?b#c", "a%3Fb%23c"),
    ("%2e%2e", "%252e%252e"),
    ("ä ", "%C3%A4%20"),
    ("{completion_id}", "%7Bcompletion_id%7D"),
]


@pytest.mark.parametrize(("given", "sent"), IDS)
def test_an_id_is_one_segment_of_the_path(given, sent):
    request = operation("getChatCompletionMessages").request([given])
    assert request.path == f"/chat/completions/{sent}/messages"
    url = httpx.Client(base_url="http://127.0.0.1/v1").build_request(request.method, request.path).url
    assert url.raw_path.startswith(b"/v1/chat/completions/")
    assert url.raw_path.count(b"/") == 5


@pytest.mark.parametrize("climbing", ["", ".", ".."])
def test_an_id_that_climbs_raises_and_names_its_parameter(climbing):
    with pytest.raises(ValueError, match="completion_id"):
        operation("getChatCompletion").request([climbing])


@pytest.mark.parametrize("ids", [(), ("a", "b"), "a", (None,)])
def test_ids_of_another_number_or_kind_raise(ids):
    with pytest.raises(TypeError):
        operation("getChatCompletion").request(ids)


QUERIES = [
    ({"order": "asc", "limit": 5}, [("order", "asc"), ("limit", "5")]),
    ({"limit": None, "after": ""}, [("after", "")]),
    ({"metadata": {"a": "1", "b c": "2"}}, [("metadata[a]", "1"), ("metadata[b c]", "2")]),
    ({"metadata": {"a": {"b": True}}}, [("metadata[a][b]", "true")]),
    ({"model": ["x", "y"]}, [("model", "x"), ("model", "y")]),
    ({"model": False}, [("model", "false")]),
    ({"metadata": {}}, []),
]


@pytest.mark.parametrize(("given", "sent"), QUERIES)
def test_query_values_are_written_as_the_server_reads_them(given, sent):
    assert operation("listChatCompletions").request(query=given).query == sent


def test_an_unknown_query_parameter_raises_and_names_the_known_ones():
    with pytest.raises(TypeError, match=r"'limitt'.*purpose, limit"):
        operation("listFiles").request(query={"limitt": 1})


def test_a_form_is_written_in_brackets_with_files_after_fields():
    data = io.BytesIO(b"data")
    body = {
        "file": data,
        "purpose": "batch",
        "expires_after": {"anchor": "created_at", "seconds": 3600},
        "tags": ["a", True],
        "tags[]": ["b"],
        "nothing": None,
    }
    request = operation("createFile").request(body=body)
    assert request.media_type == "multipart/form-data"
    assert request.form == [
        ("purpose", "batch"),
        ("expires_after[anchor]", "created_at"),
        ("expires_after[seconds]", "3600"),
        ("tags[]", "a"),
        ("tags[]", "true"),
        ("tags[]", "b"),
    ]
    assert request.files == [("file", ("upload", data, None))]


FILES = [
    (b"x", [("image", ("upload", b"x", None))]),
    (("a.png", b"x", "image/png"), [("image", ("a.png", b"x", "image/png"))]),
    ((None, b"x", None), [("image", ("upload", b"x", None))]),
    (
        [b"x", ("b.png", b"y", None)],
        [("image[]", ("upload", b"x", None)), ("image[]", ("b.png", b"y", None))],
    ),
]


@pytest.mark.parametrize(("given", "sent"), FILES)
def test_bytes_and_tuples_are_files(given, sent):
    request = operation("createImageEdit").request(body={"image": given, "prompt": "p"})
    assert request.files == sent
    assert request.form == [("prompt", "p")]


def test_an_open_file_gives_its_name(tmp_path):
    path = tmp_path / "cat.png"
    path.write_bytes(b"x")
    with path.open("rb") as opened:
        assert operation("createImageVariation").request(body={"image": opened}).files == [
            ("image", ("cat.png", opened, None))
        ]


def test_the_body_decides_between_form_and_json():
    edit = operation("createImageEdit")
    assert list(edit.bodies) == ["multipart/form-data", "application/json"]
    references = {"images": [{"file_id": "f"}], "prompt": "p"}
    assert edit.request(body=references, media_type="application/json").json is references
    assert edit.request(body={"prompt": "p"}).media_type == "multipart/form-data"


def test_a_file_chooses_the_form_where_json_comes_first():
    both = Operation(
        operation_id="x", method="POST", path="/x", bodies={"application/json": {}, "multipart/form-data": {}}
    )
    assert both.request(body={"a": 1}).media_type == "application/json"
    assert both.request(body={"a": [{"b": b"x"}]}).media_type == "multipart/form-data"


def test_a_media_type_that_the_operation_lacks_raises():
    with pytest.raises(ValueError, match="media_type 'text/plain'"):
        operation("createFile").request(body={}, media_type="text/plain")
    with pytest.raises(ValueError, match="takes no body"):
        operation("listModels").request(body={})


def test_a_query_in_the_path_is_kept():
    beta = Operation(
        operation_id="x", method="GET", path="/x/{id}?beta=true", path_parameters=("id",), query={"q": "form"}
    )
    request = beta.request(["a"], query={"q": "1"})
    assert (request.path, request.query) == ("/x/a", [("beta", "true"), ("q", "1")])


def test_a_form_of_the_older_kind_is_encoded_in_the_body():
    older = Operation(
        operation_id="x", method="POST", path="/x", bodies={"application/x-www-form-urlencoded": {"a": None}}
    )
    arguments = older.request(body={"a": {"b": "c d"}}).httpx_arguments()
    assert httpx.Request(**{**arguments, "url": "http://127.0.0.1/"}).content == b"a%5Bb%5D=c+d"


def test_a_field_that_the_document_encodes_as_json_is_sent_so():
    call = Operation(
        operation_id="x",
        method="POST",
        path="/x",
        bodies={"multipart/form-data": {"session": None}},
        json_fields=("session",),
    )
    assert call.request(body={"session": {"a": [1]}}).form == [("session", '{"a": [1]}')]
