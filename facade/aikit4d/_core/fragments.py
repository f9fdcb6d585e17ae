"""Tool calls put together from the pieces that a stream brings."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from aikit4d._core.merging import Text, absorb, bounded_index, copied, grown
from aikit4d._core.toolcalls import id_text, normalised_tool_calls


class ToolCallFragments:
    """The tool calls of one streamed message.

    A new non-empty id starts a new call, even at a used index; else the index says which call a piece belongs
    to; without both a piece continues the last call, unless a name arrives and that call's arguments are
    whole. Where that leaves a choice: a name that differs from the call's starts a new one unless the call's
    arguments are cut, or not whole where an index comes without an id; a piece without a name continues a
    call that is not whole, and may bring its id; two pieces of one list that both have a name and no index
    are two calls.
    """

    __slots__ = ("_by_id", "_by_index", "_calls", "_last", "_normal")

    def __init__(self) -> None:
        self._calls: list[_Call] = []
        self._by_id: dict[str, _Call] = {}
        self._by_index: dict[int, _Call] = {}
        self._last: _Call | None = None
        self._normal: list[dict[str, Any]] | None = None

    def extend(self, pieces: list[Any]) -> None:
        """Take in the `tool_calls` of one delta; what is no object is passed over."""
        self._normal = None
        touched: set[int] = set()
        for piece in pieces:
            if isinstance(piece, dict):
                call = self._call_for(piece, touched)
                call.extend(piece)
                touched.add(id(call))

    def calls(self) -> list[dict[str, Any]]:
        """The calls so far in the API's own form, by index if each has its own, else as they came."""
        # Cached: calls without id get a random one, which must be the same at every reading.
        if self._normal is None:
            self._normal = normalised_tool_calls([call.whole() for call in self._ordered()]) or []
        return [copied(call) for call in self._normal]

    def _ordered(self) -> list[_Call]:
        indexes = {call.index for call in self._calls}
        if None in indexes or len(indexes) < len(self._calls):
            return self._calls
        return sorted(self._calls, key=attrgetter("index"))

    def _call_for(self, piece: dict[str, Any], touched: set[int]) -> _Call:
        index = bounded_index(piece.get("index"))
        call_id = id_text(piece.get("id"))
        name = _name(piece)
        call = self._candidate(index, call_id, name)
        if call is None or self._starts_another(call, index, call_id, name, touched=id(call) in touched):
            call = _Call(index)
            self._calls.append(call)
        if call_id:
            call.id = call.id or call_id
            self._by_id[call_id] = call
        if index is not None:
            self._by_index[index] = call
        self._last = call
        return call

    def _candidate(self, index: int | None, call_id: str, name: str) -> _Call | None:
        """The call that the piece would continue."""
        known = self._by_id.get(call_id)
        if index is None:
            return self._last if known is None else known
        placed = self._by_index.get(index)
        # Some servers give one id to several calls: a named piece at a new index is a new call.
        if known is None or (placed is None and name):
            return placed
        return known

    def _starts_another(
        self, call: _Call, index: int | None, call_id: str, name: str, *, touched: bool
    ) -> bool:
        """Whether a piece that would continue `call` is the first of another call."""
        if call_id in self._by_id:
            return index is None and name != "" and touched
        if call_id and call.id:
            return name != "" or call.is_whole()
        if not name:
            return False
        if _name(call.members) not in {"", name} and not self._takes_another_name(call, index, call_id):
            return True
        return (index is None and touched) or ((index is None or call_id != "") and call.is_whole())

    def _takes_another_name(self, call: _Call, index: int | None, call_id: str) -> bool:
        return call.is_cut() if index is None or call_id else not call.is_whole()


class _Call:
    """One call: its members so far, and the id and the index that it was first given."""

    __slots__ = ("_brackets", "id", "index", "members")

    def __init__(self, index: int | None) -> None:
        self.id = ""
        self.index = index
        self.members: dict[str, Any] = {}
        self._brackets: _Brackets | None = None

    def extend(self, piece: dict[str, Any]) -> None:
        absorb(self.members, {key: value for key, value in piece.items() if key not in {"id", "index"}})

    def whole(self) -> dict[str, Any]:
        return {"id": self.id or None, **grown(self.members)}

    def is_whole(self) -> bool:
        """Whether the arguments are a whole JSON value."""
        arguments = self._arguments()
        return self._read(arguments).is_closed() if type(arguments) is Text else arguments is not None

    def is_cut(self) -> bool:
        """Whether the arguments have begun and are not whole."""
        arguments = self._arguments()
        return type(arguments) is Text and self._read(arguments).is_open()

    def _arguments(self) -> Any:
        function = self.members.get("function")
        return (function if isinstance(function, dict) else self.members).get("arguments")

    def _read(self, arguments: Text) -> _Brackets:
        if self._brackets is None or self._brackets.pieces is not arguments:
            self._brackets = _Brackets(arguments)
        self._brackets.read()
        return self._brackets


class _Brackets:
    """Where a JSON text stands whose pieces still come: each piece is read once, however often one asks."""

    __slots__ = ("_begun", "_depth", "_escaped", "_in_text", "_opened", "_read", "pieces")

    def __init__(self, pieces: Text) -> None:
        self.pieces = pieces
        self._read = 0
        self._begun = self._opened = self._in_text = self._escaped = False
        self._depth = 0

    def read(self) -> None:
        while self._read < len(self.pieces):
            for character in self.pieces[self._read]:
                self._take(character)
            self._read += 1

    def is_closed(self) -> bool:
        return (self._opened and self._depth <= 0) or (self._begun and self.pieces[0].strip() == "null")

    def is_open(self) -> bool:
        return self._begun and not self.is_closed()

    def _take(self, character: str) -> None:
        self._begun = self._begun or not character.isspace()
        if self._in_text:
            self._in_text = self._escaped or character != '"'
            self._escaped = character == "\\" and not self._escaped
        elif character == '"':
            self._in_text = True
        elif character in "{[":
            self._opened = True
            self._depth += 1
        elif character in "}]":
            self._depth -= 1


def _name(call: dict[str, Any]) -> str:
    for holder in (call.get("function"), call.get("custom"), call):
        name = holder.get("name") if isinstance(holder, dict) else None
        if isinstance(name, str) and name:
            return name
    return ""
