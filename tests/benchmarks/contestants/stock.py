"""The client that openapi-python-client makes of the same document with its own templates."""

from conversation import ASK, EMBED, KEY, MODEL, gathered, on_threads
from stock_client import AuthenticatedClient
from stock_client.api.chat import create_chat_completion, list_chat_completions
from stock_client.api.embeddings import create_embedding
from stock_client.models import CreateChatCompletionRequest, CreateEmbeddingRequest

CHAT = {"model": MODEL, "messages": ASK}


class Sync:
    def __init__(self, url):
        self._client = AuthenticatedClient(base_url=url, token=KEY)
        self._client.get_httpx_client()

    def create(self):
        body = CreateChatCompletionRequest.from_dict(CHAT)
        return create_chat_completion.sync(client=self._client, body=body).choices[0].message.content

    def create_at_once(self):
        on_threads(self.create)

    def embeddings(self):
        body = CreateEmbeddingRequest.from_dict({**EMBED, "encoding_format": "float"})
        return [item.embedding for item in create_embedding.sync(client=self._client, body=body).data]

    def list_stored(self):
        page = list_chat_completions.sync(client=self._client, limit=1000)
        return [item.choices[0].message.content for item in page.data]


class Async:
    def __init__(self, url):
        self._client = AuthenticatedClient(base_url=url, token=KEY)
        self._client.get_async_httpx_client()

    async def create(self):
        body = CreateChatCompletionRequest.from_dict(CHAT)
        answer = await create_chat_completion.asyncio(client=self._client, body=body)
        return answer.choices[0].message.content

    async def create_at_once(self):
        await gathered(self.create)

    async def embeddings(self):
        body = CreateEmbeddingRequest.from_dict({**EMBED, "encoding_format": "float"})
        answer = await create_embedding.asyncio(client=self._client, body=body)
        return [item.embedding for item in answer.data]
