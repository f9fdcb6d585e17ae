"""`OpenAIParameters`: what every call can be told, and how parameters of all kinds are read."""

from __future__ import annotations

import math
import numbers
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Self

from aikit4d._core.generated import field_names
from aikit4d._core.showing import clipped, shown
from aikit4d._core.suggestions import did_you_mean

Check = tuple[str, Callable[[Any], bool]]

# Called when a call has ended, in this order; the last while streaming as well, after `onData`.
END_CALLBACKS = ("onResponse", "onError", "onTerminate", "formula")
CALLBACKS = ("onData", *END_CALLBACKS)

TEXT: Check = ("a text", lambda value: isinstance(value, str))
BOOLEAN: Check = ("True or False", lambda value: isinstance(value, bool))
MAPPING: Check = ("a mapping", lambda value: isinstance(value, Mapping))
LIST: Check = ("a list", lambda value: isinstance(value, (list, tuple)))
FUNCTION: Check = ("a callable", callable)
ANYTHING: Check = ("anything", lambda value: True)  # noqa: ARG005
INTEGER: Check = (
    "a whole number",
    lambda value: isinstance(value, numbers.Integral) and not isinstance(value, bool),
)
NUMBER: Check = (
    "a number",
    lambda value: isinstance(value, numbers.Real) and not isinstance(value, bool) and math.isfinite(value),
)


def above_zero(value: Any) -> bool:
    """Whether a number is greater than 0."""
    return bool(value > 0)


def zero_or_more(value: Any) -> bool:
    """Whether a number is 0 or greater."""
    return bool(value >= 0)


def not_empty(value: Any) -> bool:
    """Whether a text, list or mapping holds something; `True` and `False` are themselves."""
    return bool(value)


def anything(value: Any) -> bool:  # noqa: ARG001
    """Every value is sent."""
    return True


class OpenAIParameters:
    """Settings of one call. Everything left out keeps its default, and defaults are not sent.

    Given as `None`, a mapping, an instance and/or keyword arguments, of which the last win. Beside
    the documented names every field of the operation's request is a parameter; an unknown name is
    a `TypeError`. What only one provider knows goes into `extraBody` or `extraQuery`.

    Attributes:
        onResponse: Called with the result after a success.
        onError: Called with the result after a failure.
        onTerminate: Called with the result in both cases, after them.
        formula: Called with the result last; while streaming also with each chunk.
        throw: Raise the first error instead of giving a failed result.
        timeout: Seconds that a whole answer may take, a stream or a download until it begins; `None`
            or 0 means the client's.
        maxRetries: How often a failed call is sent again; `None` means the client's, 0 never.
        httpAgent: The caller's own `httpx.Client` (`httpx.AsyncClient`) for this call.
        extraHeaders: Header name to value; they beat all others.
        extraBody: Members added to the body; they beat the parameters.
        extraQuery: Values added to the query; they beat the parameters.
        user: An identifier of the end user.

    Source: AIKit documentation, OpenAIParameters.
    """

    onTerminate: Callable[[Any], Any] | None = None
    onResponse: Callable[[Any], Any] | None = None
    onError: Callable[[Any], Any] | None = None
    formula: Callable[[Any], Any] | None = None
    throw: bool = False
    timeout: float | None = None
    httpAgent: Any = None
    maxRetries: int | None = None
    extraHeaders: Mapping[str, str] | None = None
    extraBody: Mapping[str, Any] | None = None
    extraQuery: Mapping[str, Any] | None = None
    user: str | None = None

    _operation_id: ClassVar[str] = ""
    _end_callbacks: ClassVar[tuple[str, ...]] = END_CALLBACKS
    _callbacks: ClassVar[frozenset[str]] = frozenset(CALLBACKS)
    _checks: ClassVar[dict[str, Check]] = {
        **dict.fromkeys(END_CALLBACKS, FUNCTION),
        "throw": BOOLEAN,
        "timeout": NUMBER,
        "httpAgent": ANYTHING,
        "maxRetries": INTEGER,
        "extraHeaders": MAPPING,
        "extraBody": MAPPING,
        "extraQuery": MAPPING,
        "user": TEXT,
    }
    _sent: ClassVar[dict[str, Callable[[Any], bool]]] = {"user": not_empty}

    def __init__(
        self, parameters: Mapping[str, Any] | OpenAIParameters | None = None, /, **given: Any
    ) -> None:
        for name, value in _given(self, parameters).items():
            setattr(self, name, value)
        for name, value in given.items():
            setattr(self, name, value)

    @classmethod
    def of(cls, parameters: Any, given: Mapping[str, Any]) -> Self:
        """The parameters of a call, which nobody else can change while it runs."""
        if type(parameters) is not cls or given:
            return cls(parameters, **given)
        own = cls.__new__(cls)
        vars(own).update(vars(parameters))
        return own

    def __setattr__(self, name: str, value: Any) -> None:
        check = self._checks.get(name)
        if check is None:
            self._require_known(name)
        elif value is not None and not check[1](value):
            raise TypeError(f"{name} must be {check[0]}, not {_kind(value)}")
        object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:
        # A field of the request schema that was not given.
        if not name.startswith("_") and name in field_names(self._operation_id):
            return None
        raise AttributeError(self._unknown(name), name=name, obj=self)

    def body(self) -> dict[str, Any]:
        """What these parameters add to the body (of a list call: to the query)."""
        fields: dict[str, Any] = {}
        for name, sent in self._sent.items():
            value = getattr(self, name)
            if value is not None and value != self._default(name) and sent(value):
                fields[name] = self._sendable(name, value)
        others = {name: value for name, value in vars(self).items() if name not in self._checks}
        return {**fields, **{name: value for name, value in others.items() if value is not None}}

    def __repr__(self) -> str:
        # Extra headers, bodies and queries may hold keys.
        set_here = {name: value for name, value in vars(self).items() if not name.startswith("extra")}
        listed = ", ".join(f"{name}={shown(value)}" for name, value in set_here.items())
        return f"{type(self).__name__}({clipped(listed)})"

    @classmethod
    def _default(cls, name: str) -> Any:
        return getattr(cls, name, None)

    def _sendable(self, name: str, value: Any) -> Any:  # noqa: ARG002 - for subclasses
        return value

    def _require_known(self, name: str) -> None:
        if name not in field_names(self._operation_id) or name.startswith("_"):
            raise TypeError(self._unknown(name))

    def _unknown(self, name: str) -> str:
        meant = did_you_mean(name, {*self._checks, *field_names(self._operation_id)})
        hint = f"; {meant}" if meant else ""
        return (
            f"{type(self).__name__} has no parameter {name!r}{hint} "
            "(extraBody takes what only your provider knows)"
        )


def _given(target: OpenAIParameters, parameters: Any) -> dict[str, Any]:
    if parameters is None:
        return {}
    if isinstance(parameters, OpenAIParameters):
        known = type(target)._checks.keys() | field_names(target._operation_id)
        values = {**_members_of_class(target, parameters), **vars(parameters)}
        return (
            values
            if isinstance(target, type(parameters))
            else {n: v for n, v in values.items() if n in known}
        )
    if not isinstance(parameters, Mapping):
        meant = next((name for name in ("model", "purpose") if name in type(target)._checks), "")
        raise TypeError(
            f"parameters must be None, a mapping or an {type(target).__name__}, not {_kind(parameters)}"
            + (f'; write {meant}="..."' if meant and isinstance(parameters, str) else "")
        )
    for name in parameters:
        if not isinstance(name, str):
            raise TypeError(f"parameter names must be texts, not {name!r}")
    return {**_members_of_class(target, parameters), **parameters}


def _members_of_class(target: OpenAIParameters, parameters: Any) -> dict[str, Any]:
    """What a class of the caller's own sets: callbacks as methods, other defaults."""
    values: dict[str, Any] = {}
    for kind in reversed(type(parameters).__mro__):
        if not kind.__module__.startswith(("aikit4d", "builtins")):
            known = type(target)._checks.keys() | field_names(target._operation_id)
            values.update({name: getattr(parameters, name) for name in vars(kind) if name in known})
    return values


def _kind(value: Any) -> str:
    return type(value).__name__ if not isinstance(value, (bool, int, float)) else repr(value)
