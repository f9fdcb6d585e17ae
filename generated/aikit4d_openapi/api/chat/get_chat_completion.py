from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operation import Operation

if TYPE_CHECKING:
    import httpx

    from ... import types
    from ...client import AuthenticatedClient, Client
    from ...models.create_chat_completion_response import CreateChatCompletionResponse

OPERATION = Operation(
    operation_id="getChatCompletion",
    method="GET",
    path="/chat/completions/{completion_id}",
    path_parameters=("completion_id",),
    responses=("application/json",),
)


def _get_kwargs(
    completion_id: str,
) -> dict[str, Any]:
    from ... import calls

    return calls.arguments(
        OPERATION,
        (completion_id,),
    )


def parse_body(status: int, data: Any) -> Any:
    """The model of decoded JSON that came with a status, None where the document has none."""
    if status == 200:
        from ...models.create_chat_completion_response import CreateChatCompletionResponse

        return CreateChatCompletionResponse.from_dict(data)
    return None


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any:
    status = response.status_code
    from ... import calls

    if status == 200:
        return parse_body(status, calls.decoded(response))
    return calls.undescribed(client, response)


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> types.Response[CreateChatCompletionResponse]:
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
) -> types.Response[CreateChatCompletionResponse]:
    """Fetches one stored chat completion.

    Args:
        completion_id (str):

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        Response[CreateChatCompletionResponse]

    """
    kwargs = _get_kwargs(
        completion_id=completion_id,
    )
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(
    completion_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> CreateChatCompletionResponse | None:
    """Fetches one stored chat completion.

    Args:
        completion_id (str):

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        CreateChatCompletionResponse | None

    """
    return sync_detailed(
        client=client,
        completion_id=completion_id,
    ).parsed


async def asyncio_detailed(
    completion_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> types.Response[CreateChatCompletionResponse]:
    """Fetches one stored chat completion.

    Args:
        completion_id (str):

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        Response[CreateChatCompletionResponse]

    """
    kwargs = _get_kwargs(
        completion_id=completion_id,
    )
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(
    completion_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> CreateChatCompletionResponse | None:
    """Fetches one stored chat completion.

    Args:
        completion_id (str):

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        CreateChatCompletionResponse | None

    """
    return (
        await asyncio_detailed(
            client=client,
            completion_id=completion_id,
        )
    ).parsed
