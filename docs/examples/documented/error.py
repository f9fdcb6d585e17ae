"""`OpenAIError`: what went wrong, in a result or as an exception."""

from aikit4d import OpenAI, OpenAIError

with OpenAI() as client:
    result = client.models.retrieve("no such model")
    if not result.success:
        error = result.errors[0]
        print(error.errCode, error.message)
        print(error.isNotFoundError, error.isRateLimitError, error.requestID != "")

    try:
        client.models.retrieve("no such model", {"throw": True})
    except OpenAIError as error:
        print("raised", error.status, error.code)
