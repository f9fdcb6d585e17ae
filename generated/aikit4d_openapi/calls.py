"""What the functions of all operations share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import encode, errors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import httpx

    from .client import AuthenticatedClient, Client
    from .operation import Operation


def arguments(
    operation: Operation,
    path_values: Sequence[Any] = (),
    *,
    query: Mapping[str, Any] | None = None,
    headers: Mapping[str, Any] | None = None,
    cookies: Mapping[str, Any] | None = None,
    body: Any = None,
    media_type: str | None = None,
    streamed: bool = False,
) -> dict[str, Any]:
    """What `httpx.Client.request` takes for a call of an operation with models as values."""
    sent_query = encode.given(query or {})
    sent_body: Any = encode.given({"body": body}).get("body")
    if streamed and "stream" in operation.query:
        sent_query["stream"] = True
    if streamed and "stream" in operation.bodies.get(media_type or "", {}):
        sent_body = {**(sent_body or {}), "stream": True}
    request = operation.request(
        [str(encode.to_json(value)) for value in path_values],
        query=sent_query,
        body=sent_body,
        media_type=media_type,
    )
    made = request.httpx_arguments()
    if headers:
        made["headers"] = {**made.get("headers", {}), **_texts(headers)}
    if cookies:
        made["headers"] = {**made.get("headers", {}), **_cookie_header(cookies)}
    return made


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: ("true" if value else "false") if isinstance(value, bool) else str(value)
        for name, value in encode.given(values).items()
        if value is not None
    }


def _cookie_header(cookies: Mapping[str, Any]) -> dict[str, str]:
    pairs = [f"{name}={value}" for name, value in _texts(cookies).items()]
    return {"Cookie": "; ".join(pairs)} if pairs else {}


def decoded(response: httpx.Response) -> Any:
    """The JSON of an answer."""
    try:
        return response.json()
    except ValueError:
        raise errors.UnexpectedValue(f"the answer is no JSON but {response.text[:100]!r}") from None


def undescribed(client: AuthenticatedClient | Client, response: httpx.Response) -> None:
    """What comes of an answer whose status the document does not describe."""
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)


__all__ = ["arguments", "decoded", "undescribed"]
