"""Scripted answers: what the server has been told to do with the next requests."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

import msgspec

from aikit4d.offline.errors import error_body
from aikit4d.offline.wire import Answer, Delivery, event_answer, json_answer

MESSAGE_FIELDS = frozenset({"role", "content", "tool_calls", "refusal", "function_call"})
BASE_PATH = "/v1"
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Script:
    """What to do with one request.

    Attributes:
        path: The path that the request must have, with or without ``/v1`` (``*`` and ``?`` as in file
            names), ``None`` for any.
        completion: The chat completion to answer with; only a request that creates one takes such a script.
        answer: The answer to send as it is. Without either, the server answers by itself.
        delivery: How the answer is sent.
    """

    path: str | None = None
    completion: Mapping[str, Any] | None = None
    answer: Answer | None = None
    delivery: Delivery = field(default_factory=Delivery)

    def __post_init__(self) -> None:
        """Refuse a path that no request has."""
        if self.path is not None and not isinstance(self.path, str):
            raise TypeError(f"path must be a text, not {type(self.path).__name__}")
        if self.path is not None and not self.path.startswith(("/", "*")):
            raise ValueError(f"path must begin with / or *, as '/v1/models' does: {self.path!r}")

    def fits(self, path: str, *, creates_chat: bool) -> bool:
        """Whether a request to this path takes this script."""
        if self.completion is not None and not creates_chat:
            return False
        if self.path is None:
            return True
        return fnmatchcase(path, self.path) or fnmatchcase(path, BASE_PATH + self.path)


class Scripts:
    """The scripts that no request has taken yet, first in, first out."""

    def __init__(self) -> None:
        self._waiting: list[Script] = []
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """How many are waiting."""
        return len(self._waiting)

    def add(self, script: Script, times: int) -> None:
        """Let the next ``times`` requests that fit take this script."""
        if isinstance(times, bool) or not isinstance(times, int):
            raise TypeError(f"times must be an integer, not {type(times).__name__}")
        if times < 1:
            raise ValueError(f"times must be at least 1, not {times}")
        with self._lock:
            self._waiting.extend([script] * times)

    def take(self, path: str, *, creates_chat: bool = False) -> Script:
        """Remove and return the first script that fits, or one that changes nothing."""
        with self._lock:
            for number, script in enumerate(self._waiting):
                if script.fits(path, creates_chat=creates_chat):
                    return self._waiting.pop(number)
        return Script()

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._waiting.clear()


def reply_script(answer: Any, path: str | None, delivery: Delivery) -> Script:
    """The script for what was given to ``OfflineServer.reply``."""
    if isinstance(answer, Mapping) and _are_mappings(answer.get("choices")):
        for choice in answer["choices"]:
            scripted_message(choice.get("message", {}), str)
        msgspec.json.encode(answer)
        return Script(path, completion=answer, delivery=delivery)
    if isinstance(answer, str) or (isinstance(answer, Mapping) and MESSAGE_FIELDS & answer.keys()):
        message = {"content": answer} if isinstance(answer, str) else answer
        msgspec.json.encode(scripted_message(message, str))
        return Script(path, completion={"message": message}, delivery=delivery)
    return Script(path, answer=_fixed_answer(answer), delivery=delivery)


def _are_mappings(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(item, Mapping) for item in value)


def _fixed_answer(answer: Any) -> Answer:
    if isinstance(answer, Mapping):
        return json_answer(dict(answer))
    if isinstance(answer, bytes):
        return Answer((answer,), "application/octet-stream")
    if _are_mappings(answer):
        return event_answer(answer)
    if isinstance(answer, list | tuple):
        raise TypeError(
            "reply takes a text, which is streamed word by word where the request wants a stream, and a list"
            ' of mappings, which are the chunks of a stream; several answers are given as reply("a", "b")'
        )
    raise TypeError(
        "reply takes a text, a message, a whole JSON body (a mapping), bytes, or a list of stream chunks,"
        f" not {type(answer).__name__}"
    )


def failure_answer(status: int, body: Any) -> Answer:
    """The answer for what was given to ``OfflineServer.fail``."""
    if isinstance(status, bool) or not isinstance(status, int):
        raise TypeError(f"status must be an integer, not {type(status).__name__}")
    if status not in REDIRECTS and not 400 <= status <= 599:
        raise ValueError(f"status must be a redirect or 400 to 599, not {status!r}")
    if body is None:
        body = error_body(status, f"The offline server was told to answer {status}.", code="scripted_failure")
    if isinstance(body, str | bytes):
        raw = body.encode() if isinstance(body, str) else body
        media_type = "text/html" if raw.lstrip().startswith(b"<") else "text/plain"
        return Answer((raw,), media_type, status)
    return json_answer(body, status)


def scripted_message(message: Mapping[str, Any], new_call_id: Any) -> dict[str, Any]:
    """An assistant message in the API's own form, of what the script gives of it.

    Args:
        message: Any of the message's fields; a tool call may be ``{"name": ..., "arguments": ...}`` alone.
        new_call_id: Gives the id of a tool call that has none.
    """
    whole = {"role": "assistant", "content": None, "refusal": None, **message}
    if calls := whole.get("tool_calls"):
        if not _are_mappings(calls):
            raise TypeError("tool_calls must be a list of mappings")
        whole["tool_calls"] = [_tool_call(call, new_call_id) for call in calls]
    return whole


def _tool_call(call: Mapping[str, Any], new_call_id: Any) -> dict[str, Any]:
    whole = {"id": call.get("id") or new_call_id(), "type": call.get("type", "function")}
    if whole["type"] != "function":
        return {**call, **whole}
    function = call.get("function", call)
    if not isinstance(function, Mapping) or not isinstance(function.get("name"), str):
        raise TypeError("the name of a tool call must be a text")
    arguments = function.get("arguments", {})
    if not isinstance(arguments, str):
        arguments = msgspec.json.encode(arguments).decode()
    return {**whole, "function": {"name": function["name"], "arguments": arguments}}
