"""`OpenAIChatCompletionsMessagesParameters`: which messages of a stored completion are listed."""

from aikit4d import OpenAI, OpenAIChatCompletionsMessagesParameters

with OpenAI() as client:
    messages = [{"role": "user", "content": text} for text in ("one", "two", "three")]
    result = client.chat.completions.create(messages, store=True)

    parameters = OpenAIChatCompletionsMessagesParameters({"limit": 2, "order": "asc"})
    page = client.chat.completions.messages.list(result.id, parameters)
    print([message.text for message in page])
    parameters.after = page.last_id
    print([message.text for message in client.chat.completions.messages.list(result.id, parameters)])
