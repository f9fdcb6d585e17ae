import pytest

from documents import document_of_2026


@pytest.fixture
def upload(http):
    def create(
        name="notes.txt", content=b"some text", purpose="user_data", media_type="text/plain", **fields
    ):
        data = {"purpose": purpose, **fields}
        response = http.post("/files", data=data, files={"file": (name, content, media_type)})
        assert response.status_code == 200, response.text
        return response.json()

    return create


def test_an_uploaded_file_is_described(upload):
    file = upload()
    created = file.pop("created_at")
    assert isinstance(created, int)
    assert file == {
        "id": "file-offline-1",
        "object": "file",
        "bytes": 9,
        "filename": "notes.txt",
        "purpose": "user_data",
        "status": "processed",
    }


@document_of_2026
def test_an_expiry_counts_from_the_creation(upload):
    file = upload(**{"expires_after[anchor]": "created_at", "expires_after[seconds]": "3600"})
    assert file["expires_at"] == file["created_at"] + 3600


@pytest.mark.parametrize("content", [b"", b"\x00\xff\r\n--b\r\n", bytes(3 * 2**20)])
def test_content_comes_back_byte_for_byte(http, upload, content):
    file = upload("a.bin", content, media_type="application/x-thing")
    response = http.get(f"/files/{file['id']}/content")
    assert (response.content, response.headers["content-type"]) == (content, "application/x-thing")
    assert file["bytes"] == len(content)


def test_names_beyond_ascii_come_back(http, upload):
    assert upload("Übung 世界.txt")["filename"] == "Übung 世界.txt"


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({}, [2, 1, 0]),
        ({"order": "asc"}, [0, 1, 2]),
        ({"limit": "2"}, [2, 1]),
        ({"after": 2}, [1, 0]),
        ({"purpose": "batch"}, [1]),
        ({"purpose": "vision"}, []),
    ],
)
def test_files_are_listed_newest_first(http, upload, query, numbers):
    files = [
        upload(f"{number}.txt", purpose=purpose)
        for number, purpose in enumerate(["user_data", "batch", "user_data"])
    ]
    if "after" in query:
        query = {"after": files[query["after"]]["id"]}
    page = http.get("/files", params=query).json()
    assert page["data"] == [files[number] for number in numbers]
    assert page["has_more"] is ("limit" in query)


def test_a_file_is_retrieved_and_deleted(http, upload):
    file = upload()
    assert http.get(f"/files/{file['id']}").json() == file
    assert http.delete(f"/files/{file['id']}").json() == {"id": file["id"], "object": "file", "deleted": True}
    assert http.get(f"/files/{file['id']}").status_code == 404


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("DELETE", ""), ("GET", "/content")])
def test_unknown_files_are_not_found(http, method, path):
    response = http.request(method, f"/files/file-none{path}")
    assert response.status_code == 404
    assert "file-none" in response.json()["error"]["message"]


def test_an_escaped_slash_in_an_id_stays_in_the_id(http):
    response = http.get("/files/file-none%2Fcontent")
    assert response.json()["error"]["message"] == "No such File object: file-none/content"
