"""Rules about what requests and answers carry: headers and media types."""

from typing import Any

from codegen.reading import Document
from codegen.walking import Schema, rewrite_operations

EVENT_STREAM = "text/event-stream"
_SCALARS = ("string", "integer", "number", "boolean")
_FORMATS_OF_NO_HEADER = ("binary", "date", "date-time")


def send_headers_as_text(document: Document) -> tuple[Document, int]:
    """A header is one line: lists become comma-joined text, which is what servers split, and dates text."""

    def send(parameter: Schema) -> Schema:
        schema = parameter["schema"]
        is_plain = schema.get("type") in _SCALARS and schema.get("format") not in _FORMATS_OF_NO_HEADER
        if parameter["in"] != "header" or is_plain:
            return parameter
        return {**parameter, "schema": {"type": "string"}}

    def change(_path: str, _method: str, operation: Schema) -> Schema:
        given = operation.get("parameters", [])
        sent = [send(parameter) for parameter in given]
        return operation if sent == given else {**operation, "parameters": sent}

    return rewrite_operations(document, change)


def set_event_streams_aside(document: Document) -> tuple[Document, int]:
    """An answer that may also come as events keeps its whole form; the events get functions of their own."""

    def change(_path: str, _method: str, operation: Schema) -> Schema:
        events = event_schema(operation)
        if events is None:
            return operation
        answers = {status: _without_events(answer) for status, answer in operation["responses"].items()}
        return {**operation, "responses": answers, "x-events": {"schema": events}}

    return rewrite_operations(document, change)


def event_schema(operation: Schema) -> Schema | None:
    """The schema of the events that a successful answer of the operation can hold."""
    for status, answer in operation["responses"].items():
        media = content_of(answer).get(EVENT_STREAM)
        if status.startswith("2") and media is not None:
            schema: Schema = media.get("schema") or {}
            return schema
    return None


def _without_events(answer: Schema) -> Schema:
    content = {kind: media for kind, media in content_of(answer).items() if kind != EVENT_STREAM}
    if not content and EVENT_STREAM in content_of(answer):
        content = {EVENT_STREAM: {"schema": {"type": "string"}}}
    return {**answer, "content": content} if "content" in answer else answer


def content_of(part: Schema) -> dict[str, Any]:
    """The media types of a body or an answer, none where it has no content."""
    content: dict[str, Any] = part.get("content") or {}
    return {kind: media or {} for kind, media in content.items()}


def prefer_the_richest_answer(document: Document) -> tuple[Document, int]:
    """The generator takes an answer's first media type: JSON objects come first, then bytes, then text."""

    def change(_path: str, _method: str, operation: Schema) -> Schema:
        given = operation["responses"]
        chosen = {status: _sorted_content(answer) for status, answer in given.items()}
        same = all(list(content_of(chosen[status])) == list(content_of(given[status])) for status in given)
        return operation if same else {**operation, "responses": chosen}

    return rewrite_operations(document, change)


def _sorted_content(answer: Schema) -> Schema:
    content = content_of(answer)
    if len(content) < 2:
        return answer
    ranked = sorted(content, key=lambda kind: _rank(kind, content[kind].get("schema") or {}))
    return {**answer, "content": {kind: content[kind] for kind in ranked}}


def _rank(kind: str, schema: Schema) -> int:
    if is_json(kind):
        return 2 if schema.get("type") == "string" else 0
    return 3 if kind.startswith("text/") else 1


def is_json(kind: str) -> bool:
    """Whether a media type is JSON."""
    plain = kind.partition(";")[0].strip().lower()
    return plain == "application/json" or plain.endswith("+json")
