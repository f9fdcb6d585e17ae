"""Where an answer reports an error, and the sentence that is meant for people: providers agree on neither."""

from __future__ import annotations

import json
from itertools import chain
from typing import Any

TEXT_LIMIT = 1000
# In lower case, the most telling first; names are compared without case.
_SENTENCE_FIELDS = (
    "message", "detail", "msg", "error_description", "error_message", "error_msg", "errormessage", "errormsg",
    "faultstring", "status_msg", "error", "errors", "description", "details", "title", "reason", "exception",
)  # fmt: skip


def error_of(answer: Any) -> Any | None:
    """The error that an answer, or a chunk of one, reports; `None` where it reports none.

    It is the `error` member when that is not null (an object or a text), the answer itself when it calls
    itself one (`"object": "error"`, as vLLM writes), the `error` of a choice (OpenRouter), or that of the
    first element of a list (Gemini).
    """
    if isinstance(answer, dict):
        error = answer.get("error")
        if error is not None:
            return error
        if answer.get("object") == "error":
            return answer
        choices = answer.get("choices")
        for choice in choices if isinstance(choices, list) else ():
            if isinstance(choice, dict) and choice.get("error") is not None:
                return choice["error"]
        return None
    first = answer[0] if answer and isinstance(answer, list) else None
    return error_of(first) if isinstance(first, dict) else None


def details_of(body: Any) -> dict[str, Any]:
    """The object of an error body that holds `type`, `param` and `code`; it may be empty."""
    error = error_of(body)
    told = body if error is None or isinstance(error, str) else error
    if isinstance(told, list):
        told = told[0] if told else None
    return told if isinstance(told, dict) else {}


def message_of(body: Any) -> str:
    """What an error body says: its sentence, else the JSON text of what it has; it may be empty."""
    error = None if isinstance(body, list) else error_of(body)
    told = body if error is None else error
    if isinstance(told, dict) and told.get("message"):
        return sentence_of(told["message"]) or _json_text(told["message"])
    if isinstance(told, (dict, list)):
        return sentence_of(told) or sentence_of(body) or _buried_sentence(told) or _json_text(told)
    # NestJS and Spring write `{"error": "Bad Request", "message": "<the sentence>"}`.
    return sentence_of(body) or _json_text(told)


def sentence_of(value: Any, depth: int = 8) -> str:
    """The sentence meant for people in an error body of any shape; empty when there is none."""
    if isinstance(value, str):
        return value.strip()
    if depth and isinstance(value, list):
        return "; ".join(filter(None, (sentence_of(item, depth - 1) for item in value)))
    if not depth or not isinstance(value, dict):
        return ""
    members = {name.lower(): member for name, member in dict.items(value)}
    sentences = (sentence_of(members.get(name), depth - 1) for name in _SENTENCE_FIELDS)
    return next(filter(None, sentences), "")


def _buried_sentence(value: Any, depth: int = 8) -> str:
    """The sentence of an object below members that may have any name."""
    if not depth or not isinstance(value, (dict, list)):
        return ""
    inner = value if isinstance(value, list) else dict.values(value)
    objects = [one for one in inner if isinstance(one, (dict, list))]
    direct = (sentence_of(one) for one in objects if isinstance(one, dict))
    deeper = (_buried_sentence(one, depth - 1) for one in objects)
    return next(filter(None, chain(direct, deeper)), "")


def plain_text(body: str | bytes) -> str:
    """The beginning of a body that is no JSON; empty for a page, whose words mean nothing here."""
    if isinstance(body, bytes):
        body = "" if b"\x00" in body else body.decode("utf-8", "replace")  # no text holds that byte
    text = body.strip()
    return "" if text.startswith("<") else text[:TEXT_LIMIT]


def _json_text(value: Any) -> str:
    if isinstance(value, dict):
        value = {name: member for name, member in dict.items(value) if member is not None}
    if not value or isinstance(value, (bool, bytes)):
        return ""
    return json.dumps(value, default=str)[:TEXT_LIMIT]
