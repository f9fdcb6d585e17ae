"""`OpenAIModelListResult`: the models of a provider."""

from aikit4d import OpenAI

with OpenAI() as client:
    result = client.models.list()
    if result.success:
        print([model.id for model in result.models])
        print(len(result), result[0].id == result.models[0].id)
