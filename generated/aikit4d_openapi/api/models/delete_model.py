from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operation import Operation

if TYPE_CHECKING:
    import httpx

    from ... import types
    from ...client import AuthenticatedClient, Client
    from ...models.delete_model_response import DeleteModelResponse

OPERATION = Operation(
    operation_id="deleteModel",
    method="DELETE",
    path="/models/{model}",
    path_parameters=("model",),
    responses=("application/json",),
)


def _get_kwargs(
    model: str,
) -> dict[str, Any]:
    from ... import calls

    return calls.arguments(
        OPERATION,
        (model,),
    )


def parse_body(status: int, data: Any) -> Any:
    """The model of decoded JSON that came with a status, None where the document has none."""
    if status == 200:
        from ...models.delete_model_response import DeleteModelResponse

        return DeleteModelResponse.from_dict(data)
    return None


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any:
    status = response.status_code
    from ... import calls

    if status == 200:
        return parse_body(status, calls.decoded(response))
    return calls.undescribed(client, response)


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> types.Response[DeleteModelResponse]:
    from ... import types

    return types.Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    model: str,
    *,
    client: AuthenticatedClient | Client,
) -> types.Response[DeleteModelResponse]:
    """Removes one model that the organization has fine-tuned.

    Args:
        model (str):

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        Response[DeleteModelResponse]

    """
    kwargs = _get_kwargs(
        model=model,
    )
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(
    model: str,
    *,
    client: AuthenticatedClient | Client,
) -> DeleteModelResponse | None:
    """Removes one model that the organization has fine-tuned.

    Args:
        model (str):

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        DeleteModelResponse | None

    """
    return sync_detailed(
        client=client,
        model=model,
    ).parsed


async def asyncio_detailed(
    model: str,
    *,
    client: AuthenticatedClient | Client,
) -> types.Response[DeleteModelResponse]:
    """Removes one model that the organization has fine-tuned.

    Args:
        model (str):

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        Response[DeleteModelResponse]

    """
    kwargs = _get_kwargs(
        model=model,
    )
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(
    model: str,
    *,
    client: AuthenticatedClient | Client,
) -> DeleteModelResponse | None:
    """Removes one model that the organization has fine-tuned.

    Args:
        model (str):

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        DeleteModelResponse | None

    """
    return (
        await asyncio_detailed(
            client=client,
            model=model,
        )
    ).parsed
