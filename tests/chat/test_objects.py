"""`Object`: a dictionary whose keys are also attributes."""

import copy
import json
import pickle

import pytest

from aikit4d import Object, OpenAIChatCompletion, OpenAIMessage


def nested():
    return Object({"a": {"b": {"c": 1}}, "list": [{"x": 1}, [{"y": 2}]], "numbers": [1, 2.5], "text": "t"})


def test_keys_are_read_as_items_and_as_attributes():
    made = nested()
    assert (made.text, made["text"], made.get("text"), made.a.b.c, made["a"]["b"]["c"]) == (
        "t",
        "t",
        "t",
        1,
        1,
    )
    assert (made.get("absent"), made.get("absent", 3)) == (None, 3)


def test_objects_inside_are_objects_and_the_same_at_every_reading():
    made = nested()
    assert type(made.a.b) is Object
    assert made.a is made["a"]
    assert (made.list[0].x, made.list[1][0].y) == (1, 2)
    assert made.list[0] is made.list[0]


@pytest.mark.parametrize(
    "read",
    [
        lambda made: next(iter(made.values())),
        lambda made: dict(made.items())["a"],
        lambda made: made.pop("a"),
        lambda made: made.setdefault("a", {}),
        lambda made: made.get("a"),
        lambda made: made.copy().a,
        lambda made: Object(a=made.pop("a")).popitem()[1],
        lambda made: Object(dict.pop(made, "list")[0], a=dict.pop(made, "a")).popitem()[1],
        lambda made: (made | {"z": 1}).a,
        lambda made: (Object() | dict(made)).a,
    ],
)
def test_every_way_of_reading_gives_an_object(read):
    assert read(nested()).b.c == 1


def test_what_is_put_in_comes_out_as_an_object():
    made = Object()
    made.one = {"x": 1}
    made["two"] = [{"x": 2}]
    assert (made.one.x, made.two[0].x, made.setdefault("three", {"x": 3}).x) == (1, 2, 3)


def test_what_is_added_to_a_list_comes_out_as_an_object():
    made = nested()
    assert made.list[0].x == 1
    made.list.append({"x": 3})
    assert made.list[-1].x == 3


@pytest.mark.parametrize("place", [1, 2])
def test_what_is_put_into_a_list_comes_out_as_an_object(place):
    made = Object(list=[{"x": 1}, {"x": 2}])
    assert made.list[1].x == 2
    made.list.insert(place, {"x": 3})
    made.list.insert(place, [{"x": 4}])
    assert (made.list[place][0].x, made.list[place + 1].x) == (4, 3)


def test_a_union_is_a_copy_of_the_same_class():
    message = OpenAIMessage(role="user", content="a")
    union = message | {"content": "b"}
    assert (type(union), union, message.content) == (
        OpenAIMessage, {"role": "user", "content": "b"}, "a",
    )  # fmt: skip
    with pytest.raises(TypeError):
        message | 5
    with pytest.raises(KeyError):
        Object().popitem()


def test_a_list_that_starts_with_a_number_is_handed_out_as_it_is():
    numbers = [1.5, {"never": "looked at"}]
    assert type(Object(numbers=numbers).numbers[1]) is dict
    assert Object(numbers=numbers).numbers is numbers


def test_absent_names_raise_and_suggest_the_nearest():
    with pytest.raises(AttributeError, match=r"txt.*text"):
        nested().txt  # noqa: B018 - reading it is the test
    with pytest.raises(AttributeError, match="zzz"):
        del nested().zzz
    with pytest.raises(KeyError):
        nested()["zzz"]
    with pytest.raises(KeyError):
        nested().pop("zzz")
    assert nested().pop("zzz", 5) == 5


def test_documented_names_read_none_while_they_are_absent():
    assert OpenAIMessage().role is None
    assert OpenAIChatCompletion().usage is None
    with pytest.raises(AttributeError):
        OpenAIMessage().rolle  # noqa: B018 - reading it is the test


def test_attributes_can_be_set_and_deleted():
    made = nested()
    made.text = "new"
    del made.a
    assert (made["text"], "a" in made, hasattr(made, "a")) == ("new", False, False)


def test_a_key_named_like_a_method_is_read_as_an_item():
    made = Object({"items": [1], "copy": 2, "get": 3})
    assert (made["items"], made["copy"], made["get"]) == ([1], 2, 3)
    assert callable(made.items)


def test_it_is_a_dictionary_like_any_other():
    made = nested()
    assert made == json.loads(json.dumps(made))
    assert (len(made), list(made), isinstance(made, dict)) == (4, ["a", "list", "numbers", "text"], True)
    assert {**made} == made
    assert Object(a=1) == {"a": 1} == Object([("a", 1)])


def test_names_are_listed_for_completion():
    names = dir(OpenAIMessage({"reasoning": "r", "no name": 1}))
    assert {"reasoning", "role", "text", "items"} <= set(names)
    assert "no name" not in names


@pytest.mark.parametrize("copied", [copy.copy, lambda made: made.copy()])
def test_a_copy_is_shallow(copied):
    made = nested()
    twin = copied(made)
    assert (type(twin), twin, twin.a is made.a) == (Object, made, True)
    twin.text = "other"
    assert made.text == "t"


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda made: pickle.loads(pickle.dumps(made))])
def test_a_deep_copy_shares_nothing(copied):
    made = nested()
    twin = copied(made)
    assert (type(twin), type(twin.a), twin) == (Object, Object, made)
    twin.a.b.c = 9
    assert made.a.b.c == 1


@pytest.mark.parametrize("name", ["__deepcopy__", "__array__", "__wrapped__"])
def test_a_key_named_like_a_protocol_of_python_is_read_as_an_item(name):
    made = Object({name: "of a server"})
    assert copy.deepcopy(made)[name] == made[name] == "of a server"
    assert not hasattr(made, name)


def test_a_repr_is_short_and_shows_the_beginning():
    shown = repr(
        Object({"text": "long " * 10_000, "list": list(range(10_000)), "deep": {"a": {"b": {"c": {}}}}})
    )
    assert shown.startswith("Object({")
    assert len(shown) < 1000
    assert repr(Object(a={"b": 1})) == "Object({'a': {'b': 1}})"
