"""Answers of the other calls as servers give them beside those of data/quirks.json."""

import base64
import json
import struct

from making import sample

MODEL = {"id": "m1", "object": "model"}
HALF = base64.b64encode(struct.pack("<2f", 0.5, -0.25)).decode()


def models(name, server, body, *ids, **others):
    return sample(name, server, body, endpoint="models", models=list(ids), **others)


def vectors(name, server, data, *expected, **others):
    body = data if isinstance(data, (str, dict)) else {"object": "list", "data": data, "model": "m"}
    numbers = [list(one) for one in expected]
    return sample(
        name, server, body, endpoint="embeddings", vectors=numbers, index=list(range(len(numbers))), **others
    )


MODELS = [
    models("M11", "Together: a bare list", [MODEL, {"id": "m2"}], "m1", "m2"),
    models(
        "M12",
        "llama.cpp: models beside data",
        {"models": [{"name": "m1"}], "object": "list", "data": [MODEL]},
        "m1",
    ),
    models("M13", "Ollama: data null", {"object": "list", "data": None}),
    models("M14", "data missing", {"object": "list"}),
    models("M15", "an empty list", []),
    models("M16", "empty places", {"data": [None, 5, "m0", MODEL]}, "m1"),
    models(
        "M17", "created as text, owner null", {"data": [{**MODEL, "created": "2024", "owned_by": None}]}, "m1"
    ),
    models("M18", "byte order mark", "\ufeff" + json.dumps([MODEL]), "m1"),
    models(
        "M19",
        "OpenRouter: many more fields",
        {"data": [{**MODEL, "pricing": {"prompt": "0"}, "context_length": 4096}]},
        "m1",
    ),
    models("M20", "has_more as text", {"data": [MODEL], "has_more": "true"}, "m1"),
    models("M21", "a list of errors", [{"error": {"message": "no"}}], success=False, message="no"),
    sample("M30", "a bare model", MODEL, endpoint="model", model="m1"),
    sample("M31", "data null beside the model", {**MODEL, "data": None}, endpoint="model", model="m1"),
    sample("M32", "no model at all", {"object": "list", "data": []}, endpoint="model", model=None),
    sample("M33", "a model without id", {"object": "model"}, endpoint="model", model=None),
]
EMBEDDINGS = [
    vectors("B11", "base64 though none was asked for", [{"embedding": HALF, "index": 0}], [0.5, -0.25]),
    vectors(
        "B12", "base64 and numbers mixed", [{"embedding": HALF}, {"embedding": [1, 2]}], [0.5, -0.25], [1, 2]
    ),
    vectors(
        "B13",
        "places in another order",
        [{"embedding": [2], "index": 1}, {"embedding": [1], "index": 0}],
        [1],
        [2],
    ),
    vectors(
        "B14",
        "places as texts",
        [{"embedding": [2], "index": "1"}, {"embedding": [1], "index": "0"}],
        [1],
        [2],
    ),
    vectors(
        "B15", "every place 0", [{"embedding": [1], "index": 0}, {"embedding": [2], "index": 0}], [1], [2]
    ),
    vectors(
        "B16", "places null", [{"embedding": [1], "index": None}, {"embedding": [2], "index": None}], [1], [2]
    ),
    vectors("B17", "llama.cpp: a vector in a list", [{"embedding": [[0.5, 1]], "index": 0}], [0.5, 1]),
    vectors("B18", "a vector for each token", [{"embedding": [[0.5], [1]], "index": 0}], []),
    vectors("B19", "numbers as texts", [{"embedding": ["0.5", "-1e-3"], "index": 0}], [0.5, -0.001]),
    vectors("B20", "data null", {"data": None, "model": "m"}),
    vectors(
        "B21",
        "vector null, missing, of another kind",
        [{"embedding": None}, {}, {"embedding": {"float": [1]}}],
        [],
        [],
        [],
    ),
    vectors("B22", "texts that are no base64", [{"embedding": "not base64!"}], []),
    vectors("B23", "empty places", [None, 5, {"embedding": [1]}], [1]),
    vectors("B24", "whole numbers only", [{"embedding": [1, 0, -1]}], [1, 0, -1]),
    vectors("B25", "a number beyond a double", '{"data": [{"embedding": [1e999, 1]}]}', [float("inf"), 1]),
    vectors(
        "B26",
        "usage with other fields",
        {"data": [{"embedding": [1]}], "usage": {"total_tokens": 7}},
        [1],
        usage_total=7,
    ),
]
IMAGES = [
    sample("I11", "data null", {"created": 1, "data": None}, endpoint="images", images=0),
    sample(
        "I12",
        "created missing, url null",
        {"data": [{"b64_json": "aGk=", "url": None}]},
        endpoint="images",
        images=1,
        blob=b"hi",
    ),
    sample(
        "I13",
        "a data URL in b64_json",
        {"data": [{"b64_json": "data:image/png;base64,aGk="}]},
        endpoint="images",
        images=1,
        blob=b"hi",
    ),
    sample(
        "I14",
        "base64 without padding, in lines",
        {"data": [{"b64_json": "aG\nk"}]},
        endpoint="images",
        images=1,
        blob=b"hi",
    ),
    sample("I15", "no picture", {"data": [{"revised_prompt": "x"}]}, endpoint="images", images=1, blob=None),
    sample("I16", "no base64", {"data": [{"b64_json": "%"}]}, endpoint="images", images=1, blob=None),
    sample(
        "I17",
        "an address of no use",
        {"data": [{"url": "file:///etc/hosts"}]},
        endpoint="images",
        images=1,
        blob=None,
    ),
    sample(
        "I18", "numbers", {"data": [{"b64_json": 5, "url": 5}, 5]}, endpoint="images", images=1, blob=None
    ),
]
OTHERS = [
    sample("D11", "no id", {"results": [{"flagged": True}]}, endpoint="moderations", flagged=True),
    sample("D12", "no results", {"id": "m", "results": []}, endpoint="moderations", flagged=None),
    sample("D13", "results null", {"id": "m", "results": None}, endpoint="moderations", flagged=None),
    sample(
        "D14",
        "results of another kind",
        {"id": "m", "results": [1, None]},
        endpoint="moderations",
        flagged=None,
    ),
    sample(
        "D15",
        "llama-guard: scores missing",
        {"id": "m", "results": [{"flagged": False, "categories": None}]},
        endpoint="moderations",
        flagged=False,
    ),
    sample("F11", "wrapped in data", {"data": {"id": "file-1"}}, endpoint="file", file="file-1"),
    sample(
        "F12",
        "size as text, status of its own",
        {"id": "file-1", "bytes": "3", "status": "ok"},
        endpoint="file",
        file="file-1",
    ),
    sample("F13", "no id", {"object": "file"}, endpoint="file", file=None),
    sample("F14", "an id that is a number", {"id": 5}, endpoint="file", file=None),
]
OTHER_ANSWERS = [*MODELS, *EMBEDDINGS, *IMAGES, *OTHERS]
