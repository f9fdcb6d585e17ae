import pytest


@pytest.fixture
def stored(chat):
    """Three stored completions, oldest first: their ids."""
    return [
        chat(
            f"question {number}", store=True, model=model, metadata={"topic": topic, "number": str(number)}
        ).json()["id"]
        for number, (model, topic) in enumerate([("gpt-a", "news"), ("gpt-b", "news"), ("gpt-a", "sport")])
    ]


def listed(http, **query):
    response = http.get("/chat/completions", params=query)
    assert response.status_code == 200, response.text
    return response.json()


def test_only_what_is_created_with_store_is_stored(http, chat):
    chat("forget this")
    chat("and this", store=False)
    kept = chat("keep this", store=True).json()
    assert [item["id"] for item in listed(http)["data"]] == [kept["id"]]
    assert http.get(f"/chat/completions/{kept['id']}").json() == {**kept, "metadata": {}}


def test_a_streamed_completion_is_stored_too(http, stream):
    chunks = stream("keep this", store=True)
    found = http.get(f"/chat/completions/{chunks[0]['id']}").json()
    assert found["choices"][0]["message"]["content"] == "keep this"


@pytest.mark.parametrize(
    ("query", "numbers", "more"),
    [
        ({}, [0, 1, 2], False),
        ({"order": "desc"}, [2, 1, 0], False),
        ({"limit": 2}, [0, 1], True),
        ({"limit": 3}, [0, 1, 2], False),
        ({"after": 0}, [1, 2], False),
        ({"after": 0, "limit": 1}, [1], True),
        ({"after": 2, "order": "desc", "limit": 2}, [1, 0], False),
        ({"model": "gpt-a"}, [0, 2], False),
        ({"model": "offline-echo (asked for gpt-b)"}, [1], False),
        ({"model": "gpt-c"}, [], False),
        ({"metadata[topic]": "news"}, [0, 1], False),
        ({"metadata[topic]": "news", "metadata[number]": "1"}, [1], False),
        ({"metadata[other]": "news"}, [], False),
    ],
)
def test_lists_are_filtered_ordered_and_paged(http, stored, query, numbers, more):
    if "after" in query:
        query = {**query, "after": stored[query["after"]]}
    page = listed(http, **query)
    ids = [stored[number] for number in numbers]
    assert [item["id"] for item in page["data"]] == ids
    assert page["has_more"] is more
    assert (page["first_id"], page["last_id"]) == ((ids[0], ids[-1]) if ids else (None, None))


@pytest.mark.parametrize(
    ("query", "param"),
    [
        ({"limit": "0"}, "limit"),
        ({"limit": "-1"}, "limit"),
        ({"limit": "many"}, "limit"),
        ({"limit": "9" * 5000}, "limit"),
        ({"order": "sideways"}, "order"),
        ({"after": "chatcmpl-none"}, "after"),
    ],
)
def test_wrong_query_values_are_refused(http, stored, query, param):
    response = http.get("/chat/completions", params=query)
    assert response.status_code == 400
    assert response.json()["error"]["param"] == param


def test_update_puts_the_metadata_in_place_of_the_old(http, stored):
    changed = http.post(f"/chat/completions/{stored[0]}", json={"metadata": {"seen": "yes"}}).json()
    assert changed["metadata"] == {"seen": "yes"}
    assert http.get(f"/chat/completions/{stored[0]}").json() == changed
    assert http.post(f"/chat/completions/{stored[0]}", json={"metadata": None}).json()["metadata"] == {}


def test_delete_forgets_a_completion(http, stored):
    answer = http.delete(f"/chat/completions/{stored[1]}").json()
    assert answer == {"object": "chat.completion.deleted", "id": stored[1], "deleted": True}
    assert [item["id"] for item in listed(http)["data"]] == [stored[0], stored[2]]


def test_messages_are_those_that_the_completion_answers(http, chat):
    parts = [
        {"type": "text", "text": "look"},
        {"type": "image_url", "image_url": {"url": "https://example.com/a"}},
    ]
    messages = [{"role": "system", "content": "be brief"}, {"role": "user", "name": "me", "content": parts}]
    completion_id = chat(messages, store=True).json()["id"]
    page = http.get(f"/chat/completions/{completion_id}/messages").json()
    assert [(item["id"], item["role"], item["content"], item["name"]) for item in page["data"]] == [
        (f"{completion_id}-0", "system", "be brief", None),
        (f"{completion_id}-1", "user", "look", "me"),
    ]
    assert [item["content_parts"] for item in page["data"]] == [None, parts]


def test_messages_are_paged(http, chat):
    completion_id = chat([{"role": "user", "content": text} for text in "abc"], store=True).json()["id"]
    query = {"after": f"{completion_id}-2", "order": "desc", "limit": 1}
    page = http.get(f"/chat/completions/{completion_id}/messages", params=query).json()
    assert [item["content"] for item in page["data"]] == ["b"]
    assert page["has_more"] is True


@pytest.mark.parametrize(
    ("method", "path"), [("GET", ""), ("POST", ""), ("DELETE", ""), ("GET", "/messages")]
)
def test_unknown_ids_are_not_found(http, method, path):
    json = {"metadata": {}} if method == "POST" else None
    response = http.request(method, f"/chat/completions/chatcmpl-none{path}", json=json)
    assert response.status_code == 404
    error = response.json()["error"]
    assert (error["type"], error["param"]) == ("invalid_request_error", "completion_id")
    assert "chatcmpl-none" in error["message"]
