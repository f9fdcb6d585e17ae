from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...operation import Operation

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    import httpx

    from ... import types
    from ...client import AuthenticatedClient, Client
    from ...models.create_chat_completion_request import CreateChatCompletionRequest
    from ...models.create_chat_completion_response import CreateChatCompletionResponse
    from ...models.create_chat_completion_stream_response import CreateChatCompletionStreamResponse
    from ...models.error_response import ErrorResponse

OPERATION = Operation(
    operation_id="createChatCompletion",
    method="POST",
    path="/chat/completions",
    bodies={
        "application/json": {
            "metadata": None,
            "top_logprobs": None,
            "temperature": None,
            "top_p": None,
            "user": None,
            "safety_identifier": None,
            "prompt_cache_key": None,
            "prompt_cache_retention": None,
            "prompt_cache_options": {"ttl": None, "mode": None},
            "messages": {
                "content": {
                    "type": None,
                    "text": None,
                    "prompt_cache_breakpoint": {"mode": None},
                    "image_url": {"url": None, "detail": None},
                    "input_audio": {"data": None, "format": None},
                    "file": {"filename": None, "file_data": None, "file_id": None},
                    "refusal": None,
                },
                "role": None,
                "name": None,
                "refusal": None,
                "audio": {"id": None},
                "tool_calls": {
                    "id": None,
                    "type": None,
                    "function": {"name": None, "arguments": None},
                    "custom": {"name": None, "input": None},
                },
                "function_call": {"arguments": None, "name": None},
                "tool_call_id": None,
            },
            "model": None,
            "service_tier": None,
            "modalities": None,
            "verbosity": None,
            "reasoning_effort": None,
            "max_completion_tokens": None,
            "frequency_penalty": None,
            "presence_penalty": None,
            "web_search_options": {
                "user_location": {
                    "type": None,
                    "approximate": {"country": None, "region": None, "city": None, "timezone": None},
                },
                "search_context_size": None,
            },
            "response_format": {
                "type": None,
                "json_schema": {"description": None, "name": None, "schema": None, "strict": None},
            },
            "audio": {"voice": {"id": None}, "format": None},
            "store": None,
            "moderation": {"model": None, "policy": {"input": {"mode": None}, "output": {"mode": None}}},
            "stream": None,
            "stop": None,
            "logit_bias": None,
            "logprobs": None,
            "max_tokens": None,
            "n": None,
            "prediction": {
                "type": None,
                "content": {"type": None, "text": None, "prompt_cache_breakpoint": {"mode": None}},
            },
            "seed": None,
            "stream_options": {"include_usage": None, "include_obfuscation": None},
            "tools": {
                "type": None,
                "function": {"description": None, "name": None, "parameters": None, "strict": None},
                "custom": {
                    "name": None,
                    "description": None,
                    "format": {"type": None, "grammar": {"definition": None, "syntax": None}},
                },
            },
            "tool_choice": {
                "type": None,
                "allowed_tools": {"mode": None, "tools": None},
                "function": {"name": None},
                "custom": {"name": None},
            },
            "parallel_tool_calls": None,
            "function_call": {"name": None},
            "functions": {"description": None, "name": None, "parameters": None},
        }
    },
    item_shapes={
        "messages": {
            "developer": {
                "content": {"type": None, "text": None, "prompt_cache_breakpoint": {"mode": None}},
                "role": None,
                "name": None,
            },
            "system": {
                "content": {"type": None, "text": None, "prompt_cache_breakpoint": {"mode": None}},
                "role": None,
                "name": None,
            },
            "user": {
                "content": {
                    "type": None,
                    "text": None,
                    "prompt_cache_breakpoint": {"mode": None},
                    "image_url": {"url": None, "detail": None},
                    "input_audio": {"data": None, "format": None},
                    "file": {"filename": None, "file_data": None, "file_id": None},
                },
                "role": None,
                "name": None,
            },
            "assistant": {
                "content": {
                    "type": None,
                    "text": None,
                    "prompt_cache_breakpoint": {"mode": None},
                    "refusal": None,
                },
                "refusal": None,
                "role": None,
                "name": None,
                "audio": {"id": None},
                "tool_calls": {
                    "id": None,
                    "type": None,
                    "function": {"name": None, "arguments": None},
                    "custom": {"name": None, "input": None},
                },
                "function_call": {"arguments": None, "name": None},
            },
            "tool": {
                "role": None,
                "content": {"type": None, "text": None, "prompt_cache_breakpoint": {"mode": None}},
                "tool_call_id": None,
            },
            "function": {"role": None, "content": None, "name": None},
        }
    },
    responses=("application/json", "text/event-stream"),
)


def _get_kwargs(
    *,
    body: CreateChatCompletionRequest,
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
        from ...models.create_chat_completion_response import CreateChatCompletionResponse

        return CreateChatCompletionResponse.from_dict(data)
    if status == 429:
        from ...models.error_response import ErrorResponse

        return ErrorResponse.from_dict(data)
    return None


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any:
    status = response.status_code
    from ... import calls

    if status == 200:
        return parse_body(status, calls.decoded(response))
    if status == 429:
        return parse_body(status, calls.decoded(response))
    return calls.undescribed(client, response)


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> types.Response[CreateChatCompletionResponse | ErrorResponse]:
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
    body: CreateChatCompletionRequest,
) -> types.Response[CreateChatCompletionResponse | ErrorResponse]:
    """Asks a model for the next message of a conversation, whole or as a stream of events.

    Args:
        body (CreateChatCompletionRequest): A conversation and how the model should continue it.

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        Response[CreateChatCompletionResponse | ErrorResponse]

    """
    kwargs = _get_kwargs(
        body=body,
    )
    response = client.get_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: CreateChatCompletionRequest,
) -> CreateChatCompletionResponse | ErrorResponse | None:
    """Asks a model for the next message of a conversation, whole or as a stream of events.

    Args:
        body (CreateChatCompletionRequest): A conversation and how the model should continue it.

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        CreateChatCompletionResponse | ErrorResponse | None

    """
    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CreateChatCompletionRequest,
) -> types.Response[CreateChatCompletionResponse | ErrorResponse]:
    """Asks a model for the next message of a conversation, whole or as a stream of events.

    Args:
        body (CreateChatCompletionRequest): A conversation and how the model should continue it.

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        Response[CreateChatCompletionResponse | ErrorResponse]

    """
    kwargs = _get_kwargs(
        body=body,
    )
    response = await client.get_async_httpx_client().request(**kwargs)
    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: CreateChatCompletionRequest,
) -> CreateChatCompletionResponse | ErrorResponse | None:
    """Asks a model for the next message of a conversation, whole or as a stream of events.

    Args:
        body (CreateChatCompletionRequest): A conversation and how the model should continue it.

    Raises:
        errors.UnexpectedStatus: The document does not describe the answer's status, and
            `client.raise_on_unexpected_status` is true.
        errors.UnexpectedValue: The answer does not fit its model.
        httpx.HTTPError: There was no answer, or none in time.

    Returns:
        CreateChatCompletionResponse | ErrorResponse | None

    """
    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed


def parse_event(data: Any) -> CreateChatCompletionStreamResponse:
    """The model of one event's decoded JSON."""
    from ...models.create_chat_completion_stream_response import CreateChatCompletionStreamResponse

    event: CreateChatCompletionStreamResponse = CreateChatCompletionStreamResponse.from_dict(data)
    return event


def sync_stream(
    *,
    client: AuthenticatedClient | Client,
    body: CreateChatCompletionRequest,
) -> Iterator[CreateChatCompletionStreamResponse]:
    """Asks a model for the next message of a conversation, whole or as a stream of events.

    Args:
        body (CreateChatCompletionRequest): A conversation and how the model should continue it.

    Raises:
        errors.UnexpectedStatus: The server refused.
        errors.ErrorEvent: The server reported an error in the middle of the stream.
        errors.UnexpectedValue: An event does not fit its model.
        httpx.HTTPError: There was no answer, or it broke off.

    Returns:
        Iterator[CreateChatCompletionStreamResponse]

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
    body: CreateChatCompletionRequest,
) -> AsyncIterator[CreateChatCompletionStreamResponse]:
    """Asks a model for the next message of a conversation, whole or as a stream of events.

    Args:
        body (CreateChatCompletionRequest): A conversation and how the model should continue it.

    Raises:
        errors.UnexpectedStatus: The server refused.
        errors.ErrorEvent: The server reported an error in the middle of the stream.
        errors.UnexpectedValue: An event does not fit its model.
        httpx.HTTPError: There was no answer, or it broke off.

    Returns:
        AsyncIterator[CreateChatCompletionStreamResponse]

    """
    from ... import streaming

    kwargs = _get_kwargs(
        body=body,
        streamed=True,
    )
    return streaming.async_events(client, kwargs, parse_event)
