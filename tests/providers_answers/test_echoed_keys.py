"""A key that a provider sends back in an error is masked, wherever it stands, and the sentence stays."""

import json
import pickle
import traceback

import pytest
from asking import WAYS, ask, on_the_wire
from making import chunk, sample, sse

from aikit4d import OpenAIError
from clients import Wire

KEY = "sk-test-key"
TOLD = f"Incorrect API key provided: {KEY}"
MASKED = "Incorrect API key provided: ***"
HELLO = chunk("he")

WHOLE = {
    "object": sample("", "", {"error": {"message": TOLD, KEY: [KEY]}}, kind="err", status=401),
    "flat": sample("", "", {"message": TOLD}, kind="err", status=401),
    "escaped": sample("", "", json.dumps({"error": TOLD}).replace("-", "\\u002d"), kind="err", status=401),
    "list": sample("", "", [{"error": {"message": TOLD}}], kind="err", status=401),
    "text": sample("", "", TOLD, kind="err", status=401, content_type="text/plain"),
    "success": sample("", "", {"error": {"message": TOLD}}, kind="err"),
}
STREAMS = {
    "event": sse(HELLO, {"error": {"message": TOLD, "x": {KEY: KEY}}}),
    "field": f"data: {json.dumps(HELLO)}\n\nerror: {TOLD}\n\n",
    "detail at the end": sse({"detail": TOLD}, done=False),
    "text at the end": sse(HELLO, TOLD, done=False),
    "no stream": TOLD,
    "whole": json.dumps({"error": TOLD}),
}


def everything(result):
    error = result.error
    trace = "".join(traceback.format_exception(error))
    shown = [
        str(error),
        repr(error),
        error.hint,
        repr(result),
        repr(error.body),
        repr(result.request.response),
    ]
    return "\n".join([*shown, repr(pickle.dumps(result)), repr(pickle.dumps(error)), trace])


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("way", WAYS)
def test_a_key_in_a_refusal_is_masked(kit, name, way):
    result = ask(kit, on_the_wire(WHOLE[name]), way).result

    assert result.error.message == MASKED
    assert KEY not in everything(result)


@pytest.mark.parametrize("name", STREAMS)
def test_a_key_in_a_stream_is_masked(kit, name):
    result = ask(kit, on_the_wire(sample("", "", STREAMS[name], kind="sse")), "streamed").result

    assert result.error.message.endswith(MASKED)
    assert KEY not in everything(result)


@pytest.mark.parametrize("key", ["12345", "true", "null", '"err', "{}[]", "sk/a+b="])
def test_a_key_that_looks_like_json_does_no_harm(kit, key):
    body = {"error": {"message": f"no {key}", "code": 12345, "ok": True, "x": None, "list": [{}, []]}}
    wire = Wire(on_the_wire(sample("", "", json.dumps(body).replace("/", "\\/"), kind="err", status=400)))
    result = kit.do(kit.client(key, handler=wire).models.list())

    assert result.error.message == "no ***"
    assert (result.error.code, result.error.body.error.ok, result.error.body.error.x) == (12345, True, None)


@pytest.mark.parametrize("way", ["whole", "streamed"])
def test_throw_raises_the_sentence_of_the_provider(kit, way):
    streams = way == "streamed"
    given = sample("", "", sse(HELLO, {"error": {"message": "overloaded"}}), kind="sse")
    refusal = sample("", "", {"error": {"message": "overloaded"}}, kind="err", status=429)
    with pytest.raises(OpenAIError, match="overloaded"):
        ask(kit, on_the_wire(given if streams else refusal), way, throw=True)
