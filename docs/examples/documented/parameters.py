"""`OpenAIParameters`: what every call can be told."""

from aikit4d import OpenAI, OpenAIParameters

with OpenAI() as client:
    parameters = OpenAIParameters({"timeout": 30, "maxRetries": 1, "extraHeaders": {"X-Trace": "42"}})
    print(len(client.models.list(parameters)) > 0)

    told = []
    parameters.onResponse = lambda _result: told.append("response")
    parameters.onError = lambda _result: told.append("error")
    parameters.onTerminate = lambda _result: told.append("end")
    client.models.list(parameters).request.wait()
    client.models.retrieve("no such model", parameters).request.wait()
    print(told)
