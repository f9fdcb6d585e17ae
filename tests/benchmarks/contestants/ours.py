"""This library."""

from conversation import ASK, EMBED, KEPT_MESSAGES, KEY, MODEL, TOOL, gathered, on_threads, question, run_tool

import aikit4d


class Sync:
    def __init__(self, url):
        self._client = aikit4d.OpenAI(KEY, url)

    def create(self):
        return self._client.chat.completions.create(ASK, model=MODEL).choice.text

    def create_at_once(self):
        on_threads(self.create)

    def stream(self):
        chunks = self._client.chat.completions.create(ASK, model=MODEL, stream=True)
        return "".join([chunk.choice.text for chunk in chunks])

    def stream_by_callback(self):
        texts = []
        result = self._client.chat.completions.create(
            ASK, model=MODEL, stream=True, onData=lambda chunk: texts.append(chunk.choice.text)
        )
        result.request.wait()
        return "".join(texts)

    def embeddings(self):
        return self._client.embeddings.create(**EMBED, encoding_format="float").vectors

    def embeddings_in_base64(self):
        return self._client.embeddings.create(**EMBED, encoding_format="base64").vectors

    def list_stored(self):
        return [item.choice.text for item in self._client.chat.completions.list(limit=1000)]

    def conversation(self):
        helper = self._client.chat.create("", model=MODEL)
        helper.systemPrompt = None
        helper.numberOfMessages = KEPT_MESSAGES
        helper.registerTool(TOOL, lambda arguments: run_tool(arguments.city))
        return lambda number: helper.prompt(question(number)).choice.text

    def upload(self, path):
        return self._client.files.create(path, "user_data").file.id


class Async:
    def __init__(self, url):
        self._client = aikit4d.AsyncOpenAI(KEY, url)

    async def create(self):
        return (await self._client.chat.completions.create(ASK, model=MODEL)).choice.text

    async def create_at_once(self):
        await gathered(self.create)

    async def stream(self):
        chunks = await self._client.chat.completions.create(ASK, model=MODEL, stream=True)
        return "".join([chunk.choice.text async for chunk in chunks])

    async def stream_by_callback(self):
        texts = []
        await self._client.chat.completions.create(
            ASK, model=MODEL, stream=True, onData=lambda chunk: texts.append(chunk.choice.text)
        )
        return "".join(texts)

    async def embeddings(self):
        return (await self._client.embeddings.create(**EMBED, encoding_format="float")).vectors
