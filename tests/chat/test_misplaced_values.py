"""Values in the wrong place or of a wrong form raise before anything is sent, and say how to write them."""

import re

import pytest
from chat_wire import MESSAGES

from clients import Wire, answer, completion

MISPLACED = {
    "model": (lambda client: client.chat.completions.create(MESSAGES, "gpt-4o"), 'write model="..."'),
    "model of a helper": (lambda client: client.chat.create("system", "gpt-4o"), 'write model="..."'),
    "model of a picture": (lambda client: client.images.generate("lamp", "dall-e-3"), 'write model="..."'),
    "purpose": (lambda client: client.files.list("user_data"), 'write purpose="..."'),
}


@pytest.mark.parametrize(("ask", "words"), MISPLACED.values(), ids=MISPLACED)
def test_a_text_in_the_place_of_the_parameters_is_to_be_named(kit, ask, words):
    wire = Wire(answer(completion()))
    client = kit.client("k", "https://h/v1", handler=wire)
    with pytest.raises(TypeError, match=f"parameters must be None.* not str; {re.escape(words)}$"):
        kit.do(ask(client))
    assert wire.requests == []


def test_other_kinds_and_other_calls_get_no_such_advice(kit):
    client = kit.client("k", "https://h/v1")
    with pytest.raises(TypeError, match=r"not 3$"):
        kit.do(client.chat.completions.create(MESSAGES, 3))
    with pytest.raises(TypeError, match=r"not str$"):
        kit.do(client.models.list("m"))


@pytest.mark.parametrize("text", ["shop", '{"shop": "Lyon"}', "shop=Lyon&more", "&"])
def test_a_text_of_metadata_must_have_the_documented_form(kit, text):
    wire = Wire(answer({"data": []}))
    client = kit.client("k", "https://h/v1", handler=wire)
    with pytest.raises(ValueError, match=re.escape("metadata[key]=value")):
        kit.do(client.chat.completions.list(metadata=text))
    assert wire.requests == []


def test_a_text_of_metadata_may_hold_an_empty_value(kit):
    wire = Wire(answer({"data": []}))
    client = kit.client("k", "https://h/v1", handler=wire)
    assert kit.do(client.chat.completions.list(metadata="metadata[a]=&metadata[b]=c%20d")).success
    assert dict(wire.requests[0].url.params) == {"metadata[a]": "", "metadata[b]": "c d"}
