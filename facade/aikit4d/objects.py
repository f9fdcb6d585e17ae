"""`Object`: a dictionary whose keys are also attributes, as 4D's objects are."""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, SupportsIndex

from aikit4d._core.showing import shown
from aikit4d._core.suggestions import advised, did_you_mean

if TYPE_CHECKING:
    from collections.abc import ItemsView, ValuesView


_TO_WRAP = frozenset({dict, list})


class Object(dict[str, Any]):
    """A JSON object: keys read and written as items or as attributes.

    Objects inside it, also inside lists, come out as `Object` too. They are wrapped when they are
    read, in place, so reading twice gives the same object; a list that starts with a number is
    handed out as it is.

    Subclasses name the properties that AIKit documents as class annotations: such a property
    reads `None` while it is absent. Any other absent name raises `AttributeError`. A key that is
    named like a method of `dict` (`items`, `copy`, ...) or begins with two underscores is read as
    an item.

    Example:
        >>> usage = Object({"total_tokens": 3, "details": {"cached": 1}})
        >>> usage.details.cached
        1
    """

    __slots__ = ("__weakref__",)

    _documented: ClassVar[frozenset[str]] = frozenset()
    _own_state: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        names = {name for name in inspect.get_annotations(cls) if not name.startswith("_")}
        cls._documented = cls._documented | names
        slots = cls.__dict__.get("__slots__", ())
        cls._own_state = cls._own_state | frozenset((slots,) if isinstance(slots, str) else slots)

    def __getitem__(self, key: str) -> Any:
        value = dict.__getitem__(self, key)
        kind = type(value)
        if kind is dict:
            value = Object(value)
            dict.__setitem__(self, key, value)
        elif kind is list and value:
            _wrap_items(value)
        return value

    def __getattr__(self, name: str) -> Any:
        # A server's key must not speak for the object to Python: copy asks for `__deepcopy__`.
        if name in self and not name.startswith("__"):
            return self[name]
        if name in self._documented:
            return None
        raise AttributeError(self._unknown(name), name=name, obj=self)

    def __setattr__(self, name: str, value: Any) -> None:
        if name in self._own_state or isinstance(getattr(type(self), name, None), property):
            object.__setattr__(self, name, value)
        else:
            self[name] = value

    def __delattr__(self, name: str) -> None:
        if name not in self:
            raise AttributeError(self._unknown(name), name=name, obj=self)
        del self[name]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._documented, *(key for key in self if str(key).isidentifier())]

    def get(self, key: str, default: Any = None) -> Any:
        """The value of `key`, or `default` when the key is absent."""
        try:
            return self[key]
        except KeyError:
            return default

    def pop(self, key: str, *default: Any) -> Any:
        """Remove `key` and give its value, or `default` (if given) when it is absent."""
        if key in self:
            self[key]
        return dict.pop(self, key, *default)

    def popitem(self) -> tuple[str, Any]:
        """Remove the last key and give it with its value."""
        if self:
            self[next(reversed(self))]
        return dict.popitem(self)

    def setdefault(self, key: str, default: Any = None) -> Any:
        """The value of `key`, which is set to `default` first when it is absent."""
        dict.setdefault(self, key, default)
        return self[key]

    def values(self) -> ValuesView[Any]:  # type: ignore[override]
        """The values, wrapped."""
        self._wrap_all()
        return dict.values(self)

    def items(self) -> ItemsView[str, Any]:  # type: ignore[override]
        """The pairs of key and value, wrapped."""
        self._wrap_all()
        return dict.items(self)

    def copy(self) -> Object:
        """A shallow copy of the same class."""
        self._wrap_all()
        twin: Object = self.__class__.__new__(self.__class__)
        dict.update(twin, self)
        for name, value in self._own_values().items():
            object.__setattr__(twin, name, value)
        return twin

    __copy__ = copy

    def __or__(self, other: Any) -> Any:
        """A copy of the same class, with the items of `other` put in."""
        if not isinstance(other, dict):
            return NotImplemented
        twin = self.copy()
        twin.update(other)
        return twin

    def __reduce_ex__(self, protocol: SupportsIndex) -> Any:
        return _rebuilt, (type(self), dict(self), self._own_values())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({shown(self)})"

    def _own_values(self) -> dict[str, Any]:
        """What is held beside the items; a server may send items of the same names."""
        held = {}
        for name in self._own_state:
            with contextlib.suppress(AttributeError):
                held[name] = object.__getattribute__(self, name)
        return held

    def _visible(self) -> dict[str, Any]:
        return self

    def _wrap_all(self) -> None:
        for key in self:
            self[key]

    def _unknown(self, name: str) -> str:
        told = f"{type(self).__name__} has no {name!r}"
        text = advised(told, self, name)
        meant = did_you_mean(name, {*map(str, self), *self._documented}) if text == told else ""
        return f"{text}; {meant}" if meant else text


class APIObject(Object):
    """A thing that the API describes: made of its description, of keywords, or of nothing."""

    __slots__ = ()

    def __init__(self, described: Mapping[str, Any] | None = None, /, **fields: Any) -> None:
        super().__init__(described or (), **fields)


def as_object(value: Any) -> Any:
    """`value` with a mapping turned into an `Object` and the mappings of a list wrapped in place."""
    if type(value) is dict:
        return Object(value)
    if type(value) is list and value:
        _wrap_items(value)
    return value


def detached(value: Any) -> Any:
    """`value` with its mappings and sequences as new dictionaries and lists, which share nothing with it."""
    if isinstance(value, Mapping):
        return {key: detached(item) for key, item in value.items()}
    return [detached(item) for item in value] if isinstance(value, (list, tuple)) else value


def _wrap_items(values: list[Any]) -> None:
    # Not recursive: lists may be nested deeper than Python's stack.
    pending = [values]
    while pending:
        items = pending.pop()
        first = type(items[0])
        # A vector of thousands of numbers is handed out without a look at each of them; of what was wrapped
        # before, only the types are looked at.
        if first is float or first is int or (first is Object and _TO_WRAP.isdisjoint(map(type, items))):
            continue
        for place, value in enumerate(items):
            if type(value) is dict:
                items[place] = Object(value)
            elif type(value) is list and value:
                pending.append(value)


def _rebuilt(kind: type[Object], content: dict[str, Any], state: dict[str, Any]) -> Object:
    rebuilt: Object = kind.__new__(kind)
    dict.update(rebuilt, content)
    for name, value in state.items():
        object.__setattr__(rebuilt, name, value)
    return rebuilt
