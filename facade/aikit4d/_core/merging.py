"""How the pieces of a streamed answer grow together.

A piece is never changed and nothing of it is shared: what has grown so far is held in dictionaries of its
own, with `Text` for running text and `Items` for lists, so that a piece costs the same however
long the answer is. `grown` makes plain JSON values of it.
"""

from __future__ import annotations

import re
from typing import Any

# A server sends these again with every piece; the last value counts. `format` stands in OpenRouter's
# reasoning details.
_REPLACED = frozenset({"type", "role", "name", "id", "index", "format"})
# Arguments of a tool call given as an object are whole at once, so a second object is a repetition.
_WHOLE_OBJECTS = frozenset({"arguments", "input"})
_RUNNING_TEXTS = ("text", "thinking", "summary")

_HIGHEST_INDEX = 1000
_DEEPEST = 64

# JavaScript servers cut texts between UTF-16 units, that is in the middle of an emoji.
_CUT_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


MOST_PIECES = 4096


class Text(list[str]):
    """Running text, as the pieces that came."""

    __slots__ = ()

    def shorten(self) -> None:
        """Make one piece of many: each takes some seventy bytes beside its text."""
        self[:] = ("".join(self),)


class Items:
    """A list that grows: by the `index` of its elements, else by their `id`, else at its end."""

    __slots__ = ("_by_id", "_by_index", "_joins", "_keeps_index", "_next", "_placed")

    def __init__(self, *, joins: bool, keeps_index: bool = True) -> None:
        self._joins = joins
        self._keeps_index = keeps_index
        self._placed: list[tuple[int, Any]] = []
        self._next = 0
        self._by_index: dict[int, dict[str, Any]] = {}
        self._by_id: dict[str, dict[str, Any]] = {}

    def extend(self, values: list[Any], depth: int = 0) -> None:
        """Take in the elements of one piece."""
        last = self._placed[-1][1] if self._placed and self._joins else None
        for value in values:
            if not isinstance(value, dict):
                self._place(self._next, _merged(None, "", value, joins=self._joins, depth=depth))
                continue
            item = self._item_for(value, last)
            # Only the first element may continue the last one held: two elements of one piece are two.
            last = None
            absorb(item, value, joins=self._joins, depth=depth)
            if not self._keeps_index:
                item.pop("index", None)

    def grown(self) -> list[Any]:
        """The list so far, in the order of the indexes; gaps between them are closed."""
        return [grown(item) for _, item in sorted(self._placed, key=_place)]

    def _item_for(self, value: dict[str, Any], last: Any) -> dict[str, Any]:
        """The element that `value` continues, else a new one; types are never mixed in one element."""
        index = bounded_index(value.get("index"))
        name = value.get("id")
        item = self._by_index.get(index) if index is not None else self._unindexed(name, value, last)
        if item is None or not _same(item, value, "type"):
            item = {}
            self._place(self._next if index is None else index, item)
        if index is not None:
            self._by_index[index] = item
        if isinstance(name, str) and name:
            self._by_id[name] = item
        return item

    def _unindexed(self, name: Any, value: dict[str, Any], last: Any) -> dict[str, Any] | None:
        if isinstance(name, str) and name in self._by_id:
            return self._by_id[name]
        return last if _runs_on(last, value) else None

    def _place(self, place: int, item: Any) -> None:
        self._placed.append((place, item))
        self._next = max(self._next, place + 1)


def absorb(held: dict[str, Any], piece: dict[str, Any], *, joins: bool = True, depth: int = 0) -> None:
    """Let `held` grow by `piece`, at any depth (below 64 levels nothing is taken).

    Null and empty values erase nothing; texts join; `type`, `role`, `name` and `id` replace, and so
    do numbers and booleans; objects merge; lists grow.

    Args:
        held: What has grown so far; read it with `grown`.
        piece: The next piece; it is not changed.
        joins: False if texts replace as well.
        depth: How many levels are above.
    """
    for key, value in piece.items():
        before = held.get(key)
        if joins and type(before) is Text and isinstance(value, str):
            # `fragments._Brackets` remembers its place in tool-call arguments by piece number, so these
            # pieces must not be joined.
            if len(before) >= MOST_PIECES and key not in _WHOLE_OBJECTS:
                before.shorten()
            before.append(value)
        else:
            held[key] = _merged(before, key, value, joins=joins, depth=depth)


def _merged(before: Any, key: str, value: Any, *, joins: bool, depth: int) -> Any:
    if before is not None and (value is None or (not value and isinstance(value, str | list | dict))):
        return before
    if isinstance(value, str):
        return _merged_text(before, key, value) if joins else value
    if not isinstance(value, dict | list):
        return value
    if depth == _DEEPEST:
        return before
    if isinstance(value, dict):
        after = before if type(before) is dict and key not in _WHOLE_OBJECTS else {}
        absorb(after, value, joins=joins, depth=depth + 1)
        return after
    items = before if type(before) is Items else _items(before, key, joins=joins)
    items.extend(value, depth + 1)
    return items


def _merged_text(before: Any, key: str, value: str) -> Any:
    if key in _REPLACED:
        return value
    if key == "content" and type(before) is Items:
        before.extend([_text_part(value)])
        return before
    return Text((value,))


def _items(before: Any, key: str, *, joins: bool) -> Items:
    """The list that takes the place of `before`; the text of a content becomes its first part."""
    is_content = joins and key == "content"
    items = Items(joins=joins, keeps_index=not is_content)  # parts of a whole answer's content have no index
    if is_content and type(before) is Text and any(before):
        items.extend([_text_part("".join(before))])
    return items


def _text_part(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


def _runs_on(last: Any, value: dict[str, Any]) -> bool:
    """Whether both are pieces of one running text."""
    if not isinstance(last, dict) or not _same(last, value, "id"):
        return False
    return any(key in last and key in value for key in _RUNNING_TEXTS)


def _same(item: dict[str, Any], value: dict[str, Any], key: str) -> bool:
    one, other = item.get(key), value.get(key)
    return one == other or one is None or other is None


def _place(placed: tuple[int, Any]) -> int:
    return placed[0]


def bounded_index(value: Any) -> int | None:
    """An `index` that may be one: a whole number from 0 to 1000, else `None`."""
    return value if type(value) is int and 0 <= value <= _HIGHEST_INDEX else None


def grown(held: Any) -> Any:
    """The plain JSON value of what has grown."""
    if type(held) is Text:
        return _CUT_PAIR.sub(_whole_character, "".join(held))
    if type(held) is Items:
        return held.grown()
    if type(held) is dict:
        return {key: grown(value) for key, value in held.items()}
    return held


def copied(value: Any) -> Any:
    """A copy of a JSON value, down to 64 levels."""
    held: dict[str, Any] = {}
    absorb(held, {"": value}, joins=False)
    return grown(held[""])


def _whole_character(pair: re.Match[str]) -> str:
    return pair.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le")
