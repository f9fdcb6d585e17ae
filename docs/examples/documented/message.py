"""`OpenAIMessage`: texts, pictures, files and the answers to tool calls."""

from aikit4d import OpenAI, OpenAIMessage

with OpenAI() as client:
    question = OpenAIMessage({"role": "user", "content": "What is this?"})
    question.addImageURL("https://example.com/picture.png", "low")
    print(question.text, [part.type for part in question.content])
    print(client.chat.completions.create([question]).choice.text)

    tool = {"name": "temperature", "description": "The temperature", "parameters": {"type": "object"}}
    messages = [OpenAIMessage(role="user", content="How warm is it?")]
    parameters = {"tools": [tool], "tool_choice": "required"}
    asked = client.chat.completions.create(messages, parameters).choice.message
    messages.append(asked)
    messages += [
        OpenAIMessage({"role": "tool", "tool_call_id": call.id, "content": "21 degrees"})
        for call in asked.tool_calls
    ]
    print(client.chat.completions.create(messages, {"tools": [tool]}).choice.text)
