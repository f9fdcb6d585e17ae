"""`OpenAIResult`: how a call ended."""

from aikit4d import OpenAI, OpenAIError

with OpenAI() as client:
    result = client.chat.completions.create([{"role": "user", "content": "Hello"}])
    print(result.success, result.terminated, result.errors)
    print(result.usage.total_tokens, result.request.response.status)
    print(result.headers["content-type"], result.rateLimit.remaining.request)

    failed = client.models.retrieve("no such model")
    print(failed.success, failed.request.response.status)
    try:
        failed.throw()
    except OpenAIError as error:
        print("raised:", error.message)
