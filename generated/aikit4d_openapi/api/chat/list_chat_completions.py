from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operation import Operation
from ...unset import UNSET

if TYPE_CHECKING:
    import httpx

    from ... import types
    from ...client import AuthenticatedClient, Client
    from ...models.chat_completion_list import ChatCompletionList
    from ...models.list_chat_completions_order import ListChatCompletionsOrder
    from ...models.metadata import Metadata
    from ...unset import Unset

OPERATION = Operation(
    operation_id="listChatCompletions",
    method="GET",
    path="/chat/completions",
    query={"model": "form", "metadata": "deepObject", "after": "form", "limit": "form", "order": "form"},
    responses=("application/json",),
)


def _get_kwargs(
    *,
    model: str | Unset = UNSET,
    metadata: Metadata | None | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: ListChatCompletionsOrder | Unset = UNSET,
) -> dict[str, Any]:
    from ... import calls

    return calls.arguments(
        OPERATION,
        query={
            "model": model,
            "metadata": metadata,
            "after": after,
            "limit": limit,
            "order": order,
        },
    )


def parse_body(status: int, data: Any) -> Any:
    """The model of decoded JSON that came with a status, None where the document has none."""
    if status == 200:
        from ...models.chat_completion_list import ChatCompletionList

        return ChatCompletionList.from_dict(data)
    return None


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any:
    status = response.status_code
    from ... import calls

    if status == 200:
        return parse_body(status, calls.decoded(response))
    return calls.undescribed(client, response)


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> types.Response[ChatCompletionList]:
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
    model: str | Unset = UNSET,
    metadata: Metadata | None | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: ListChatCompletionsOrder | Unset = UNSET,
) -> types.Response[ChatCompletionList]:
    """Lists the chat completions that were stored with `store` set to true, page by page.

    Args:
        model (str | Unset):
        metadata (Metadata | None | Unset): Up to 16 pairs of text to keep with an object, keys up
            to 64 and values up to 512 characters.
        after (str | Unset):
        limit (int | Unset): Default: 20.
        order (ListChatCompletionsOrder | Unset): Default: "asc".

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        Response[ChatCompletionList]

    """
    kwargs = _get_kwargs(
        model=model,
        metadata=metadata,
        after=after,
        limit=limit,
        order=order,
    )
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    model: str | Unset = UNSET,
    metadata: Metadata | None | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: ListChatCompletionsOrder | Unset = UNSET,
) -> ChatCompletionList | None:
    """Lists the chat completions that were stored with `store` set to true, page by page.

    Args:
        model (str | Unset):
        metadata (Metadata | None | Unset): Up to 16 pairs of text to keep with an object, keys up
            to 64 and values up to 512 characters.
        after (str | Unset):
        limit (int | Unset): Default: 20.
        order (ListChatCompletionsOrder | Unset): Default: "asc".

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        ChatCompletionList | None

    """
    return sync_detailed(
        client=client,
        model=model,
        metadata=metadata,
        after=after,
        limit=limit,
        order=order,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    model: str | Unset = UNSET,
    metadata: Metadata | None | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: ListChatCompletionsOrder | Unset = UNSET,
) -> types.Response[ChatCompletionList]:
    """Lists the chat completions that were stored with `store` set to true, page by page.

    Args:
        model (str | Unset):
        metadata (Metadata | None | Unset): Up to 16 pairs of text to keep with an object, keys up
            to 64 and values up to 512 characters.
        after (str | Unset):
        limit (int | Unset): Default: 20.
        order (ListChatCompletionsOrder | Unset): Default: "asc".

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        Response[ChatCompletionList]

    """
    kwargs = _get_kwargs(
        model=model,
        metadata=metadata,
        after=after,
        limit=limit,
        order=order,
    )
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    model: str | Unset = UNSET,
    metadata: Metadata | None | Unset = UNSET,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: ListChatCompletionsOrder | Unset = UNSET,
) -> ChatCompletionList | None:
    """Lists the chat completions that were stored with `store` set to true, page by page.

    Args:
        model (str | Unset):
        metadata (Metadata | None | Unset): Up to 16 pairs of text to keep with an object, keys up
            to 64 and values up to 512 characters.
        after (str | Unset):
        limit (int | Unset): Default: 20.
        order (ListChatCompletionsOrder | Unset): Default: "asc".

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        ChatCompletionList | None

    """
    return (
        await asyncio_detailed(
            client=client,
            model=model,
            metadata=metadata,
            after=after,
            limit=limit,
            order=order,
        )
    ).parsed
