import pytest


def test_models_say_that_they_are_offline(http):
    models = http.get("/models").json()
    assert models["object"] == "list"
    assert [model["id"] for model in models["data"]] == [
        "offline-echo",
        "offline-embedding",
        "offline-image",
        "offline-moderation",
    ]
    assert {model["owned_by"] for model in models["data"]} == {"aikit4d-offline"}


def test_a_model_is_retrieved_and_deleted(http):
    model = http.get("/models/offline-echo").json()
    assert (model["id"], model["object"]) == ("offline-echo", "model")
    assert http.delete("/models/offline-echo").json() == {
        "id": "offline-echo",
        "object": "model",
        "deleted": True,
    }
    response = http.get("/models/offline-echo")
    assert response.status_code == 404
    assert response.json()["error"]["code"] == "model_not_found"


def test_a_model_name_with_an_escaped_slash_is_one_name(http):
    assert (
        http.get("/models/org%2Fmodel").json()["error"]["message"] == "The model 'org/model' does not exist"
    )


@pytest.mark.parametrize(
    ("given", "flagged"),
    [
        ("a kind word", [[]]),
        ("so much Violence here", [["violence"]]),
        (["fine", "hate and harassment"], [[], ["harassment", "hate"]]),
        ([], []),
        (
            [
                {"type": "text", "text": "violence/graphic"},
                {"type": "image_url", "image_url": {"url": "https://example.com/a.png"}},
            ],
            [["violence", "violence/graphic"]],
        ),
    ],
)
def test_texts_are_flagged_for_the_categories_that_they_name(http, given, flagged):
    body = http.post("/moderations", json={"input": given}).json()
    assert [
        [name for name, is_so in result["categories"].items() if is_so] for result in body["results"]
    ] == flagged
    assert [result["flagged"] for result in body["results"]] == [bool(names) for names in flagged]
    for result in body["results"]:
        assert result["categories"].keys() == result["category_scores"].keys()


def test_a_moderation_tells_which_kinds_of_input_count(http):
    image = {"type": "image_url", "image_url": {"url": "https://example.com/a.png"}}
    body = http.post("/moderations", json={"input": [image], "model": "omni-moderation-latest"}).json()
    kinds = body["results"][0]["category_applied_input_types"]
    assert (kinds["violence"], kinds["hate"]) == (["image"], [])
    assert body["model"] == "offline-moderation (asked for omni-moderation-latest)"
