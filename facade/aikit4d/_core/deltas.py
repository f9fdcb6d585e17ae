"""A whole answer accumulated from the chunks of a chat stream."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from aikit4d._core.fragments import ToolCallFragments
from aikit4d._core.merging import MOST_PIECES, Text, absorb, copied, grown

_NOT_IN_HEAD = frozenset({"choices", "object", "obfuscation"})  # the last is padding of a chunk
_NOT_IN_REST = frozenset({"index", "delta", "message", "finish_reason"})


class StreamAccumulator:
    """Puts the chunks of a chat stream together into the answer that the server would have given as a whole.

    Any JSON value is taken in any place. A chunk costs the same however many came before it; reading costs as
    much as the answer is long, so read at the end.

    Attributes:
        usage: The last usage that was sent, `None` if none was.
    """

    def __init__(self) -> None:
        self.usage: dict[str, Any] | None = None
        self._head: dict[str, Any] = {}
        self._settled = set(_NOT_IN_HEAD)
        self._choices: defaultdict[int, _Choice] = defaultdict(_Choice)

    def add(self, chunk: Any) -> bool:
        """Take in one chunk; it is not changed, and nothing of it is shared.

        Returns:
            Whether a message counted beside an empty delta, because nothing was said before.
        """
        if not isinstance(chunk, dict):
            return False
        by_message = False
        choices = chunk.get("choices")
        if isinstance(choices, list):
            for position, choice in enumerate(choices):
                if isinstance(choice, dict):
                    index = choice.get("index")
                    held = self._choices[index if type(index) is int else position]
                    by_message = held.add(choice) or by_message
        if not self._settled.issuperset(chunk):
            for key, value in chunk.items():
                if key not in self._settled and value:
                    self._add_head(key, value)
        return by_message

    @property
    def finished(self) -> bool:
        """Whether a choice gave its reason to finish."""
        return any(choice.finish_reason is not None for choice in self._choices.values())

    def choices(self) -> list[dict[str, Any]]:
        """The choices by index, each with its whole `message` and its last `finish_reason`."""
        return [{"index": index, **self._choices[index].whole()} for index in sorted(self._choices)]

    def head(self) -> dict[str, Any]:
        """What stood beside choices and usage: the first of texts and numbers, the last of others."""
        return {**copied(self._head), "object": "chat.completion"}

    def answer(self) -> dict[str, Any]:
        """The whole answer so far."""
        return {**self.head(), "choices": self.choices(), "usage": self.usage}

    def _add_head(self, key: str, value: Any) -> None:
        usage = value.get("usage") if key == "x_groq" and isinstance(value, dict) else value
        if key in {"usage", "x_groq"} and isinstance(usage, dict):
            self.usage = copied(usage)
        if key != "usage":
            self._head[key] = copied(value)
            if not isinstance(value, dict | list):
                self._settled.add(key)


class _Choice:
    """One choice: message, reason to finish, and the rest (`logprobs`, `content_filter_results`)."""

    __slots__ = ("_message", "_rest", "_tool_calls", "finish_reason")

    def __init__(self) -> None:
        self.finish_reason: Any = None
        self._message: dict[str, Any] = {}
        self._rest: dict[str, Any] = {}
        self._tool_calls: ToolCallFragments | None = None

    def add(self, choice: dict[str, Any]) -> bool:
        delta = choice.get("delta")
        by_message = False
        if not (isinstance(delta, dict) and len(delta) == 1 and self._appended(delta.get("content"))):
            by_message = delta == {} and "message" in choice and self._says_nothing()
            # Not always the message: Perplexity repeats all of it beside each delta.
            is_delta = isinstance(delta, dict) and not by_message
            self._take(delta if is_delta else choice.get("message"))
        for key, value in choice.items():
            if key not in _NOT_IN_REST and (value is not None or key not in self._rest):
                absorb(self._rest, {key: value}, joins=False)
        if choice.get("finish_reason"):
            self.finish_reason = copied(choice["finish_reason"])
        return by_message

    def _appended(self, text: Any) -> bool:
        """Append `text` to the content that has begun; false where one of the two is no text."""
        held = self._message.get("content")
        if type(held) is not Text or not isinstance(text, str):
            return False
        if len(held) >= MOST_PIECES:
            held.shorten()
        held.append(text)
        return True

    def _take(self, delta: Any) -> None:
        if isinstance(delta, dict):
            if delta.get("tool_calls") is not None:
                delta = self._without_tool_calls(delta)
            absorb(self._message, delta)

    def _says_nothing(self) -> bool:
        said = (grown(value) for key, value in self._message.items() if key != "role")
        return self._tool_calls is None and not any(said)

    def whole(self) -> dict[str, Any]:
        message = {"role": "assistant", **grown(self._message)}
        if self._tool_calls is not None:
            message["tool_calls"] = self._tool_calls.calls()
        if not message["role"] or not isinstance(message["role"], str):
            message["role"] = "assistant"
        return {"message": message, "finish_reason": copied(self.finish_reason), **grown(self._rest)}

    def _without_tool_calls(self, delta: dict[str, Any]) -> dict[str, Any]:
        """What is left of `delta` without its tool calls, which are taken in."""
        calls = delta["tool_calls"]
        if isinstance(calls, dict):
            calls = [calls]
        if isinstance(calls, list):
            if self._tool_calls is None:
                self._tool_calls = ToolCallFragments()
            self._tool_calls.extend(calls)
        return {key: value for key, value in delta.items() if key != "tool_calls"}
