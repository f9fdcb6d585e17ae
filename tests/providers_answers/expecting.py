"""What must come of a sample, as assertions."""

import json

from asking import REQUEST_ID

from aikit4d import OpenAIError, OpenAIMessage


def tools_of(message):
    """Name and parsed arguments of each call."""
    calls = message.tool_calls or []
    return [[call.function.name, json.loads(call.function.arguments)] for call in calls]


def assert_chat(sample, asked):
    """Everything that `expect` says of a chat answer."""
    expected, result = sample["expect"], asked.result
    assert result.terminated
    assert result.success is expected["success"], result.errors
    if "text" in expected:
        assert asked.text == (expected["text"] or "")
    if "finish_reason" in expected:
        assert result.choice.finish_reason == expected["finish_reason"]
    if "usage_total" in expected:
        assert result.usage.total_tokens == expected["usage_total"]
    for name, value in expected.get("extra", {}).items():
        assert result.choice.message[name] == value
    if "tools" in expected:
        assert_tools(expected["tools"], result.choice.message)
    assert_error(sample, result)


def assert_tools(expected, message):
    """These calls, each with an id of its own, in the API's own form."""
    assert isinstance(message, OpenAIMessage)
    assert tools_of(message) == expected
    calls = message.tool_calls or []
    ids = [call.id for call in calls]
    assert all(isinstance(name, str) and name for name in ids)
    assert len(set(ids)) == len(ids)
    assert all(call.type == "function" for call in calls)


def assert_error(sample, result):
    """No error after a success; else one with the provider's sentence, status, body and request id."""
    expected = sample["expect"]
    if expected["success"]:
        assert result.errors == []
        assert result.error is None
        return
    (error,) = result.errors
    assert type(error) is OpenAIError
    assert error.message
    if "message" in expected:
        assert error.message == expected["message"]
    assert expected.get("says", "") in error.message
    assert (error.status, error.errCode) == (sample["status"], sample["status"])
    assert error.requestID == REQUEST_ID
    assert error.response.status == result.request.response.status == sample["status"]
