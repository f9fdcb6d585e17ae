"""What a prompt sends, what it leaves in the history, and what it leaves alone."""

import copy
import dataclasses
import gc
import threading

import pytest
from helper_wire import calls, plain, refuses, says, streamed

from aikit4d import OpenAIChatCompletionsParameters, OpenAIChatHelper, OpenAIError, OpenAIMessage


@dataclasses.dataclass
class Place:
    name: str


SYSTEM = {"role": "system", "content": "be brief"}
USER = {"role": "user", "content": "hello"}
ANSWER = {"role": "assistant", "content": "hi"}


def test_a_new_helper_has_the_documented_defaults(whole_talk):
    helper = whole_talk.helper(says())

    assert helper.chat is whole_talk.client.chat
    assert helper.systemPrompt == SYSTEM
    assert isinstance(helper.systemPrompt, OpenAIMessage)
    assert helper.numberOfMessages == 15
    assert helper.messages == []
    assert helper.tools == []
    assert helper.lastErrors is None
    assert helper.autoHandleToolCalls is True
    assert helper.maxToolRounds == 20
    assert helper.parameters.model == "gpt-4o-mini"
    assert helper.parameters.tools is None


def test_system_prompt_and_parameters_may_be_left_out(whole_talk):
    whole_talk.helper(says())
    helper = whole_talk.client.chat.create()
    whole_talk.prompt(helper)

    assert whole_talk.sent == [
        {"model": "gpt-4o-mini", "messages": [{"role": "system", "content": ""}, USER]}
    ]


def test_a_prompt_sends_the_system_message_and_the_conversation(talk):
    helper = talk.helper(says("hi"), says("bye"))
    first = talk.prompt(helper, "hello")
    second = talk.prompt(helper, "leaving")

    assert [first.success, first.choice.text, second.choice.text] == [True, "hi", "bye"]
    assert talk.sent[0]["messages"] == [SYSTEM, USER]
    leaving = {"role": "user", "content": "leaving"}
    assert talk.sent[1]["messages"] == [SYSTEM, USER, ANSWER, leaving]
    assert plain(helper.messages) == [USER, ANSWER, leaving, {"role": "assistant", "content": "bye"}]
    assert helper.messages[-1].text == second.choice.text


PROMPTS = {
    "a text": ("hello", USER),
    "an empty text": ("", {"role": "user", "content": ""}),
    "a message": (OpenAIMessage(role="developer", content="d"), {"role": "developer", "content": "d"}),
    "a message without role": (OpenAIMessage(content="c"), {"role": "user", "content": "c"}),
    "a mapping with content": ({"content": "c"}, {"role": "user", "content": "c"}),
    "a mapping with role and content": (
        {"role": "assistant", "content": "c", "name": "n"},
        {"role": "assistant", "content": "c", "name": "n"},
    ),
    "a content part": (
        {"type": "text", "text": "t"},
        {"role": "user", "content": [{"type": "text", "text": "t"}]},
    ),
    "any other mapping": ({"city": "Rome"}, {"role": "user", "content": {"city": "Rome"}}),
}


@pytest.mark.parametrize(("prompt", "expected"), PROMPTS.values(), ids=PROMPTS.keys())
def test_a_prompt_is_a_text_a_message_or_a_mapping(whole_talk, prompt, expected):
    helper = whole_talk.helper(says())
    before = copy.deepcopy(prompt)
    whole_talk.prompt(helper, prompt)

    assert whole_talk.sent[0]["messages"] == [SYSTEM, expected]
    assert prompt == before
    assert helper.messages[0] is not prompt


@pytest.mark.parametrize("prompt", [None, ["hello"], 5, b"hello"], ids=lambda one: type(one).__name__)
def test_another_kind_of_prompt_raises_and_names_its_type(whole_talk, prompt):
    helper = whole_talk.helper(says())
    with pytest.raises(TypeError, match=f"prompt must be a text, .*, not {type(prompt).__name__}"):
        whole_talk.prompt(helper, prompt)

    assert whole_talk.wire.requests == []
    assert helper.messages == []


def test_an_answer_of_another_helper_is_prompted_as_an_answer(whole_talk):
    helper = whole_talk.helper(says("hi", choices=[{"message": {"content": "hi", "reasoning": "r"}}]), says())
    answer = whole_talk.prompt(helper).choice.message
    whole_talk.prompt(whole_talk.client.chat.create(""), answer)

    assert whole_talk.sent[1]["messages"][1] == ANSWER


def test_a_failed_prompt_leaves_the_history_as_it_was(talk):
    helper = talk.helper(says(), refuses("too much"), says("again"))
    talk.prompt(helper)
    before = plain(helper.messages)
    failed = talk.prompt(helper, "more")

    assert [failed.success, failed.error.message] == [False, "too much"]
    assert helper.lastErrors == failed.errors
    assert plain(helper.messages) == before

    assert talk.prompt(helper, "more").success
    assert helper.lastErrors is None
    assert [message.text for message in helper.messages] == ["hello", "hi", "more", "again"]


EMPTY_ANSWERS = {
    "no choices": says(choices=[]),
    "a choice without message": says(choices=[{"index": 0, "finish_reason": "stop"}]),
}


@pytest.mark.parametrize("answer", EMPTY_ANSWERS.values(), ids=EMPTY_ANSWERS.keys())
def test_a_success_without_message_is_an_error_result(whole_talk, answer):
    helper = whole_talk.helper(answer)
    result = whole_talk.prompt(helper)

    assert [result.success, result.error.message] == [False, "The answer holds no message"]
    assert result.error.status == 200
    assert helper.lastErrors == result.errors
    assert helper.messages == []


def test_a_stream_without_choices_is_an_error_result(streamed_talk):
    helper = streamed_talk.helper(says(choices=[]))
    result = streamed_talk.prompt(helper)

    assert not result.success
    assert helper.lastErrors == result.errors
    assert helper.messages == []


def test_only_the_first_choice_enters_the_history(talk):
    two = [
        {"index": index, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
        for index, text in enumerate(["one", "two"])
    ]
    helper = talk.helper(says(choices=two), n=2)
    result = talk.prompt(helper)

    assert [choice.text for choice in result.choices] == ["one", "two"]
    assert [message.text for message in helper.messages] == ["hello", "one"]


PARAMETERS = {"temperature": 0.5, "seed": 1}


@pytest.mark.parametrize("parameters", [PARAMETERS, OpenAIChatCompletionsParameters(PARAMETERS)])
def test_a_prompt_takes_parameters_as_every_call_does(whole_talk, parameters):
    helper = whole_talk.helper(says(), model="m", temperature=1.5)
    whole_talk.kit.do(helper.prompt("hello", parameters, seed=2))
    whole_talk.kit.do(helper.prompt("hello"))

    named = [{name: sent.get(name) for name in ("model", "temperature", "seed")} for sent in whole_talk.sent]
    assert named[0] == {"model": "m", "temperature": 0.5, "seed": 2}
    assert named[1] == {"model": "m", "temperature": 1.5, "seed": None}
    assert PARAMETERS == {"temperature": 0.5, "seed": 1}


def test_a_prompt_given_the_parameter_stream_is_a_stream(sync_talk):
    helper = sync_talk.helper(says("hi"))
    stream = helper.prompt("hello", {"stream": True})
    assert "".join(chunk.choice.text for chunk in stream if chunk.choice) == "hi"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("numberofMessages", 3, "unknown property 'numberofMessages'.*did you mean 'numberOfMessages'"),
        ("system_prompt", "x", "did you mean 'systemPrompt'"),
        ("numberOfMessages", "3", "numberOfMessages must be a whole number, not str"),
        ("maxToolRounds", None, "maxToolRounds must be a whole number, not NoneType"),
        ("autoHandleToolCalls", "no", "autoHandleToolCalls must be True or False, not str"),
    ],
)
def test_a_misspelt_or_odd_property_of_a_helper_raises(whole_talk, name, value, words):
    with pytest.raises(TypeError, match=words):
        setattr(whole_talk.helper(says()), name, value)


def test_the_history_is_cut_to_the_number_of_messages(talk):
    helper = talk.helper(says())
    helper.numberOfMessages = 2
    for text in ("one", "two", "three"):
        talk.prompt(helper, text)
        assert [message.text for message in helper.messages] == [text, "hi"]

    assert [message["content"] for message in talk.sent[2]["messages"]] == ["be brief", "two", "hi", "three"]


def test_no_number_of_messages_keeps_all(whole_talk):
    helper = whole_talk.helper(says())
    helper.numberOfMessages = 0
    for _ in range(20):
        whole_talk.prompt(helper)

    assert len(helper.messages) == 40


def test_the_system_prompt_may_be_edited_replaced_and_left_out(whole_talk):
    helper = whole_talk.helper(says())
    helper.systemPrompt.text = "edited"
    whole_talk.prompt(helper)
    helper.systemPrompt = "new"
    whole_talk.prompt(helper)
    helper.systemPrompt = {"role": "developer", "content": "d"}
    whole_talk.prompt(helper)
    helper.systemPrompt = None
    whole_talk.prompt(helper)

    first = [body["messages"][0] for body in whole_talk.sent]
    assert first == [
        {"role": "system", "content": "edited"},
        {"role": "system", "content": "new"},
        {"role": "developer", "content": "d"},
        USER,
    ]
    assert all(message.role != "system" for message in helper.messages)


@pytest.mark.parametrize("prompt", [5, ["text"], {"model": "m"}], ids=repr)
def test_a_system_prompt_that_is_none_raises(whole_talk, prompt):
    whole_talk.helper(says())
    with pytest.raises(TypeError, match="systemPrompt"):
        whole_talk.client.chat.create(prompt)


def test_the_callers_parameters_stay_as_they_are(whole_talk):
    whole_talk.helper(calls(("c1", "add")), says())
    given = OpenAIChatCompletionsParameters(model="m", temperature=1, tools=[{"name": "add", "handler": len}])
    before = dict(vars(given))
    tools = list(given.tools)
    helpers = [whole_talk.client.chat.create("s", given) for _ in range(2)]
    helpers[0].registerTool({"name": "other", "handler": len})
    whole_talk.prompt(helpers[0], temperature=0.5)

    assert vars(given) == before
    assert given.tools == tools
    assert helpers[0].parameters is not given
    assert helpers[0].parameters.temperature == 1
    assert [tool.name for tool in helpers[0].tools] == ["add", "other"]
    assert [tool.name for tool in helpers[1].tools] == ["add"]


@pytest.mark.parametrize("parameters", [None, {}, {"model": None}], ids=repr)
def test_without_a_model_the_default_one_is_asked(whole_talk, parameters):
    whole_talk.helper(says())
    whole_talk.prompt(whole_talk.client.chat.create("s", parameters))

    assert whole_talk.sent[0]["model"] == "gpt-4o-mini"


def test_parameters_come_as_mapping_instance_and_keywords(whole_talk):
    whole_talk.helper(says())
    instance = OpenAIChatCompletionsParameters(model="a", seed=1)
    helper = whole_talk.client.chat.create("s", instance, seed=2)
    whole_talk.prompt(helper, top_p=0.5)
    whole_talk.prompt(helper)
    helper.parameters = {"model": "b"}
    whole_talk.prompt(helper)

    sent = [{name: body[name] for name in body if name != "messages"} for body in whole_talk.sent]
    assert sent == [{"model": "a", "seed": 2, "top_p": 0.5}, {"model": "a", "seed": 2}, {"model": "b"}]


@pytest.mark.parametrize("given", [{"modle": "m"}, {"temperature": "hot"}], ids=repr)
def test_wrong_parameters_raise_at_once(whole_talk, given):
    helper = whole_talk.helper(says())
    with pytest.raises(TypeError, match=next(iter(given))):
        whole_talk.prompt(helper, **given)
    with pytest.raises(TypeError, match=next(iter(given))):
        whole_talk.client.chat.create("s", given)

    assert whole_talk.wire.requests == []
    assert whole_talk.prompt(helper).success


def test_throw_raises_the_error_and_leaves_the_history(whole_talk):
    helper = whole_talk.helper(refuses("no"), throw=True)
    with pytest.raises(OpenAIError, match="no"):
        whole_talk.prompt(helper)

    assert helper.lastErrors[0].message == "no"
    assert helper.messages == []


def test_throw_raises_at_the_end_of_the_chunks(streamed_talk):
    helper = streamed_talk.helper(refuses("no"), throw=True)
    with pytest.raises(OpenAIError, match="no"):
        streamed_talk.prompt(helper)

    assert helper.messages == []


def test_a_type_as_response_format_gives_instances_of_it(talk):
    helper = talk.helper(calls(("c1", "f")), says('{"name": "Rome"}'), response_format=Place)
    helper.registerTool({"name": "f"}, lambda arguments: "done")

    assert talk.prompt(helper).choice.parsed == Place("Rome")
    assert all(body["response_format"]["type"] == "json_schema" for body in talk.sent)


def test_a_broken_alias_is_a_failed_result_and_sends_nothing(talk):
    providers = {"providers": {"p": {"baseURL": ""}}, "models": {}}
    helper = talk.helper(says(), settings={"providers": providers}, model="p:m")
    result = talk.prompt(helper)

    assert "'p' has no baseURL" in result.error.message
    assert helper.lastErrors == result.errors
    assert talk.wire.requests == []


def test_reset_forgets_messages_and_tools_and_keeps_the_rest(whole_talk):
    helper = whole_talk.helper(says(), refuses(), says(), model="m", tools=[{"name": "f", "handler": len}])
    helper.registerTool({"name": "g", "handler": len})
    whole_talk.prompt(helper)
    whole_talk.prompt(helper)
    errors = helper.lastErrors
    helper.reset()

    assert [helper.messages, helper.tools, helper.parameters.tools] == [[], [], []]
    assert helper.lastErrors is errors
    assert [helper.systemPrompt, helper.parameters.model] == [SYSTEM, "m"]
    whole_talk.prompt(helper)
    assert whole_talk.sent[2] == {"model": "m", "messages": [SYSTEM, USER]}


def test_a_stream_that_was_left_early_leaves_the_history_as_it_was(streamed_talk):
    helper = streamed_talk.helper(says("a long answer"), says("short"))
    kit = streamed_talk.kit
    stream = kit.do(helper.prompt("hello", stream=True))
    kit.do(stream.close())

    assert not stream.result.success
    assert helper.lastErrors == stream.result.errors
    assert helper.messages == []
    assert streamed_talk.prompt(helper).choice.text == "short"


def test_a_stream_closed_after_its_last_chunk_is_a_success(streamed_talk):
    helper = streamed_talk.helper(says("hi"))
    kit = streamed_talk.kit
    stream = kit.do(helper.prompt("hello", stream=True))
    while kit.do(next(stream) if kit.name == "sync" else anext(stream)).choice.finish_reason is None:
        pass
    kit.do(stream.close())

    assert stream.result.success
    assert plain(helper.messages) == [USER, ANSWER]


def test_two_prompts_at_a_time_raise(streamed_talk):
    helper = streamed_talk.helper(says("hi"), says("bye"))
    stream = streamed_talk.kit.do(helper.prompt("hello", stream=True))
    with pytest.raises(RuntimeError, match="still running"):
        streamed_talk.prompt(helper, "again")

    streamed_talk.kit.chunks(stream)
    assert plain(helper.messages) == [USER, ANSWER]
    assert streamed_talk.prompt(helper, "again").choice.text == "bye"


def test_a_stream_that_nobody_holds_keeps_nobody_from_prompting(streamed_talk):
    helper = streamed_talk.helper(says("hi"))
    streamed_talk.kit.do(helper.prompt("hello", stream=True))
    gc.collect()

    assert streamed_talk.prompt(helper).success


def test_a_second_prompt_raises_while_one_runs_in_the_background(sync_talk):
    may_answer = threading.Event()

    def slow(request):
        may_answer.wait(10)
        return streamed(says("hi"))(request)

    helper = sync_talk.helper(slow)
    told = helper.prompt("hello", stream=True, onTerminate=lambda result: None)
    with pytest.raises(RuntimeError, match="still running"):
        helper.prompt("again")
    may_answer.set()
    told.request.wait(10)

    assert told.choice.text == "hi"
    assert plain(helper.messages) == [USER, ANSWER]


def test_leaving_an_async_for_lets_the_next_prompt_in(async_talk):
    helper = async_talk.helper(says("hello you"), says("bye"))

    async def conversation():
        async for _ in await helper.prompt("hello", stream=True):
            break
        stream = await helper.prompt("again", stream=True)
        return [chunk.choice.text async for chunk in stream]

    assert "".join(async_talk.kit.do(conversation())) == "bye"
    assert [message.text for message in helper.messages] == ["again", "bye"]


def test_leaving_a_for_lets_the_next_prompt_in(sync_talk):
    helper = sync_talk.helper(says("hello you"), says("bye"))
    for _ in helper.prompt("hello", stream=True):
        break

    assert sync_talk.prompt(helper, "again").choice.text == "bye"
    assert [message.text for message in helper.messages] == ["again", "bye"]


def test_the_repr_tells_model_messages_and_tools_and_no_key(whole_talk):
    helper = whole_talk.helper(says(), tools=[{"name": "f", "handler": len}])
    whole_talk.prompt(helper)

    assert repr(helper) == f"{type(helper).__name__}(model='gpt-4o-mini', messages=2, tools=['f'])"


def test_a_helper_can_be_made_of_its_class(sync_talk):
    sync_talk.helper(says())
    helper = OpenAIChatHelper(sync_talk.client.chat, "s", {"model": "m"})

    assert sync_talk.prompt(helper).success
    assert sync_talk.sent[0]["model"] == "m"
