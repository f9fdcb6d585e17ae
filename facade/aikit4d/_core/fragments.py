"""Tool calls put together from the pieces that a stream brings."""

from operator import itemgetter
from typing import Any

from aikit4d._core import json
from aikit4d._core.merging import absorb, bounded_index, copied, grown
from aikit4d._core.toolcalls import id_text, normalised_tool_calls

_Call = dict[str, Any]


class ToolCallFragments:
    """The tool calls of one streamed message.

    A new non-empty id starts a new call, even at a used index; else the index says which call a piece belongs
    to; without both a piece continues the last call, unless a name arrives and that call's arguments are
    whole. Where that leaves a choice: a name that differs from the call's starts a new one unless the call's
    arguments are cut; a piece without a name continues a call that is not whole, and may bring its id; two
    pieces of one list that both have a name and no index are two calls.
    """

    __slots__ = ("_by_id", "_by_index", "_calls", "_first_indexes", "_last", "_normal")

    def __init__(self) -> None:
        self._calls: list[_Call] = []
        self._first_indexes: list[int | None] = []
        self._by_id: dict[str, _Call] = {}
        self._by_index: dict[int, _Call] = {}
        self._last: _Call | None = None
        self._normal: list[_Call] | None = None

    def extend(self, pieces: list[Any]) -> None:
        """Take in the ``tool_calls`` of one delta; what is no object is passed over."""
        self._normal = None
        touched: set[int] = set()
        for piece in pieces:
            if isinstance(piece, dict):
                call = self._call_for(piece, touched)
                absorb(call, {key: value for key, value in piece.items() if key not in {"id", "index"}})
                touched.add(id(call))

    def calls(self) -> list[dict[str, Any]]:
        """Return the calls so far in the API's own form, by index if each has its own, else as they came."""
        if self._normal is None:  # else ids that had to be made up would differ from reading to reading
            self._normal = normalised_tool_calls([grown(call) for call in self._ordered()]) or []
        return [copied(call) for call in self._normal]

    def _ordered(self) -> list[_Call]:
        indexes = {index: call for call, index in zip(self._calls, self._first_indexes, strict=True)}
        if None in indexes or len(indexes) < len(self._calls):
            return self._calls
        return [call for _, call in sorted(indexes.items(), key=itemgetter(0))]

    def _call_for(self, piece: _Call, touched: set[int]) -> _Call:
        index = bounded_index(piece.get("index"))
        call_id = id_text(piece.get("id"))
        name = _name(piece)
        call = self._candidate(index, call_id, name)
        if call is None or self._starts_another(call, index, call_id, name, touched=id(call) in touched):
            call = {}
            self._calls.append(call)
            self._first_indexes.append(index)
        if call_id:
            call.setdefault("id", call_id)
            self._by_id[call_id] = call
        if index is not None:
            self._by_index[index] = call
        self._last = call
        return call

    def _candidate(self, index: int | None, call_id: str, name: str) -> _Call | None:
        """Find the call that the piece would continue."""
        known = self._by_id.get(call_id)
        if index is None:
            return self._last if known is None else known
        placed = self._by_index.get(index)
        if known is None or (placed is None and name):  # the latter: one id for several calls
            return placed
        return known

    def _starts_another(
        self, call: _Call, index: int | None, call_id: str, name: str, *, touched: bool
    ) -> bool:
        """Tell whether a piece that would continue ``call`` is the first of another call."""
        if call_id in self._by_id:
            return index is None and name != "" and touched
        if call_id and "id" in call:
            return name != "" or _is_whole(call)
        if not name:
            return False
        if _name(call) not in {"", name} and not _is_cut(call):
            return True
        return (index is None and touched) or ((index is None or call_id != "") and _is_whole(call))


def _name(call: _Call) -> str:
    for holder in (call.get("function"), call.get("custom"), call):
        name = holder.get("name") if isinstance(holder, dict) else None
        if isinstance(name, str) and name:
            return name
    return ""


def _arguments(call: _Call) -> Any:
    function = call.get("function")
    return grown((function if isinstance(function, dict) else call).get("arguments"))


def _is_whole(call: _Call) -> bool:
    arguments = _arguments(call)
    if not isinstance(arguments, str):
        return arguments is not None
    if not arguments.rstrip().endswith(("}", "]", "null")):
        return False
    try:
        json.decode(arguments)
    except json.JSONError:
        return False
    return True


def _is_cut(call: _Call) -> bool:
    arguments = _arguments(call)
    return isinstance(arguments, str) and arguments.strip() != "" and not _is_whole(call)
