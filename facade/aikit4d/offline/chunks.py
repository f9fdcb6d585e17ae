"""A chat completion as the chunks of a stream."""

from collections.abc import Iterator, Mapping
from itertools import chain, zip_longest
from typing import Any

from aikit4d.offline import texts

SHARED = ("id", "created", "model", "system_fingerprint")
TEXTS = ("reasoning_content", "reasoning", "content", "refusal")


def completion_chunks(completion: Mapping[str, Any], *, include_usage: bool) -> list[dict[str, Any]]:
    """The chunks of a completion, its choices interleaved as the API does it.

    Args:
        completion: The whole completion.
        include_usage: Whether the usage comes in a last chunk without choices (and is null in the others).
    """
    shared = {**{name: completion[name] for name in SHARED}, "object": "chat.completion.chunk"}
    usage = {"usage": None} if include_usage else {}
    streams = [_choice_deltas(choice) for choice in completion["choices"]]
    in_turn = filter(None, chain.from_iterable(zip_longest(*streams)))
    chunks = [{**shared, "choices": [choice], **usage} for choice in in_turn]
    if include_usage:
        chunks.append({**shared, "choices": [], "usage": completion["usage"]})
    return chunks


def _choice_deltas(choice: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    common = {"index": choice["index"], "logprobs": None, "finish_reason": None}
    for delta in _message_deltas(choice["message"]):
        yield {**common, "delta": delta}
    yield {**common, "delta": {}, "finish_reason": choice["finish_reason"]}


def _message_deltas(message: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    first = {name: value for name, value in message.items() if name not in {*TEXTS, "tool_calls"}}
    content = None if message.get("content") is None else ""
    yield {**first, "content": content, "refusal": None}
    for name in TEXTS:
        for piece in texts.pieces(message.get(name) or ""):
            yield {name: piece}
    for index, call in enumerate(message.get("tool_calls") or []):
        yield from _call_deltas(index, call)


def _call_deltas(index: int, call: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    kind, last = ("function", "arguments") if call["type"] == "function" else ("custom", "input")
    begin = {**call, "index": index, kind: {**call[kind], last: ""}}
    yield {"tool_calls": [begin]}
    for piece in texts.pieces(call[kind][last]):
        yield {"tool_calls": [{"index": index, kind: {last: piece}}]}
