"""The mappings that type checkers know have the names that calls take, no more and no fewer."""

import pytest

import aikit4d
from aikit4d import typed
from aikit4d._core.generated import field_names, message_shapes
from aikit4d.client import _setting_names

# What the call itself takes beside its parameters, and what it refuses.
NO_PARAMETERS = {
    "createChatCompletion": {"messages"},
    "createEmbedding": {"input", "model"},
    "createFile": {"file", "purpose"},
    "createImage": {"prompt", "stream"},
    "createImageEdit": {"image", "prompt", "stream"},
    "createImageVariation": {"image"},
}
MAPPINGS = {
    "AnyChatParameters": "OpenAIChatCompletionsParameters",
    "ChatCompletionsListParameters": "OpenAIChatCompletionsListParameters",
    "ChatCompletionsMessagesParameters": "OpenAIChatCompletionsMessagesParameters",
    "EmbeddingsParameters": "OpenAIEmbeddingsParameters",
    "FileListParameters": "OpenAIFileListParameters",
    "FileParameters": "OpenAIFileParameters",
    "ImageEditParameters": "OpenAIImageEditParameters",
    "ImageParameters": "OpenAIImageParameters",
    "ImageVariationParameters": "OpenAIImageVariationParameters",
    "Parameters": "OpenAIParameters",
}


def names(mapping):
    return set(getattr(typed, mapping).__annotations__)


@pytest.mark.parametrize("mapping", MAPPINGS)
def test_a_mapping_has_the_names_of_its_class_of_parameters(mapping):
    kind = getattr(aikit4d, MAPPINGS[mapping])
    taken = {*kind._checks, *field_names(kind._operation_id)}
    assert names(mapping) == taken - NO_PARAMETERS.get(kind._operation_id, set())


def test_every_class_of_parameters_has_a_mapping():
    kinds = {name for name in aikit4d.__all__ if name.endswith("Parameters")}
    assert kinds == set(MAPPINGS.values())


def test_chat_requests_of_each_kind_share_their_names():
    chunks = names("ChatStreamCallbackParameters")
    assert chunks == names("AnyChatParameters")
    assert names("ChatCompletionsParameters") == chunks - {"onData"}
    assert names("ChatStreamParameters") == names("ChatFields") | {"stream"}


def test_a_message_has_the_fields_of_all_roles():
    assert names("Message") == {field for fields in message_shapes().values() for field in fields}


def test_the_settings_are_those_of_a_client():
    assert names("ClientSettings") == {*_setting_names(), "organisation", "provider", "providers"}
