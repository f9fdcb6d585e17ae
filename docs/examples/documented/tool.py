"""`OpenAITool`: what a model is told about a tool, in all its forms."""

from aikit4d import OpenAI, OpenAITool

PARAMETERS = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}

flat = OpenAITool({"name": "temperature", "description": "In degrees", "parameters": PARAMETERS})
of_the_api = OpenAITool(
    {
        "type": "function",
        "strict": True,
        "function": {"name": "rain", "description": "In millimetres", "parameters": PARAMETERS},
    }
)
wrapped = OpenAITool({"tool": {"name": "wind", "description": "In knots", "parameters": PARAMETERS}})
print([tool.name for tool in (flat, of_the_api, wrapped)], of_the_api.strict)

with OpenAI() as client:
    parameters = {"tools": [flat, of_the_api, wrapped], "tool_choice": "required"}
    message = client.chat.completions.create(
        [{"role": "user", "content": "Rome?"}], parameters
    ).choice.message
    for call in message.tool_calls:
        print(call.type, call.function.name, call.function.arguments)
