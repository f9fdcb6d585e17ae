"""The official `openai` package."""

import json

import openai
from conversation import ASK, EMBED, KEPT_MESSAGES, KEY, MODEL, TOOL, gathered, on_threads, question, run_tool


class Sync:
    def __init__(self, url):
        self._client = openai.OpenAI(api_key=KEY, base_url=url)

    def create(self):
        answer = self._client.chat.completions.create(model=MODEL, messages=ASK)
        return answer.choices[0].message.content

    def create_at_once(self):
        on_threads(self.create)

    def stream(self):
        chunks = self._client.chat.completions.create(model=MODEL, messages=ASK, stream=True)
        return "".join([chunk.choices[0].delta.content or "" for chunk in chunks])

    def embeddings(self):
        answer = self._client.embeddings.create(**EMBED, encoding_format="float")
        return [item.embedding for item in answer.data]

    def embeddings_in_base64(self):
        # Told no format, the package asks for base64 and gives lists of floats.
        return [item.embedding for item in self._client.embeddings.create(**EMBED).data]

    def list_stored(self):
        page = self._client.chat.completions.list(limit=1000)
        return [item.choices[0].message.content for item in page.data]

    def conversation(self):
        messages = []

        def turn(number):
            messages.append({"role": "user", "content": question(number)})
            while True:
                answer = self._client.chat.completions.create(model=MODEL, messages=messages, tools=[TOOL])
                message = answer.choices[0].message
                messages.append(message)
                if not message.tool_calls:
                    break
                messages.extend(map(_answer, message.tool_calls))
            del messages[:-KEPT_MESSAGES]
            return message.content

        return turn

    def upload(self, path):
        with path.open("rb") as file:
            return self._client.files.create(file=file, purpose="user_data").id


class Async:
    def __init__(self, url):
        self._client = openai.AsyncOpenAI(api_key=KEY, base_url=url)

    async def create(self):
        answer = await self._client.chat.completions.create(model=MODEL, messages=ASK)
        return answer.choices[0].message.content

    async def create_at_once(self):
        await gathered(self.create)

    async def stream(self):
        chunks = await self._client.chat.completions.create(model=MODEL, messages=ASK, stream=True)
        return "".join([chunk.choices[0].delta.content or "" async for chunk in chunks])

    async def embeddings(self):
        answer = await self._client.embeddings.create(**EMBED, encoding_format="float")
        return [item.embedding for item in answer.data]


def _answer(call):
    content = run_tool(**json.loads(call.function.arguments))
    return {"role": "tool", "tool_call_id": call.id, "content": content}
