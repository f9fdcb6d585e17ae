"""`AsyncOpenAI`: the same names, awaited."""

import asyncio

from aikit4d import AsyncOpenAI


async def converse() -> None:
    async with AsyncOpenAI() as client:
        messages = [{"role": "user", "content": "Hello"}]
        print((await client.chat.completions.create(messages)).choice.text)

        stream = await client.chat.completions.create(messages, stream=True)
        async for chunk in stream:
            if chunk.choice:
                print(chunk.choice.text, end="|")
        print(stream.result.choice.finish_reason)

        helper = client.chat.create("You are a helpful assistant.")
        print((await helper.prompt("Hello, helper")).choice.text)


asyncio.run(converse())
