"""`OpenAIChatCompletionsListParameters`: which stored completions are listed."""

from aikit4d import OpenAI, OpenAIChatCompletionsListParameters

with OpenAI() as client:
    for number in range(3):
        question = [{"role": "user", "content": f"Question {number}"}]
        client.chat.completions.create(question, store=True, metadata={"topic": "lists"})

    parameters = OpenAIChatCompletionsListParameters(
        {"limit": 2, "order": "desc", "metadata": {"topic": "lists"}}
    )
    page = client.chat.completions.list(parameters)
    print(len(page), page.has_more)
    print([completion.choice.text for completion in page.iterate()])
