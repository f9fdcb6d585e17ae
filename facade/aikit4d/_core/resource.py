"""A branch of the client's tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from aikit4d._core.calls import OBJECT, require_whole_characters
from aikit4d._core.suggestions import Advising
from aikit4d.parameters import OpenAIParameters
from aikit4d.result import OpenAIResult

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aikit4d._core.calls import Call
    from aikit4d.client import AsyncOpenAI, OpenAI

R = TypeVar("R", bound=OpenAIResult)


class OpenAIAPIResource(Advising):
    """A branch of an `OpenAI` client."""

    def __init__(self, client: OpenAI) -> None:
        self._client = client

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._client!r})"


class AsyncOpenAIAPIResource(Advising):
    """A branch of an `AsyncOpenAI` client."""

    def __init__(self, client: AsyncOpenAI) -> None:
        self._client = client

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._client!r})"


def required_id(name: str, value: object) -> str:
    """An identifier for a path; raises when it is no text or no single path segment."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a text, not {type(value).__name__}")
    if not value:
        raise ValueError(f"{name} must not be empty")
    if value in {".", ".."}:
        raise ValueError(f"{name} must be an identifier, not {value!r}, which would change the path")
    require_whole_characters(name, value)
    return value


def id_call(
    client: Any,
    operation_id: str,
    result: R,
    identifier: tuple[str, object],
    parameters: Any,
    given: Mapping[str, Any],
    *,
    body: Mapping[str, Any] | None = None,
    expects: str = OBJECT,
) -> tuple[Call, R]:
    """The call of an operation on one thing: `identifier` is the parameter's name and its value."""
    own = OpenAIParameters.of(parameters, given)
    path = (required_id(*identifier),)
    return client._prepare(operation_id, result, own, path=path, body=body, expects=expects), result


def input_fields(given: object, model: object) -> dict[str, Any]:
    """The fields `input` and `model`; raises when one of them is of the wrong kind."""
    if isinstance(given, (bytes, bytearray)) or not isinstance(given, Sequence):
        raise TypeError(f"input must be a text or a list, not {type(given).__name__}")
    if not isinstance(model, str):
        raise TypeError(f"model must be a text, not {type(model).__name__}")
    return {"input": given, "model": model}
