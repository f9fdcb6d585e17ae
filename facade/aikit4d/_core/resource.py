"""A branch of the client's tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aikit4d.client import AsyncOpenAI, OpenAI


class OpenAIAPIResource:
    """A branch of an `OpenAI` client."""

    def __init__(self, client: OpenAI) -> None:
        self._client = client

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._client!r})"


class AsyncOpenAIAPIResource:
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
    return value
