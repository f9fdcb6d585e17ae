"""`OpenAIChatCompletionsResult`: the answers to a chat request."""

from aikit4d import OpenAI

with OpenAI() as client:
    result = client.chat.completions.create([{"role": "user", "content": "Hello"}])
    if result.success:
        print(result.choice.message.text)
        print(len(result.choices), result.choice.finish_reason)
        print(result.usage.total_tokens)
