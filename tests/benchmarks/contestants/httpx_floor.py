"""The floor: what a program does that uses httpx and json and nothing else."""

import json
from array import array
from base64 import b64decode

import httpx
from conversation import (
    ASK,
    EMBED,
    HEADERS,
    KEPT_MESSAGES,
    MODEL,
    TOOL,
    gathered,
    on_threads,
    question,
    run_tool,
)

CHAT = {"model": MODEL, "messages": ASK}


class Sync:
    def __init__(self, url):
        self._client = httpx.Client(base_url=url, headers=HEADERS)

    def create(self):
        return self._post("/chat/completions", CHAT)["choices"][0]["message"]["content"]

    def create_at_once(self):
        on_threads(self.create)

    def stream(self):
        texts = []
        with self._client.stream("POST", "/chat/completions", json={**CHAT, "stream": True}) as response:
            for line in response.iter_lines():
                if line.startswith("data: {"):
                    delta = json.loads(line[6:])["choices"][0]["delta"]
                    texts.append(delta.get("content") or "")
        return "".join(texts)

    stream_by_callback = stream

    def embeddings(self):
        answer = self._post("/embeddings", {**EMBED, "encoding_format": "float"})
        return [item["embedding"] for item in answer["data"]]

    def embeddings_in_base64(self):
        answer = self._post("/embeddings", {**EMBED, "encoding_format": "base64"})
        return [array("f", b64decode(item["embedding"])) for item in answer["data"]]

    def list_stored(self):
        response = self._client.get("/chat/completions", params={"limit": 1000})
        return [item["choices"][0]["message"]["content"] for item in response.json()["data"]]

    def conversation(self):
        messages = []

        def turn(number):
            messages.append({"role": "user", "content": question(number)})
            while True:
                answer = self._post(
                    "/chat/completions", {"model": MODEL, "messages": messages, "tools": [TOOL]}
                )
                message = answer["choices"][0]["message"]
                messages.append(message)
                if not message.get("tool_calls"):
                    break
                messages.extend(map(_answer, message["tool_calls"]))
            del messages[:-KEPT_MESSAGES]
            return message["content"]

        return turn

    def upload(self, path):
        with path.open("rb") as file:
            response = self._client.post("/files", data={"purpose": "user_data"}, files={"file": file})
        return response.json()["id"]

    def _post(self, path, body):
        response = self._client.post(path, json=body)
        response.raise_for_status()
        return response.json()


class Async:
    def __init__(self, url):
        self._client = httpx.AsyncClient(base_url=url, headers=HEADERS)

    async def create(self):
        answer = await self._post("/chat/completions", CHAT)
        return answer["choices"][0]["message"]["content"]

    async def create_at_once(self):
        await gathered(self.create)

    async def stream(self):
        texts = []
        body = {**CHAT, "stream": True}
        async with self._client.stream("POST", "/chat/completions", json=body) as response:
            async for line in response.aiter_lines():
                if line.startswith("data: {"):
                    delta = json.loads(line[6:])["choices"][0]["delta"]
                    texts.append(delta.get("content") or "")
        return "".join(texts)

    stream_by_callback = stream

    async def embeddings(self):
        answer = await self._post("/embeddings", {**EMBED, "encoding_format": "float"})
        return [item["embedding"] for item in answer["data"]]

    async def _post(self, path, body):
        response = await self._client.post(path, json=body)
        response.raise_for_status()
        return response.json()


def _answer(call):
    content = run_tool(**json.loads(call["function"]["arguments"]))
    return {"role": "tool", "tool_call_id": call["id"], "content": content}
