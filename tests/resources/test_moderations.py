"""`client.moderations`."""

import pytest
from resource_wire import sent

from aikit4d import OpenAIModeration, OpenAIModerationItem, OpenAIModerationResult
from clients import Wire, answer

ITEM = {"flagged": True, "categories": {"violence": True}, "category_scores": {"violence": 0.9}}
BODY = {"id": "modr-1", "model": "m", "results": [ITEM, {"flagged": False}]}
INPUTS = {
    "a text": "kill",
    "an empty text": "",
    "texts": ["a", "b"],
    "no texts": [],
    "content parts": [
        {"type": "text", "text": "a"},
        {"type": "image_url", "image_url": {"url": "https://example.com/a.png"}},
    ],
}


@pytest.mark.parametrize("given", INPUTS.values(), ids=INPUTS)
def test_the_input_is_sent_as_it_is(kit, given):
    wire = Wire(answer(BODY))
    kit.do(kit.client("key", handler=wire).moderations.create(given, "m"))
    assert sent(wire) == ("POST", "/v1/moderations", {"input": given, "model": "m"})


def test_without_a_model_the_server_decides(kit):
    wire = Wire(answer(BODY))
    kit.do(kit.client("key", handler=wire).moderations.create("x", user="me"))
    assert sent(wire)[2] == {"input": "x", "user": "me"}


def test_what_was_found_is_described(kit):
    result = kit.do(kit.client("key", handler=Wire(answer(BODY))).moderations.create(["x", "y"]))

    assert isinstance(result, OpenAIModerationResult)
    moderation = result.moderation
    assert isinstance(moderation, OpenAIModeration)
    assert (moderation.id, moderation.model, len(moderation.results)) == ("modr-1", "m", 2)
    assert moderation.results[1].flagged is False
    item = moderation.item
    assert isinstance(item, OpenAIModerationItem)
    assert (item.flagged, item.categories.violence) == (True, True)
    assert item.category_scores.violence == item.category_score.violence == 0.9


@pytest.mark.parametrize(
    ("body", "flagged"),
    [
        ({"id": "m", "results": [{"flagged": False}]}, False),
        ({"results": [{"flagged": True}]}, True),
        ({"id": "m"}, None),
        ({"id": "m", "results": None}, None),
        ({"id": "m", "results": []}, None),
        ({"id": "m", "results": ["odd"]}, None),
    ],
)
def test_a_partial_answer_is_read_as_far_as_it_goes(kit, body, flagged):
    result = kit.do(kit.client("key", handler=Wire(answer(body))).moderations.create("x"))
    item = result.moderation.item
    assert (item and item.flagged) is flagged


@pytest.mark.parametrize("body", [{}, {"id": 5}, {"results": "odd"}])
def test_a_body_that_describes_no_moderation_gives_none(kit, body):
    result = kit.do(kit.client("key", handler=Wire(answer(body))).moderations.create("x"))
    assert (result.success, result.moderation) == (True, None)


def test_an_item_without_scores_has_none():
    assert OpenAIModerationItem().category_score is None
    assert OpenAIModerationItem(category_score={"a": 1}).category_score.a == 1


@pytest.mark.parametrize("given", [None, 5, b"x", {"type": "text"}, {"a"}, iter("a")])
def test_an_input_of_another_kind_is_refused(kit, given):
    client = kit.client("key", handler=pytest.fail)
    with pytest.raises(TypeError, match=r"^input must be a text or a list"):
        kit.do(client.moderations.create(given))


def test_a_model_of_another_kind_is_refused(kit):
    client = kit.client("key", handler=pytest.fail)
    with pytest.raises(TypeError, match=r"^model must be a text"):
        kit.do(client.moderations.create("x", {"user": "me"}))


def test_a_part_that_has_no_json_form_is_named(kit):
    client = kit.client("key", handler=pytest.fail)
    with pytest.raises(TypeError, match=r"input\[1\]"):
        kit.do(client.moderations.create(["a", b"b"]))
