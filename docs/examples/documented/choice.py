"""`OpenAIChoice`: one of the answers."""

from aikit4d import OpenAI

with OpenAI() as client:
    messages = [{"role": "user", "content": "Hello"}]
    result = client.chat.completions.create(messages, {"n": 2})
    for choice in result.choices:
        print(choice.index, choice.finish_reason, choice.message.role, choice.message.text)

    stream = client.chat.completions.create(messages, stream=True)
    print([chunk.choice.delta.text for chunk in stream if chunk.choice])
