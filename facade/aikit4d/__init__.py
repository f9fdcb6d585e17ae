"""The documented API of 4D's AIKit component for Python.

>>> from aikit4d import OpenAI
>>> client = OpenAI("your api key")
>>> client.chat.completions.create([{"role": "user", "content": "Hello"}], model="gpt-4o-mini").choice.text

Classes are loaded when they are first named, so that importing the package stays quick.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from aikit4d._core.suggestions import advised
from aikit4d._version import __version__

if TYPE_CHECKING:
    from aikit4d._core.resource import AsyncOpenAIAPIResource, OpenAIAPIResource
    from aikit4d.chat import AsyncOpenAIChatAPI, OpenAIChatAPI
    from aikit4d.chat_completions import AsyncOpenAIChatCompletionsAPI, OpenAIChatCompletionsAPI
    from aikit4d.chat_helper import AsyncOpenAIChatHelper, OpenAIChatHelper
    from aikit4d.chat_parameters import OpenAIChatCompletionsParameters
    from aikit4d.chat_results import OpenAIChatCompletion, OpenAIChatCompletionsResult
    from aikit4d.chat_streams import AsyncOpenAIStream, OpenAIChatCompletionsStreamResult, OpenAIStream
    from aikit4d.client import AsyncOpenAI, OpenAI
    from aikit4d.embeddings import (
        AsyncOpenAIEmbeddingsAPI,
        OpenAIEmbedding,
        OpenAIEmbeddingsAPI,
        OpenAIEmbeddingsParameters,
        OpenAIEmbeddingsResult,
    )
    from aikit4d.errors import OpenAIError
    from aikit4d.files import (
        AsyncOpenAIFileListResult,
        AsyncOpenAIFilesAPI,
        OpenAIFile,
        OpenAIFileContentResult,
        OpenAIFileDeleted,
        OpenAIFileDeletedResult,
        OpenAIFileListParameters,
        OpenAIFileListResult,
        OpenAIFileParameters,
        OpenAIFileResult,
        OpenAIFilesAPI,
    )
    from aikit4d.image_results import (
        AsyncOpenAIImage,
        AsyncOpenAIImagesResult,
        OpenAIImage,
        OpenAIImagesResult,
    )
    from aikit4d.images import (
        AsyncOpenAIImagesAPI,
        OpenAIImageEditParameters,
        OpenAIImageParameters,
        OpenAIImagesAPI,
        OpenAIImageVariationParameters,
    )
    from aikit4d.messages import OpenAIChoice, OpenAIMessage
    from aikit4d.models import (
        AsyncOpenAIModelListResult,
        AsyncOpenAIModelsAPI,
        OpenAIModel,
        OpenAIModelDeleted,
        OpenAIModelDeletedResult,
        OpenAIModelListResult,
        OpenAIModelResult,
        OpenAIModelsAPI,
    )
    from aikit4d.moderations import (
        AsyncOpenAIModerationsAPI,
        OpenAIModeration,
        OpenAIModerationItem,
        OpenAIModerationResult,
        OpenAIModerationsAPI,
    )
    from aikit4d.objects import Object
    from aikit4d.parameters import OpenAIParameters
    from aikit4d.providers import OpenAIProviders
    from aikit4d.request import HTTPRequest
    from aikit4d.result import AsyncOpenAIListResult, OpenAIListResult, OpenAIResult
    from aikit4d.stored_completions import (
        AsyncOpenAIChatCompletionsListResult,
        AsyncOpenAIChatCompletionsMessagesAPI,
        AsyncOpenAIChatCompletionsMessagesListResult,
        OpenAIChatCompletionsDeletedResult,
        OpenAIChatCompletionsListParameters,
        OpenAIChatCompletionsListResult,
        OpenAIChatCompletionsMessagesAPI,
        OpenAIChatCompletionsMessagesListResult,
        OpenAIChatCompletionsMessagesParameters,
    )
    from aikit4d.tools import OpenAITool
    from aikit4d.vector import Vector
    from aikit4d.vision import AsyncOpenAIVision, AsyncOpenAIVisionHelper, OpenAIVision, OpenAIVisionHelper

_MODULES = {
    "AsyncOpenAI": "client",
    "AsyncOpenAIAPIResource": "_core.resource",
    "AsyncOpenAIChatAPI": "chat",
    "AsyncOpenAIChatCompletionsAPI": "chat_completions",
    "AsyncOpenAIChatCompletionsListResult": "stored_completions",
    "AsyncOpenAIChatCompletionsMessagesAPI": "stored_completions",
    "AsyncOpenAIChatCompletionsMessagesListResult": "stored_completions",
    "AsyncOpenAIChatHelper": "chat_helper",
    "AsyncOpenAIEmbeddingsAPI": "embeddings",
    "AsyncOpenAIFileListResult": "files",
    "AsyncOpenAIFilesAPI": "files",
    "AsyncOpenAIImage": "image_results",
    "AsyncOpenAIImagesAPI": "images",
    "AsyncOpenAIImagesResult": "image_results",
    "AsyncOpenAIListResult": "result",
    "AsyncOpenAIModelListResult": "models",
    "AsyncOpenAIModelsAPI": "models",
    "AsyncOpenAIModerationsAPI": "moderations",
    "AsyncOpenAIStream": "chat_streams",
    "AsyncOpenAIVision": "vision",
    "AsyncOpenAIVisionHelper": "vision",
    "HTTPRequest": "request",
    "Object": "objects",
    "OpenAI": "client",
    "OpenAIAPIResource": "_core.resource",
    "OpenAIChatAPI": "chat",
    "OpenAIChatCompletion": "chat_results",
    "OpenAIChatCompletionsAPI": "chat_completions",
    "OpenAIChatCompletionsDeletedResult": "stored_completions",
    "OpenAIChatCompletionsListParameters": "stored_completions",
    "OpenAIChatCompletionsListResult": "stored_completions",
    "OpenAIChatCompletionsMessagesAPI": "stored_completions",
    "OpenAIChatCompletionsMessagesListResult": "stored_completions",
    "OpenAIChatCompletionsMessagesParameters": "stored_completions",
    "OpenAIChatCompletionsParameters": "chat_parameters",
    "OpenAIChatCompletionsResult": "chat_results",
    "OpenAIChatCompletionsStreamResult": "chat_streams",
    "OpenAIChatHelper": "chat_helper",
    "OpenAIChoice": "messages",
    "OpenAIEmbedding": "embeddings",
    "OpenAIEmbeddingsAPI": "embeddings",
    "OpenAIEmbeddingsParameters": "embeddings",
    "OpenAIEmbeddingsResult": "embeddings",
    "OpenAIError": "errors",
    "OpenAIFile": "files",
    "OpenAIFileContentResult": "files",
    "OpenAIFileDeleted": "files",
    "OpenAIFileDeletedResult": "files",
    "OpenAIFileListParameters": "files",
    "OpenAIFileListResult": "files",
    "OpenAIFileParameters": "files",
    "OpenAIFileResult": "files",
    "OpenAIFilesAPI": "files",
    "OpenAIImage": "image_results",
    "OpenAIImageEditParameters": "images",
    "OpenAIImageParameters": "images",
    "OpenAIImageVariationParameters": "images",
    "OpenAIImagesAPI": "images",
    "OpenAIImagesResult": "image_results",
    "OpenAIListResult": "result",
    "OpenAIMessage": "messages",
    "OpenAIModel": "models",
    "OpenAIModelDeleted": "models",
    "OpenAIModelDeletedResult": "models",
    "OpenAIModelListResult": "models",
    "OpenAIModelResult": "models",
    "OpenAIModelsAPI": "models",
    "OpenAIModeration": "moderations",
    "OpenAIModerationItem": "moderations",
    "OpenAIModerationResult": "moderations",
    "OpenAIModerationsAPI": "moderations",
    "OpenAIParameters": "parameters",
    "OpenAIProviders": "providers",
    "OpenAIResult": "result",
    "OpenAIStream": "chat_streams",
    "OpenAITool": "tools",
    "OpenAIVision": "vision",
    "OpenAIVisionHelper": "vision",
    "Vector": "vector",
}

__all__ = [
    "AsyncOpenAI",
    "AsyncOpenAIAPIResource",
    "AsyncOpenAIChatAPI",
    "AsyncOpenAIChatCompletionsAPI",
    "AsyncOpenAIChatCompletionsListResult",
    "AsyncOpenAIChatCompletionsMessagesAPI",
    "AsyncOpenAIChatCompletionsMessagesListResult",
    "AsyncOpenAIChatHelper",
    "AsyncOpenAIEmbeddingsAPI",
    "AsyncOpenAIFileListResult",
    "AsyncOpenAIFilesAPI",
    "AsyncOpenAIImage",
    "AsyncOpenAIImagesAPI",
    "AsyncOpenAIImagesResult",
    "AsyncOpenAIListResult",
    "AsyncOpenAIModelListResult",
    "AsyncOpenAIModelsAPI",
    "AsyncOpenAIModerationsAPI",
    "AsyncOpenAIStream",
    "AsyncOpenAIVision",
    "AsyncOpenAIVisionHelper",
    "HTTPRequest",
    "Object",
    "OpenAI",
    "OpenAIAPIResource",
    "OpenAIChatAPI",
    "OpenAIChatCompletion",
    "OpenAIChatCompletionsAPI",
    "OpenAIChatCompletionsDeletedResult",
    "OpenAIChatCompletionsListParameters",
    "OpenAIChatCompletionsListResult",
    "OpenAIChatCompletionsMessagesAPI",
    "OpenAIChatCompletionsMessagesListResult",
    "OpenAIChatCompletionsMessagesParameters",
    "OpenAIChatCompletionsParameters",
    "OpenAIChatCompletionsResult",
    "OpenAIChatCompletionsStreamResult",
    "OpenAIChatHelper",
    "OpenAIChoice",
    "OpenAIEmbedding",
    "OpenAIEmbeddingsAPI",
    "OpenAIEmbeddingsParameters",
    "OpenAIEmbeddingsResult",
    "OpenAIError",
    "OpenAIFile",
    "OpenAIFileContentResult",
    "OpenAIFileDeleted",
    "OpenAIFileDeletedResult",
    "OpenAIFileListParameters",
    "OpenAIFileListResult",
    "OpenAIFileParameters",
    "OpenAIFileResult",
    "OpenAIFilesAPI",
    "OpenAIImage",
    "OpenAIImageEditParameters",
    "OpenAIImageParameters",
    "OpenAIImageVariationParameters",
    "OpenAIImagesAPI",
    "OpenAIImagesResult",
    "OpenAIListResult",
    "OpenAIMessage",
    "OpenAIModel",
    "OpenAIModelDeleted",
    "OpenAIModelDeletedResult",
    "OpenAIModelListResult",
    "OpenAIModelResult",
    "OpenAIModelsAPI",
    "OpenAIModeration",
    "OpenAIModerationItem",
    "OpenAIModerationResult",
    "OpenAIModerationsAPI",
    "OpenAIParameters",
    "OpenAIProviders",
    "OpenAIResult",
    "OpenAIStream",
    "OpenAITool",
    "OpenAIVision",
    "OpenAIVisionHelper",
    "Vector",
    "__version__",
]


# Seen by a type checker, it would make every misspelt name a known one.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        module = _MODULES.get(name)
        if module is None:
            here = sys.modules[__name__]
            problem = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(advised(problem, here, name), name=name, obj=here)
        value = getattr(import_module(f"{__name__}.{module}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
