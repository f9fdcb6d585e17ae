"""`OpenAIModelsAPI`: what a provider offers."""

from aikit4d import OpenAI

with OpenAI() as client:
    names = [model.id for model in client.models.list().models]
    print(names)
    print(client.models.retrieve(names[0]).model.owned_by)
