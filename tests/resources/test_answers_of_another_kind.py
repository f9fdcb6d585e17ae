"""Objects that hold nothing of what was asked for are no success, whatever their status."""

import json

import pytest

from clients import Wire, answer, completion, events, raw_answer

MESSAGES = [{"role": "user", "content": "Hello"}]
CALLS = {
    "chat": (lambda client: client.chat.completions.create(MESSAGES), "choices"),
    "embeddings": (lambda client: client.embeddings.create("text", "m"), "data"),
}
OTHERS = {
    "empty": ({}, ""),
    "health check": ({"status": "ok"}, ""),
    "another API's answer": ({"response": {"text": "hi"}}, ""),
    "words": ({"message": "The service moved"}, ": The service moved"),
}


def result_of(kit, body, name, **settings):
    client = kit.client("sk-canary-1", "https://h/v1", handler=Wire(answer(body)), maxRetries=0, **settings)
    return kit.do(CALLS[name][0](client))


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize(("body", "words"), OTHERS.values(), ids=OTHERS)
def test_an_object_with_nothing_of_what_was_asked_for_is_a_failure(kit, name, body, words):
    result = result_of(kit, body, name)
    assert (result.success, len(result.errors), result.error.status) == (False, 1, 200)
    assert result.error.message == f"The answer holds no {CALLS[name][1]}{words}"
    assert "baseURL" in result.error.hint
    assert result.request.response.body == body == result.error.body


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("value", [None, [], {}, "odd"])
def test_the_member_may_hold_anything(kit, name, value):
    assert result_of(kit, {CALLS[name][1]: value}, name).success


def test_a_completion_that_was_filtered_may_lack_its_choices(kit):
    result = result_of(kit, {"object": "chat.completion", "usage": {"total_tokens": 3}}, "chat")
    assert (result.success, result.choices, result.usage.total_tokens) == (True, [], 3)


def test_a_stream_that_is_answered_with_such_an_object_fails(kit):
    client = kit.client("k", "https://h/v1", handler=Wire(answer({"status": "ok"})), maxRetries=0)
    stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
    assert kit.chunks(stream) == []
    assert stream.result.error.message == "The answer holds no choices"


def test_a_chunk_need_not_have_choices(kit):
    usage = json.dumps({"usage": {"total_tokens": 2}})
    text = json.dumps({"choices": [{"index": 0, "delta": {"content": "hi"}, "finish_reason": "stop"}]})
    client = kit.client("k", "https://h/v1", handler=Wire(raw_answer(events(text, usage, "[DONE]"))))
    stream = kit.do(client.chat.completions.create(MESSAGES, stream=True))
    assert len(kit.chunks(stream)) == 2
    assert (stream.result.success, stream.result.usage.total_tokens) == (True, 2)


def test_a_stored_completion_may_be_told_of_in_part(kit):
    client = kit.client("k", "https://h/v1", handler=Wire(answer({"id": "c1", "metadata": {"a": "b"}})))
    assert kit.do(client.chat.completions.update("c1", {"a": "b"})).metadata == {"a": "b"}
    assert kit.do(client.chat.completions.retrieve("c1")).success


def test_an_answer_about_pictures_may_leave_their_list_out_as_the_api_allows(kit):
    client = kit.client("k", "https://h/v1", handler=Wire(answer({"created": 1})))
    result = kit.do(client.images.generate("lamp"))
    assert (result.success, result.images) == (True, [])


def test_what_such_an_object_says_is_shown_without_the_key(kit):
    result = result_of(kit, {"message": "your key is sk-canary-1"}, "chat")
    assert "sk-canary-1" not in repr((result.error.message, result.error.body, result.request.response))


def test_a_status_that_is_none_of_a_success_keeps_its_own_words(kit):
    client = kit.client("k", "https://h/v1", handler=Wire(answer({"detail": "no"}, 400)), maxRetries=0)
    assert kit.do(client.chat.completions.create(MESSAGES)).error.message == "no"
    good = kit.client("k", "https://h/v1", handler=Wire(answer(completion("hi"))))
    assert kit.do(good.chat.completions.create(MESSAGES)).choice.text == "hi"
