"""Whether a request is what its operation takes."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from aikit4d.offline import bodies
from aikit4d.offline.conversations import check_order
from aikit4d.offline.errors import invalid
from aikit4d.offline.records import RecordedRequest, UploadedFile
from aikit4d_openapi import models, operations
from aikit4d_openapi.errors import UnexpectedValue
from aikit4d_openapi.types import File

# Bounds and lengths are the one thing that the generated models do not know.
CHAT_BOUNDS = {
    "frequency_penalty": (-2, 2),
    "presence_penalty": (-2, 2),
    "temperature": (0, 2),
    "top_p": (0, 1),
    "top_logprobs": (0, 20),
    "n": (1, 128),
}
IMAGE_BOUNDS = {"n": (1, 10), "partial_images": (0, 3)}
BOUNDS: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "createChatCompletion": CHAT_BOUNDS,
    "createImage": IMAGE_BOUNDS,
    "createImageEdit": IMAGE_BOUNDS,
    "createImageVariation": IMAGE_BOUNDS,
    "createEmbedding": {"dimensions": (1, 4096)},
}
# For a union, the error of the generated models names its last member only.
EXPECTED = {"tool_choice": "'none', 'auto', 'required' or an object that names a tool is expected"}
NEVER_EMPTY = {"createChatCompletion": "messages", "createEmbedding": "input"}


def check_request(operation_id: str, record: RecordedRequest) -> dict[str, Any]:
    """The request's body as the operation's generated model reads it; a file as (name, bytes, media type).

    Raises:
        APIError: It does not fit; ``param`` names the place.
    """
    expected = _body_models(operation_id)
    if not expected:
        return {}
    media_type = bodies.media_type(record.headers)
    if media_type not in expected:
        raise invalid(f"Unsupported content type: '{media_type}'.", None, "unsupported_content_type")
    body = _read_by_model(expected[media_type], bodies.fields(record))
    _check_bounds(operation_id, body)
    if operation_id == "createChatCompletion":
        check_order(body["messages"])
    return body


@cache
def _body_models(operation_id: str) -> dict[str, Any]:
    """The generated models of an operation's bodies, by media type."""
    module = operations.load(operation_id)
    written = module.sync_detailed.__annotations__.get("body", "")
    found = [getattr(models, name) for name in re.findall(r"[A-Z]\w*", written)]
    media_types = list(module.OPERATION.bodies)
    return dict(zip(media_types, found * len(media_types) if len(found) == 1 else found, strict=True))


def _read_by_model(model: Any, fields: Mapping[str, Any]) -> dict[str, Any]:
    try:
        given = {name: _file(value) for name, value in fields.items()}
        read: dict[str, Any] = model.from_dict(given).to_dict()
    except UnexpectedValue as error:
        code = "missing_required_parameter" if error.problem == "is missing" else "invalid_value"
        problem = EXPECTED.get(error.place, error.problem)
        raise invalid(f"Invalid '{error.place}': {problem}.", error.place, code) from error
    return read


def _file(value: Any) -> Any:
    if isinstance(value, list):
        return [_file(item) for item in value]
    return File(value.data, value.filename, value.contentType) if isinstance(value, UploadedFile) else value


def _check_bounds(operation_id: str, body: Mapping[str, Any]) -> None:
    filled = NEVER_EMPTY.get(operation_id)
    if filled and body[filled] == []:
        raise invalid(f"Invalid '{filled}': empty array.", filled, "empty_array")
    for name, (least, most) in BOUNDS.get(operation_id, {}).items():
        value = body.get(name)
        if value is not None and not least <= value <= most:
            message = f"Invalid '{name}': {value} is not between {least} and {most}."
            raise invalid(message, name, "invalid_value")
