"""One call of a tool and the message that answers it."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, KeysView, Mapping, ValuesView
from typing import TYPE_CHECKING, Any

import msgspec

from aikit4d._core.json import JSONError, decode, encode_text
from aikit4d._core.secrets import masked_bytes
from aikit4d._core.signature import ArgumentsError
from aikit4d.messages import OpenAIMessage
from aikit4d.objects import Object

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aikit4d._core.wire import IO

logger = logging.getLogger("aikit4d")
Handlers = Mapping[str, Callable[..., Any]]

_LONGEST_ERROR = 2000
_MOST_ITEMS = 10_000
_MOST_CHARACTERS = 10_000_000
# Python's own text for what has none: `<Stock object at 0x7f...>`.
_ADDRESS = re.compile(r"^<.* at 0x[0-9a-fA-F]+>$", re.DOTALL)


def called_name(call: Mapping[str, Any]) -> str:
    """The name of the tool that is called; empty when the model gave none."""
    name = _payload(call).get("name")
    return name if isinstance(name, str) else ""


def is_for_the_caller(call: Mapping[str, Any]) -> bool:
    """Whether somebody here has to answer: a provider's own kind of call is the provider's business."""
    return bool(_payload(call))


async def answer_call(
    io: IO, call: Mapping[str, Any], handlers: Handlers, credentials: Sequence[str]
) -> OpenAIMessage:
    """The `tool` message for a call: what its handler gives, or what went wrong, told for the model."""
    text = await _result_or_problem(io, call, handlers, credentials)
    return OpenAIMessage(role="tool", tool_call_id=call["id"], content=text)


async def _result_or_problem(
    io: IO, call: Mapping[str, Any], handlers: Handlers, credentials: Sequence[str]
) -> str:
    name = called_name(call)
    handler = handlers.get(name)
    if handler is None:
        known = ", ".join(handlers) or "none"
        return f"Error: no handler is registered for function {name!r} (registered: {known})"
    try:
        return result_text(await io.call(handler, _arguments(call)))
    except ArgumentsError as problem:
        return f"Error: bad arguments for function {name!r}: {problem}"
    # Whatever the caller's function raises: the conversation goes on without it.
    except Exception as error:
        logger.exception("The handler of the tool %r raised", name)
        return _masked(f"Error executing function {name!r}: {_described(error)}", credentials)


def _payload(call: Mapping[str, Any]) -> Mapping[str, Any]:
    payload = call.get("function") or call.get("custom")
    return payload if isinstance(payload, Mapping) else {}


def _arguments(call: Mapping[str, Any]) -> Any:
    if isinstance(call.get("custom"), Mapping):
        return call["custom"].get("input") or ""
    try:
        arguments = decode(_payload(call).get("arguments") or "{}")
    except JSONError as error:
        raise ArgumentsError(f"invalid JSON ({error})") from None
    if not isinstance(arguments, dict):
        raise ArgumentsError(f"they must be a JSON object, not {encode_text(arguments)[:80]}")
    return Object(arguments)


def result_text(value: Any) -> str:
    """What a handler gave as the content of a message: a text as it is, everything else as JSON."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Iterator):
        # Here an exception of a generator is still one of the handler.
        value = _listed(value)
    try:
        return encode_text(value)
    except (TypeError, ValueError):
        return _converted_text(value)


def _converted_text(value: Any) -> str:
    try:
        return encode_text(msgspec.to_builtins(value, str_keys=True, enc_hook=_plain))
    except (TypeError, ValueError, RecursionError):
        return _own_text(value)


def _plain(value: Any) -> Any:
    """A simpler form of what msgspec does not know: models of pydantic, arrays of numpy, other mappings."""
    for method in ("model_dump", "tolist"):
        simpler = getattr(value, method, None)
        if callable(simpler):
            return simpler()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, KeysView | ValuesView):
        return list(value)
    return _listed(value) if isinstance(value, Iterator) else _own_text(value)


def _listed(values: Iterator[Any]) -> list[Any]:
    """What an iterator gives, which may be without end, such as a counter."""
    items = []
    size = 0
    for value in values:
        items.append(value)
        size += len(value) if isinstance(value, (str, bytes)) else 1
        if len(items) > _MOST_ITEMS or size > _MOST_CHARACTERS:
            raise OverflowError(
                f"an iterator gave more than {_MOST_ITEMS} values, or {_MOST_CHARACTERS} characters"
            )
    return items


def _own_text(value: Any) -> str:
    text = str(value)
    if _ADDRESS.search(text) or isinstance(value, type):
        logger.warning(
            "A tool gave a %s, which says nothing to a model: give JSON values", type(value).__name__
        )
    return text


def _described(error: Exception) -> str:
    text = " ".join(str(error).split())[:_LONGEST_ERROR]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _masked(text: str, credentials: Sequence[str]) -> str:
    return masked_bytes(text.encode("utf-8", "surrogatepass"), credentials).decode("utf-8", "surrogatepass")
