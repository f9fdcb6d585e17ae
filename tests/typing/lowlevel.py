"""The generated client below a facade client."""

from typing import assert_type

from aikit4d import AsyncOpenAI, OpenAI
from aikit4d_openapi import AuthenticatedClient
from aikit4d_openapi.api.models import list_models, retrieve_model
from aikit4d_openapi.models import ListModelsResponse, Model


async def generated_operations(client: OpenAI, awaited: AsyncOpenAI) -> None:
    assert_type(client.lowlevel, AuthenticatedClient)
    models = list_models.sync(client=client.lowlevel)
    if isinstance(models, ListModelsResponse):
        for listed in models.data or ():
            print(listed.id)
    model = await retrieve_model.asyncio("m", client=awaited.lowlevel)
    if isinstance(model, Model):
        print(model.owned_by)

    list_models.sync(client=client)  # type: ignore[arg-type]
    retrieve_model.sync(3, client=client.lowlevel)  # type: ignore[arg-type]
