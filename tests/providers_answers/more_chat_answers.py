"""Whole chat answers as servers give them beside those of data/quirks.json."""

import gzip
import json

from making import HEAD, USAGE, answer, call, calling, sample, without

HI = answer("hi")
LONG = json.dumps(answer("hi", extra=[[]] * 50))


def hi(name, server, body, **others):
    """An answer whose text is `hi`."""
    return sample(name, server, body, text="hi", **others)


def tools(name, server, body, *expected, **others):
    """An answer that calls these tools."""
    return sample(name, server, body, tools=[list(one) for one in expected], **others)


BODIES = [
    hi("W01", "DeepSeek: white space keeps the line open", "\n \t\r\n" * 40 + json.dumps(HI) + " \n"),
    hi("W02", "byte order mark", b"\xef\xbb\xbf" + json.dumps(HI).encode()),
    hi("W03", "gateways that pack", gzip.compress(LONG.encode()), headers={"content-encoding": "gzip"}),
    hi("W04", "no content type", HI, content_type=""),
    hi("W05", "labelled as a stream", HI, content_type="text/event-stream"),
    hi("W06", "labelled with another charset", HI, content_type="application/json; charset=iso-8859-1"),
    hi(
        "W07",
        "raw line ends inside texts",
        json.dumps(answer("a")).replace('"a"', '"hi"').replace("{", "{\n"),
    ),
    sample(
        "W08",
        "control characters inside texts",
        '{"choices":[{"message":{"content":"a\nb\tc"}}]}',
        text="a\nb\tc",
    ),
    sample(
        "W09",
        "escaped slashes and emoji",
        r'{"choices":[{"message":{"content":"a\/b \ud83c\udf89"}}]}',
        text="a/b 🎉",
    ),
    hi("W10", "a member twice", '{"choices":[],"choices":[{"message":{"content":"no","content":"hi"}}]}'),
    hi(
        "W11",
        "vLLM: NaN and Infinity",
        json.dumps(answer("hi", choice={"logprobs": {"content": [float("nan"), float("inf")]}})),
    ),
    hi(
        "W12",
        "numbers beyond a double",
        '{"created":1e999,"id":123456789012345678901234567890,"choices":[{"message":{"content":"hi"}}]}',
    ),
    hi(
        "W13",
        "deep extras",
        json.dumps(answer("hi")).replace('"usage"', '"x": ' + "[" * 300 + "]" * 300 + ', "usage"'),
    ),
]
HEADS = [
    hi(
        "W20",
        "Ollama Cloud: nothing but choices",
        {"choices": [{"message": {"role": "assistant", "content": "hi"}}]},
    ),
    hi("W21", "Gemini: created as text", answer("hi", created="2025-01-01T00:00:00Z")),
    hi("W22", "created null, id null, model null", answer("hi", created=None, id=None, model=None)),
    hi("W23", "LiteLLM: usage null", answer("hi", usage=None)),
    hi("W24", "usage of another kind", answer("hi", usage=[])),
    hi(
        "W25",
        "usage with details null",
        answer("hi", usage={**USAGE, "completion_tokens_details": None}),
        usage_total=2,
    ),
    hi(
        "W26",
        "Perplexity: citations, costs",
        answer("hi", citations=["https://h/"], usage={**USAGE, "cost": {"total": 0.1}}),
        usage_total=2,
    ),
    hi(
        "W27",
        "Azure: filters",
        answer(
            "hi",
            prompt_filter_results=[{"prompt_index": 0}],
            choice={"content_filter_results": {"hate": {"filtered": False}}},
        ),
    ),
    hi("W28", "error null", answer("hi", error=None)),
    hi("W29", "Together: prompt and seed", answer("hi", prompt=[], choice={"seed": 18446744073709551615})),
    hi("W30", "Cloudflare: object missing", without(HI, "object", "created")),
    hi(
        "W31",
        "llama.cpp: timings, verbose",
        answer("hi", timings={"prompt_n": 1, "predicted_ms": 0.5}, __verbose={"stop": True}),
    ),
]
CHOICES = [
    hi("W40", "index null", answer("hi", choice={"index": None})),
    hi("W41", "index as text", answer("hi", choice={"index": "0"})),
    hi(
        "W42",
        "finish reason missing",
        {**HI, "choices": [without(HI["choices"][0], "finish_reason")]},
        finish_reason=None,
    ),
    hi("W43", "Gemini: finish reason in capitals", answer("hi", "STOP"), finish_reason="STOP"),
    hi("W44", "a finish reason of its own", answer("hi", "sensitive"), finish_reason="sensitive"),
    hi(
        "W45",
        "Together: logprobs as lists",
        answer("hi", choice={"logprobs": {"tokens": ["hi"], "token_logprobs": [-0.1]}}),
    ),
    sample("W46", "choices null", answer("hi", choices=None), text=None),
    sample("W47", "choices missing", HEAD, success=False),
    sample("W48", "choices of another kind", answer("hi", choices={"0": {}}), text=None),
    hi("W49", "empty places among the choices", answer("hi", choices=[None, 5, HI["choices"][0]])),
    sample(
        "W50",
        "a choice without message",
        answer("hi", choices=[{"index": 0, "finish_reason": "stop"}]),
        text=None,
    ),
    sample("W51", "message null", answer("hi", choices=[{"index": 0, "message": None}]), text=None),
    sample(
        "W52", "a message that is no object", answer("hi", choices=[{"index": 0, "message": "hi"}]), text=None
    ),
    hi(
        "W53",
        "two choices",
        answer("hi", choices=[HI["choices"][0], answer("ho", choice={"index": 1})["choices"][0]]),
    ),
    hi(
        "W54",
        "delta in a whole answer",
        answer("hi", choices=[{"index": 0, "delta": {"content": "hi"}, "finish_reason": "stop"}]),
    ),
]
MESSAGES = [
    hi(
        "W60",
        "Mistral: content in parts",
        answer({"role": "assistant", "content": [{"type": "text", "text": "hi"}]}),
    ),
    hi(
        "W61",
        "Mistral: thoughts before the text",
        answer(
            {
                "role": "assistant",
                "content": [
                    {"type": "thinking", "thinking": [{"type": "text", "text": "hm"}]},
                    {"type": "text", "text": "hi"},
                ],
            }
        ),
    ),
    sample(
        "W62",
        "content in parts, none of them text",
        answer({"role": "assistant", "content": [{"type": "image_url"}, None, 5]}),
        text=None,
    ),
    sample(
        "W63",
        "content null, thoughts only",
        answer({"role": "assistant", "content": None, "reasoning_content": "hm"}, "length"),
        text=None,
        extra={"reasoning_content": "hm"},
    ),
    sample("W64", "content missing", answer({"role": "assistant"}), text=None),
    sample("W65", "content of another kind", answer({"role": "assistant", "content": 5}), text=None),
    sample(
        "W66",
        "refusal",
        answer({"role": "assistant", "content": None, "refusal": "no"}),
        text=None,
        extra={"refusal": "no"},
    ),
    hi("W67", "role null", answer({"role": None, "content": "hi"}), extra={"role": "assistant"}),
    hi("W68", "role of its own", answer({"role": "model", "content": "hi"}), extra={"role": "model"}),
    sample(
        "W69",
        "OpenRouter: pictures",
        answer(
            {
                "role": "assistant",
                "content": "",
                "images": [{"type": "image_url", "image_url": {"url": "data:,"}}],
            }
        ),
        text=None,
        extra={"images": [{"type": "image_url", "image_url": {"url": "data:,"}}]},
    ),
    sample(
        "W70",
        "audio",
        answer(
            {
                "role": "assistant",
                "content": None,
                "audio": {"id": "a", "data": "aGk=", "transcript": "hi", "expires_at": 1},
            }
        ),
        text=None,
    ),
    hi(
        "W71",
        "legacy function call",
        answer(
            {"role": "assistant", "content": "hi", "function_call": {"name": "f", "arguments": "{}"}},
            "function_call",
        ),
        extra={"function_call": {"name": "f", "arguments": "{}"}},
    ),
    hi("W72", "a member named text", answer({"role": "assistant", "content": "hi", "text": "no"})),
    hi(
        "W73",
        "annotations",
        answer(
            {
                "role": "assistant",
                "content": "hi",
                "annotations": [{"type": "url_citation", "url_citation": {"url": "https://h/"}}],
            }
        ),
    ),
    sample(
        "W74",
        "a lone surrogate",
        '{"choices":[{"message":{"role":"assistant","content":"\\ude00"},"finish_reason":"stop"}]}',
        text="\ude00",
    ),
]
TOOLS = [
    tools("W80", "finish reason stop", calling(call(), finish="stop"), ("f", {})),
    tools("W81", "finish reason null, content empty", calling(call(), finish=None, content=""), ("f", {})),
    tools("W82", "id null", calling(call(id=None)), ("f", {})),
    tools("W83", "id missing", calling(without(call(), "id")), ("f", {})),
    tools("W84", "one id for two calls", calling(call(), call("g")), ("f", {}), ("g", {})),
    tools("W85", "an id that is a number", calling(call(id=7), call("g", id=7)), ("f", {}), ("g", {})),
    tools("W86", "type missing, index given", calling({**without(call(), "type"), "index": 0}), ("f", {})),
    tools("W87", "type null", calling(call(type=None)), ("f", {})),
    tools("W88", "arguments null", calling(call(arguments=None)), ("f", {})),
    tools(
        "W89",
        "arguments missing",
        calling({"id": "c1", "type": "function", "function": {"name": "f"}}),
        ("f", {}),
    ),
    tools("W90", "arguments as white space", calling(call(arguments=" \n")), ("f", {})),
    tools(
        "W91",
        "arguments as nested object",
        calling(call(arguments={"a": {"b": [1, None, "é"]}})),
        ("f", {"a": {"b": [1, None, "é"]}}),
    ),
    tools(
        "W92",
        "arguments with a big number",
        calling(call(arguments='{"a": 12345678901234567890123}')),
        ("f", {"a": 12345678901234567890123}),
    ),
    tools(
        "W93",
        "a single call, no list",
        calling() | {"choices": [{"message": {"role": "assistant", "tool_calls": call()}}]},
        ("f", {}),
    ),
    tools("W94", "a flat call", calling({"id": "c1", "name": "f", "arguments": {"a": 1}}), ("f", {"a": 1})),
    tools("W95", "empty places among the calls", calling(None, {}, call()), ("f", {})),
    tools("W96", "text beside the call", calling(call(), content="let me see"), ("f", {}), text="let me see"),
    tools("W97", "custom null", calling(call(custom=None)), ("f", {})),
    tools(
        "W98",
        "Gemini: function_call name and thought signature",
        calling(call(id="function-call-1", extra_content={"google": {"thought_signature": "s"}})),
        ("f", {}),
    ),
    hi("W99", "calls null", answer({"role": "assistant", "content": "hi", "tool_calls": None}), tools=[]),
    hi(
        "W100",
        "calls empty",
        answer({"role": "assistant", "content": "hi", "tool_calls": []}, "tool_calls"),
        tools=[],
    ),
    hi(
        "W101",
        "calls of another kind",
        answer({"role": "assistant", "content": "hi", "tool_calls": "none"}),
        tools=[],
    ),
]
CHAT_ANSWERS = [*BODIES, *HEADS, *CHOICES, *MESSAGES, *TOOLS]
