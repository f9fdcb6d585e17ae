"""The operation that creates a chat completion."""

import time
from collections.abc import Mapping
from itertools import takewhile
from typing import Any

import msgspec

from aikit4d.offline import stored, texts
from aikit4d.offline.chunks import completion_chunks
from aikit4d.offline.errors import invalid
from aikit4d.offline.instances import UnbuildableError, smallest_instance
from aikit4d.offline.scripts import scripted_message
from aikit4d.offline.state import FINGERPRINT, Call, answering_model
from aikit4d.offline.tool_choice import TOOL_ROLES, forced_tool, tool_call
from aikit4d.offline.wire import Answer, event_answer, json_answer


def create(call: Call) -> Answer:
    """Answer a conversation, whole or as a stream, and store the answer where the request says so."""
    body = call.body
    choices = _scripted_choices(call) if call.scripted else _own_choices(call)
    completion = _completion(call, choices)
    if body.get("store"):
        stored.store(call, completion)
    if body.get("stream"):
        options = body.get("stream_options") or {}
        return event_answer(completion_chunks(completion, include_usage=bool(options.get("include_usage"))))
    return json_answer(completion)


def _completion(call: Call, choices: list[dict[str, Any]]) -> dict[str, Any]:
    body = call.body
    completion = {
        "id": call.state.new_id("chatcmpl-"),
        "object": "chat.completion",
        "created": int(time.time()),
        "model": answering_model("offline-echo", body["model"]),
        "system_fingerprint": FINGERPRINT,
        "choices": choices,
        "usage": _usage(body["messages"], choices),
    }
    if body.get("metadata") is not None:
        completion["metadata"] = body["metadata"]
    return completion | _without(call.scripted or {}, "message", "choices")


def _usage(messages: list[Mapping[str, Any]], choices: list[dict[str, Any]]) -> dict[str, int]:
    prompt = texts.message_words(messages)
    answer = texts.message_words(choice["message"] for choice in choices)
    return {"prompt_tokens": prompt, "completion_tokens": answer, "total_tokens": prompt + answer}


def _choice(index: int, message: Mapping[str, Any], finish_reason: str | None = None) -> dict[str, Any]:
    reason = finish_reason or ("tool_calls" if message.get("tool_calls") else "stop")
    return {"index": index, "message": message, "logprobs": None, "finish_reason": reason}


def _scripted_choices(call: Call) -> list[dict[str, Any]]:
    scripted = call.scripted or {}
    if "message" in scripted:
        return [_choice(index, _message(call, scripted["message"])) for index in range(_wanted(call))]
    return [
        _choice(index, _message(call, choice.get("message", {}))) | _without(choice, "message")
        for index, choice in enumerate(scripted["choices"])
    ]


def _without(mapping: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in mapping.items() if name not in names}


def _message(call: Call, given: Mapping[str, Any]) -> dict[str, Any]:
    return scripted_message(given, lambda: call.state.new_id("call_"))


def _wanted(call: Call) -> int:
    return call.body.get("n") or 1


def _own_choices(call: Call) -> list[dict[str, Any]]:
    tool = forced_tool(call.body)
    if tool is not None:
        return [
            _choice(index, _message(call, {"tool_calls": [tool_call(tool, call.state.new_id("call_"))]}))
            for index in range(_wanted(call))
        ]
    text, reason = _limited(_text(call.body), call.body)
    return [_choice(index, _message(call, {"content": text}), reason) for index in range(_wanted(call))]


def _text(body: Mapping[str, Any]) -> str:
    form = body.get("response_format") or {"type": "text"}
    if form["type"] == "json_object":
        return "{}"
    if form["type"] == "json_schema":
        return _schema_text(form["json_schema"].get("schema") or {})
    return _echo(body["messages"])


def _schema_text(schema: Mapping[str, Any]) -> str:
    try:
        return msgspec.json.encode(smallest_instance(schema)).decode()
    except UnbuildableError as error:
        raise invalid(f"{error} Script the answer with reply.", "response_format") from error


def _echo(messages: list[Mapping[str, Any]]) -> str:
    """The last user message's text; after tool messages theirs, so that a loop of calls ends in a text."""
    if messages[-1]["role"] in TOOL_ROLES:
        return _trailing_tool_texts(messages)
    for message in reversed(messages):
        if message["role"] == "user":
            return texts.content_text(message.get("content"))
    return texts.content_text(messages[-1].get("content"))


def _trailing_tool_texts(messages: list[Mapping[str, Any]]) -> str:
    trailing = takewhile(lambda message: message["role"] in TOOL_ROLES, reversed(messages))
    found = [texts.content_text(message.get("content")) for message in trailing]
    return "\n".join(reversed(found))


def _limited(text: str, body: Mapping[str, Any]) -> tuple[str, str]:
    most = body.get("max_completion_tokens") or body.get("max_tokens")
    words = texts.pieces(text)
    if most is None or len(words) <= most:
        return text, "stop"
    return "".join(words[:most]), "length"
