"""`OpenAIProviders`: configured providers, and short names for models."""

import os

from aikit4d import OpenAI, OpenAIProviders

CONFIGURATION = {
    "providers": {
        "house": {"baseURL": os.environ.get("OPENAI_BASE_URL", "http://127.0.0.1:8080/v1"), "apiKey": "key"},
        "mistral": {"baseURL": "https://api.mistral.ai/v1"},
    },
    "models": {"small": {"provider": "house", "model": "gpt-4o-mini"}},
}

# Without an argument it reads AIProviders.json in the configuration folder of the user.
providers = OpenAIProviders(CONFIGURATION)
print(providers.list())
print(providers.get("house").modelAliases)
print([alias.name for alias in providers.modelAliases()])

messages = [{"role": "user", "content": "Hello"}]
with OpenAI(providers=providers) as client:
    print(client.chat.completions.create(messages, {"model": "house:gpt-4o-mini"}).choice.text)
    print(client.chat.completions.create(messages, {"model": "small"}).choice.text)

with OpenAI({"provider": "house", "providers": providers}) as client:
    print(client.chat.completions.create(messages).choice.text)
