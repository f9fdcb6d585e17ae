"""Ask many questions at once, but never more than a few at a time."""

import asyncio

from aikit4d import AsyncOpenAI

AT_ONCE = 4
LANGUAGES = ["French", "German", "Spanish", "Italian", "Dutch", "Polish", "Finnish"]


async def ask(client: AsyncOpenAI, limit: asyncio.Semaphore, language: str) -> str:
    question = f"Good morning in {language}, please. Only the words."
    async with limit:
        result = await client.chat.completions.create(
            [{"role": "user", "content": question}], model="gpt-4o-mini"
        )
    return result.choice.text if result.success else f"({result.error})"


async def main() -> None:
    limit = asyncio.Semaphore(AT_ONCE)
    async with AsyncOpenAI() as client:
        questions = [ask(client, limit, language) for language in LANGUAGES]
        answers = await asyncio.gather(*questions)
    for language, answer in zip(LANGUAGES, answers, strict=True):
        print(f"{language:<8} {answer}")


if __name__ == "__main__":
    asyncio.run(main())
