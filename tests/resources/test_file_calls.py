"""`client.files`: listing, describing, deleting and reading."""

import pickle

import pytest
from resource_wire import sent

from aikit4d import (
    OpenAIFile,
    OpenAIFileContentResult,
    OpenAIFileDeleted,
    OpenAIFileDeletedResult,
    OpenAIFileListParameters,
    OpenAIFileListResult,
    OpenAIFileResult,
)
from clients import Wire, answer, raw_answer

FILE = {
    "id": "file-1",
    "object": "file",
    "bytes": 3,
    "created_at": 1,
    "expires_at": 9,
    "filename": "a.txt",
    "purpose": "user_data",
    "status": "processed",
    "status_details": None,
    "own": {"extra": 1},
}


def page(*ids, **members):
    return {"object": "list", "data": [{**FILE, "id": one} for one in ids], **members}


def test_a_file_is_described(kit):
    wire = Wire(answer(FILE))
    result = kit.do(kit.client("key", handler=wire).files.retrieve("file-1"))

    assert sent(wire) == ("GET", "/v1/files/file-1", None)
    assert isinstance(result, OpenAIFileResult)
    file = result.file
    assert isinstance(file, OpenAIFile)
    assert (file.id, file.bytes, file.created_at, file.filename) == ("file-1", 3, 1, "a.txt")
    assert (file.purpose, file.status, file.expires_at, file.status_details) == (
        "user_data",
        "processed",
        9,
        None,
    )
    assert file.own.extra == 1
    assert file is result.file


def test_absent_properties_of_a_file_are_none(kit):
    result = kit.do(kit.client("key", handler=Wire(answer({"id": "f"}))).files.retrieve("f"))
    file = result.file
    assert (file.bytes, file.created_at, file.filename, file.object, file.purpose) == (None,) * 5
    assert (file.status, file.expires_at, file.status_details) == (None,) * 3


@pytest.mark.parametrize("body", [{}, {"id": 5}, {"id": None, "deleted": True}])
def test_a_body_without_an_id_describes_nothing(kit, body):
    client = kit.client("key", handler=Wire(answer(body)))
    assert kit.do(client.files.retrieve("f")).file is None
    assert kit.do(client.files.delete("f")).deleted is None


def test_a_file_is_deleted(kit):
    wire = Wire(answer({"id": "file-1", "object": "file", "deleted": True}))
    result = kit.do(kit.client("key", handler=wire).files.delete("file-1"))

    assert sent(wire) == ("DELETE", "/v1/files/file-1", None)
    assert isinstance(result, OpenAIFileDeletedResult)
    assert isinstance(result.deleted, OpenAIFileDeleted)
    assert (result.deleted.id, result.deleted.object, result.deleted.deleted) == ("file-1", "file", True)


def test_a_file_that_is_gone_is_a_failure(kit):
    gone = answer({"error": {"message": "No such File object: file-1"}}, 404)
    client = kit.client("key", handler=Wire(gone))
    for call in (client.files.retrieve, client.files.delete, client.files.content):
        result = kit.do(call("file-1"))
        assert (result.success, result.error.errCode) == (False, 404)


CONTENTS = {
    "text": ("grüße".encode(), "text/plain", "grüße"),
    "JSON with an error in it": (b'{"error": {}}', "application/json", '{"error": {}}'),
    "bytes": (b"\x00\xff\r\n", "application/octet-stream", "\x00\ufffd\r\n"),
    "a byte order mark": (b"\xef\xbb\xbfa", "text/plain", "a"),
    "nothing": (b"", "text/plain", ""),
}


@pytest.mark.parametrize(("data", "media_type", "text"), CONTENTS.values(), ids=CONTENTS)
def test_a_file_is_read_byte_for_byte(kit, data, media_type, text):
    wire = Wire(raw_answer(data, headers={"content-type": media_type}))
    result = kit.do(kit.client("key", handler=wire).files.content("file-1"))

    assert sent(wire) == ("GET", "/v1/files/file-1/content", None)
    assert isinstance(result, OpenAIFileContentResult)
    assert result.success
    assert result.content == result.request.response.body == data
    assert result.text == text
    assert pickle.loads(pickle.dumps(result)).content == data


def test_a_file_that_cannot_be_read_has_no_content(kit):
    client = kit.client("key", handler=Wire(raw_answer(b"<html>", 502)), maxRetries=0)
    result = kit.do(client.files.content("file-1"))
    assert (result.success, result.content, result.text, result.error.status) == (False, b"", "", 502)


def test_files_are_a_sequence(kit):
    body = page("a", "b", has_more=True, first_id="a", last_id="b")
    result = kit.do(kit.client("key", handler=Wire(answer(body))).files.list())

    assert isinstance(result, OpenAIFileListResult)
    assert [file.id for file in result.files] == [file.id for file in result] == ["a", "b"]
    assert all(type(file) is OpenAIFile for file in result)
    assert (result.first_id, result.last_id, result.has_more) == ("a", "b", True)


@pytest.mark.parametrize(
    "body", [{}, {"data": None, "has_more": "yes", "first_id": None, "last_id": 5}, {"data": [None]}]
)
def test_an_odd_list_is_empty(kit, body):
    result = kit.do(kit.client("key", handler=Wire(answer(body))).files.list())
    assert (result.success, result.files) == (True, [])
    assert (result.first_id, result.last_id, result.has_more) == ("", "", False)


@pytest.mark.parametrize(
    ("parameters", "query"),
    [
        ({}, ""),
        ({"after": "", "limit": 0, "order": "", "purpose": ""}, ""),
        ({"limit": -1, "after": None}, ""),
        ({"purpose": "batch"}, "?purpose=batch"),
        ({"order": "desc"}, "?order=desc"),
        ({"order": "asc", "limit": 10000, "after": "f 1"}, "?after=f+1&limit=10000&order=asc"),
        ({"user": "me"}, "?user=me"),
    ],
)
@pytest.mark.parametrize("form", [dict, OpenAIFileListParameters])
def test_only_the_filters_that_were_set_are_sent(kit, parameters, query, form):
    wire = Wire(answer(page()))
    kit.do(kit.client("key", handler=wire).files.list(form(parameters)))
    assert sent(wire) == ("GET", f"/v1/files{query}", None)


def test_parameters_can_be_changed_and_used_again(kit):
    wire = Wire(answer(page("a")), answer(page("b")))
    client = kit.client("key", handler=wire)
    parameters = OpenAIFileListParameters(limit=1)

    kit.do(client.files.list(parameters))
    parameters.after = "a"
    kit.do(client.files.list(parameters))

    assert [request.url.query for request in wire.requests] == [b"limit=1", b"after=a&limit=1"]


def test_pages_follow_each_other(kit):
    wire = Wire(
        answer(page("a", has_more=True)), answer(page("b", has_more=True)), answer(page("c", has_more=False))
    )
    client = kit.client("key", handler=wire)

    first = kit.do(client.files.list(purpose="batch", limit=1))
    assert [file.id for file in kit.chunks(first.iterate())] == ["a", "b", "c"]

    queries = [request.url.query for request in wire.requests]
    assert queries == [
        b"limit=1&purpose=batch",
        b"after=a&limit=1&purpose=batch",
        b"after=b&limit=1&purpose=batch",
    ]
