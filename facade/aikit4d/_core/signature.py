"""Python functions as tools: described by their signature, called with a model's arguments."""

from __future__ import annotations

import functools
import inspect
import re
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aikit4d._core import docstrings
from aikit4d._core.annotations import hints_of, shape_of
from aikit4d._core.misfits import Misfit
from aikit4d._core.schema import is_strict
from aikit4d._core.shapes import (
    Definitions,
    Property,
    Reading,
    Refined,
    Shape,
    expected,
    object_schema,
    read_properties,
)
from aikit4d._core.suggestions import did_you_mean

TOOL_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
Function = Callable[..., Any]


class ArgumentsError(ValueError):
    """Arguments of a model that do not fit the function, told in one line for the model."""


@dataclass(frozen=True)
class KeywordHandler:
    """A tool handler that calls a Python function, with a model's arguments as its keywords.

    Calling it gives what the function gives, for a coroutine function an awaitable.
    Arguments that do not fit raise `ArgumentsError`, and the function is not called.
    """

    function: Function

    def __call__(self, arguments: Mapping[str, Any]) -> Any:
        """Call the function with `arguments` converted to the types of its annotations."""
        return self.function(**call_arguments(self.function, arguments))


@dataclass(frozen=True)
class _Signature:
    """What a function takes by keyword."""

    properties: tuple[Property, ...]
    others: Shape | None  # what `**kwargs` takes
    fixed: frozenset[str]  # what a functools.partial has set, and no model may change

    @property
    def names(self) -> list[str]:
        return [one.key for one in self.properties]


def tool_of(function: Function, name: str | None = None, *, strict: bool = False) -> dict[str, Any]:
    """The description of a function as a tool: `name`, `description`, `parameters` (a JSON schema).

    Name, types and defaults come from the signature; the description is the first paragraph of the docstring,
    those of the parameters come from its Google, NumPy or reST section, or `Annotated[type, "description"]`.
    A parameter without annotation takes any value, one with a default is optional.

    Args:
        function: A function, method, functools.partial or callable object; a coroutine function too.
        name: Another name than the function's own.
        strict: Whether the schema is for strict mode: every parameter required, the optional ones nullable.

    Raises:
        TypeError: For what cannot be called by keywords, or has a type that has no JSON form.
        ValueError: For a name that the API does not take, or parameters that strict mode cannot describe.
    """
    signature = _signature_of(function)
    description, _ = docstrings.described(_docstring_of(function))
    name = name or _label(function)
    require_tool_name(name)
    tool: dict[str, Any] = {"name": name}
    if description:
        tool["description"] = description
    tool["parameters"] = _schema_of(signature, strict=strict)
    if strict and not is_strict(tool["parameters"]):
        raise ValueError(
            f"{tool['name']} has parameters that strict mode cannot describe: leave out `strict`"
        )
    return tool


def call_arguments(function: Function, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The keyword arguments for `function`, converted from JSON to the types of its annotations.

    Raises:
        ArgumentsError: A ValueError, in one line that names the argument, for arguments that are missing,
            unknown or of another type.
    """
    signature = _signature_of(function)
    if not isinstance(arguments, Mapping):
        raise ArgumentsError(f"arguments: {expected('object', arguments)}")
    try:
        values = read_properties(signature.properties, arguments, "", Reading())
        return values | _other_arguments(signature, arguments)
    except Misfit as misfit:
        raise ArgumentsError(str(misfit)) from misfit
    except RecursionError as failure:
        raise ArgumentsError("The arguments are nested too deeply") from failure


def _schema_of(signature: _Signature, *, strict: bool) -> dict[str, Any]:
    definitions = Definitions(strict=strict)
    schema = object_schema(signature.properties, definitions)
    if signature.others:
        schema["additionalProperties"] = signature.others.schema(definitions) or True
    return schema | ({"$defs": definitions.schemas} if definitions.schemas else {})


def _other_arguments(signature: _Signature, arguments: Mapping[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for name in [name for name in arguments if name not in signature.names]:
        if signature.others is None or name in signature.fixed:
            known = f"known are: {', '.join(signature.names) or 'none'}"
            raise Misfit(name, f"no such argument; {did_you_mean(name, signature.names) or known}")
        read[name] = signature.others.read(arguments[name], name, Reading())
    return read


def _signature_of(function: Function) -> _Signature:
    name = _label(function)
    parameters = _parameters_of(function, name)
    hints = _hints_of(function, name)
    fixed = _fixed_names(function)
    shapes = {
        one.name: shape_of(hints.get(one.name, Any), f"{name}({one.name})")
        for one in parameters
        if one.name not in fixed
    }
    _, descriptions = docstrings.described(_docstring_of(function))
    others = [one.name for one in parameters if one.kind is one.VAR_KEYWORD]
    return _Signature(
        tuple(
            _property_of(one, shapes[one.name], descriptions)
            for one in parameters
            if one.name in shapes and one.name not in others
        ),
        shapes[others[0]] if others else None,
        fixed,
    )


def _fixed_names(function: Function) -> frozenset[str]:
    if not isinstance(function, functools.partial):
        return frozenset()
    left = inspect.signature(function).parameters.keys()
    return frozenset({*inspect.signature(function.func).parameters.keys() - left, *function.keywords})


def _property_of(parameter: inspect.Parameter, shape: Shape, descriptions: Mapping[str, str]) -> Property:
    own = isinstance(shape, Refined) and shape.description  # of Annotated, which stands nearer
    return Property(
        key=parameter.name,
        argument=parameter.name,
        shape=shape,
        required=parameter.default is parameter.empty,
        description="" if own else descriptions.get(parameter.name, ""),
    )


def _parameters_of(function: Function, name: str) -> list[inspect.Parameter]:
    if isinstance(function, type):
        raise TypeError(
            f"{name} is a class: a tool is a function or method; register one that makes the instance"
        )
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except ValueError as failure:
        raise TypeError(f"{name}: {failure}; wrap it in a function of your own") from failure
    for parameter in parameters:
        if parameter.kind in (parameter.POSITIONAL_ONLY, parameter.VAR_POSITIONAL):
            problem = "a model gives arguments by name only; wrap it in a function with named parameters"
            raise TypeError(
                f"{name}: the parameter {str(parameter).partition(':')[0]} is positional: {problem}"
            )
    if inspect.isfunction(function) and parameters and parameters[0].name == "self":
        raise TypeError(f"{name} is a method without its object: register the method of an instance")
    return parameters


def _hints_of(function: Function, name: str) -> dict[str, Any]:
    written = _written_function(function)
    # The type of the result is not needed, and often imported for type checkers only.
    annotations = {
        key: one for key, one in getattr(written, "__annotations__", {}).items() if key != "return"
    }
    holder = types.SimpleNamespace(__annotations__=annotations, __name__=name)
    return hints_of(holder, getattr(written, "__globals__", {}))


def _docstring_of(function: Function) -> str | None:
    written = _written_function(function)
    if written.__name__ == "__call__":  # inspect.getdoc would find the text of Python's own __call__
        return written.__doc__ or type(_without_partial(function)).__doc__
    return inspect.getdoc(written)


def _written_function(function: Any) -> Any:
    # The function as somebody wrote it: without decorators and partial, of a callable object its __call__.
    while True:
        if isinstance(function, functools.partial):
            function = function.func
        elif hasattr(function, "__wrapped__"):
            function = function.__wrapped__
        elif inspect.isroutine(function):
            return function
        else:
            function = type(function).__call__


def require_tool_name(name: str) -> None:
    """Raise `ValueError` for a name that the API does not take."""
    if not TOOL_NAME.fullmatch(name):
        raise ValueError(
            f"{name!r} is no name for a tool (up to 64 letters, digits, _ and -): give it another `name`"
        )


def _without_partial(function: Any) -> Any:
    while isinstance(function, functools.partial):
        function = function.func
    return function


def _label(function: Any) -> str:
    function = _without_partial(function)
    return str(getattr(function, "__name__", type(function).__name__))
