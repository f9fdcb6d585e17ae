"""Chunks of a stream put together into the answer that the server would have given as a whole."""

import copy
import json

import pytest
from decoding_strategies import CHUNKS, JSON, SCALARS
from hypothesis import given
from hypothesis import strategies as st

from aikit4d._core.deltas import StreamAccumulator
from aikit4d._core.error_bodies import error_of
from aikit4d._core.json import encode
from aikit4d._core.toolcalls import normalised_tool_calls


def accumulated(*chunks):
    stream = StreamAccumulator()
    for chunk in chunks:
        stream.add(chunk)
    return stream


def message_of(*deltas):
    chunks = [{"choices": [{"index": 0, "delta": delta}]} for delta in deltas]
    [choice] = accumulated(*chunks).choices()
    return choice["message"]


def part(text, **others):
    return {"type": "text", "text": text, **others}


MESSAGES = {
    "texts join": ([{"content": "he"}, {"content": "llo"}], {"content": "hello"}),
    "null erases nothing": ([{"content": "a"}, {"content": None}, {"content": "b"}], {"content": "ab"}),
    "empty text erases nothing": ([{"content": "a"}, {"content": ""}], {"content": "a"}),
    "a first null is kept": ([{"content": None, "refusal": None}, {}], {"content": None, "refusal": None}),
    "a text follows null": ([{"content": None}, {"content": "a"}], {"content": "a"}),
    "an empty text follows null": ([{"content": None}, {"content": ""}], {"content": ""}),
    "an empty start": ([{"content": ""}, {"content": "a"}], {"content": "a"}),
    "role is not repeated": (
        [{"role": "assistant"}, {"role": "assistant", "content": "a"}],
        {"content": "a"},
    ),
    "an empty role replaces nothing": ([{"role": "tool"}, {"role": ""}, {"role": None}], {"role": "tool"}),
    "an empty role is the assistant's": ([{"role": "", "content": "a"}], {"content": "a"}),
    "a role of another kind is the assistant's": ([{"role": ["x"], "content": "a"}], {"content": "a"}),
    "reasoning has a text of its own": (
        [{"reasoning_content": "be"}, {"reasoning_content": "cause", "content": None}, {"content": "hi"}],
        {"reasoning_content": "because", "content": "hi"},
    ),
    "names and types replace": (
        [
            {"name": "n", "x": {"type": "t", "id": "i", "text": "a"}},
            {"name": "n", "x": {"type": "t", "id": "i", "text": "b"}},
        ],
        {"name": "n", "x": {"type": "t", "id": "i", "text": "ab"}},
    ),
    "objects merge at any depth": (
        [
            {"audio": {"id": "a1", "data": "aG"}},
            {"audio": {"data": "k=", "x": {"y": "1"}}},
            {"audio": {"x": {"y": "2"}}},
        ],
        {"audio": {"id": "a1", "data": "aGk=", "x": {"y": "12"}}},
    ),
    "numbers and booleans replace": (
        [{"audio": {"expires_at": 5, "done": False}}, {"audio": {"expires_at": 7, "done": True}}],
        {"audio": {"expires_at": 7, "done": True}},
    ),
    "lists of scalars append": (
        [{"list": [1, "a"]}, {"list": [True, None]}, {"list": []}, {"list": None}, {"list": [[2]]}],
        {"list": [1, "a", True, None, [2]]},
    ),
    "empty containers are kept": ([{"annotations": [], "x": {}}], {"annotations": [], "x": {}}),
    "another kind replaces": ([{"x": "a", "y": 1}, {"x": {"b": 1}, "y": "c"}], {"x": {"b": 1}, "y": "c"}),
    "an empty value of another kind erases nothing": (
        [{"x": "a", "y": {"b": 1}}, {"x": {}, "y": ""}],
        {"x": "a", "y": {"b": 1}},
    ),
    "content parts merge by index": (
        [{"content": [part("a", index=1)]}, {"content": [part("x", index=0), part("b", index=1)]}],
        {"content": [part("x"), part("ab")]},
    ),
    "content parts without index run on": (
        [{"content": [part("a")]}, {"content": [part("b")]}, {"content": [{"type": "image", "url": "u"}]}],
        {"content": [part("ab"), {"type": "image", "url": "u"}]},
    ),
    "content parts of one piece stay apart": (
        [{"content": [part("a"), part("b")]}],
        {"content": [part("a"), part("b")]},
    ),
    "only the first part of a piece runs on": (
        [{"content": [part("a")]}, {"content": [part("b"), part("c")]}],
        {"content": [part("ab"), part("c")]},
    ),
    "thinking inside of parts runs on, then text": (
        [
            {"content": [{"type": "thinking", "thinking": [part("a")]}]},
            {"content": [{"type": "thinking", "thinking": [part("b")]}]},
            {"content": "c"},
            {"content": "d"},
        ],
        {"content": [{"type": "thinking", "thinking": [part("ab")]}, part("cd")]},
    ),
    "parts after text": (
        [{"content": "a"}, {"content": "b"}, {"content": [{"type": "x"}]}],
        {"content": [part("ab"), {"type": "x"}]},
    ),
    "other lists keep their index": (
        [
            {"reasoning_details": [{"type": "reasoning.text", "index": 0, "text": "a", "format": "f"}]},
            {"reasoning_details": [{"type": "reasoning.text", "index": 0, "text": "b", "format": "f"}]},
        ],
        {"reasoning_details": [{"type": "reasoning.text", "index": 0, "text": "ab", "format": "f"}]},
    ),
    "another type at a used index is another element": (
        [
            {"details": [{"type": "a", "index": 0, "text": "x"}]},
            {"details": [{"type": "b", "index": 0, "data": "y"}]},
        ],
        {"details": [{"type": "a", "index": 0, "text": "x"}, {"type": "b", "index": 0, "data": "y"}]},
    ),
    "elements without index append": (
        [
            {"annotations": [{"type": "url_citation", "title": "a"}]},
            {"annotations": [{"type": "url_citation", "title": "b"}]},
        ],
        {"annotations": [{"type": "url_citation", "title": "a"}, {"type": "url_citation", "title": "b"}]},
    ),
    "elements with an id merge by it": (
        [
            {"list": [{"id": "a", "data": "1"}, {"id": "b", "data": "2"}]},
            {"list": [{"id": "a", "data": "3"}]},
        ],
        {"list": [{"id": "a", "data": "13"}, {"id": "b", "data": "2"}]},
    ),
    "gaps are closed": (
        [{"list": [{"index": 5, "a": 1}]}, {"list": [{"index": 2, "a": 2}]}],
        {"list": [{"index": 2, "a": 2}, {"index": 5, "a": 1}]},
    ),
    "an index out of bounds is none": (
        [
            {"list": [{"index": 10**12, "a": "x"}]},
            {"list": [{"index": -1, "a": "y"}]},
            {"list": [{"index": True, "a": "z"}]},
        ],
        {"list": [{"index": 10**12, "a": "x"}, {"index": -1, "a": "y"}, {"index": True, "a": "z"}]},
    ),
    "an old function call stays one": (
        [{"function_call": {"name": "f", "arguments": '{"a"'}}, {"function_call": {"arguments": ":1}"}}],
        {"function_call": {"name": "f", "arguments": '{"a":1}'}},
    ),
    "an emoji cut between UTF-16 units": (
        [{"content": "a\ud83d"}, {"content": "\ude00b"}],
        {"content": "a\U0001f600b"},
    ),
    "a lone surrogate stays": ([{"content": "a\ud83d"}, {"content": "b"}], {"content": "a\ud83db"}),
    "null tool calls": ([{"tool_calls": None}], {"tool_calls": None}),
    "tool calls of another kind": ([{"tool_calls": "x", "content": "a"}], {"content": "a"}),
    "empty tool calls": ([{"tool_calls": [], "content": "a"}], {"tool_calls": [], "content": "a"}),
}


@pytest.mark.parametrize(("deltas", "message"), MESSAGES.values(), ids=MESSAGES.keys())
def test_deltas_make_a_message(deltas, message):
    assert message_of(*deltas) == {"role": "assistant"} | message


def piece(index=None, call_id=None, name=None, arguments=None, **others):
    function = {key: value for key, value in (("name", name), ("arguments", arguments)) if value is not None}
    members = {"index": index, "id": call_id, "function": function or None}
    return {key: value for key, value in members.items() if value is not None} | others


ONE = [("f", '{"a":1}')]
TWO = [("f", '{"a":1}'), ("g", '{"b":2}')]
F, F1, F2 = '{"a":1}', '{"a"', ":1}"
G, G1, G2 = '{"b":2}', '{"b"', ":2}"

CALLS = {
    "index and id once": (
        [[piece(0, "c1", "f", "")], [piece(0, arguments=F1)], [piece(0, arguments=F2)]],
        ONE,
    ),
    "two calls by index": (
        [
            [piece(0, "c1", "f", F1)],
            [piece(1, "c2", "g", G1)],
            [piece(0, arguments=F2), piece(1, arguments=G2)],
        ],
        TWO,
    ),
    "no index": ([[piece(None, "c1", "f", F)]], ONE),
    "no index, fragments": ([[piece(None, "c1", "f", F1)], [piece(None, arguments=F2)]], ONE),
    "no index, two calls": (
        [[piece(None, "c1", "f", F1)], [piece(None, arguments=F2)], [piece(None, "c2", "g", G)]],
        TWO,
    ),
    "no index, ids in turn": (
        [
            [piece(None, "c1", "f", F1)],
            [piece(None, "c2", "g", G1)],
            [piece(None, "c1", None, F2)],
            [piece(None, "c2", None, G2)],
        ],
        TWO,
    ),
    "index always 0, distinct ids": ([[piece(0, "c1", "f", F)], [piece(0, "c2", "g", G)]], TWO),
    "index always 0, distinct ids, fragments": (
        [
            [piece(0, "c1", "f", F1)],
            [piece(0, arguments=F2)],
            [piece(0, "c2", "g", G1)],
            [piece(0, arguments=G2)],
        ],
        TWO,
    ),
    "index always 0, ids in turn": (
        [
            [piece(0, "c1", "f", F1)],
            [piece(0, "c2", "g", G1)],
            [piece(0, "c1", None, F2)],
            [piece(0, "c2", None, G2)],
        ],
        TWO,
    ),
    "a new id at a used index though the first call is cut": (
        [[piece(0, "c1", "f", F1)], [piece(0, "c2", "g", G)]],
        [("f", F1), ("g", G)],
    ),
    "index always 0, no ids": ([[piece(0, "", "f", F)], [piece(0, "", "g", G)]], TWO),
    "index from 1": ([[piece(1, "c1", "f", "")], [piece(1, arguments=F)]], ONE),
    "index out of order": ([[piece(1, "c2", "g", G)], [piece(0, "c1", "f", F)]], TWO),
    "an index is used again later": (
        [[piece(0, "c1", "f", F)], [piece(1, "c2", "g", G)], [piece(0, "c3", "f", F)]],
        [*TWO, *ONE],
    ),
    "a huge index is none": ([[piece(10**9, "c1", "f", F1)], [piece(10**9, arguments=F2)]], ONE),
    "id and name repeated": ([[piece(0, "c1", "f", F1)], [piece(0, "c1", "f", F2)]], ONE),
    "id and name repeated, no index": ([[piece(None, "c1", "f", F1)], [piece(None, "c1", "f", F2)]], ONE),
    "name repeated, nothing else": ([[piece(None, None, "f", F1)], [piece(None, None, "f", F2)]], ONE),
    "name and empty arguments first": ([[piece(None, None, "f", "")], [piece(None, None, "f", F)]], ONE),
    "neither id nor index, two calls": ([[piece(None, None, "f", F)], [piece(None, None, "g", G)]], TWO),
    "neither id nor index, the same function twice": (
        [[piece(None, None, "f", F)], [piece(None, None, "f", F)]],
        ONE * 2,
    ),
    "neither id nor index, one list": (
        [[piece(None, "", "f", "{}"), piece(None, "", "g", "{}")]],
        [("f", "{}"), ("g", "{}")],
    ),
    "neither id nor index, one list, no arguments": (
        [[piece(None, "", "f"), piece(None, "", "f")]],
        [("f", "{}")] * 2,
    ),
    "neither id nor index, no arguments": (
        [[piece(None, None, "f", "")], [piece(None, None, "g", "")]],
        [("f", "{}"), ("g", "{}")],
    ),
    "one id for two calls of one list": ([[piece(None, "c1", "f", F), piece(None, "c1", "g", G)]], TWO),
    "one id for two calls by index": ([[piece(0, "c1", "f", F)], [piece(1, "c1", "g", G)]], TWO),
    "one id, the index moves": ([[piece(0, "c1", "f", F1)], [piece(1, "c1", None, F2)]], ONE),
    "one id, the index moves, and a call without index": (
        [[piece(0, "c1", "f", F1)], [piece(1, "c1", None, F2)], [piece(None, "c2", "g", G)]],
        TWO,
    ),
    "the id comes late": ([[piece(0, None, "f", "")], [piece(0, "c1", None, F)]], ONE),
    "the id comes late with the name": ([[piece(0, None, None, F1)], [piece(0, "c1", "f", F2)]], ONE),
    "the id comes late with the name again": ([[piece(0, None, "f", F1)], [piece(0, "c1", "f", F2)]], ONE),
    "an id comes with the same name after a whole call": (
        [[piece(0, None, "f", F)], [piece(0, "c1", "f", F)]],
        ONE * 2,
    ),
    "each fragment has an id of its own": ([[piece(0, "c1", "f", F1)], [piece(0, "c2", None, F2)]], ONE),
    "an id alone begins a call after a whole one": (
        [[piece(0, "c1", "f", F)], [piece(0, "c2")], [piece(0, None, "g", G)]],
        TWO,
    ),
    "the name comes late": ([[piece(0, "c1")], [piece(0, None, "f", F)]], ONE),
    "the name comes again, longer": ([[piece(0, "c1", "get", "")], [piece(0, None, "f", F)]], ONE),
    "a name comes after a whole call, index only": (
        [[piece(0, None, "f", F)], [piece(0, None, "g", G)]],
        TWO,
    ),
    "integer ids": ([[piece(None, 1, "f", F)], [piece(None, 2, "g", G)]], TWO),
    "arguments as an object": ([[piece(0, "c1", "f", {"a": 1})]], ONE),
    "arguments as an object twice": ([[piece(0, "c1", "f", {"a": 1})], [piece(0, "c1", "f", {"a": 1})]], ONE),
    "an object with texts twice": (
        [[piece(0, "c1", "f", {"a": "x"})], [piece(0, "c1", "f", {"a": "x"})]],
        [("f", '{"a":"x"}')],
    ),
    "an empty object first": (
        [[piece(0, "c1", "f", {})], [piece(0, arguments=F1)], [piece(0, arguments=F2)]],
        ONE,
    ),
    "objects without ids": ([[piece(None, None, "f", {"a": 1})], [piece(None, None, "g", {"b": 2})]], TWO),
    "objects without ids, the same function twice": (
        [[piece(None, None, "f", {"a": 1})], [piece(None, None, "f", {"a": 1})]],
        ONE * 2,
    ),
    "null members": (
        [
            [piece(0, "c1", "f", F1)],
            [{"index": 0, "id": None, "type": None, "function": {"name": None, "arguments": F2}}],
        ],
        ONE,
    ),
    "a null function": ([[piece(0, "c1", "f", F)], [{"index": 0, "function": None}]], ONE),
    "empty places": ([[None, piece(0, "c1", "f", F), 5, "x"], [{}], [None]], ONE),
    "a call in place of the list": ([piece(0, "c1", "f", F1), piece(0, arguments=F2)], ONE),
    "a flat call": (
        [[{"index": 0, "id": "c1", "name": "f", "arguments": F1}], [{"index": 0, "arguments": F2}]],
        ONE,
    ),
    "escapes and lists are read for wholeness": (
        [
            [piece(None, None, "f", '{"a":"\\\\\\"}')],
            [piece(None, None, "f", '","b":[{"c":1}]')],
            [piece(None, None, "f", "}")],
            [piece(None, None, "f", "[1]")],
            [piece(None, None, "f", "null")],
            [piece(None, None, "f", " ")],
        ],
        [("f", '{"a":"\\\\\\"}","b":[{"c":1}]}'), ("f", "[1]"), ("f", "null"), ("f", "{}")],
    ),
    "text with braces is not whole": (
        [[piece(None, None, "f", '{"a":"}')], [piece(None, None, "f", '"}')]],
        [("f", '{"a":"}"}')],
    ),
}


@pytest.mark.parametrize(("deltas", "expected"), CALLS.values(), ids=CALLS.keys())
def test_pieces_make_tool_calls(deltas, expected):
    calls = message_of(*({"tool_calls": each} for each in deltas))["tool_calls"]

    assert [(call["function"]["name"], call["function"]["arguments"]) for call in calls] == expected
    assert all(call["type"] == "function" and "index" not in call for call in calls)
    assert len({call["id"] for call in calls}) == len(calls)
    assert "" not in {call["id"] for call in calls}


IDS = {
    "late": ([piece(0, None, "f", ""), piece(0, "c1", None, F)], ["c1"]),
    "of each fragment": ([piece(0, "c1", "f", F1), piece(0, "c2", None, F2)], ["c1"]),
    "before the name": ([piece(0, "c1", "f", F), piece(0, "c2"), piece(0, None, "g", G)], ["c1", "c2"]),
}


@pytest.mark.parametrize(("pieces", "ids"), IDS.values(), ids=IDS.keys())
def test_a_call_has_the_first_id_that_it_was_given(pieces, ids):
    calls = message_of(*({"tool_calls": [each]} for each in pieces))["tool_calls"]

    assert [call["id"] for call in calls] == ids


def test_extras_and_custom_calls_are_put_together_too():
    calls = message_of(
        {"tool_calls": [piece(0, "c1", "f", F, extra_content={"google": {"thought_signature": "c2"}})]},
        {"tool_calls": [{"index": 1, "id": "c2", "type": "custom", "custom": {"name": "g", "input": "fr"}}]},
        {"tool_calls": [{"index": 1, "custom": {"input": "ee"}}]},
    )["tool_calls"]

    assert calls == [
        {
            "id": "c1",
            "type": "function",
            "function": {"name": "f", "arguments": F},
            "extra_content": {"google": {"thought_signature": "c2"}},
        },
        {"id": "c2", "type": "custom", "custom": {"name": "g", "input": "free"}},
    ]


def test_choices_are_kept_apart_and_come_by_index():
    stream = accumulated(
        {"choices": [{"index": 1, "delta": {"content": "b"}}, {"index": 0, "delta": {"content": "a"}}]},
        {"choices": [{"index": 1, "delta": {"content": "B"}, "finish_reason": "length"}]},
        {"choices": [{"index": 0, "delta": {"content": "A"}, "finish_reason": "stop"}]},
    )

    assert stream.choices() == [
        {"index": 0, "message": {"role": "assistant", "content": "aA"}, "finish_reason": "stop"},
        {"index": 1, "message": {"role": "assistant", "content": "bB"}, "finish_reason": "length"},
    ]


@pytest.mark.parametrize("index", [None, "0", 0.5, True, []])
def test_a_choice_without_index_has_its_place(index):
    choices = [{"index": index, "delta": {"content": "a"}}, {"index": index, "delta": {"content": "b"}}]

    stream = accumulated({"choices": choices}, {"choices": choices})

    assert [choice["message"]["content"] for choice in stream.choices()] == ["aa", "bb"]
    assert [choice["index"] for choice in stream.choices()] == [0, 1]


def test_the_last_finish_reason_that_says_something_counts():
    reasons = ["", None, "tool_calls", None, "stop", "", None]
    chunks = [{"choices": [{"delta": {}, "finish_reason": reason}]} for reason in reasons]
    stream = StreamAccumulator()

    for chunk, finished in zip(chunks, [False, False, True, True, True, True, True], strict=True):
        stream.add(chunk)
        assert stream.finished is finished
    assert stream.choices()[0]["finish_reason"] == "stop"


def test_what_a_choice_has_besides_is_gathered():
    def filtered(**categories):
        return {
            category: {"filtered": False, "severity": severity} for category, severity in categories.items()
        }

    def token(text):
        return {
            "token": text,
            "logprob": -0.5,
            "bytes": [104],
            "top_logprobs": [{"token": text, "logprob": -0.5}],
        }

    stream = accumulated(
        {"choices": [{"delta": {}, "logprobs": None, "content_filter_results": filtered(hate="safe")}]},
        {
            "choices": [
                {
                    "delta": {},
                    "logprobs": {"content": [token("a")], "refusal": None},
                    "content_filter_results": filtered(hate="safe"),
                }
            ]
        },
        {
            "choices": [
                {
                    "delta": {},
                    "logprobs": {"content": [token("b")], "refusal": None},
                    "content_filter_results": filtered(violence="low"),
                }
            ]
        },
        {
            "choices": [
                {"delta": {}, "logprobs": None, "native_finish_reason": "STOP", "content_filter_results": {}}
            ]
        },
        {"choices": [{"delta": {}, "native_finish_reason": "STOP"}]},
    )

    assert stream.choices() == [
        {
            "index": 0,
            "message": {"role": "assistant"},
            "finish_reason": None,
            "logprobs": {"content": [token("a"), token("b")], "refusal": None},
            "content_filter_results": filtered(hate="safe", violence="low"),
            "native_finish_reason": "STOP",
        }
    ]


def test_a_null_and_a_list_beside_the_delta_are_kept():
    chunk = {"choices": [{"delta": {}, "logprobs": None, "notes": [{"type": "n", "text": "a"}]}]}

    [choice] = accumulated(chunk, chunk).choices()

    assert choice["logprobs"] is None
    assert choice["notes"] == [{"type": "n", "text": "a"}] * 2


def test_a_message_in_place_of_the_delta_is_one():
    [choice] = accumulated(
        {"choices": [{"index": 0, "message": {"role": "assistant", "content": "hi"}}]}
    ).choices()

    assert choice == {"index": 0, "message": {"role": "assistant", "content": "hi"}, "finish_reason": None}


WHOLE = {"role": "assistant", "content": "hi", "tool_calls": [{"id": "a", "function": {"name": "f"}}]}


@pytest.mark.parametrize(
    "before",
    [[], [{}], [{"role": "assistant", "content": ""}], [{"content": None, "tool_calls": None}]],
    ids=repr,
)
def test_a_message_beside_empty_deltas_is_not_lost(before):
    chunks = [{"choices": [{"delta": delta}]} for delta in before]
    [choice] = accumulated(*chunks, {"choices": [{"delta": {}, "message": WHOLE}]}).choices()
    assert choice["message"]["content"] == "hi"
    assert [call["id"] for call in choice["message"]["tool_calls"]] == ["a"]


@pytest.mark.parametrize("said", [{"content": "h"}, {"tool_calls": [{"id": "b"}]}], ids=repr)
def test_a_message_beside_the_last_delta_repeats_what_was_said(said):
    chunks = {"choices": [{"delta": said}]}, {"choices": [{"delta": {}, "message": WHOLE}]}
    [choice] = accumulated(*chunks).choices()
    assert choice["message"].get("content") == said.get("content")


def test_a_message_beside_a_delta_is_not_taken_twice():
    chunk = {"choices": [{"message": {"content": "so far"}, "delta": {"content": "far"}}]}

    assert accumulated(chunk).choices()[0]["message"]["content"] == "far"


def test_the_head_holds_what_was_first_said():
    stream = accumulated(
        {
            "id": "",
            "object": "",
            "created": 0,
            "model": "",
            "choices": [],
            "prompt_filter_results": [{"prompt_index": 0}],
        },
        {
            "id": "q1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "m",
            "service_tier": None,
            "obfuscation": "x",
        },
        {"id": "q2", "created": 2, "model": "n", "service_tier": "default", "citations": ["a"]},
        {"service_tier": None, "citations": ["a", "b"], "prompt_filter_results": []},
    )

    assert stream.head() == {
        "id": "q1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "service_tier": "default",
        "citations": ["a", "b"],
        "prompt_filter_results": [{"prompt_index": 0}],
    }


USAGE = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}

USAGES = {
    "none": ([{}, {"usage": None}], None),
    "at the end": ([{"usage": None}, {"choices": [], "usage": USAGE}], USAGE),
    "null after it": ([{"usage": USAGE}, {"usage": None}, {"usage": {}}], USAGE),
    "in every chunk": ([{"usage": {"total_tokens": 1}}, {"usage": USAGE}], USAGE),
    "from Groq": ([{"x_groq": {"id": "r"}}, {"x_groq": {"id": "r", "usage": USAGE}}], USAGE),
    "of another kind": (
        [{"usage": USAGE}, {"usage": 5}, {"usage": [1]}, {"x_groq": {"usage": 5}}, {"x_groq": 1}],
        USAGE,
    ),
}


@pytest.mark.parametrize(("chunks", "usage"), USAGES.values(), ids=USAGES.keys())
def test_the_last_usage_counts(chunks, usage):
    assert accumulated(*chunks).usage == usage


def test_what_groq_adds_stays_in_the_head():
    assert accumulated({"x_groq": {"id": "r", "usage": USAGE}}).head()["x_groq"] == {
        "id": "r",
        "usage": USAGE,
    }


def test_what_was_taken_in_and_what_was_read_are_nobody_elses():
    call = {"function": {"name": "f", "arguments": {"a": [1]}}, "extra_content": {"b": [2]}}
    delta = {"content": [part("a", notes=[3])], "tool_calls": [call], "audio": {"c": [4]}}
    choice = {"delta": delta, "finish_reason": {"d": [5]}, "logprobs": {"content": [{"e": [6]}]}}
    chunk = {"choices": [choice], "usage": {"f": {"g": [7]}}, "x_groq": {"h": [8]}, "i": [[9]]}
    stream = accumulated(chunk)
    read = copy.deepcopy((stream.choices(), stream.head(), stream.usage))

    for value in (chunk, stream.choices(), stream.head()):
        emptied(value)

    assert (stream.choices(), stream.head(), stream.usage) == read
    assert [key for key in "abcdefghi" if f'"{key}"' not in json.dumps(read).replace("\\", "")] == []
    assert [each for each in range(1, 10) if f"[{each}]" not in json.dumps(read)] == []


ERRORS = {
    "object": ({"error": {"message": "full"}}, {"message": "full"}),
    "text": ({"error": "overloaded", "choices": []}, "overloaded"),
    "empty text": ({"error": ""}, ""),
    "null": ({"error": None, "choices": []}, None),
    "none": ({"choices": []}, None),
    "a flat one": ({"object": "error", "message": "too long"}, {"object": "error", "message": "too long"}),
    "a flat one with a member": ({"object": "error", "error": {"message": "x"}}, {"message": "x"}),
    "one in a choice": ({"choices": [{}, None, {"error": {"message": "x"}}]}, {"message": "x"}),
    "choices of another kind": ({"choices": {"error": "x"}}, None),
    "a list": ([{"error": "x"}], "x"),
    "a list of lists": ([[{"error": "x"}]], None),
    "an empty list": ([], None),
    "no object": ("error", None),
}


@pytest.mark.parametrize(("chunk", "error"), ERRORS.values(), ids=ERRORS.keys())
def test_a_chunk_that_reports_an_error(chunk, error):
    assert error_of(chunk) == error


@given(st.lists(CHUNKS | JSON, max_size=6))
def test_any_json_is_taken_and_neither_changed_nor_shared(chunks):
    before = copy.deepcopy(chunks)
    stream = accumulated(*chunks)
    whole = [stream.choices(), stream.head(), stream.usage]
    assert chunks == before

    for value in (chunks, copy.deepcopy(whole), stream.choices(), stream.head()):
        emptied(value)
    assert [stream.choices(), stream.head(), stream.usage] == whole
    assert encode(whole)
    for choice in whole[0]:
        assert choice["message"]["role"]
        assert normalised_tool_calls(choice["message"].get("tool_calls")) == choice["message"].get(
            "tool_calls"
        )


def emptied(value):
    """Take everything out of ``value``, at every depth."""
    for inner in list(value.values() if isinstance(value, dict) else value):
        if isinstance(inner, dict | list):
            emptied(inner)
    value.clear()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=3), min_size=1, max_size=8))
def test_a_text_is_the_same_however_it_is_cut(texts):
    assert message_of(*({"content": text} for text in texts))["content"] == "".join(texts)


WHOLE_MESSAGES = st.fixed_dictionaries(
    {
        "role": st.just("assistant"),
        "content": st.none() | st.text(max_size=3) | st.lists(st.builds(part, st.text(max_size=3))),
    },
    optional={
        "refusal": st.none() | st.text(max_size=3),
        "annotations": st.lists(st.fixed_dictionaries({"type": st.just("url_citation"), "title": SCALARS})),
        "tool_calls": st.lists(
            st.builds(
                piece,
                st.none(),
                st.sampled_from(["c1", "c2", ""]),
                st.sampled_from("fg"),
                st.sampled_from(["", "{}", F]),
            ),
            max_size=4,
        ),
        "vendor": st.dictionaries(st.sampled_from(["a", "b"]), SCALARS | st.lists(SCALARS)),
    },
)


@given(WHOLE_MESSAGES)
def test_a_whole_answer_given_as_one_chunk_is_the_whole_answer(message):
    [choice] = accumulated({"choices": [{"index": 0, "message": message}]}).choices()

    expected = message | (
        {"tool_calls": normalised_tool_calls(message["tool_calls"])} if "tool_calls" in message else {}
    )
    names = [call["function"] for call in choice["message"].pop("tool_calls", [])]
    assert names == [call["function"] for call in expected.pop("tool_calls", [])]
    assert encode(choice["message"]) == encode({"role": "assistant"} | expected)


@pytest.mark.parametrize("depth", [63, 900, 5000])
def test_deep_nesting_is_cut_and_harms_nothing(depth):
    deep_list, deep_object = [], {}
    for _ in range(depth):
        deep_list, deep_object = [deep_list], {"a": deep_object}
    delta = {"content": "a", "deep": deep_list, "tool_calls": [piece(0, "c1", "f", deep_object)]}

    stream = accumulated({"choices": [{"delta": delta, "deep": deep_object}], "deep": deep_object})

    [choice] = stream.choices()
    assert choice["message"]["content"] == "a"
    assert encode([choice, stream.head()])
    if depth == 63:
        assert choice["message"]["deep"] == deep_list


def test_a_long_stream_is_put_together():
    stream = StreamAccumulator()
    for number in range(20_000):
        stream.add({"choices": [{"index": 0, "delta": {"content": str(number % 10)}}]})
        stream.add({"choices": [{"index": 0, "delta": {"tool_calls": [piece(0, "c1", "f", "1")]}}]})
        stream.add({"choices": [{"index": 0, "delta": {"reasoning": "\ude00\ud83d"}}]})

    [choice] = stream.choices()
    assert choice["message"]["content"] == "0123456789" * 2000
    assert choice["message"]["reasoning"] == "\ude00" + "\U0001f600" * 19_999 + "\ud83d"
    assert choice["message"]["tool_calls"][0]["function"] == {"name": "f", "arguments": "1" * 20_000}
