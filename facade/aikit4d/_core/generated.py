"""The generated client as the facade sees it: the one module that looks inside it."""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from aikit4d_openapi import AuthenticatedClient
    from aikit4d_openapi.operation import Operation

logger = logging.getLogger("aikit4d")

# A success of another status than the document names has the body that it names all the same.
_DOCUMENTED_SUCCESSES = (200, 201)


class OperationMissingError(LookupError):
    """The pinned OpenAPI document has no such operation."""


@cache
def _module(operation_id: str) -> ModuleType | None:
    from aikit4d_openapi import operations  # noqa: PLC0415 - `import aikit4d` does without it

    try:
        module: ModuleType = operations.load(operation_id)
    except KeyError:
        return None
    return module


def operation(operation_id: str) -> Operation:
    """The generated operation; raises `OperationMissingError` when the pinned document lacks it."""
    module = _module(operation_id)
    if module is None:
        raise OperationMissingError(
            f"The pinned OpenAPI document has no operation {operation_id!r}: "
            "regenerate the client from a document that has it"
        )
    found: Operation = module.OPERATION
    return found


@cache
def field_names(operation_id: str) -> frozenset[str]:
    """The names of all body fields and query values of an operation; empty when it is missing."""
    module = _module(operation_id)
    if module is None:
        return frozenset()
    names = set(module.OPERATION.query)
    for fields in module.OPERATION.bodies.values():
        names.update(fields)
    return frozenset(names)


def generated_client(base_url: str, transport: Any) -> AuthenticatedClient:
    """The generated client, and every copy that its `with_*` methods make, sending through `transport`."""
    from aikit4d_openapi import AuthenticatedClient  # noqa: PLC0415 - few programs use it

    # The transport adds the key and the time limits: the generated client needs a token only to be of the
    # class that its operations ask for.
    sender = {"transport": transport}
    return AuthenticatedClient(base_url, token="", prefix="", timeout=None, httpx_args=sender)


def query_pairs(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Query values that the document does not know, written like those that it knows."""
    from aikit4d_openapi.operation import query_pairs  # noqa: PLC0415 - as above

    return [pair for name, value in values.items() for pair in query_pairs(name, value)]


@cache
def message_shapes() -> Mapping[str, Mapping[str, Any]]:
    """By role, the fields (nested) that a message of a chat request may have."""
    shapes: Mapping[str, Mapping[str, Any]]
    shapes = operation("createChatCompletion").item_shapes.get("messages", {})
    return shapes


def parsed_body(operation_id: str, status: int, body: Any) -> Any:
    """The generated model of a decoded success, `None` where the body does not fit it."""
    statuses = dict.fromkeys((status, *_DOCUMENTED_SUCCESSES))
    models = (_parsed(operation_id, "parse_body", known, body) for known in statuses)
    return next((model for model in models if model is not None), None)


def parsed_event(operation_id: str, data: Any) -> Any:
    """The generated model of what one event of a stream says, `None` where that does not fit it."""
    return _parsed(operation_id, "parse_event", data)


def _parsed(operation_id: str, parser: str, *given: Any) -> Any:
    module = _module(operation_id)
    if module is None or given[-1] is None:
        return None
    try:
        return getattr(module, parser)(*given)
    # A model's constructor meets whatever a server sent: no kind of exception is out of the question.
    except Exception as error:  # noqa: BLE001
        # The error's text may repeat the body.
        logger.debug("No model of %s fits the answer: %s", operation_id, type(error).__name__)
        return None
