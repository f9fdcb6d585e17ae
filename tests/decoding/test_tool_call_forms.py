"""Tool calls of a whole message in the API's own form."""

import copy
import re

import pytest
from decoding_strategies import JSON, TOOL_CALLS
from hypothesis import given
from hypothesis import strategies as st

from aikit4d._core.toolcalls import normalised_tool_calls

MADE_UP = re.compile(r"call_[0-9a-f]{24}")


def call(call_id="c1", name="f", arguments="{}", **extras):
    return {"id": call_id, "type": "function", "function": {"name": name, "arguments": arguments}, **extras}


def custom(text):
    return {"id": "c1", "type": "custom", "custom": {"name": "f", "input": text}}


ONE_CALL = {
    "arguments as an object": (
        {"id": "c1", "type": "function", "function": {"name": "f", "arguments": {"a": [1, "é"]}}},
        call(arguments='{"a":[1,"é"]}'),
    ),
    "arguments as a list": ({"id": "c1", "function": {"name": "f", "arguments": []}}, call(arguments="[]")),
    "arguments as a boolean": (
        {"id": "c1", "function": {"name": "f", "arguments": False}},
        call(arguments="false"),
    ),
    "no arguments": ({"id": "c1", "type": "function", "function": {"name": "f"}}, call()),
    "null arguments": (
        {"id": "c1", "type": "function", "function": {"name": "f", "arguments": None}},
        call(),
    ),
    "empty arguments": (call(arguments=""), call()),
    "blank arguments": (call(arguments=" \n"), call()),
    "arguments that JSON cannot hold": (call(arguments=float("nan")), call()),
    "arguments that are no JSON stay": (call(arguments='{"a": '), call(arguments='{"a": ')),
    "a lone surrogate in arguments": (call(arguments={"a": "\ud83d"}), call(arguments='{"a":"\\ud83d"}')),
    "no type": ({"id": "c1", "function": {"name": "f", "arguments": "{}"}}, call()),
    "empty type": (call() | {"type": ""}, call()),
    "type of another kind": (call() | {"type": ["function"]}, call()),
    "wrong type": (call() | {"type": "custom"}, call()),
    "a type of the server's own": (
        call() | {"type": "builtin_function"},
        call() | {"type": "builtin_function"},
    ),
    "a call without payload": (
        {"id": "c1", "type": "web_search", "q": 1},
        {"id": "c1", "type": "web_search", "q": 1},
    ),
    "index": (call(index=0), call()),
    "an integer id": (call(call_id=17), call(call_id="17")),
    "null name": (call(name=None), call(name="")),
    "no function": ({"id": "c1"}, call(name="")),
    "null function": ({"id": "c1", "function": None, "custom": None}, call(name="")),
    "a flat call": ({"id": "c1", "name": "f", "arguments": {"a": 1}}, call(arguments='{"a":1}')),
    "extras of the call": (
        call(extra_content={"google": {"s": "c2ln"}}, index=1),
        call(extra_content={"google": {"s": "c2ln"}}),
    ),
    "extras of the function": (
        {"id": "c1", "function": {"name": "f", "arguments": None, "strict": True}},
        {"id": "c1", "type": "function", "function": {"name": "f", "arguments": "{}", "strict": True}},
    ),
    "null custom": (call() | {"custom": None}, call()),
    "both payloads": (call(custom={"name": "g"}), call(custom={"name": "g"})),
    "a custom call": (custom("free text"), custom("free text")),
    "a custom call without type": ({"id": "c1", "custom": {"name": "f", "input": "x"}}, custom("x")),
    "a custom call without input": ({"id": "c1", "type": "custom", "custom": {"name": "f"}}, custom("")),
    "a custom call with null function": (custom("x") | {"function": None}, custom("x")),
    "a flat custom call": ({"id": "c1", "type": "custom", "name": "f", "input": "x"}, custom("x")),
    "custom input as an object": (custom({"a": 1}), custom('{"a":1}')),
}


@pytest.mark.parametrize(("given_call", "expected"), ONE_CALL.values(), ids=ONE_CALL.keys())
def test_a_call_gets_the_apis_own_form(given_call, expected):
    assert normalised_tool_calls([given_call]) == [expected]
    assert normalised_tool_calls(given_call) == [expected]


@pytest.mark.parametrize("call_id", ["", None, False, 1.5, [], {}])
def test_a_call_without_id_gets_one(call_id):
    [made] = normalised_tool_calls([call(call_id=call_id)])

    assert MADE_UP.fullmatch(made["id"])
    assert made == call(call_id=made["id"])


def test_calls_with_equal_ids_are_told_apart_and_the_first_keeps_its_id():
    calls = normalised_tool_calls([call("c1", "f"), call("c1", "g"), call("", "h"), call("", "i")])

    assert [each["function"]["name"] for each in calls] == ["f", "g", "h", "i"]
    assert calls[0]["id"] == "c1"
    assert all(MADE_UP.fullmatch(each["id"]) for each in calls[1:])
    assert len({each["id"] for each in calls}) == 4


def test_calls_in_good_form_but_for_equal_ids_are_told_apart():
    first, second = normalised_tool_calls([call("c1", "f"), call("c1", "g")])

    assert first == call("c1", "f")
    assert second == call(second["id"], "g")
    assert MADE_UP.fullmatch(second["id"])


def test_empty_places_are_dropped():
    assert normalised_tool_calls([None, call(), {}, {"index": 3}, "x", 5, [], {"id": None}]) == [call()]


@pytest.mark.parametrize("value", [None, "", "x", 0, 1.5, True])
def test_what_is_no_list_gives_none(value):
    assert normalised_tool_calls(value) is None


def test_no_calls_stay_no_calls():
    assert normalised_tool_calls([]) == []


def test_calls_in_good_form_come_back_as_they_are():
    calls = [call("c1"), call("c2", extra_content={"a": 1})]

    assert normalised_tool_calls(calls) is calls


@given(JSON | st.lists(TOOL_CALLS | JSON, max_size=4))
def test_any_json_value_gives_calls_with_ids_of_their_own(value):
    before = copy.deepcopy(value)
    calls = normalised_tool_calls(value)

    assert value == before
    assert normalised_tool_calls(calls) == calls
    for each in calls or []:
        assert isinstance(each["type"], str)
        assert each["type"]
        assert "index" not in each
        for payload, text in (("function", "arguments"), ("custom", "input")):
            if each["type"] == payload:
                assert isinstance(each[payload]["name"], str)
                assert isinstance(each[payload][text], str)
    ids = [each["id"] for each in calls or []]
    assert all(isinstance(each, str) and each for each in ids)
    assert len(set(ids)) == len(ids)
