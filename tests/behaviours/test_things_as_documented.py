"""Parameters, messages, tools and results where AIKit's documented behaviour has no other test."""

import json

import pytest

import aikit4d
from aikit4d import (
    OpenAIChatCompletionsParameters,
    OpenAIChatCompletionsResult,
    OpenAIChatCompletionsStreamResult,
    OpenAIChoice,
    OpenAIFilesAPI,
    OpenAIImagesAPI,
    OpenAIMessage,
    OpenAIParameters,
    OpenAITool,
    Vector,
)
from clients import Wire, answer, completion

MESSAGES = [{"role": "user", "content": "Hello"}]


class Listener(OpenAIChatCompletionsParameters):
    """A class of the caller's own: a callback as method, and defaults."""

    model = "own-model"
    temperature = 0.5
    seed = 7

    def __init__(self):
        super().__init__(user="u")
        object.__setattr__(self, "_heard", [])

    def onTerminate(self, result):
        self._heard.append(result)


class LaterListener(Listener):
    temperature = 1


class GeneralListener(OpenAIParameters):
    def onTerminate(self, result):
        HEARD.append(result)


class ListenerMapping(dict):
    def onTerminate(self, result):
        HEARD.append(result)


HEARD = []


OWN = {"model": "own-model", "temperature": 0.5, "seed": 7, "user": "u"}


@pytest.mark.parametrize(
    ("make", "given", "fields"),
    [
        (Listener, {}, OWN),
        (Listener, {"seed": 1, "temperature": None}, {"model": "own-model", "seed": 1, "user": "u"}),
        (LaterListener, {}, {**OWN, "temperature": 1}),
    ],
)
def test_what_a_class_of_the_callers_own_sets_counts(kit, make, given, fields):
    wire = Wire(answer(completion()))
    parameters = make()
    result = kit.do(kit.client("k", handler=wire).chat.completions.create(MESSAGES, parameters, **given))
    result.request.wait(5)

    assert json.loads(wire.requests[0].content) == {**fields, "messages": MESSAGES}
    assert parameters._heard == [result]


@pytest.mark.parametrize("kind", [GeneralListener, ListenerMapping])
def test_methods_of_a_more_general_object_are_callbacks(kit, kind):
    HEARD.clear()
    client = kit.client("k", handler=Wire(answer(completion())))
    result = kit.do(client.chat.completions.create(MESSAGES, kind(user="u")))
    result.request.wait(5)
    assert [result] == HEARD


MADE_OF_NOTHING = [
    "OpenAIChoice", "OpenAIFile", "OpenAIFileDeleted", "OpenAIImage", "OpenAIMessage", "OpenAIModel",
    "OpenAIModeration", "OpenAIModerationItem",
]  # fmt: skip


@pytest.mark.parametrize("name", MADE_OF_NOTHING)
def test_a_thing_made_of_nothing_is_empty(name):
    kind = getattr(aikit4d, name)
    assert kind() == kind(None) == {}
    assert {getattr(kind(None), member) for member in kind._documented} == {None}


def test_a_choice_made_of_nothing_has_no_message():
    choice = OpenAIChoice(None)
    assert (choice.message, choice.delta, choice.index, choice.finish_reason) == (None,) * 4


def test_the_result_of_a_stream_is_a_result_of_completions():
    assert issubclass(OpenAIChatCompletionsStreamResult, OpenAIChatCompletionsResult)


@pytest.mark.parametrize("terminated", [True, False])
@pytest.mark.parametrize("body", [{"choices": []}, None])
def test_the_result_of_a_stream_is_terminated_as_it_is_told(body, terminated):
    result = OpenAIChatCompletionsStreamResult(None, body, terminated)
    assert (result.terminated, result.data) == (terminated, body)


def test_a_vector_has_a_dot_similarity_and_no_dot_product():
    assert Vector([1, 2]).dotSimilarity(Vector([3, 4])) == 11
    assert not hasattr(Vector, "dotProduct")


def test_keys_beside_a_wrapped_tool_stay_outside_and_those_of_a_flat_one_are_kept():
    assert OpenAITool({"name": "f", "cache": 1}).cache == 1
    for form in (
        {"tool": {"name": "f"}, "label": 1},
        {"type": "function", "function": {"name": "f"}, "label": 1},
    ):
        assert OpenAITool(form) == {"type": "function", "name": "f"}


PRIVATE = {
    "aikit4d": (aikit4d, ["_OpenAIAsyncOptions", "_ImageUtils", "_MimeTypes", "_FormData"]),
    "a message": (OpenAIMessage, ["_toObject", "_accumulateDelta", "_accumulateDeltaBetween"]),
    "images": (OpenAIImagesAPI, ["_edit", "_createVariation"]),
    "files": (OpenAIFilesAPI, ["_content"]),
}


@pytest.mark.parametrize(("owner", "names"), PRIVATE.values(), ids=PRIVATE)
def test_private_names_of_the_component_are_not_here(owner, names):
    assert [name for name in names if hasattr(owner, name)] == []


def test_names_of_fields_compare_exactly():
    message = OpenAIMessage({"Text": "kept", "ROLE": "kept", "role": "user", "content": "c"})
    assert message == {"Text": "kept", "ROLE": "kept", "role": "user", "content": "c"}
    assert (message.text, message.role) == ("c", "user")
