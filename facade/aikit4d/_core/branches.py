"""The branches of a client: `client.chat`, `client.models` and the others, loaded when they are used."""

# ruff: noqa: PLC0415 - a client is made without loading what it may never do

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast, overload

if TYPE_CHECKING:
    from collections.abc import Callable

    from aikit4d.chat import AsyncOpenAIChatAPI, OpenAIChatAPI
    from aikit4d.client import AsyncOpenAI, OpenAI
    from aikit4d.embeddings import AsyncOpenAIEmbeddingsAPI, OpenAIEmbeddingsAPI
    from aikit4d.files import AsyncOpenAIFilesAPI, OpenAIFilesAPI
    from aikit4d.images import AsyncOpenAIImagesAPI, OpenAIImagesAPI
    from aikit4d.models import AsyncOpenAIModelsAPI, OpenAIModelsAPI
    from aikit4d.moderations import AsyncOpenAIModerationsAPI, OpenAIModerationsAPI


T = TypeVar("T")


class cached_property(Generic[T]):  # noqa: N801 - a drop-in
    """`functools.cached_property` without the lock of Python 3.11, which a fork may leave closed for ever."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, holder: None, owner: type) -> Self: ...
    @overload
    def __get__(self, holder: object, owner: type) -> T: ...
    def __get__(self, holder: Any, owner: type) -> Self | T:
        if holder is None:
            return self
        made: T = holder.__dict__.setdefault(self._name, self._make(holder))
        return made


class Branches:
    """What `OpenAI` branches into."""

    @cached_property
    def chat(self) -> OpenAIChatAPI:
        """Conversations."""
        from aikit4d.chat import OpenAIChatAPI

        return OpenAIChatAPI(cast("OpenAI", self))

    @cached_property
    def embeddings(self) -> OpenAIEmbeddingsAPI:
        """Texts as vectors."""
        from aikit4d.embeddings import OpenAIEmbeddingsAPI

        return OpenAIEmbeddingsAPI(cast("OpenAI", self))

    @cached_property
    def files(self) -> OpenAIFilesAPI:
        """Files kept at the provider."""
        from aikit4d.files import OpenAIFilesAPI

        return OpenAIFilesAPI(cast("OpenAI", self))

    @cached_property
    def images(self) -> OpenAIImagesAPI:
        """Pictures made from text and from pictures."""
        from aikit4d.images import OpenAIImagesAPI

        return OpenAIImagesAPI(cast("OpenAI", self))

    @cached_property
    def models(self) -> OpenAIModelsAPI:
        """What the provider offers."""
        from aikit4d.models import OpenAIModelsAPI

        return OpenAIModelsAPI(cast("OpenAI", self))

    @cached_property
    def moderations(self) -> OpenAIModerationsAPI:
        """Whether texts and pictures may be harmful."""
        from aikit4d.moderations import OpenAIModerationsAPI

        return OpenAIModerationsAPI(cast("OpenAI", self))


class AsyncBranches:
    """What `AsyncOpenAI` branches into."""

    @cached_property
    def chat(self) -> AsyncOpenAIChatAPI:
        """Conversations."""
        from aikit4d.chat import AsyncOpenAIChatAPI

        return AsyncOpenAIChatAPI(cast("AsyncOpenAI", self))

    @cached_property
    def embeddings(self) -> AsyncOpenAIEmbeddingsAPI:
        """Texts as vectors."""
        from aikit4d.embeddings import AsyncOpenAIEmbeddingsAPI

        return AsyncOpenAIEmbeddingsAPI(cast("AsyncOpenAI", self))

    @cached_property
    def files(self) -> AsyncOpenAIFilesAPI:
        """Files kept at the provider."""
        from aikit4d.files import AsyncOpenAIFilesAPI

        return AsyncOpenAIFilesAPI(cast("AsyncOpenAI", self))

    @cached_property
    def images(self) -> AsyncOpenAIImagesAPI:
        """Pictures made from text and from pictures."""
        from aikit4d.images import AsyncOpenAIImagesAPI

        return AsyncOpenAIImagesAPI(cast("AsyncOpenAI", self))

    @cached_property
    def models(self) -> AsyncOpenAIModelsAPI:
        """What the provider offers."""
        from aikit4d.models import AsyncOpenAIModelsAPI

        return AsyncOpenAIModelsAPI(cast("AsyncOpenAI", self))

    @cached_property
    def moderations(self) -> AsyncOpenAIModerationsAPI:
        """Whether texts and pictures may be harmful."""
        from aikit4d.moderations import AsyncOpenAIModerationsAPI

        return AsyncOpenAIModerationsAPI(cast("AsyncOpenAI", self))
