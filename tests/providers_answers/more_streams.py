"""Streamed chat answers as servers give them beside those of data/quirks.json."""

import gzip
import json

from making import USAGE, answer, chunk, sample, sse, without

ROLE = chunk({"role": "assistant", "content": ""})
HE, LLO = chunk("he"), chunk("llo")
STOP = chunk({}, "stop")
CHUNKS = (ROLE, HE, LLO, STOP)
PLAIN = sse(*CHUNKS)
CALLED = chunk({}, "tool_calls")
NO_SPACE = PLAIN.replace("data: ", "data:")


def hello(name, server, body, **others):
    """A stream whose text is `hello`."""
    return sample(name, server, body, kind="sse", **{"text": "hello", **others})


def broken(name, server, body, message, **others):
    """A stream that fails with this message."""
    return sample(name, server, body, kind="sse", message=message, **others)


EVENTS = [
    hello("T01", "no space after the colon", NO_SPACE),
    hello("T02", "Vertex: keep-alive as data", "data: : keepalive\n\n" + PLAIN),
    hello("T03", "byte order mark", "\ufeff" + PLAIN),
    hello("T04", "only carriage returns", PLAIN.replace("\n", "\r")),
    hello("T05", "line ends of every kind", PLAIN.replace("\n\n", "\r\n\r", 2)),
    hello("T06", "one line end between events", PLAIN.replace("\n\n", "\n")),
    hello("T07", "many empty lines", "\n\n\n" + PLAIN.replace("\n\n", "\n\n\n\n")),
    hello("T08", "no line end after the last event", PLAIN.rstrip("\n")),
    hello("T09", "no line end after the last chunk", sse(*CHUNKS, done=False).rstrip("\n")),
    hello("T10", "the end mark with white space", PLAIN.replace("[DONE]", " [DONE] ")),
    hello(
        "T11",
        "names, ids, retry and unknown fields",
        "".join(
            f"event: chunk\nid: {place}\nretry: 3000\nfoo: bar\ndata: {json.dumps(one)}\n\n"
            for place, one in enumerate(CHUNKS)
        ),
    ),
    hello("T12", "a comment in the middle of an event", PLAIN.replace("data: {", ": ping\ndata: {")),
    hello("T13", "data after the end mark", PLAIN + sse(chunk("no"))),
    hello("T14", "relays: data that is no object", sse("ping", "1", "null", "[]", '"x"', *CHUNKS)),
    hello("T15", "relays: data that is no JSON", sse(ROLE, HE, "{broken", LLO, STOP)),
    hello("T16", "packed", gzip.compress(PLAIN.encode()), headers={"content-encoding": "gzip"}),
    hello("T17", "labelled as JSON", PLAIN, content_type="application/json"),
    hello("T18", "labelled as text", PLAIN, content_type="text/plain; charset=utf-8"),
    hello("T19", "no content type", PLAIN, content_type=""),
    hello("T20", "empty data fields between", PLAIN.replace("data: {", "data\n\ndata: {")),
    hello(
        "T21",
        "pretty-printed JSON over many lines",
        "".join(
            "".join(f"data: {line}\n" for line in json.dumps(one, indent=1).splitlines()) + "\n"
            for one in CHUNKS
        ),
    ),
    hello("T22", "names that mean nothing", PLAIN.replace("data: {", "event: error\ndata: {", 1)),
    hello("T23", "white space before the first event", " \n" + PLAIN),
]
HEADS = [
    hello(
        "T30",
        "a role in every chunk",
        sse(*(chunk({"role": "assistant", "content": text}) for text in ("he", "llo")), STOP),
    ),
    hello(
        "T31",
        "role null",
        sse(chunk({"role": None, "content": "he"}), LLO, STOP),
        extra={"role": "assistant"},
    ),
    hello(
        "T32",
        "content null between",
        sse(ROLE, HE, chunk({"content": None}), LLO, chunk({"content": None}, "stop")),
    ),
    hello(
        "T33",
        "delta missing in the last chunk",
        sse(
            HE,
            LLO,
            chunk(choice={"finish_reason": "stop"}, delta=None)
            | {"choices": [{"index": 0, "finish_reason": "stop"}]},
        ),
    ),
    hello(
        "T34",
        "choices null, then missing",
        sse(chunk() | {"choices": None}, HE, without(chunk(), "choices"), LLO, STOP),
    ),
    hello(
        "T35",
        "index missing",
        sse(*({**one, "choices": [without(one["choices"][0], "index")]} for one in CHUNKS)),
    ),
    hello(
        "T36",
        "index null",
        sse(*(chunk(text, index=None) for text in ("he", "llo")), chunk({}, "stop", index=None)),
    ),
    hello(
        "T37",
        "index as text",
        sse(*(chunk(text, index="0") for text in ("he", "llo")), chunk({}, "stop", index="0")),
    ),
    hello(
        "T38",
        "index that starts at 1",
        sse(chunk("he", index=1), chunk("llo", index=1), chunk({}, "stop", index=1)),
    ),
    hello(
        "T39",
        "message instead of delta",
        sse(
            *(
                {
                    **one,
                    "choices": [
                        {
                            "message": one["choices"][0]["delta"],
                            "finish_reason": one["choices"][0]["finish_reason"],
                        }
                    ],
                }
                for one in CHUNKS
            )
        ),
    ),
    hello(
        "T40",
        "message null beside the delta",
        sse(*(chunk(text, choice={"message": None}) for text in ("he", "llo")), STOP),
    ),
    hello("T41", "one whole answer as the only event", sse(answer("hello")), finish_reason="stop"),
    hello(
        "T42", "one whole answer, no stream", json.dumps(answer("hello")), finish_reason="stop", usage_total=2
    ),
    hello(
        "T43",
        "one whole answer, labelled as JSON",
        json.dumps(answer("hello")),
        content_type="application/json",
        usage_total=2,
    ),
    hello("T44", "the finish reason comes twice", sse(HE, chunk("llo", "stop"), STOP), finish_reason="stop"),
    hello("T45", "text after the finish reason", sse(chunk("he", "stop"), LLO), finish_reason="stop"),
    hello("T46", "a finish reason of its own", sse(HE, chunk("llo", "eos")), finish_reason="eos"),
    hello(
        "T47",
        "MiniMax: the whole message in the last chunk",
        sse(HE, LLO, without(STOP, "choices") | {"choices": [], "object": "chat.completion"}),
    ),
    hello("T48", "error null in every chunk", sse(*({**one, "error": None} for one in CHUNKS))),
    hello("T49", "Mistral: padding", sse(*({**one, "p": "abcdef"} for one in CHUNKS))),
    hello("T50", "a letter a chunk", sse(*map(chunk, "hello"), STOP)),
    hello("T51", "a choice null", sse({**HE, "choices": [None, *HE["choices"]]}, LLO, STOP)),
]
USAGES = [
    hello("T60", "usage with the finish reason", sse(HE, LLO, {**STOP, "usage": USAGE}), usage_total=2),
    hello("T61", "usage before the finish reason", sse(HE, {**LLO, "usage": USAGE}, STOP), usage_total=2),
    hello(
        "T62",
        "usage null after the usage",
        sse(HE, LLO, {**STOP, "usage": USAGE}, {**chunk(), "choices": [], "usage": None}),
        usage_total=2,
    ),
    hello(
        "T63",
        "usage after the finish reason, choices missing",
        sse(HE, LLO, STOP, {"usage": USAGE}),
        usage_total=2,
    ),
    hello(
        "T64",
        "usage in a chunk without end mark",
        sse(HE, LLO, STOP, {"choices": [], "usage": USAGE}, done=False),
        usage_total=2,
    ),
    hello("T65", "usage of another kind", sse(HE, LLO, {**STOP, "usage": "none"})),
    hello("T66", "x_groq null", sse(HE, LLO, {**STOP, "x_groq": None, "usage": USAGE}), usage_total=2),
]
MESSAGES = [
    hello(
        "T70",
        "DeepSeek: thoughts, then text",
        sse(
            chunk({"role": "assistant", "content": None, "reasoning_content": "be"}),
            chunk({"content": None, "reasoning_content": "cause"}),
            chunk({"content": "hello", "reasoning_content": None}),
            STOP,
        ),
        extra={"reasoning_content": "because"},
    ),
    hello(
        "T71",
        "OpenRouter: reasoning details",
        sse(
            chunk(
                {
                    "content": "",
                    "reasoning": "a",
                    "reasoning_details": [{"type": "reasoning.text", "text": "a", "index": 0}],
                }
            ),
            chunk(
                {
                    "content": "",
                    "reasoning": "b",
                    "reasoning_details": [{"type": "reasoning.text", "text": "b", "index": 0}],
                }
            ),
            HE,
            LLO,
            STOP,
        ),
        extra={
            "reasoning": "ab",
            "reasoning_details": [{"type": "reasoning.text", "text": "ab", "index": 0}],
        },
    ),
    hello(
        "T72",
        "Mistral: thoughts as parts, then text",
        sse(
            chunk({"content": [{"type": "thinking", "thinking": [{"type": "text", "text": "h"}]}]}),
            chunk({"content": [{"type": "thinking", "thinking": [{"type": "text", "text": "m"}]}]}),
            HE,
            LLO,
            STOP,
        ),
    ),
    hello(
        "T73",
        "content in parts",
        sse(
            chunk({"content": [{"type": "text", "text": "he"}]}),
            chunk({"content": [{"type": "text", "text": "llo"}]}),
            STOP,
        ),
    ),
    hello(
        "T79",
        "two choices in turns",
        sse(HE, chunk("yo", index=1), LLO, chunk("u", index=1), STOP, chunk({}, "stop", index=1)),
        finish_reason="stop",
    ),
    sample(
        "T106",
        "legacy function call in pieces",
        sse(
            chunk({"content": None, "function_call": {"name": "f", "arguments": ""}}),
            chunk({"function_call": {"arguments": '{"a"'}}),
            chunk({"function_call": {"arguments": ":1}"}}),
            chunk({}, "function_call"),
        ),
        kind="sse",
        text=None,
        finish_reason="function_call",
        extra={"function_call": {"name": "f", "arguments": '{"a":1}'}},
    ),
    hello(
        "T107",
        "parts with places of their own",
        sse(
            chunk({"content": [{"index": 0, "type": "text", "text": "he"}]}),
            chunk({"content": [{"index": 0, "type": "text", "text": "llo"}]}),
            STOP,
        ),
    ),
    hello(
        "T74",
        "refusal in pieces",
        sse(chunk({"refusal": "n"}), chunk({"refusal": "o"}), STOP),
        text=None,
        extra={"refusal": "no"},
    ),
    hello(
        "T75",
        "an emoji cut in two",
        sse(chunk({"content": "\ud83c"}), chunk({"content": "\udf89"}), STOP),
        text="🎉",
    ),
    hello("T76", "content of another kind", sse(chunk({"content": 5}), HE, LLO, STOP)),
    hello(
        "T77", "a delta that is a text", sse({**HE, "choices": [{"index": 0, "delta": "x"}]}, HE, LLO, STOP)
    ),
    hello(
        "T78",
        "numbers that JSON does not know",
        sse(HE, chunk("llo", choice={"logprobs": {"x": [float("nan")]}}), STOP),
    ),
]
OVERLOADED = {"error": {"message": "overloaded", "type": "server_error"}}
ERRORS = [
    broken(
        "T110",
        "vLLM: an error that is the chunk",
        sse(HE, {"object": "error", "message": "overloaded", "code": 500}),
        "overloaded",
        text="he",
    ),
    broken(
        "T111",
        "OpenRouter: an error beside choices",
        sse(HE, {**chunk("", "error"), **OVERLOADED}),
        "overloaded",
        text="he",
    ),
    broken("T112", "an error as the first event", sse(OVERLOADED), "overloaded"),
    broken(
        "T113",
        "llama.cpp: a field named error",
        f"data: {json.dumps(HE)}\n\nerror: " + json.dumps({"message": "overloaded", "code": 500}) + "\n\n",
        "overloaded",
        text="he",
    ),
    broken(
        "T114",
        "a field named error, text",
        f"data: {json.dumps(HE)}\n\nerror: overloaded\n\n",
        "overloaded",
        text="he",
    ),
    broken(
        "T115",
        "an error without white space and end",
        f"data: {json.dumps(HE)}\n\ndata:" + json.dumps(OVERLOADED),
        "overloaded",
        text="he",
    ),
    broken(
        "T116",
        "an error of errors",
        sse(HE, {"error": {"error": {"message": "overloaded"}}}),
        "overloaded",
        text="he",
    ),
    broken(
        "T117", "Anthropic: type error", sse(HE, {"type": "error", **OVERLOADED}), "overloaded", text="he"
    ),
    broken("T118", "an error after the finish reason", sse(HE, STOP, OVERLOADED), "overloaded", text="he"),
    broken("T119", "Gemini: a list with an error", sse(HE, [OVERLOADED]), "overloaded", text="he"),
    broken(
        "T120", "FastAPI: detail, and nothing else", sse({"detail": "overloaded"}, done=False), "overloaded"
    ),
    broken("T121", "a sentence, and nothing else", sse({"message": "overloaded"}, done=False), "overloaded"),
    broken(
        "T122",
        "JSON error with status 200",
        json.dumps(OVERLOADED),
        "overloaded",
        content_type="application/json",
    ),
    broken("T123", "JSON error with status 200, labelled as a stream", json.dumps(OVERLOADED), "overloaded"),
    broken("T124", "a list of errors with status 200", json.dumps([OVERLOADED]), "overloaded"),
    sample(
        "T125",
        "plain text with status 200",
        "overloaded",
        kind="sse",
        success=False,
        says="overloaded",
        content_type="text/plain",
    ),
    sample(
        "T126",
        "plain text with status 200, labelled as a stream",
        "overloaded\n",
        kind="sse",
        success=False,
        says="overloaded",
    ),
    sample(
        "T127",
        "a page with status 200",
        "<!doctype html><title>Sign in</title>",
        kind="sse",
        content_type="text/html",
        success=False,
    ),
    sample("T128", "empty", "", kind="sse", success=False),
    sample("T129", "only comments", ": ping\n\n: ping\n\n", kind="sse", success=False),
    sample("T130", "only the end mark", "data: [DONE]\n\n", kind="sse", success=False),
    sample(
        "T131",
        "cut in the middle of an event",
        sse(HE, done=False) + 'data: {"choices": [{"delta": {"con',
        kind="sse",
        success=False,
        text="he",
    ),
    broken("T132", "an event stream with status 500", sse(OVERLOADED), "overloaded", status=500),
    broken(
        "T133",
        "an event stream with status 429 and a name",
        "event: error\n" + sse(OVERLOADED),
        "overloaded",
        status=429,
    ),
    broken(
        "T134",
        "OpenRouter: an error inside the choice",
        sse(HE, chunk("", "error", choice={"error": {"code": 502, "message": "overloaded"}})),
        "overloaded",
        text="he",
    ),
]
STREAM_ANSWERS = [*EVENTS, *HEADS, *USAGES, *MESSAGES, *ERRORS]
