"""The operation that turns texts into vectors."""

import base64
import hashlib
import math
import re
import struct
from array import array
from collections.abc import Sequence
from typing import Any

from aikit4d.offline import texts
from aikit4d.offline.state import Call, answering_model
from aikit4d.offline.wire import Answer, json_answer

DIMENSIONS = 64
WORD = re.compile(r"\w+")


def create(call: Call) -> Answer:
    """A vector for each input."""
    body = call.body
    dimensions = body.get("dimensions") or DIMENSIONS
    inputs = _texts(body["input"])
    encode = _base64 if body.get("encoding_format") == "base64" else list
    data = [
        {"object": "embedding", "index": index, "embedding": encode(text_vector(text, dimensions))}
        for index, text in enumerate(inputs)
    ]
    words = sum(map(texts.count, inputs))
    model = answering_model("offline-embedding", body["model"])
    usage = {"prompt_tokens": words, "total_tokens": words}
    return json_answer({"object": "list", "data": data, "model": model, "usage": usage})


def text_vector(text: str, dimensions: int) -> list[float]:
    """A unit vector of a text: the sum of a fixed vector for each word.

    Equal texts have equal vectors, and texts that share words are nearer to each other than others.
    """
    total = [0.0] * dimensions
    for word in WORD.findall(text.casefold()) or [text]:
        total = [left + right for left, right in zip(total, _word_vector(word, dimensions), strict=True)]
    length = math.hypot(*total)
    # Rounded to 32 bits, so that both encodings hold the same numbers.
    return array("f", (value / length for value in total)).tolist()


def _word_vector(word: str, dimensions: int) -> list[float]:
    digest = hashlib.shake_256(word.encode("utf-8", "surrogatepass")).digest(4 * dimensions)
    return [value / 2**31 - 1 for value in struct.unpack(f"<{dimensions}I", digest)]


def _texts(given: Any) -> list[str]:
    if isinstance(given, str):
        return [given]
    if isinstance(given[0], int):
        return [_token_text(given)]
    return [text if isinstance(text, str) else _token_text(text) for text in given]


def _token_text(tokens: Sequence[int]) -> str:
    return " ".join(map(str, tokens))


def _base64(vector: list[float]) -> str:
    return base64.b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode()
