"""`OpenAIAPIResource`: what the branches of a client have in common."""

from aikit4d import OpenAI, OpenAIAPIResource

with OpenAI() as client:
    branches = [client.chat, client.chat.completions, client.embeddings, client.files]
    branches += [client.images, client.models, client.moderations]
    print(all(isinstance(branch, OpenAIAPIResource) for branch in branches))
