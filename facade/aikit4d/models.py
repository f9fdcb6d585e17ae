"""`client.models`: what a provider offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from aikit4d._core.paging import paged_call
from aikit4d._core.resource import AsyncOpenAIAPIResource, OpenAIAPIResource, id_call
from aikit4d.objects import APIObject
from aikit4d.parameters import OpenAIParameters
from aikit4d.result import ObjectResult, OpenAIListResult

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aikit4d._core.calls import Call


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

    id: str | None
    created: int | None
    object: str | None
    owned_by: str | None


class OpenAIModelResult(ObjectResult):
    """The answer to `models.retrieve`.

    Source: AIKit documentation, OpenAIModelResult.
    """

    __slots__ = ()

    _thing_class: ClassVar[Callable[..., Any]] = OpenAIModel

    @property
    def model(self) -> OpenAIModel | None:
        """The model; `None` when the provider described none."""
        model: OpenAIModel | None = self._described()
        return model


class OpenAIModelListResult(OpenAIListResult):
    """The models of a provider: a sequence of `OpenAIModel`s.

    Source: AIKit documentation, OpenAIModelListResult.
    """

    __slots__ = ()

    _item_class = OpenAIModel

    @property
    def models(self) -> list[OpenAIModel]:
        """The models; empty when there are none."""
        return list(self)


class OpenAIModelDeleted(APIObject):
    """What became of a model that was to be deleted.

    Attributes:
        id: Its name.
        deleted: Whether it is gone.
        object: `model`.
    """

    __slots__ = ()

    id: str | None
    deleted: bool | None
    object: str | None


class OpenAIModelDeletedResult(ObjectResult):
    """The answer to `models.delete`."""

    __slots__ = ()

    _thing_class: ClassVar[Callable[..., Any]] = OpenAIModelDeleted

    @property
    def deleted(self) -> OpenAIModelDeleted | None:
        """What became of the model; `None` when the provider did not say."""
        deleted: OpenAIModelDeleted | None = self._described()
        return deleted


class OpenAIModelsAPI(OpenAIAPIResource):
    """The models of a provider.

    Source: AIKit documentation, OpenAIModelsAPI.
    """

    def list(
        self, parameters: OpenAIParameters | Mapping[str, Any] | None = None, **given: Any
    ) -> OpenAIModelListResult:
        """List the models that the provider offers.

        Args:
            parameters: See `OpenAIParameters`.
            **given: Parameters by name; they win.
        """
        call, result = _list_call(self._client, parameters, given)
        return self._client._run(call, result)

    def retrieve(
        self, model: str, parameters: OpenAIParameters | Mapping[str, Any] | None = None, **given: Any
    ) -> OpenAIModelResult:
        """Ask for one model.

        Args:
            model: Its name. A slash in it is sent escaped, as part of the name.
            parameters: See `OpenAIParameters`.
            **given: Parameters by name; they win.

        Raises:
            ValueError: When `model` is empty, `.` or `..`.
        """
        call, result = _retrieve_call(self._client, model, parameters, given)
        return self._client._run(call, result)

    def delete(
        self, model: str, parameters: OpenAIParameters | Mapping[str, Any] | None = None, **given: Any
    ) -> OpenAIModelDeletedResult:
        """Delete a model of your own, one that was fine-tuned.

        Args:
            model: Its name.
            parameters: See `OpenAIParameters`.
            **given: Parameters by name; they win.

        Raises:
            ValueError: When `model` is empty, `.` or `..`.
        """
        call, result = _delete_call(self._client, model, parameters, given)
        return self._client._run(call, result)


class AsyncOpenAIModelsAPI(AsyncOpenAIAPIResource):
    """`OpenAIModelsAPI` of the asynchronous client."""

    async def list(
        self, parameters: OpenAIParameters | Mapping[str, Any] | None = None, **given: Any
    ) -> OpenAIModelListResult:
        """List the models that the provider offers: see `OpenAIModelsAPI.list`."""
        call, result = _list_call(self._client, parameters, given)
        return await self._client._run(call, result)

    async def retrieve(
        self, model: str, parameters: OpenAIParameters | Mapping[str, Any] | None = None, **given: Any
    ) -> OpenAIModelResult:
        """Ask for one model: see `OpenAIModelsAPI.retrieve`."""
        call, result = _retrieve_call(self._client, model, parameters, given)
        return await self._client._run(call, result)

    async def delete(
        self, model: str, parameters: OpenAIParameters | Mapping[str, Any] | None = None, **given: Any
    ) -> OpenAIModelDeletedResult:
        """Delete a model of your own: see `OpenAIModelsAPI.delete`."""
        call, result = _delete_call(self._client, model, parameters, given)
        return await self._client._run(call, result)


def _list_call(client: Any, parameters: Any, given: dict[str, Any]) -> tuple[Call, OpenAIModelListResult]:
    own = OpenAIParameters.of(parameters, given)
    return paged_call(client, "listModels", OpenAIModelListResult, own)


def _retrieve_call(
    client: Any, model: str, parameters: Any, given: dict[str, Any]
) -> tuple[Call, OpenAIModelResult]:
    return id_call(client, "retrieveModel", OpenAIModelResult(), ("model", model), parameters, given)


def _delete_call(
    client: Any, model: str, parameters: Any, given: dict[str, Any]
) -> tuple[Call, OpenAIModelDeletedResult]:
    return id_call(client, "deleteModel", OpenAIModelDeletedResult(), ("model", model), parameters, given)
