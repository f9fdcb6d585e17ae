"""`OpenAIChatCompletionsParameters`: what a chat request can be told."""

from aikit4d import OpenAI, OpenAIChatCompletionsParameters

SCHEMA = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "inhabitants": {"type": "integer"}},
    "required": ["name", "inhabitants"],
    "additionalProperties": False,
}

with OpenAI() as client:
    messages = [{"role": "user", "content": "Name a city."}]

    parameters = OpenAIChatCompletionsParameters({"model": "gpt-4o-mini", "temperature": 0.2})
    parameters.max_completion_tokens = 50
    print(client.chat.completions.create(messages, parameters).choice.text)

    several = client.chat.completions.create(messages, {"n": 2, "user": "somebody"})
    print([choice.text for choice in several.choices])

    city = {"type": "json_schema", "json_schema": {"name": "city", "schema": SCHEMA}}
    print(client.chat.completions.create(messages, {"response_format": city}).choice.text)
