"""What calls take, for type checkers and editors: nothing of it is needed to run a program.

Parameters given by keyword are checked by name and type. So is a mapping that is annotated:

>>> from aikit4d.typed import ChatCompletionsParameters
>>> parameters: ChatCompletionsParameters = {"model": "gpt-4o-mini", "temperature": 0.2}

Any other dictionary completes in an editor and is checked by the call itself when it runs. The names
are documented at the classes of parameters.
"""

# Signatures name `dict[str, Any]` beside these mappings, where any `Mapping` would do: with that, type
# checkers would not know the results that callbacks written in place are given.

# ruff: noqa: PYI051 - the words beside `str` are those that editors offer

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, Required, TypeAlias, TypedDict, TypeVar

if TYPE_CHECKING:
    import httpx

    from aikit4d.chat_results import OpenAIChatCompletionsResult  # noqa: F401 - named in a text below
    from aikit4d.chat_streams import OpenAIChatCompletionsStreamResult
    from aikit4d.providers import OpenAIProviders

R = TypeVar("R")


class Readable(Protocol):
    """A file open in binary mode, or what reads like one."""

    def read(self, size: int = ..., /) -> bytes:
        """The next bytes, none at the end."""


FileContent: TypeAlias = str | PathLike[str] | bytes | bytearray | memoryview | Readable
"""A file to send: its path, its bytes, or itself."""


class ContentPart(TypedDict, total=False):
    """A part of a message: a text, a picture, a sound or a file."""

    type: Required[Literal["text", "image_url", "input_audio", "file", "refusal"] | str]
    text: str
    image_url: Mapping[str, Any]
    input_audio: Mapping[str, Any]
    file: Mapping[str, Any]
    refusal: str


class Message(TypedDict, total=False):
    """A message of a conversation."""

    role: Required[Literal["system", "developer", "user", "assistant", "tool"] | str]
    content: str | Sequence[ContentPart | Mapping[str, Any]] | None
    name: str | None
    tool_calls: Sequence[Mapping[str, Any]] | None
    tool_call_id: str | None
    refusal: str | None
    audio: Mapping[str, Any] | None
    function_call: Mapping[str, Any] | None


Messages: TypeAlias = Sequence[Message | Mapping[str, Any]]
"""A conversation. Providers know more keys than `Message` has, so any mapping is one."""

Tool: TypeAlias = Mapping[str, Any] | Callable[..., Any]
"""A tool in any of the forms of `OpenAITool`."""


class ClientSettings(TypedDict, total=False):
    """Settings of `OpenAI` and `AsyncOpenAI`."""

    apiKey: str | None
    baseURL: str | None
    organization: str | None
    organisation: str | None
    project: str | None
    maxRetries: int | None
    timeout: float | None
    idleTimeout: float | None
    httpAgent: httpx.Client | httpx.AsyncClient | None
    customHeaders: Mapping[str, Any] | None
    echoedFields: Sequence[str] | None
    omittedFields: Sequence[str] | None
    throw: bool | None
    allowPrivateDownloads: bool | None
    provider: str | None
    providers: str | PathLike[str] | Mapping[str, Any] | OpenAIProviders | None


class CallSettings(TypedDict, total=False):
    """What every call can be told, callbacks aside."""

    throw: bool | None
    timeout: float | None
    maxRetries: int | None
    httpAgent: httpx.Client | httpx.AsyncClient | None
    extraHeaders: Mapping[str, str] | None
    extraBody: Mapping[str, Any] | None
    extraQuery: Mapping[str, Any] | None
    user: str | None


class Callbacks(TypedDict, Generic[R], total=False):
    """Callables that are told how a call ended; `R` is the class of its result.

    In `AsyncOpenAI` they may be coroutine functions.
    """

    onTerminate: Callable[[R], object] | None
    onResponse: Callable[[R], object] | None
    onError: Callable[[R], object] | None
    formula: Callable[[R], object] | None


class Parameters(CallSettings, Callbacks[R], total=False):
    """See `OpenAIParameters`; `R` is the class of the call's result."""


class ChatFields(CallSettings, total=False):
    """What every chat request can be told, `stream` and callbacks aside."""

    model: str | None
    stream_options: Mapping[str, Any] | None
    max_completion_tokens: int | None
    max_tokens: int | None
    n: int | None
    temperature: float | None
    top_p: float | None
    store: bool | None
    metadata: Mapping[str, str] | None
    reasoning_effort: Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"] | str | None
    verbosity: Literal["low", "medium", "high"] | str | None
    response_format: Any
    tools: Sequence[Tool] | None
    tool_choice: Literal["none", "auto", "required"] | str | Mapping[str, Any] | None
    parallel_tool_calls: bool | None
    functions: Sequence[Mapping[str, Any]] | None
    function_call: str | Mapping[str, Any] | None
    prediction: Mapping[str, Any] | None
    service_tier: Literal["auto", "default", "flex", "scale", "priority", "fast"] | str | None
    frequency_penalty: float | None
    presence_penalty: float | None
    logit_bias: Mapping[str, int] | None
    logprobs: bool | None
    top_logprobs: int | None
    seed: int | None
    stop: str | Sequence[str] | None
    modalities: Sequence[Literal["text", "audio"] | str] | None
    audio: Mapping[str, Any] | None
    moderation: Mapping[str, Any] | None
    prompt_cache_key: str | None
    prompt_cache_options: Mapping[str, Any] | None
    prompt_cache_retention: Literal["in_memory", "24h"] | str | None
    safety_identifier: str | None
    web_search_options: Mapping[str, Any] | None
    idleTimeout: float | None


class ChatCallbackFields(ChatFields, Callbacks["OpenAIChatCompletionsResult"], total=False):
    """What a chat request whose answer comes whole can be told by keywords."""


class ChatCompletionsParameters(ChatCallbackFields, total=False):
    """See `OpenAIChatCompletionsParameters`: of a request whose answer comes whole."""

    stream: Literal[False] | None


class ChatStreamParameters(ChatFields, total=False):
    """See `OpenAIChatCompletionsParameters`: of a request whose answer is iterated."""

    stream: Required[Literal[True]]


class ChatStreamCallbackFields(ChatFields, Callbacks["OpenAIChatCompletionsStreamResult"], total=False):
    """What a chat request whose chunks go to callbacks can be told by keywords."""

    onData: Callable[[OpenAIChatCompletionsStreamResult], object] | None


class ChatStreamCallbackParameters(ChatStreamCallbackFields, total=False):
    """See `OpenAIChatCompletionsParameters`: of a request whose chunks go to callbacks."""

    stream: Required[Literal[True]]


class AnyChatFields(ChatFields, Callbacks[Any], total=False):
    """What chat requests of every kind can be told, `stream` aside."""

    onData: Callable[[OpenAIChatCompletionsStreamResult], object] | None


class AnyChatParameters(AnyChatFields, total=False):
    """See `OpenAIChatCompletionsParameters`: of a request whose answer comes whole or as a stream."""

    stream: bool | None


class ChatCompletionsMessagesParameters(Parameters[R], total=False):
    """See `OpenAIChatCompletionsMessagesParameters`."""

    after: str | None
    limit: int | None
    order: Literal["asc", "desc"] | str | None


class ChatCompletionsListParameters(ChatCompletionsMessagesParameters[R], total=False):
    """See `OpenAIChatCompletionsListParameters`."""

    model: str | None
    metadata: Mapping[str, str] | str | None


class EmbeddingsParameters(Parameters[R], total=False):
    """See `OpenAIEmbeddingsParameters`."""

    encoding_format: Literal["float", "base64"] | str | None
    dimensions: int | None


class FileParameters(Parameters[R], total=False):
    """See `OpenAIFileParameters`."""

    expires_after: Mapping[str, Any] | None
    filename: str | None


class FileListParameters(Parameters[R], total=False):
    """See `OpenAIFileListParameters`."""

    after: str | None
    limit: int | None
    order: Literal["asc", "desc"] | str | None
    purpose: str | None


class ImageVariationParameters(Parameters[R], total=False):
    """See `OpenAIImageVariationParameters`."""

    model: str | None
    n: int | None
    size: Literal["256x256", "512x512", "1024x1024", "1536x1024", "1024x1536", "auto"] | str | None
    style: Literal["vivid", "natural"] | str | None
    response_format: Literal["url", "b64_json"] | str | None


class ImageParameters(ImageVariationParameters[R], total=False):
    """See `OpenAIImageParameters`."""

    background: Literal["transparent", "opaque", "auto"] | str | None
    moderation: Literal["low", "auto"] | str | None
    output_compression: int | None
    output_format: Literal["png", "jpeg", "webp"] | str | None
    partial_images: int | None
    quality: Literal["standard", "hd", "low", "medium", "high", "auto"] | str | None


class ImageEditParameters(ImageParameters[R], total=False):
    """See `OpenAIImageEditParameters`."""

    mask: Any
    images: Sequence[Any] | None
    input_fidelity: Literal["high", "low"] | str | None
