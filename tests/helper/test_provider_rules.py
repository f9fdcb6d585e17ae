"""What of an answer goes back, and what is left out, depends on where the next request goes."""

import json

import pytest
from helper_wire import call, calls, says

from aikit4d import OpenAIMessage
from clients import Wire, answer, completion

SIGNED = {**call("c1", "f"), "extra_content": {"google": {"thought_signature": "c2ln+/=="}}}
EXTRAS = {
    "reasoning_content": "because",
    "reasoning": "r",
    "reasoning_details": [{"type": "reasoning.text", "text": "r", "index": 0}],
    "extra_content": {"google": {"thought": True}},
    "refusal": "never",
    "annotations": [{"type": "url_citation"}],
    "provider_own": 1,
}
BASE = {"role", "content", "tool_calls"}

HOSTS = {
    "https://api.openai.com/v1": {"refusal"},
    "http://127.0.0.1:11434/v1": {"refusal"},
    "https://generativelanguage.googleapis.com/v1beta/openai": {"refusal", "extra_content"},
    "https://aiplatform.googleapis.com/v1/projects/p/locations/l/endpoints/openapi": {
        "refusal",
        "extra_content",
    },
    "https://europe-west4-aiplatform.googleapis.com/v1/x": {"refusal", "extra_content"},
    "https://api.deepseek.com": {"refusal", "reasoning_content"},
    "https://api.moonshot.ai/v1": {"refusal", "reasoning_content"},
    "https://openrouter.ai/api/v1": {"refusal", "reasoning", "reasoning_details"},
    "https://api.mistral.ai/v1": set(),
    "https://api.groq.com/openai/v1": set(),
    "https://notdeepseek.com/v1": {"refusal"},
}


def test_every_extra_is_readable(whole_talk):
    helper = whole_talk.helper(calls(tool_calls=[SIGNED], **EXTRAS), says())
    helper.autoHandleToolCalls = False
    message = whole_talk.prompt(helper).choice.message

    assert {name: message[name] for name in EXTRAS} == EXTRAS
    assert message.tool_calls[0].extra_content.google.thought_signature == "c2ln+/=="


@pytest.mark.parametrize(("base_url", "back"), HOSTS.items(), ids=HOSTS.keys())
def test_the_host_says_which_extras_go_back(talk, base_url, back):
    message = {**EXTRAS, "tool_calls": [SIGNED]}
    helper = talk.helper(calls(**message), says(), settings={"baseURL": base_url})
    helper.registerTool({"name": "f"}, lambda arguments: "done")
    talk.prompt(helper)

    sent = talk.sent[1]["messages"][2]
    assert {name: sent[name] for name in sent.keys() - BASE} == {name: EXTRAS[name] for name in back}
    signed = [SIGNED] if "extra_content" in back else [call("c1", "f")]
    assert sent["tool_calls"] == signed


PROVIDERS = {
    "deepseek": ({}, "reasoning_content"),
    "DeepSeek": ({}, "reasoning_content"),
    "gemini": ({}, "extra_content"),
    "other": ({}, None),
    "mine": ({"echoedFields": ["provider_own"]}, "provider_own"),
    "kimi": ({"echoedFields": []}, None),
}


@pytest.mark.parametrize(("name", "case"), PROVIDERS.items(), ids=PROVIDERS.keys())
def test_the_name_of_a_provider_says_it_where_the_host_does_not(whole_talk, name, case):
    settings, back = case
    providers = {"providers": {name: {"baseURL": "http://127.0.0.1:1/v1", **settings}}}
    extras = {field: EXTRAS[field] for field in ("reasoning_content", "extra_content", "provider_own")}
    answers = [says(choices=[{"message": {"role": "assistant", "content": "hi", **extras}}]), says()]
    for given in (
        {"settings": {"providers": providers}, "model": f"{name}:m"},
        {"settings": {"providers": providers, "provider": name}, "model": "m"},
    ):
        helper = whole_talk.helper(*answers, **given)
        whole_talk.prompt(helper)
        whole_talk.prompt(helper)
        sent = whole_talk.sent[1]["messages"][2]
        assert sent.keys() - BASE == ({back} if back else set())


def test_the_settings_of_a_client_win_over_its_host(whole_talk):
    settings = {
        "baseURL": "https://api.deepseek.com",
        "echoedFields": ["reasoning"],
        "omittedFields": ["seed"],
    }
    answers = [says(choices=[{"message": {"content": "hi", **EXTRAS}}]), says()]
    helper = whole_talk.helper(*answers, settings=settings, seed=1, user="u")
    whole_talk.prompt(helper)
    whole_talk.prompt(helper)

    assert whole_talk.sent[1]["messages"][2].keys() - BASE == {"reasoning", "refusal"}
    assert [whole_talk.sent[0].get("seed"), whole_talk.sent[0].get("user")] == [None, "u"]


@pytest.mark.parametrize("name", ["echoedFields", "omittedFields"])
@pytest.mark.parametrize("value", ["reasoning", [1], {"a": 1}], ids=repr)
def test_field_names_of_the_wrong_kind_raise(kit, name, value):
    with pytest.raises(TypeError, match=f"{name} must be a list of field names"):
        kit.client("k", **{name: value})


def test_a_provider_with_field_names_of_the_wrong_kind_is_broken(whole_talk):
    providers = {"providers": {"p": {"baseURL": "http://127.0.0.1:1/v1", "echoedFields": "reasoning"}}}
    helper = whole_talk.helper(says(), settings={"providers": providers}, model="p:m")

    assert "echoedFields must be a list of field names" in whole_talk.prompt(helper).error.message


def test_nothing_is_left_out_or_renamed_where_the_settings_say_so(whole_talk):
    given = {"store": True, "max_completion_tokens": 5}
    settings = {"baseURL": MISTRAL, "omittedFields": []}
    helper = whole_talk.helper(says(), settings=settings, **given)
    whole_talk.prompt(helper)

    assert {name: whole_talk.sent[0].get(name) for name in given} == given


MISTRAL = "https://api.mistral.ai/v1"
REQUESTS = {
    "store and user are left out": (MISTRAL, {"store": True, "user": "u", "seed": 1}, {"seed": 1}),
    "the limit has another name": (MISTRAL, {"max_completion_tokens": 5}, {"max_tokens": 5}),
    "the other name wins": (MISTRAL, {"max_completion_tokens": 5, "max_tokens": 6}, {"max_tokens": 6}),
    "extraBody is sent as given": (
        MISTRAL,
        {"extraBody": {"store": True, "max_completion_tokens": 5}},
        {"store": True, "max_completion_tokens": 5},
    ),
    "no rule elsewhere": (
        "https://api.openai.com/v1",
        {"store": True, "user": "u", "max_completion_tokens": 5},
        {"store": True, "user": "u", "max_completion_tokens": 5},
    ),
}


@pytest.mark.parametrize(("base_url", "given", "sent"), REQUESTS.values(), ids=REQUESTS.keys())
def test_what_a_provider_refuses_is_not_sent(whole_talk, base_url, given, sent):
    helper = whole_talk.helper(says(), settings={"baseURL": base_url}, **given)
    whole_talk.prompt(helper)

    assert {
        name: value for name, value in whole_talk.sent[0].items() if name not in {"model", "messages"}
    } == sent


def test_the_rule_of_a_resolved_model_applies_not_that_of_the_client(kit):
    providers = {"providers": {"m": {"baseURL": "http://127.0.0.1:1/v1", "omittedFields": ["user"]}}}
    wire = Wire(answer(completion()))
    client = kit.client("k", "https://api.deepseek.com", handler=wire, providers=providers)
    told = OpenAIMessage.answered({"content": "hi", "reasoning_content": "because"})
    for model in ("plain", "m:model"):
        kit.do(client.chat.completions.create([told], model=model, user="u"))

    bodies = [json.loads(request.content) for request in wire.requests]
    assert [body["messages"][0].get("reasoning_content") for body in bodies] == ["because", None]
    assert [body.get("user") for body in bodies] == ["u", None]


def test_messages_of_the_caller_go_as_written(kit):
    wire = Wire(answer(completion()))
    client = kit.client("k", MISTRAL, handler=wire)
    own = {"role": "assistant", "content": "hi", "refusal": "r", "reasoning_content": "because", "odd": None}
    messages = [own, OpenAIMessage(own)]
    kit.do(client.chat.completions.create(messages, model="m"))

    assert json.loads(wire.requests[0].content)["messages"] == [own, own]


THINKING = [
    {"type": "thinking", "thinking": [{"type": "text", "text": "hm"}]},
    {"type": "text", "text": "hi"},
]
CONTENTS = {
    "thinking goes back to mistral": (MISTRAL, {"content": THINKING}, THINKING),
    "and nowhere else": ("https://api.openai.com/v1", {"content": THINKING}, THINKING[1:]),
    "nothing is left": ("https://api.openai.com/v1", {"content": THINKING[:1]}, ""),
    "null": ("https://api.openai.com/v1", {"content": None}, ""),
    "null with an empty list of calls": (
        "https://api.openai.com/v1",
        {"content": None, "tool_calls": []},
        "",
    ),
}


@pytest.mark.parametrize(("base_url", "message", "sent"), CONTENTS.values(), ids=CONTENTS.keys())
def test_contents_go_back_in_a_form_that_the_server_knows(whole_talk, base_url, message, sent):
    answers = [says(choices=[{"message": {"role": "assistant", **message}}]), says()]
    helper = whole_talk.helper(*answers, settings={"baseURL": base_url})
    whole_talk.prompt(helper)
    whole_talk.prompt(helper)

    assert whole_talk.sent[1]["messages"][2] == {"role": "assistant", "content": sent}


def test_an_audio_answer_goes_back_as_its_identifier(whole_talk):
    audio = {"id": "a1", "data": "AAAA", "transcript": "hi", "expires_at": 1}
    answers = [says(choices=[{"message": {"content": None, "audio": audio}}]), says()]
    helper = whole_talk.helper(*answers)
    whole_talk.prompt(helper)
    whole_talk.prompt(helper)

    assert whole_talk.sent[1]["messages"][2]["audio"] == {"id": "a1"}
