"""Answers of real providers, and answers like them, each with what must come of it."""

import json
from pathlib import Path

from making import body_of
from more_chat_answers import CHAT_ANSWERS
from more_error_answers import ERROR_ANSWERS
from more_other_answers import OTHER_ANSWERS
from more_streamed_calls import STREAMED_CALLS
from more_streams import STREAM_ANSWERS

SAMPLES = json.loads(Path(__file__).parents[1].joinpath("data", "quirks.json").read_bytes())
ALL = {
    sample["id"]: sample
    for sample in [*SAMPLES, *CHAT_ANSWERS, *STREAM_ANSWERS, *STREAMED_CALLS, *ERROR_ANSWERS, *OTHER_ANSWERS]
}
CHAT = {name: sample for name, sample in ALL.items() if sample["endpoint"] == "chat"}
WHOLE = {name: sample for name, sample in CHAT.items() if sample["kind"] != "sse"}
STREAMS = {name: sample for name, sample in CHAT.items() if sample["kind"] == "sse"}
OTHERS = {name: sample for name, sample in ALL.items() if sample["endpoint"] != "chat"}
WITH_TOOLS = {name: sample for name, sample in CHAT.items() if sample["expect"].get("tools")}
LINE_ENDS = {"LF": b"\n", "CR": b"\r", "CRLF": b"\r\n"}


def with_line_ends(sample, line_end):
    """The bytes of a stream with its lines ended otherwise."""
    return body_of(sample).replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\n", line_end)


def json_of(sample):
    """The body as JSON."""
    return json.loads(body_of(sample).decode("utf-8-sig"))
