"""Builds samples of answers in the form of data/quirks.json."""

import json

HEAD = {"id": "q1", "created": 1, "model": "m"}
USAGE = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}


def sample(name, server, body, *, endpoint="chat", kind="json", status=200, headers=None, **others):
    """One answer: `content_type` and everything that `expect` holds come by name."""
    content_type = others.pop("content_type", "text/event-stream" if kind == "sse" else "application/json")
    expect = {"success": status == 200 and "message" not in others, **others}
    return {
        "id": name,
        "server": server,
        "endpoint": endpoint,
        "kind": kind,
        "status": status,
        "content_type": content_type,
        "headers": headers or {},
        "body": body if isinstance(body, (str, bytes)) else json.dumps(body),
        "expect": expect,
    }


def answer(message=None, finish="stop", *, choice=None, **members):
    """The body of a whole answer with one choice."""
    if not isinstance(message, dict):
        message = {"role": "assistant", "content": message}
    made = {"index": 0, "message": message, "finish_reason": finish, **(choice or {})}
    return {**HEAD, "object": "chat.completion", "choices": [made], "usage": USAGE, **members}


def calling(*calls, finish="tool_calls", **message):
    """The body of a whole answer that calls tools."""
    return answer({"role": "assistant", "content": None, "tool_calls": list(calls), **message}, finish)


def call(name="f", arguments="{}", **members):
    """A tool call; `id` and others by name."""
    return {"id": "c1", "type": "function", "function": {"name": name, "arguments": arguments}, **members}


def without(mapping, *names):
    """The mapping without some members."""
    return {name: value for name, value in mapping.items() if name not in names}


def chunk(delta=None, finish=None, *, index=0, choice=None, **members):
    """One chunk; a text is the content of its delta."""
    delta = {"content": delta} if isinstance(delta, str) else delta or {}
    made = {"index": index, "delta": delta, "finish_reason": finish, **(choice or {})}
    return {**HEAD, "object": "chat.completion.chunk", "choices": [made], **members}


def piece(*calls, finish=None):
    """A chunk with pieces of tool calls."""
    return chunk({"tool_calls": list(calls)}, finish)


def bit(arguments=None, name=None, **members):
    """A piece of a tool call."""
    function = {}
    if name is not None:
        function["name"] = name
    if arguments is not None:
        function["arguments"] = arguments
    return {**members, "function": function}


def sse(*datas, done=True):
    """The events of these chunks (texts stay what they are)."""
    texts = [data if isinstance(data, str) else json.dumps(data) for data in datas]
    return "".join(f"data: {text}\n\n" for text in [*texts, *(["[DONE]"] if done else [])])


def body_of(given):
    """The bytes of a sample's answer."""
    body = given["body"]
    return body if isinstance(body, bytes) else body.encode()
