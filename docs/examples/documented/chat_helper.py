"""`OpenAIChatHelper`: a conversation that is remembered, and tools that the model may call."""

from aikit4d import Object, OpenAI

TEMPERATURE = {
    "name": "temperature",
    "description": "The temperature in a city, in degrees Celsius",
    "parameters": {
        "type": "object",
        "properties": {"city": {"type": "string", "description": "The city's name"}},
        "required": ["city"],
    },
}


def temperature(arguments: Object) -> str:
    return f"It is 21 degrees in {arguments.city or 'town'}."


with OpenAI() as client:
    helper = client.chat.create("You are a helpful assistant.", {"model": "gpt-4o-mini"})
    helper.numberOfMessages = 10
    print(helper.prompt("Hello, how are you?").choice.text)
    print(helper.prompt("What did I ask?").choice.text)
    print([message.role for message in helper.messages])

    helper.reset()
    helper.registerTool(TEMPERATURE, temperature)
    helper.parameters.tool_choice = "required"
    print(helper.prompt("How warm is it in Paris?").choice.text)
    print([message.role for message in helper.messages])

    helper.unregisterTool("temperature")
    helper.registerTools({"now": {"description": "The time", "handler": lambda _arguments: "noon"}})
    print([tool.name for tool in helper.tools])
