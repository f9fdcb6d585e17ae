"""Lists that come a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from aikit4d._core.calls import LIST
from aikit4d.objects import detached
from aikit4d.parameters import END_CALLBACKS

if TYPE_CHECKING:
    from aikit4d._core.calls import Call
    from aikit4d.parameters import OpenAIParameters
    from aikit4d.result import OpenAIListResult

L = TypeVar("L", bound="OpenAIListResult[Any]")
P = TypeVar("P", bound="OpenAIParameters")
_NO_CALLBACKS = dict.fromkeys(END_CALLBACKS)


def paged_call(
    client: Any, operation_id: str, kind: type[L], parameters: OpenAIParameters, *, path: tuple[str, ...] = ()
) -> tuple[Call, L]:
    """A list call whose result knows how to ask for its next page."""
    result = kind()
    call = client._prepare(operation_id, result, parameters, path=path, query=parameters.body(), expects=LIST)
    kept = _detached(parameters)

    def next_page(after: str) -> Any:
        if not after:
            return client._run_next(None)
        following = _following(kept, after)
        return client._run_next(paged_call(client, operation_id, kind, following, path=path)[0])

    result._next = next_page
    return call, result


def _detached(parameters: P) -> P:
    """The parameters again, sharing nothing with the caller, who may change his own."""
    twin = parameters.of(parameters, {})
    mappings = {name: value for name, value in vars(parameters).items() if isinstance(value, Mapping)}
    vars(twin).update(detached(mappings))
    return twin


def _following(parameters: OpenAIParameters, after: str) -> OpenAIParameters:
    """The parameters of the next page, which is given to who asks for it and not to the callbacks."""
    kind = type(parameters)
    if "after" in kind._checks and "after" not in (parameters.extraQuery or {}):
        return kind(parameters, after=after, **_NO_CALLBACKS)
    # The API sends models in one page; a provider that has more of them takes the usual cursor.
    extra_query = {**(parameters.extraQuery or {}), "after": after}
    return kind(parameters, extraQuery=extra_query, **_NO_CALLBACKS)
