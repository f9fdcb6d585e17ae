from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operation import Operation

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    import httpx

    from ... import types
    from ...client import AuthenticatedClient, Client
    from ...models.create_image_request import CreateImageRequest
    from ...models.image_gen_completed_event import ImageGenCompletedEvent
    from ...models.image_gen_partial_image_event import ImageGenPartialImageEvent
    from ...models.images_response import ImagesResponse

OPERATION = Operation(
    operation_id="createImage",
    method="POST",
    path="/images/generations",
    bodies={
        "application/json": {
            "prompt": None,
            "model": None,
            "n": None,
            "quality": None,
            "response_format": None,
            "output_format": None,
            "output_compression": None,
            "stream": None,
            "partial_images": None,
            "size": None,
            "moderation": None,
            "background": None,
            "style": None,
            "user": None,
        }
    },
    responses=("application/json", "text/event-stream"),
)


def _get_kwargs(
    *,
    body: CreateImageRequest,
    streamed: bool = False,
) -> dict[str, Any]:
    from ... import calls

    return calls.arguments(
        OPERATION,
        body=body,
        media_type="application/json",
        streamed=streamed,
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
    body: CreateImageRequest,
) -> types.Response[ImagesResponse]:
    """Makes images from a text.

    Args:
        body (CreateImageRequest): An image to make from text.

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
    body: CreateImageRequest,
) -> ImagesResponse | None:
    """Makes images from a text.

    Args:
        body (CreateImageRequest): An image to make from text.

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
    body: CreateImageRequest,
) -> types.Response[ImagesResponse]:
    """Makes images from a text.

    Args:
        body (CreateImageRequest): An image to make from text.

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
    body: CreateImageRequest,
) -> ImagesResponse | None:
    """Makes images from a text.

    Args:
        body (CreateImageRequest): An image to make from text.

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


def parse_event(data: Any) -> Any | ImageGenCompletedEvent | ImageGenPartialImageEvent:
    """The model of one event's decoded JSON."""
    from ... import decode
    from ...models.image_gen_completed_event import ImageGenCompletedEvent
    from ...models.image_gen_partial_image_event import ImageGenPartialImageEvent

    event: Any | ImageGenCompletedEvent | ImageGenPartialImageEvent = decode.first_of(
        decode.by_tag(
            "type",
            {
                "image_generation.partial_image": ImageGenPartialImageEvent.from_dict,
                "image_generation.completed": ImageGenCompletedEvent.from_dict,
            },
        ),
        decode.anything,
    )(data)
    return event


def sync_stream(
    *,
    client: AuthenticatedClient | Client,
    body: CreateImageRequest,
) -> Iterator[Any | ImageGenCompletedEvent | ImageGenPartialImageEvent]:
    """Makes images from a text.

    Args:
        body (CreateImageRequest): An image to make from text.

    Raises:
        errors.UnexpectedStatus: The server refused.
        errors.ErrorEvent: The server reported an error in the middle of the stream.
        errors.UnexpectedValue: An event does not fit its model.
        httpx.HTTPError: There was no answer, or it broke off.

    Returns:
        Iterator[Any | ImageGenCompletedEvent | ImageGenPartialImageEvent]

    """
    from ... import streaming

    kwargs = _get_kwargs(
        body=body,
        streamed=True,
    )
    return streaming.events(client, kwargs, parse_event)


def asyncio_stream(
    *,
    client: AuthenticatedClient | Client,
    body: CreateImageRequest,
) -> AsyncIterator[Any | ImageGenCompletedEvent | ImageGenPartialImageEvent]:
    """Makes images from a text.

    Args:
        body (CreateImageRequest): An image to make from text.

    Raises:
        errors.UnexpectedStatus: The server refused.
        errors.ErrorEvent: The server reported an error in the middle of the stream.
        errors.UnexpectedValue: An event does not fit its model.
        httpx.HTTPError: There was no answer, or it broke off.

    Returns:
        AsyncIterator[Any | ImageGenCompletedEvent | ImageGenPartialImageEvent]

    """
    from ... import streaming

    kwargs = _get_kwargs(
        body=body,
        streamed=True,
    )
    return streaming.async_events(client, kwargs, parse_event)
