"""`client.models`: what a provider offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from aikit4d._core.paging import paged_call
from aikit4d._core.resource import AsyncOpenAIAPIResource, OpenAIAPIResource, id_call
from aikit4d.objects import APIObject
from aikit4d.parameters import OpenAIParameters
from aikit4d.result import AsyncOpenAIListResult, DeletedResult, ObjectResult, OpenAIListResult

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Unpack

    from aikit4d._core.calls import Call
    from aikit4d.typed import Parameters

L = TypeVar("L", bound="OpenAIModelListResult")


class OpenAIModel(APIObject):
    """A model that a provider offers.

    Attributes:
        id: Its name, as calls take it.
        created: When it was made, in seconds since 1970.
        object: `model`.
        owned_by: Who owns it.

    Source: AIKit documentation, OpenAIModel.
    """

    __slots__ = ()

    id: str | Any
    created: int | Any
    object: str | Any
    owned_by: str | Any


class OpenAIModelResult(ObjectResult):
    """The answer to `models.retrieve`.

    Source: AIKit documentation, OpenAIModelResult.
    """

    __slots__ = ()

    _thing_class: ClassVar[Callable[..., Any]] = OpenAIModel

    @property
    def model(self) -> OpenAIModel | Any:
        """The model; `None` when the provider described none."""
        return self._described()


class OpenAIModelListResult(OpenAIListResult[OpenAIModel]):
    """The models of a provider: a sequence of `OpenAIModel`s.

    Source: AIKit documentation, OpenAIModelListResult.
    """

    __slots__ = ()

    _item_class = OpenAIModel

    @property
    def models(self) -> list[OpenAIModel]:
        """The models; empty when there are none."""
        return self._listed()


class AsyncOpenAIModelListResult(AsyncOpenAIListResult[OpenAIModel], OpenAIModelListResult):
    """`OpenAIModelListResult` of the asynchronous client."""

    __slots__ = ()


class OpenAIModelDeleted(APIObject):
    """What became of a model that was to be deleted.

    Attributes:
        id: Its name.
        deleted: Whether it is gone.
        object: `model`.
    """

    __slots__ = ()

    id: str | Any
    deleted: bool | Any
    object: str | Any


class OpenAIModelDeletedResult(DeletedResult):
    """The answer to `models.delete`: true exactly when the model was deleted."""

    __slots__ = ()

    _thing_class: ClassVar[Callable[..., Any]] = OpenAIModelDeleted

    @property
    def deleted(self) -> OpenAIModelDeleted | Any:
        """What became of the model; `None` when the provider did not say."""
        return self._described()


class OpenAIModelsAPI(OpenAIAPIResource):
    """The models of a provider.

    Source: AIKit documentation, OpenAIModelsAPI.
    """

    def list(
        self,
        parameters: OpenAIParameters | Parameters[OpenAIModelListResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIModelListResult]],
    ) -> OpenAIModelListResult:
        """List the models that the provider offers.

        Args:
            parameters: See `OpenAIParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result with `models`.

        Raises:
            TypeError: For an unknown parameter or one of the wrong kind.
            OpenAIError: Only with `throw`, when the call fails.
        """
        call, result = _list_call(self._client, OpenAIModelListResult, parameters, given)
        return self._client._run(call, result)

    def retrieve(
        self,
        model: str,
        parameters: OpenAIParameters | Parameters[OpenAIModelResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIModelResult]],
    ) -> OpenAIModelResult:
        """Ask for one model.

        Args:
            model: Its name. A slash in it is sent escaped, as part of the name.
            parameters: See `OpenAIParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result with `model`.

        Raises:
            TypeError: When `model` is no text, and for an unknown parameter or one of the wrong kind.
            ValueError: When `model` is empty, `.` or `..`.
            OpenAIError: Only with `throw`, when the call fails.
        """
        call, result = _retrieve_call(self._client, model, parameters, given)
        return self._client._run(call, result)

    def delete(
        self,
        model: str,
        parameters: OpenAIParameters | Parameters[OpenAIModelDeletedResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIModelDeletedResult]],
    ) -> OpenAIModelDeletedResult:
        """Delete a model of your own, one that was fine-tuned.

        Args:
            model: Its name.
            parameters: See `OpenAIParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result with `deleted`.

        Raises:
            TypeError: When `model` is no text, and for an unknown parameter or one of the wrong kind.
            ValueError: When `model` is empty, `.` or `..`.
            OpenAIError: Only with `throw`, when the call fails.
        """
        call, result = _delete_call(self._client, model, parameters, given)
        return self._client._run(call, result)


class AsyncOpenAIModelsAPI(AsyncOpenAIAPIResource):
    """`OpenAIModelsAPI` of the asynchronous client."""

    async def list(
        self,
        parameters: OpenAIParameters | Parameters[AsyncOpenAIModelListResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[AsyncOpenAIModelListResult]],
    ) -> AsyncOpenAIModelListResult:
        """List the models that the provider offers: see `OpenAIModelsAPI.list`."""
        call, result = _list_call(self._client, AsyncOpenAIModelListResult, parameters, given)
        return await self._client._run(call, result)

    async def retrieve(
        self,
        model: str,
        parameters: OpenAIParameters | Parameters[OpenAIModelResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIModelResult]],
    ) -> OpenAIModelResult:
        """Ask for one model: see `OpenAIModelsAPI.retrieve`."""
        call, result = _retrieve_call(self._client, model, parameters, given)
        return await self._client._run(call, result)

    async def delete(
        self,
        model: str,
        parameters: OpenAIParameters | Parameters[OpenAIModelDeletedResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIModelDeletedResult]],
    ) -> OpenAIModelDeletedResult:
        """Delete a model of your own: see `OpenAIModelsAPI.delete`."""
        call, result = _delete_call(self._client, model, parameters, given)
        return await self._client._run(call, result)


def _list_call(client: Any, kind: type[L], parameters: Any, given: Mapping[str, Any]) -> tuple[Call, L]:
    own = OpenAIParameters.of(parameters, given)
    return paged_call(client, "listModels", kind, own)


def _retrieve_call(
    client: Any, model: str, parameters: Any, given: Mapping[str, Any]
) -> tuple[Call, OpenAIModelResult]:
    return id_call(client, "retrieveModel", OpenAIModelResult(), ("model", model), parameters, given)


def _delete_call(
    client: Any, model: str, parameters: Any, given: Mapping[str, Any]
) -> tuple[Call, OpenAIModelDeletedResult]:
    return id_call(client, "deleteModel", OpenAIModelDeletedResult(), ("model", model), parameters, given)
