from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operation import Operation

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    import httpx

    from ... import types
    from ...client import AuthenticatedClient, Client
    from ...models.create_image_edit_request import CreateImageEditRequest
    from ...models.edit_image_body_json_param import EditImageBodyJsonParam
    from ...models.image_edit_completed_event import ImageEditCompletedEvent
    from ...models.image_edit_partial_image_event import ImageEditPartialImageEvent
    from ...models.images_response import ImagesResponse

OPERATION = Operation(
    operation_id="createImageEdit",
    method="POST",
    path="/images/edits",
    bodies={
        "multipart/form-data": {
            "image": None,
            "prompt": None,
            "mask": None,
            "background": None,
            "model": None,
            "n": None,
            "size": None,
            "response_format": None,
            "output_format": None,
            "output_compression": None,
            "user": None,
            "input_fidelity": None,
            "stream": None,
            "partial_images": None,
            "quality": None,
        },
        "application/json": {
            "model": None,
            "images": {"image_url": None, "file_id": None},
            "mask": {"image_url": None, "file_id": None},
            "prompt": None,
            "n": None,
            "quality": None,
            "input_fidelity": None,
            "size": None,
            "user": None,
            "output_format": None,
            "output_compression": None,
            "moderation": None,
            "background": None,
            "stream": None,
            "partial_images": None,
        },
    },
    responses=("application/json", "text/event-stream"),
)


def _get_kwargs(
    *,
    body: CreateImageEditRequest | EditImageBodyJsonParam,
    streamed: bool = False,
) -> dict[str, Any]:
    from ... import calls
    from ...models.edit_image_body_json_param import EditImageBodyJsonParam

    if isinstance(body, EditImageBodyJsonParam):
        media_type = "application/json"
    else:
        media_type = "multipart/form-data"
    return calls.arguments(
        OPERATION,
        body=body,
        media_type=media_type,
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
    body: CreateImageEditRequest | EditImageBodyJsonParam,
) -> types.Response[ImagesResponse]:
    """Makes new images from given ones and a text that says what to change.

    Args:
        body (CreateImageEditRequest | EditImageBodyJsonParam): Images to edit, as a form with
            files.

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
    body: CreateImageEditRequest | EditImageBodyJsonParam,
) -> ImagesResponse | None:
    """Makes new images from given ones and a text that says what to change.

    Args:
        body (CreateImageEditRequest | EditImageBodyJsonParam): Images to edit, as a form with
            files.

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
    body: CreateImageEditRequest | EditImageBodyJsonParam,
) -> types.Response[ImagesResponse]:
    """Makes new images from given ones and a text that says what to change.

    Args:
        body (CreateImageEditRequest | EditImageBodyJsonParam): Images to edit, as a form with
            files.

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
    body: CreateImageEditRequest | EditImageBodyJsonParam,
) -> ImagesResponse | None:
    """Makes new images from given ones and a text that says what to change.

    Args:
        body (CreateImageEditRequest | EditImageBodyJsonParam): Images to edit, as a form with
            files.

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


def parse_event(data: Any) -> Any | ImageEditCompletedEvent | ImageEditPartialImageEvent:
    """The model of one event's decoded JSON."""
    from ... import decode
    from ...models.image_edit_completed_event import ImageEditCompletedEvent
    from ...models.image_edit_partial_image_event import ImageEditPartialImageEvent

    event: Any | ImageEditCompletedEvent | ImageEditPartialImageEvent = decode.first_of(
        decode.by_tag(
            "type",
            {
                "image_edit.partial_image": ImageEditPartialImageEvent.from_dict,
                "image_edit.completed": ImageEditCompletedEvent.from_dict,
            },
        ),
        decode.anything,
    )(data)
    return event


def sync_stream(
    *,
    client: AuthenticatedClient | Client,
    body: CreateImageEditRequest | EditImageBodyJsonParam,
) -> Iterator[Any | ImageEditCompletedEvent | ImageEditPartialImageEvent]:
    """Makes new images from given ones and a text that says what to change.

    Args:
        body (CreateImageEditRequest | EditImageBodyJsonParam): Images to edit, as a form with
            files.

    Raises:
        errors.UnexpectedStatus: The server refused.
        errors.ErrorEvent: The server reported an error in the middle of the stream.
        errors.UnexpectedValue: An event does not fit its model.
        httpx.HTTPError: There was no answer, or it broke off.

    Returns:
        Iterator[Any | ImageEditCompletedEvent | ImageEditPartialImageEvent]

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
    body: CreateImageEditRequest | EditImageBodyJsonParam,
) -> AsyncIterator[Any | ImageEditCompletedEvent | ImageEditPartialImageEvent]:
    """Makes new images from given ones and a text that says what to change.

    Args:
        body (CreateImageEditRequest | EditImageBodyJsonParam): Images to edit, as a form with
            files.

    Raises:
        errors.UnexpectedStatus: The server refused.
        errors.ErrorEvent: The server reported an error in the middle of the stream.
        errors.UnexpectedValue: An event does not fit its model.
        httpx.HTTPError: There was no answer, or it broke off.

    Returns:
        AsyncIterator[Any | ImageEditCompletedEvent | ImageEditPartialImageEvent]

    """
    from ... import streaming

    kwargs = _get_kwargs(
        body=body,
        streamed=True,
    )
    return streaming.async_events(client, kwargs, parse_event)
