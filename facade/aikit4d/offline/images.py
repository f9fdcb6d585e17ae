"""The operations that make images: pictures of one colour, drawn from the prompt."""

import base64
import hashlib
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aikit4d.offline import texts
from aikit4d.offline.errors import invalid, not_found
from aikit4d.offline.png import one_colour_png
from aikit4d.offline.state import Call
from aikit4d.offline.wire import Answer, event_answer, json_answer

PICTURE_PATH = "/images/offline/"
SIZE = re.compile(r"[1-9]\d{0,3}x[1-9]\d{0,3}")
PICTURE_NAME = re.compile(rf"({SIZE.pattern})-([0-9a-f]{{6}})\.png")
DEFAULT_SIZE = "1024x1024"
# These models never give an address, whatever response_format says.
DATA_ONLY_MODELS = re.compile(r"gpt-image|chatgpt-image")


@dataclass(frozen=True)
class Picture:
    """One picture: its size as the API writes it, and its colour as six hexadecimal digits."""

    size: str
    colour: str

    def png(self) -> bytes:
        """The picture's bytes."""
        width, height = map(int, self.size.split("x"))
        return one_colour_png(width, height, bytes.fromhex(self.colour))

    def text(self) -> str:
        """The picture's bytes as base64."""
        return base64.b64encode(self.png()).decode()


def create(call: Call) -> Answer:
    """Images for a prompt."""
    return _images(call, "image_generation")


def edit(call: Call) -> Answer:
    """Images for a prompt and the images that it changes."""
    return _images(call, "image_edit")


def vary(call: Call) -> Answer:
    """Variations of an image."""
    return _images(call, "image_variation")


def picture(call: Call) -> Answer:
    """The picture that an address in an answer leads to."""
    name = call.path_values["name"]
    found = PICTURE_NAME.fullmatch(name)
    if found is None:
        raise not_found(f"No such image: {name}", "name")
    return Answer((Picture(found[1], found[2]).png(),), "image/png")


def _images(call: Call, kind: str) -> Answer:
    body = call.body
    pictures = list(_pictures(body))
    if body.get("stream"):
        return event_answer(_events(body, pictures[0], kind), named=True, done=False)
    as_data = _wants_data(body)
    return json_answer(
        {
            "created": int(time.time()),
            "data": [_item(call, drawn, as_data=as_data) for drawn in pictures],
            "background": "opaque",
            "output_format": "png",
            "size": pictures[0].size,
            "quality": _stated(body, "quality", "low"),
            "usage": _usage(body, len(pictures)),
        }
    )


def _pictures(body: Mapping[str, Any]) -> Iterator[Picture]:
    size = body.get("size") or "auto"
    if size == "auto":
        size = DEFAULT_SIZE
    if not SIZE.fullmatch(size):
        raise invalid(f"Invalid value: '{size}'. A size is like '{DEFAULT_SIZE}'.", "size", "invalid_value")
    for number in range(body.get("n") or 1):
        seed = f"{body.get('prompt') or ''}\n{number}"
        yield Picture(size, hashlib.sha256(seed.encode()).hexdigest()[:6])


def _wants_data(body: Mapping[str, Any]) -> bool:
    if DATA_ONLY_MODELS.match(body.get("model") or ""):
        return True
    return body.get("response_format") == "b64_json"


def _item(call: Call, drawn: Picture, *, as_data: bool) -> dict[str, Any]:
    prompt = {"revised_prompt": call.body["prompt"]} if call.body.get("prompt") else {}
    if as_data:
        return {"b64_json": drawn.text(), **prompt}
    return {"url": f"{call.base_url}{PICTURE_PATH}{drawn.size}-{drawn.colour}.png", **prompt}


def _stated(body: Mapping[str, Any], name: str, default: str) -> str:
    value = body.get(name)
    return value if isinstance(value, str) and value != "auto" else default


def _usage(body: Mapping[str, Any], number: int) -> dict[str, Any]:
    words = texts.count(body.get("prompt") or "")
    return {
        "input_tokens": words,
        "output_tokens": number,
        "total_tokens": words + number,
        "input_tokens_details": {"text_tokens": words, "image_tokens": 0},
    }


def _events(body: Mapping[str, Any], drawn: Picture, kind: str) -> Iterator[dict[str, Any]]:
    common = {
        "b64_json": drawn.text(),
        "created_at": int(time.time()),
        "size": drawn.size,
        "quality": _stated(body, "quality", "low"),
        "background": "opaque",
        "output_format": "png",
    }
    for number in range(body.get("partial_images") or 0):
        yield {"type": f"{kind}.partial_image", **common, "partial_image_index": number}
    yield {"type": f"{kind}.completed", **common, "usage": _usage(body, 1)}
