"""`OpenAI`: a client, its settings and its branches.

The server is the one that OPENAI_BASE_URL and OPENAI_API_KEY name, as in all of these examples.
"""

from aikit4d import OpenAI

with OpenAI() as client:
    result = client.chat.completions.create([{"role": "user", "content": "Hello, world"}])
    print(result.choice.text)

    print([model.id for model in client.models.list().models])

# The key first, then an address, or any settings by name.
local = OpenAI("your api key", "http://127.0.0.1:11434/v1")
patient = OpenAI({"apiKey": "your api key", "timeout": 60, "maxRetries": 5})
patient.customHeaders = {"X-Department": "Sales"}
print(local.baseURL, patient.timeout, patient.maxRetries)
