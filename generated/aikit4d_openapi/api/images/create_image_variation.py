from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operation import Operation

if TYPE_CHECKING:
    import httpx

    from ... import types
    from ...client import AuthenticatedClient, Client
    from ...models.create_image_variation_request import CreateImageVariationRequest
    from ...models.images_response import ImagesResponse

OPERATION = Operation(
    operation_id="createImageVariation",
    method="POST",
    path="/images/variations",
    bodies={
        "multipart/form-data": {
            "image": None,
            "model": None,
            "n": None,
            "response_format": None,
            "size": None,
            "user": None,
        }
    },
    responses=("application/json",),
)


def _get_kwargs(
    *,
    body: CreateImageVariationRequest,
) -> dict[str, Any]:
    from ... import calls

    return calls.arguments(
        OPERATION,
        body=body,
        media_type="multipart/form-data",
    )


def parse_body(status: int, data: Any) -> Any:
    """The model of decoded JSON that came with a status, None where the document has none."""
    if status == 200:
        from ...models.images_response import ImagesResponse

        return ImagesResponse.from_dict(data)
    return None


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any:
    status = response.status_code
    from ... import calls

    if status == 200:
        return parse_body(status, calls.decoded(response))
    return calls.undescribed(client, response)


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> types.Response[ImagesResponse]:
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
    body: CreateImageVariationRequest,
) -> types.Response[ImagesResponse]:
    """Makes images that resemble a given one.

    Args:
        body (CreateImageVariationRequest): An image to vary.

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        Response[ImagesResponse]

    """
    kwargs = _get_kwargs(
        body=body,
    )
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: CreateImageVariationRequest,
) -> ImagesResponse | None:
    """Makes images that resemble a given one.

    Args:
        body (CreateImageVariationRequest): An image to vary.

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        ImagesResponse | None

    """
    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CreateImageVariationRequest,
) -> types.Response[ImagesResponse]:
    """Makes images that resemble a given one.

    Args:
        body (CreateImageVariationRequest): An image to vary.

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        Response[ImagesResponse]

    """
    kwargs = _get_kwargs(
        body=body,
    )
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: CreateImageVariationRequest,
) -> ImagesResponse | None:
    """Makes images that resemble a given one.

    Args:
        body (CreateImageVariationRequest): An image to vary.

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        ImagesResponse | None

    """
    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
