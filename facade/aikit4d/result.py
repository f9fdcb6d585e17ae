"""What every result has in common, and what results that are lists have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeGuard, TypeVar, overload

from aikit4d._core.generated import parsed_body
from aikit4d._core.showing import clipped
from aikit4d._core.suggestions import Advising
from aikit4d.objects import Object
from aikit4d.request import HTTPRequest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from aikit4d.errors import OpenAIError

Item_co = TypeVar("Item_co", covariant=True)
ListResult = TypeVar("ListResult", bound="OpenAIListResult[Any]")


class FailedList(list[Any]):
    """The empty list of a failed result: to ask for an item raises `IndexError` that says what failed."""

    def __init__(self, error: OpenAIError) -> None:
        super().__init__()
        self._error = error

    def __getitem__(self, place: Any) -> Any:
        try:
            return super().__getitem__(place)
        except IndexError:
            reason = clipped(str(self._error))
            raise IndexError(f"the call failed: {reason}; look at success first") from None


class OpenAIResult(Advising):
    """How a call ended. Reading it never raises for what a server did.

    Results are annotated for who has asked `success`: what a good answer has according to the API is
    `X | Any`, which type checkers complete and let pass, though it is `None` after a failure; what a
    good answer may lack is `X | None`.

    Attributes:
        request: The request and its answer (`HTTPRequest`).

    Source: AIKit documentation, OpenAIResult.
    """

    __slots__ = ("__weakref__", "_body", "_errors", "_operation_id", "_parsed", "_terminated", "request")

    def __init__(self) -> None:
        self.request: HTTPRequest = HTTPRequest()
        self._body: Any = None
        self._errors: list[OpenAIError] = []
        self._terminated = False
        self._operation_id = ""

    @property
    def success(self) -> bool:
        """Whether an answer came: status 200 to 299, a body of the kind asked for, no `error` in it."""
        return self._terminated and not self._errors

    @property
    def terminated(self) -> bool:
        """Whether the call has ended, well or not."""
        return self._terminated

    @property
    def errors(self) -> list[OpenAIError]:
        """What went wrong; empty after a success."""
        return self._errors

    @property
    def error(self) -> OpenAIError | Any:
        """The first error, `None` after a success."""
        return self._errors[0] if self._errors else None

    @property
    def headers(self) -> Object | Any:
        """The answer's headers, names in lower case; `None` without an answer."""
        return None if self.request.response is None else self.request.response["headers"]

    @property
    def usage(self) -> Object | Any:
        """The tokens that the call used, as the provider counts them; `None` when it said nothing."""
        usage = self._member("usage")
        return usage if isinstance(usage, Object) else None

    @property
    def rateLimit(self) -> Object | Any:
        """The provider's limits: `limit`, `remaining` and `reset`, each with `request` and `tokens`.

        `limit` and `remaining` are numbers (`None` when their header is missing), `reset` is the
        header's text. `None` without an answer.
        """
        headers = self.headers
        if headers is None:
            return None
        return Object(
            limit=_rate_limit_numbers(headers, "limit"),
            remaining=_rate_limit_numbers(headers, "remaining"),
            reset=Object(
                request=headers.get("x-ratelimit-reset-requests"),
                tokens=headers.get("x-ratelimit-reset-tokens"),
            ),
        )

    @property
    def parsed(self) -> Any:
        """The generated model of the body, built on first use.

        `None` where the body does not fit it, and after a failure.
        """
        if not self.success or self.request.response is None:
            return None
        if not hasattr(self, "_parsed"):
            self._parsed = self._model(self.request.response["status"])
        return self._parsed

    def throw(self) -> None:
        """Raise the first error; do nothing after a success."""
        if self._errors:
            raise self._errors[0]

    def __repr__(self) -> str:
        if self._errors:
            return f"{type(self).__name__}({self._errors[0]!r})"
        state = "success" if self._terminated else "running"
        return f"{type(self).__name__}({state}{self._summary()})"

    def __getstate__(self) -> dict[str, Any]:
        kept = (name for name in _slots(type(self)) if name != "_parsed")
        return {name: getattr(self, name) for name in kept if hasattr(self, name)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            setattr(self, name, value)

    def _model(self, status: int) -> Any:
        return parsed_body(self._operation_id, status, self._body)

    def _summary(self) -> str:
        return ""

    def _member(self, name: str) -> Any:
        body = self._body
        return body.get(name) if isinstance(body, Object) else None

    def _nothing(self) -> list[Any]:
        return FailedList(self._errors[0]) if self._errors else []

    def _text_member(self, name: str) -> str:
        value = self._member(name)
        return value if isinstance(value, str) else ""

    def _list_member(self, name: str) -> list[Any]:
        value = self._member(name)
        return value if isinstance(value, list) else []


class ObjectResult(OpenAIResult):
    """A result whose body describes one thing of the API."""

    __slots__ = ("_thing",)

    _thing_class: ClassVar[Callable[..., Any]] = Object

    def __init__(self) -> None:
        super().__init__()
        self._thing: Any = None

    def _described(self) -> Any:
        """The thing, made when it is first read; `None` after a failure or without a text `id`."""
        if self._thing is None and self.success:
            for found in self._descriptions():
                if self._is_it(found):
                    self._thing = type(self)._thing_class(found)
                    break
        return self._thing

    def _descriptions(self) -> list[Object]:
        # Hugging Face's router wraps what others send bare.
        return [found for found in (self._member("data"), self._body) if isinstance(found, Object)]

    def _is_it(self, found: Object) -> bool:
        return isinstance(found.get("id"), str)


class DeletedResult(ObjectResult):
    """A result that is true exactly when the provider says that the thing is gone."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return self.success and any(found.get("deleted") is True for found in self._descriptions())


class OpenAIListResult(OpenAIResult, Sequence[Item_co]):
    """A result that is also the sequence of the items on its page.

    Empty after a failure. `nextPage()` and `iterate()` go on to the following pages.
    """

    __slots__ = ("_items", "_next")

    _item_class: ClassVar[Callable[..., Any]] = Object

    def __init__(self) -> None:
        super().__init__()
        self._items: list[Any] | None = None
        self._next: Callable[[str], Any] | None = None

    @property
    def has_more(self) -> bool:
        """Whether the server has another page."""
        return self._member("has_more") is True

    @property
    def first_id(self) -> str:
        """The id of the first item, empty when there is none."""
        return self._text_member("first_id") or self._item_id(0)

    @property
    def last_id(self) -> str:
        """The id of the last item, empty when there is none; the cursor of the next page."""
        return self._text_member("last_id") or self._item_id(-1)

    def nextPage(self) -> Self | None:
        """Ask for the following page, with the same parameters but for the callbacks.

        Returns:
            A result like this one, or `None` when this is the last page.
        """
        page: Self | None = self._following()
        return page

    def iterate(self) -> Pages[Item_co]:
        """The items of this and all following pages, asked for while they are iterated.

        Raises:
            OpenAIError: When a page cannot be read.
        """
        return Pages(self)

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, index: int) -> Item_co: ...
    @overload
    def __getitem__(self, index: slice) -> list[Item_co]: ...
    def __getitem__(self, index: int | slice) -> Any:
        return self._all()[index]

    def __getstate__(self) -> dict[str, Any]:
        # The way to the next page leads through a client, whose key a pickle must not hold.
        return {**super().__getstate__(), "_next": None}

    def _following(self) -> Any:
        if self._next is None:
            raise RuntimeError("this result has no client any more: list again with `after=result.last_id`")
        return self._next(self.last_id if self.has_more else "")

    def _all(self) -> list[Any]:
        if self._items is None:
            body = self._body
            data = body if isinstance(body, list) else self._list_member("data")
            make: Callable[[Any], Any] = self._item_class
            items = [make(item) for item in data if isinstance(item, dict)] if self.success else []
            if not self._terminated:
                return items
            self._items = items or self._nothing()
        return self._items

    def _listed(self) -> list[Any]:
        """The items in a list of its own, which the caller may change."""
        return list(self._all()) or self._nothing()

    def _item_id(self, place: int) -> str:
        items = self._all()
        identifier = items[place].get("id") if items else None
        return identifier if isinstance(identifier, str) else ""

    def _summary(self) -> str:
        return f", {len(self)} items, has_more={self.has_more}"


class AsyncOpenAIListResult(OpenAIListResult[Item_co]):
    """`OpenAIListResult` of the asynchronous client: the following pages are awaited."""

    __slots__ = ()

    async def nextPage(self) -> Self | None:  # type: ignore[override]
        """Ask for the following page: see `OpenAIListResult.nextPage`."""
        page: Self | None = await self._following()
        return page

    def iterate(self) -> AsyncPages[Item_co]:  # type: ignore[override]
        """The items of this and all following pages, for `async for`: see `OpenAIListResult.iterate`."""
        return AsyncPages(self)


class Pages(Generic[Item_co]):
    """The items of a list result and of all pages after it."""

    def __init__(self, first: OpenAIListResult[Item_co]) -> None:
        self._first = first

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._first!r})"

    def __iter__(self) -> Iterator[Item_co]:
        page: OpenAIListResult[Item_co] | None = self._first
        cursors: set[str] = set()
        while _is_new(page, cursors):
            yield from page
            page = page.nextPage()


class AsyncPages(Generic[Item_co]):
    """The items of a list result and of all pages after it, for `async for`."""

    def __init__(self, first: AsyncOpenAIListResult[Item_co]) -> None:
        self._first = first

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._first!r})"

    async def __aiter__(self) -> AsyncIterator[Item_co]:
        page: AsyncOpenAIListResult[Item_co] | None = self._first
        cursors: set[str] = set()
        while _is_new(page, cursors):
            for item in page:
                yield item
            page = await page.nextPage()


def _is_new(page: ListResult | None, cursors: set[str]) -> TypeGuard[ListResult]:
    """Whether there is a page that was not read yet; raises the error of a failed one."""
    if page is None:
        return False
    page.throw()
    # A server that ignores the cursor sends its pages for ever.
    repeated = page.last_id in cursors
    cursors.add(page.last_id)
    return not repeated


def _rate_limit_numbers(headers: Object, kind: str) -> Object:
    return Object(
        request=_number(headers.get(f"x-ratelimit-{kind}-requests")),
        tokens=_number(headers.get(f"x-ratelimit-{kind}-tokens")),
    )


def _number(text: Any) -> int | float | None:
    try:
        value = float(text)
    except (TypeError, ValueError):
        return None
    return int(value) if value.is_integer() else value


def _slots(kind: type) -> list[str]:
    own = (vars(base).get("__slots__", ()) for base in kind.__mro__)
    names = [name for slots in own for name in ((slots,) if isinstance(slots, str) else slots)]
    return [name for name in names if not name.startswith("__")]
