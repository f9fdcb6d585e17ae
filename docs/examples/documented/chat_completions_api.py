"""`OpenAIChatCompletionsAPI`: one question, one answer, and the answers that a provider stores."""

from aikit4d import OpenAI

with OpenAI() as client:
    messages = [{"role": "system", "content": "You are a helpful assistant."}]
    messages.append({"role": "user", "content": "Could you explain what 42 means?"})
    result = client.chat.completions.create(messages, {"model": "gpt-4o-mini", "store": True})
    print(result.choice.text)

    messages.append(result.choice.message)
    messages.append({"role": "user", "content": "And 43?"})
    print(client.chat.completions.create(messages, {"model": "gpt-4o-mini"}).choice.text)

    stored = client.chat.completions.retrieve(result.id)
    updated = client.chat.completions.update(stored.id, {"topic": "numbers"})
    print(updated.metadata)
    print([completion.id == stored.id for completion in client.chat.completions.list({"limit": 5})])
    if client.chat.completions.delete(stored.id):
        print("deleted")
