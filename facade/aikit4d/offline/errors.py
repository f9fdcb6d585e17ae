"""Refusals of the offline server, in the API's own error form."""

from typing import Any


class APIError(Exception):
    """A request that is answered by an error body.

    Attributes:
        status: HTTP status of the answer.
        message: What is wrong, for people.
        param: Name of the parameter that is wrong, as a path (``messages[0].content``), or ``None``.
        code: The API's word for this error, or ``None``.
    """

    def __init__(
        self, status: int, message: str, *, param: str | None = None, code: str | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.param = param
        self.code = code

    def body(self) -> dict[str, Any]:
        """The JSON body that tells the error."""
        return error_body(self.status, self.message, param=self.param, code=self.code)


def error_type(status: int) -> str:
    """The word that the API puts in ``error.type`` for a status."""
    if status == 429:
        return "rate_limit_error"
    return "server_error" if status >= 500 else "invalid_request_error"


def error_body(
    status: int, message: str, *, param: str | None = None, code: str | None = None
) -> dict[str, Any]:
    """An error body as the API writes it."""
    return {"error": {"message": message, "type": error_type(status), "param": param, "code": code}}


def invalid(message: str, param: str | None, code: str | None = None) -> APIError:
    """The refusal of a request that is wrong in itself (status 400)."""
    return APIError(400, message, param=param, code=code)


def not_found(message: str, param: str, code: str | None = None) -> APIError:
    """The refusal of an id that the server does not know (status 404)."""
    return APIError(404, message, param=param, code=code)
