"""Streamed tool calls as servers give them beside those of data/quirks.json."""

from making import answer, bit, call, chunk, piece, sample, sse, without

CALLED = chunk({}, "tool_calls")


def called(name, server, *pieces, calls, finish=CALLED, **others):
    """A stream that calls these tools."""
    body = sse(*pieces, finish) if finish else sse(*pieces)
    return sample(name, server, body, kind="sse", tools=[list(one) for one in calls], **others)


STREAMED_CALLS = [
    called(
        "T80",
        "two calls in one delta without index",
        piece(call(), call("g", id="c2")),
        calls=[("f", {}), ("g", {})],
    ),
    called(
        "T81",
        "two calls without index and id",
        piece(without(call(), "id"), without(call("g"), "id")),
        calls=[("f", {}), ("g", {})],
    ),
    called(
        "T82",
        "id null in the later pieces",
        piece(call(arguments='{"a"', index=0)),
        piece(bit(":1}", id=None, index=0)),
        calls=[("f", {"a": 1})],
    ),
    called(
        "T83",
        "id empty in the later pieces",
        piece(call(arguments='{"a"', index=0)),
        piece(bit(":1}", "", id="", index=0)),
        calls=[("f", {"a": 1})],
    ),
    called("T84", "arguments as object", piece(call(arguments={"a": 1}, index=0)), calls=[("f", {"a": 1})]),
    called(
        "T85",
        "arguments null, then text",
        piece(call(arguments=None, index=0)),
        piece(bit('{"a":1}', index=0)),
        calls=[("f", {"a": 1})],
    ),
    called(
        "T86",
        "no arguments at all",
        piece({"index": 0, "id": "c1", "function": {"name": "f"}}),
        calls=[("f", {})],
    ),
    called(
        "T87",
        "a letter a piece",
        piece(call(arguments="", index=0)),
        *(piece(bit(letter, index=0)) for letter in '{"a":"}{"}'),
        calls=[("f", {"a": "}{"})],
    ),
    called(
        "T88",
        "calls in turns",
        piece(call(arguments="", index=0), call("g", "", id="c2", index=1)),
        piece(bit('{"a":', index=0)),
        piece(bit('{"b":', index=1)),
        piece(bit("1}", index=0)),
        piece(bit("2}", index=1)),
        calls=[("f", {"a": 1}), ("g", {"b": 2})],
    ),
    called(
        "T89",
        "index always 0, ids differ, arguments in pieces",
        piece(call(arguments='{"a":', index=0)),
        piece(bit("1}", index=0)),
        piece(call("g", '{"b":', id="c2", index=0)),
        piece(bit("2}", index=0)),
        calls=[("f", {"a": 1}), ("g", {"b": 2})],
    ),
    called(
        "T90",
        "without index, arguments in pieces",
        piece(call(arguments='{"a":')),
        piece(bit("1}")),
        piece(call("g", '{"b":', id="c2")),
        piece(bit("2}")),
        calls=[("f", {"a": 1}), ("g", {"b": 2})],
    ),
    called(
        "T91",
        "one tool twice, without index and id",
        piece(bit('{"a":1}', "f")),
        piece(bit('{"a":2}', "f")),
        calls=[("f", {"a": 1}), ("f", {"a": 2})],
    ),
    called(
        "T92",
        "id that changes with each piece",
        piece(call(arguments='{"a"', index=0)),
        piece(bit(":1}", index=0, id="x2")),
        calls=[("f", {"a": 1})],
    ),
    called(
        "T93",
        "a gap in the indexes",
        piece(call(index=2)),
        piece(call("g", id="c2", index=5)),
        calls=[("f", {}), ("g", {})],
    ),
    called(
        "T94",
        "huge and negative indexes",
        piece(call(index=10**12)),
        piece(call("g", id="c2", index=-1)),
        calls=[("f", {}), ("g", {})],
    ),
    called("T95", "a single call, no list", chunk({"tool_calls": call()}), calls=[("f", {})]),
    called(
        "T96",
        "calls null, then calls",
        chunk({"tool_calls": None}),
        piece(call(index=0)),
        chunk({"tool_calls": None}),
        calls=[("f", {})],
    ),
    called(
        "T97", "no finish reason", piece(call(index=0)), finish=None, calls=[("f", {})], finish_reason=None
    ),
    called(
        "T98",
        "text, then a call",
        chunk("he"),
        chunk("llo"),
        piece(call(index=0)),
        calls=[("f", {})],
        text="hello",
    ),
    called(
        "T99",
        "name before the id",
        piece({"index": 0, "function": {"name": "f", "arguments": ""}}),
        piece({"index": 0, "id": "c1"}),
        piece(bit("{}", index=0)),
        calls=[("f", {})],
    ),
    called(
        "T100",
        "Gemini: thought signature on the call",
        piece({**call(id=""), "extra_content": {"google": {"thought_signature": "s"}}}),
        calls=[("f", {})],
    ),
    called(
        "T101",
        "type repeated and null",
        piece(call(arguments="", index=0)),
        piece({**bit("{}", index=0), "type": None}),
        calls=[("f", {})],
    ),
    called(
        "T102",
        "everything in the last chunk",
        chunk({"tool_calls": [call(index=0)]}, "tool_calls"),
        finish=None,
        calls=[("f", {})],
        finish_reason="tool_calls",
    ),
    called(
        "T103",
        "index as text",
        piece(call(arguments="", index="0"), call("g", "", id="c2", index="1")),
        piece(bit('{"b":2}', index="1", id="c2")),
        calls=[("f", {}), ("g", {"b": 2})],
    ),
    called(
        "T104",
        "empty places among the calls",
        chunk({"tool_calls": [None, {}, call(index=0)]}),
        calls=[("f", {})],
    ),
    called(
        "T105",
        "whole calls in a whole answer",
        answer(
            {"role": "assistant", "content": None, "tool_calls": [call(), call("g", id="c2")]}, "tool_calls"
        ),
        finish=None,
        calls=[("f", {}), ("g", {})],
    ),
]
