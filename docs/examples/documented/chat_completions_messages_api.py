"""`OpenAIChatCompletionsMessagesAPI`: the messages that a stored completion answers."""

from aikit4d import OpenAI

with OpenAI() as client:
    messages = [
        {"role": "system", "content": "You are a helpful assistant."},
        {"role": "user", "content": "Hello"},
    ]
    result = client.chat.completions.create(messages, store=True)
    for message in client.chat.completions.messages.list(result.id):
        print(message.role, message.text)
