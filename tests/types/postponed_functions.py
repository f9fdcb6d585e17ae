"""Functions whose annotations are texts, as in every module with this import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NotRequired, Required, TypedDict

from typed_examples import Point  # noqa: TC002 - resolved when the function is described

if TYPE_CHECKING:
    from somewhere import Weather


class Options(TypedDict):
    unit: str
    days: NotRequired[int]


class MoreOptions(TypedDict, total=False):
    unit: Required[str]
    days: int


def forecast(at: Annotated[Point, "Where"], options: Options | None = None) -> Weather:
    """The weather to come."""
    return at, options


def unresolved(at: Nowhere):  # noqa: F821 - the name that cannot be found is the case
    """Never described."""
