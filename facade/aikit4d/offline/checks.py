"""Whether a request is what its operation takes."""

import typing
from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs
from aikit4d_openapi import operations
from aikit4d_openapi.types import File

from aikit4d.offline import bodies
from aikit4d.offline.errors import invalid
from aikit4d.offline.fitting import MisfitError, fitted, type_hints
from aikit4d.offline.records import RecordedRequest

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
NEVER_EMPTY = {"createChatCompletion": "messages", "createEmbedding": "input"}


def check_request(operation_id: str, record: RecordedRequest) -> dict[str, Any]:
    """The request's body, once it is known to fit the operation's generated model.

    Raises:
        APIError: It does not fit; ``param`` names the place.
    """
    kinds = _body_kinds(operation_id)
    if not kinds:
        return {}
    form = record.form is not None
    kind = kinds.get(form)
    if kind is None:
        raise invalid(
            f"Unsupported content type: '{bodies.media_type(record.headers)}'.",
            None,
            "unsupported_content_type",
        )
    try:
        body: dict[str, Any] = fitted(bodies.fields(record), kind, form=form)
    except MisfitError as misfit:
        raise invalid(str(misfit), misfit.path, misfit.code) from misfit
    _check_bounds(operation_id, body)
    return body


@cache
def _body_kinds(operation_id: str) -> dict[bool, type]:
    """The generated models of an operation's bodies, by whether they are forms."""
    hint = type_hints(operations.load(operation_id)._get_kwargs).get("body")
    options = [option for option in (typing.get_args(hint) or (hint,)) if attrs.has(option)] if hint else []
    return {_has_files(option): option for option in options}


def _has_files(model: type) -> bool:
    return any(File in (kind, *typing.get_args(kind)) for kind in type_hints(model).values())


def _check_bounds(operation_id: str, body: Mapping[str, Any]) -> None:
    filled = NEVER_EMPTY.get(operation_id)
    if filled and body[filled] == []:
        raise invalid(f"Invalid '{filled}': empty array.", filled, "empty_array")
    for name, (least, most) in BOUNDS.get(operation_id, {}).items():
        value = body.get(name)
        if value is not None and not least <= value <= most:
            message = f"Invalid '{name}': {value} is not between {least} and {most}."
            raise invalid(message, name, "invalid_value")
