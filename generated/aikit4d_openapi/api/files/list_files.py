from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operation import Operation
from ...unset import UNSET

if TYPE_CHECKING:
    import httpx

    from ... import types
    from ...client import AuthenticatedClient, Client
    from ...models.list_files_order import ListFilesOrder
    from ...models.list_files_response import ListFilesResponse
    from ...unset import Unset

OPERATION = Operation(
    operation_id="listFiles",
    method="GET",
    path="/files",
    query={"purpose": "form", "limit": "form", "order": "form", "after": "form"},
    responses=("application/json",),
)


def _get_kwargs(
    *,
    purpose: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: ListFilesOrder | Unset = UNSET,
    after: str | Unset = UNSET,
) -> dict[str, Any]:
    from ... import calls

    return calls.arguments(
        OPERATION,
        query={
            "purpose": purpose,
            "limit": limit,
            "order": order,
            "after": after,
        },
    )


def parse_body(status: int, data: Any) -> Any:
    """The model of decoded JSON that came with a status, None where the document has none."""
    if status == 200:
        from ...models.list_files_response import ListFilesResponse

        return ListFilesResponse.from_dict(data)
    return None


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any:
    status = response.status_code
    from ... import calls

    if status == 200:
        return parse_body(status, calls.decoded(response))
    return calls.undescribed(client, response)


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> types.Response[ListFilesResponse]:
    from ... import types

    return types.Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    purpose: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: ListFilesOrder | Unset = UNSET,
    after: str | Unset = UNSET,
) -> types.Response[ListFilesResponse]:
    """Lists the files that were uploaded, page by page.

    Args:
        purpose (str | Unset):
        limit (int | Unset): Default: 10000.
        order (ListFilesOrder | Unset): Default: "desc".
        after (str | Unset):

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        Response[ListFilesResponse]

    """
    kwargs = _get_kwargs(
        purpose=purpose,
        limit=limit,
        order=order,
        after=after,
    )
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    purpose: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: ListFilesOrder | Unset = UNSET,
    after: str | Unset = UNSET,
) -> ListFilesResponse | None:
    """Lists the files that were uploaded, page by page.

    Args:
        purpose (str | Unset):
        limit (int | Unset): Default: 10000.
        order (ListFilesOrder | Unset): Default: "desc".
        after (str | Unset):

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        ListFilesResponse | None

    """
    return sync_detailed(
        client=client,
        purpose=purpose,
        limit=limit,
        order=order,
        after=after,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    purpose: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: ListFilesOrder | Unset = UNSET,
    after: str | Unset = UNSET,
) -> types.Response[ListFilesResponse]:
    """Lists the files that were uploaded, page by page.

    Args:
        purpose (str | Unset):
        limit (int | Unset): Default: 10000.
        order (ListFilesOrder | Unset): Default: "desc".
        after (str | Unset):

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        Response[ListFilesResponse]

    """
    kwargs = _get_kwargs(
        purpose=purpose,
        limit=limit,
        order=order,
        after=after,
    )
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    purpose: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: ListFilesOrder | Unset = UNSET,
    after: str | Unset = UNSET,
) -> ListFilesResponse | None:
    """Lists the files that were uploaded, page by page.

    Args:
        purpose (str | Unset):
        limit (int | Unset): Default: 10000.
        order (ListFilesOrder | Unset): Default: "desc".
        after (str | Unset):

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        ListFilesResponse | None

    """
    return (
        await asyncio_detailed(
            client=client,
            purpose=purpose,
            limit=limit,
            order=order,
            after=after,
        )
    ).parsed
