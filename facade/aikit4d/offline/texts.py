"""Texts of messages, and words as the offline server's tokens."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

WORD_WITH_SPACE = re.compile(r"\s*\S+|\s+\Z")


def pieces(text: str) -> list[str]:
    """The text in pieces of one word each, with the white space before it; joined they are the text."""
    return WORD_WITH_SPACE.findall(text)


def count(text: str) -> int:
    """How many words a text has: what this server calls its tokens."""
    return len(text.split())


def content_text(content: Any) -> str:
    """The text of a message's ``content``, of all its text parts if it is a list."""
    if isinstance(content, str):
        return content
    if not isinstance(content, list):
        return ""
    return "\n".join(part["text"] for part in content if isinstance(part.get("text"), str))


def message_words(messages: Iterable[Mapping[str, Any]]) -> int:
    """How many words messages have, with those of the tool calls in them."""
    return sum(count(content_text(message.get("content"))) + _call_words(message) for message in messages)


def _call_words(message: Mapping[str, Any]) -> int:
    functions = [call.get("function") or call.get("custom") or {} for call in message.get("tool_calls") or []]
    return sum(count(str(value)) for function in functions for value in function.values())
