"""Names that people look for, most of them of the official `openai` package, and what serves here instead."""

from __future__ import annotations

_BODY = "result.request.response.body"
_PLAIN = "it is a dictionary already: dict(it), json.dumps(it)"
_LOWLEVEL = "not part of AIKit: client.lowlevel calls what the generated client has"
_SETTING = "the setting is called {}"
_OPTIONS = "give timeout, maxRetries and others to the call, or make a twin with copy.copy(client)"
_RAW = "each result has it: result.request.response, result.headers"
_OF_FILES = ("id", "bytes", "created_at", "expires_at", "filename", "purpose", "status")
_IN_THE_STREAM = ("choices", "choice", "usage", "id", "model", "success", "error", "errors", "headers")
_ELSEWHERE = (
    "audio", "batches", "beta", "completions", "containers", "conversations", "evals", "fine_tuning",
    "realtime", "responses", "uploads", "vector_stores", "videos",
)  # fmt: skip
_KINDS_OF_ERRORS = {
    "AuthenticationError": "isAuthenticationError",
    "BadRequestError": "isBadRequestError",
    "ConflictError": "status == 409",
    "InternalServerError": "isInternalServerError",
    "NotFoundError": "isNotFoundError",
    "PermissionDeniedError": "isPermissionDeniedError",
    "RateLimitError": "isRateLimitError",
    "UnprocessableEntityError": "isUnprocessableEntityError",
}

_BY_CLASS: dict[str, dict[str, str]] = {
    "OpenAIResult": {
        **dict.fromkeys(("model_dump", "to_dict", "dict"), f"{_BODY} is the answer as a dictionary"),
        **dict.fromkeys(
            ("model_dump_json", "to_json", "json"), f"json.dumps({_BODY}) is the answer as a text"
        ),
        **dict.fromkeys(("object", "service_tier", "system_fingerprint"), f"it is in {_BODY}"),
        "_request_id": "result.headers.get('x-request-id'), after a failure result.error.requestID",
        "status_code": "result.request.response.status, after a failure result.error.status",
    },
    "OpenAIChatCompletionsResult": {
        **dict.fromkeys(("text", "content", "output_text"), "result.choice.text"),
        "message": "result.choice.message",
        "finish_reason": "result.choice.finish_reason",
        "data": f"result.choices, or {_BODY}",
    },
    "OpenAIListResult": {"data": "the result is the sequence of its items: result[0], for item in result"},
    "OpenAIEmbeddingsResult": {"data": "result.embeddings, and result.vectors are their numbers"},
    "OpenAIImagesResult": {
        "data": "result.images, and result.image is the first one",
        **dict.fromkeys(("url", "b64_json"), "read it from result.image; asBlob() has the bytes of either"),
    },
    "OpenAIFileContentResult": {
        **dict.fromkeys(
            ("read", "aread", "iter_bytes"), "result.content has the bytes, result.text the text"
        ),
        **dict.fromkeys(
            ("write_to_file", "stream_to_file"), "pathlib.Path(name).write_bytes(result.content)"
        ),
    },
    "OpenAIFileResult": {name: f"result.file.{name}" for name in _OF_FILES},
    "OpenAIModelResult": {name: f"result.model.{name}" for name in ("id", "created", "owned_by")},
    "OpenAIModerationResult": {name: f"result.moderation.{name}" for name in ("id", "model", "results")},
    "OpenAIStream": {
        **dict.fromkeys(
            _IN_THE_STREAM, "iterate the stream for its chunks; stream.result is the whole answer then"
        ),
        **dict.fromkeys(("get_final_completion", "until_done"), "the whole answer is stream.result"),
        "text_stream": "iterate the stream: chunk.choice.text",
        "response": "stream.result.request.response",
    },
    "Object": {
        **dict.fromkeys(("model_dump", "to_dict", "dict"), _PLAIN),
        **dict.fromkeys(("model_dump_json", "to_json", "json"), _PLAIN),
    },
    "OpenAIMessage": {"parsed": "it stands beside the message: choice.parsed"},
    "OpenAI": {
        **dict.fromkeys(("with_options", "copy"), _OPTIONS),
        **dict.fromkeys(_ELSEWHERE, _LOWLEVEL),
        **dict.fromkeys(("with_raw_response", "with_streaming_response"), _RAW),
        # The generated operations ask for them.
        **dict.fromkeys(
            ("get_httpx_client", "get_async_httpx_client"), "give client.lowlevel to generated operations"
        ),
        "api_key": _SETTING.format("apiKey"),
        "base_url": _SETTING.format("baseURL"),
        "max_retries": _SETTING.format("maxRetries"),
        "default_headers": _SETTING.format("customHeaders"),
    },
    "OpenAIAPIResource": dict.fromkeys(("with_raw_response", "with_streaming_response"), _RAW),
    "OpenAIChatCompletionsAPI": {
        "parse": "create(..., response_format=Type), and result.choice.parsed",
        "stream": "create(..., stream=True)",
    },
    "OpenAIImagesAPI": {"create_variation": "createVariation(image)"},
    "OpenAIFilesAPI": {"retrieve_content": "content(fileId).text"},
    "module": {
        **{name: f"except OpenAIError as error, if error.{kind}" for name, kind in _KINDS_OF_ERRORS.items()},
        **dict.fromkeys(("APIError", "APIStatusError"), "except OpenAIError as error"),
        **dict.fromkeys(
            ("APIConnectionError", "APITimeoutError"),
            "except OpenAIError as error, whose __cause__ is what the network raised",
        ),
        **dict.fromkeys(("AzureOpenAI", "AsyncAzureOpenAI"), "OpenAI with the address as baseURL"),
        **dict.fromkeys(("NOT_GIVEN", "NotGiven", "Omit", "omit"), "leave the parameter out, or give None"),
        **dict.fromkeys(
            ("DefaultHttpxClient", "DefaultAsyncHttpxClient"), "httpAgent takes a client of httpx"
        ),
        "Timeout": "timeout is a number of seconds",
        "Stream": "it is called OpenAIStream",
        "AsyncStream": "it is called AsyncOpenAIStream",
    },
}


def advice(holder: object, name: str) -> str:
    """What serves in place of a name that `holder` lacks; empty where it is no habit that is known."""
    kinds = (base.__name__.removeprefix("Async") for base in type(holder).__mro__)
    found = (_BY_CLASS.get(kind, {}).get(name, "") for kind in kinds)
    return next(filter(None, found), "")
