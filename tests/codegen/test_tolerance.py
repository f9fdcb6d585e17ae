"""Answers of any provider are read; requests are not loosened."""

import pytest
from codegen.rules import apply
from codegen.rules.tolerance import TOLERANT, tolerate_answers
from codegen.walking import component_schemas
from tiny_documents import answering, document, ref, taking

TEXT = {"type": "string"}
NULL = {"type": "null"}
ENUM = {"type": "string", "enum": ["a", "b"]}


def tolerated(before):
    (after, applied) = apply([tolerate_answers], before)
    return component_schemas(after), applied[0].count


def test_a_field_of_an_answer_may_be_absent_or_null():
    schema = {"type": "object", "properties": {"a": TEXT}, "required": ["a"], "additionalProperties": False}
    found, count = tolerated(answering(schema))
    assert found["X"] == {"type": "object", "properties": {"a": {"anyOf": [TEXT, NULL]}}, TOLERANT: True}
    assert count == 1


OPENED = [
    (ref("E"), [ref("E"), TEXT, NULL]),
    ({"const": "x"}, [{"const": "x"}, TEXT, NULL]),
    ({"type": "string", "format": "date"}, [{"type": "string", "format": "date"}, TEXT, NULL]),
    ({"anyOf": [ref("E"), NULL]}, [ref("E"), TEXT, NULL]),
    (ref("U"), [ref("E"), TEXT, NULL]),
    ({"type": "array", "items": ref("E")}, [{"type": "array", "items": {"anyOf": [ref("E"), TEXT]}}, NULL]),
]


@pytest.mark.parametrize(("given", "opened"), OPENED)
def test_words_and_forms_of_an_answer_are_open(given, opened):
    before = answering({"type": "object", "properties": {"a": given}}, E=ENUM, U={"anyOf": [ref("E"), NULL]})
    assert tolerated(before)[0]["X"]["properties"]["a"] == {"anyOf": opened}


def test_what_tells_members_of_a_union_apart_stays_closed():
    def member(word):
        return {
            "type": "object",
            "properties": {"type": {"const": word}, "object": {"const": "same"}},
            "required": ["type", "object"],
        }

    before = answering({"anyOf": [ref("A"), ref("B")]}, A=member("a"), B=member("b"))
    found, _ = tolerated(before)
    assert found["A"]["properties"]["type"] == {"const": "a"}
    assert found["A"]["required"] == ["type"]
    assert found["A"]["properties"]["object"] == {"anyOf": [{"const": "same"}, TEXT, NULL]}
    assert found["X"] == {"anyOf": [ref("A"), ref("B"), {}]}, "later kinds are read as they come"


def test_what_is_sent_stays_strict():
    schema = {"type": "object", "properties": {"a": ref("E")}, "required": ["a"]}
    found, count = tolerated(taking(schema, E=ENUM))
    assert (found["X"], count) == (schema, 0)


def test_what_is_sent_and_answered_stays_strict():
    schema = {"type": "object", "properties": {"a": TEXT}, "required": ["a"]}
    before = taking(schema)
    before["paths"]["/x"]["get"] = answering(schema)["paths"]["/x"]["get"]
    found, count = tolerated(before)
    assert (found["X"], count) == (schema, 0)


def test_events_are_answers():
    schema = {"type": "object", "properties": {"a": TEXT}, "required": ["a"]}
    events = {"operationId": "e", "responses": {}, "x-events": {"schema": ref("X")}}
    assert tolerated(document({"/e": {"get": events}}, {"X": schema}))[1] == 1
