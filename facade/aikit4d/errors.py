"""`OpenAIError`: the one error class of every failed call."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from aikit4d._core.error_bodies import details_of, message_of, plain_text
from aikit4d._core.showing import clipped
from aikit4d.objects import Object

if TYPE_CHECKING:
    from collections.abc import Mapping

_REPR_LIMIT = 200


class OpenAIError(Exception):
    """What went wrong in a call: an answer that is no success, a network failure, an odd body.

    Results carry it in `errors`; it is raised only with `throw` or by `result.throw()`. The
    exception underneath, if there was one, is `__cause__`.

    Attributes:
        message: The provider's own sentence, or the status text, or what the network said.
        errCode: The HTTP status, 0 without an answer.
        response: The answer (`status`, `statusText`, `headers`, `body`), `None` without one.
        body: The decoded body of the answer (an `Object`, a list, a text), `None` without one.
        hint: What could help, in this library's words; empty when there is nothing to say.

    Source: AIKit documentation, OpenAIError.
    """

    def __init__(
        self,
        response: Mapping[str, Any] | None = None,
        body: Any = None,
        *,
        message: str | None = None,
        hint: str = "",
    ) -> None:
        self.response: Object | None = None if response is None else Object(response)
        self.body: Any = Object(body) if type(body) is dict else body
        self.hint = hint
        self.message: str = message or self._provider_sentence() or self._status_sentence()
        super().__init__(self.message)

    @property
    def status(self) -> int:
        """The HTTP status, 0 without an answer."""
        return int(self.response.get("status") or 0) if self.response is not None else 0

    @property
    def errCode(self) -> int:
        """The HTTP status, 0 without an answer (AIKit's name for it)."""
        return self.status

    @property
    def statusText(self) -> str:
        """The text of the status, such as `Not Found`; empty without an answer."""
        if self.response is None:
            return ""
        return str(self.response.get("statusText") or "") or _standard_status_text(self.status)

    @property
    def headers(self) -> Object | None:
        """The answer's headers, names in lower case; `None` without an answer."""
        return None if self.response is None else self.response.get("headers")

    @property
    def requestID(self) -> str:
        """The header `x-request-id` of the answer, or an empty text."""
        identifier = self.headers.get("x-request-id") if self.headers else None
        return str((identifier[0] if isinstance(identifier, list) else identifier) or "")

    @property
    def type(self) -> str:
        """The provider's word for the kind of error, or an empty text."""
        return self._text_detail("type")

    @property
    def param(self) -> str:
        """The parameter that the provider complains of, or an empty text."""
        return self._text_detail("param")

    @property
    def code(self) -> Any:
        """The provider's error code, of any type; `None` when it sent none."""
        return details_of(self.body).get("code")

    @property
    def isBadRequestError(self) -> bool:
        """Whether the status is 400."""
        return self.status == HTTPStatus.BAD_REQUEST

    @property
    def isAuthenticationError(self) -> bool:
        """Whether the status is 401."""
        return self.status == HTTPStatus.UNAUTHORIZED

    @property
    def isPermissionDeniedError(self) -> bool:
        """Whether the status is 403."""
        return self.status == HTTPStatus.FORBIDDEN

    @property
    def isNotFoundError(self) -> bool:
        """Whether the status is 404."""
        return self.status == HTTPStatus.NOT_FOUND

    @property
    def isUnprocessableEntityError(self) -> bool:
        """Whether the status is 422."""
        return self.status == HTTPStatus.UNPROCESSABLE_ENTITY

    @property
    def isRateLimitError(self) -> bool:
        """Whether the status is 429."""
        return self.status == HTTPStatus.TOO_MANY_REQUESTS

    @property
    def isInternalServerError(self) -> bool:
        """Whether the status is 500 or more."""
        return self.status >= HTTPStatus.INTERNAL_SERVER_ERROR

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message

    def __repr__(self) -> str:
        message = clipped(repr(self.message[:_REPR_LIMIT]))
        more = "…" if len(self.message) > _REPR_LIMIT else ""
        return f"OpenAIError(status={self.status}, message={message}{more})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (self.response, self.body, self.message, self.hint)

    def _text_detail(self, name: str) -> str:
        value = details_of(self.body).get(name)
        return value if isinstance(value, str) else ""

    def _provider_sentence(self) -> str:
        return plain_text(self.body) if isinstance(self.body, (str, bytes)) else message_of(self.body)

    def _status_sentence(self) -> str:
        if self.body and 200 <= self.status < 300:
            return "The answer reports an error"
        return self.statusText or "Unknown error"


def _standard_status_text(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}" if status else ""


def _rebuilt(response: Any, body: Any, message: str, hint: str) -> OpenAIError:
    return OpenAIError(response, body, message=message, hint=hint)
