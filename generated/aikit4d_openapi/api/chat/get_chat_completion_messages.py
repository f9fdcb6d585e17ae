from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operation import Operation
from ...unset import UNSET

if TYPE_CHECKING:
    import httpx

    from ... import types
    from ...client import AuthenticatedClient, Client
    from ...models.chat_completion_message_list import ChatCompletionMessageList
    from ...models.get_chat_completion_messages_order import GetChatCompletionMessagesOrder
    from ...unset import Unset

OPERATION = Operation(
    operation_id="getChatCompletionMessages",
    method="GET",
    path="/chat/completions/{completion_id}/messages",
    path_parameters=("completion_id",),
    query={"after": "form", "limit": "form", "order": "form"},
    responses=("application/json",),
)


def _get_kwargs(
    completion_id: str,
    *,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: GetChatCompletionMessagesOrder | Unset = UNSET,
) -> dict[str, Any]:
    from ... import calls

    return calls.arguments(
        OPERATION,
        (completion_id,),
        query={
            "after": after,
            "limit": limit,
            "order": order,
        },
    )


def parse_body(status: int, data: Any) -> Any:
    """The model of decoded JSON that came with a status, None where the document has none."""
    if status == 200:
        from ...models.chat_completion_message_list import ChatCompletionMessageList

        return ChatCompletionMessageList.from_dict(data)
    return None


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any:
    status = response.status_code
    from ... import calls

    if status == 200:
        return parse_body(status, calls.decoded(response))
    return calls.undescribed(client, response)


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> types.Response[ChatCompletionMessageList]:
    from ... import types

    return types.Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    completion_id: str,
    *,
    client: AuthenticatedClient | Client,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: GetChatCompletionMessagesOrder | Unset = UNSET,
) -> types.Response[ChatCompletionMessageList]:
    """Lists the messages that one stored chat completion was asked with, page by page.

    Args:
        completion_id (str):
        after (str | Unset):
        limit (int | Unset): Default: 20.
        order (GetChatCompletionMessagesOrder | Unset): Default: "asc".

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        Response[ChatCompletionMessageList]

    """
    kwargs = _get_kwargs(
        completion_id=completion_id,
        after=after,
        limit=limit,
        order=order,
    )
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(
    completion_id: str,
    *,
    client: AuthenticatedClient | Client,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: GetChatCompletionMessagesOrder | Unset = UNSET,
) -> ChatCompletionMessageList | None:
    """Lists the messages that one stored chat completion was asked with, page by page.

    Args:
        completion_id (str):
        after (str | Unset):
        limit (int | Unset): Default: 20.
        order (GetChatCompletionMessagesOrder | Unset): Default: "asc".

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        ChatCompletionMessageList | None

    """
    return sync_detailed(
        client=client,
        completion_id=completion_id,
        after=after,
        limit=limit,
        order=order,
    ).parsed


async def asyncio_detailed(
    completion_id: str,
    *,
    client: AuthenticatedClient | Client,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: GetChatCompletionMessagesOrder | Unset = UNSET,
) -> types.Response[ChatCompletionMessageList]:
    """Lists the messages that one stored chat completion was asked with, page by page.

    Args:
        completion_id (str):
        after (str | Unset):
        limit (int | Unset): Default: 20.
        order (GetChatCompletionMessagesOrder | Unset): Default: "asc".

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        Response[ChatCompletionMessageList]

    """
    kwargs = _get_kwargs(
        completion_id=completion_id,
        after=after,
        limit=limit,
        order=order,
    )
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(
    completion_id: str,
    *,
    client: AuthenticatedClient | Client,
    after: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    order: GetChatCompletionMessagesOrder | Unset = UNSET,
) -> ChatCompletionMessageList | None:
    """Lists the messages that one stored chat completion was asked with, page by page.

    Args:
        completion_id (str):
        after (str | Unset):
        limit (int | Unset): Default: 20.
        order (GetChatCompletionMessagesOrder | Unset): Default: "asc".

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        ChatCompletionMessageList | None

    """
    return (
        await asyncio_detailed(
            client=client,
            completion_id=completion_id,
            after=after,
            limit=limit,
            order=order,
        )
    ).parsed
