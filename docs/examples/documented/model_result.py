"""`OpenAIModelResult`: the answer to the question for one model."""

from aikit4d import OpenAI

with OpenAI() as client:
    name = client.models.list().models[0].id
    result = client.models.retrieve(name)
    if result.success:
        print(result.model.id == name)
    print(client.models.retrieve("no such model").model)
