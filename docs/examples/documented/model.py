"""`OpenAIModel`: a model that a provider offers."""

from aikit4d import OpenAI

with OpenAI() as client:
    model = client.models.list().models[0]
    print(model.id, model.object, model.owned_by, model.created is not None)
