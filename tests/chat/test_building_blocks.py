"""What the chat core is built of, where its behaviour is not seen through a call."""

import copy
import pickle

import pytest
from chat_wire import MESSAGES, ended, raised

from aikit4d import AsyncOpenAI, OpenAI, OpenAIChatCompletionsParameters
from aikit4d._core import generated
from aikit4d._core.drivers import run_blocking
from aikit4d._core.secrets import Secret
from aikit4d_openapi import operations
from clients import Wire, answer, completion


def test_a_secret_shows_itself_to_nobody_but_who_asks():
    secret = Secret("canary")
    assert secret.reveal() == "canary"
    assert "canary" not in f"{secret!r} {secret} {[secret]}"
    assert (bool(secret), bool(Secret("")), repr(Secret(""))) == (True, False, "Secret()")


def test_secrets_compare_by_what_they_hide():
    assert Secret("a") == Secret("a")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a"), Secret("b")}) == 2


def test_a_copied_secret_is_the_same_and_a_pickled_one_is_empty():
    secret = Secret("canary")
    assert copy.copy(secret) is secret
    assert copy.deepcopy([secret])[0] is secret
    assert b"canary" not in pickle.dumps(secret)
    assert not pickle.loads(pickle.dumps(secret))


class Waiting:
    def __await__(self):
        yield


async def waiting():
    await Waiting()


def test_a_coroutine_that_waits_is_refused_by_the_synchronous_driver():
    with pytest.raises(RuntimeError, match="asynchronous client"):
        run_blocking(waiting())


@pytest.mark.parametrize("kind", [OpenAI, AsyncOpenAI])
def test_settings_are_described_on_the_class(kind):
    assert "host" in kind.apiKey.__doc__
    assert "Seconds" in kind.timeout.__doc__


@pytest.fixture
def without_delete(monkeypatch):
    """A generated client of a document that has no deleteChatCompletion."""
    monkeypatch.delitem(operations.OPERATIONS, "deleteChatCompletion")
    generated._module.cache_clear()
    yield
    generated._module.cache_clear()


@pytest.mark.usefixtures("without_delete")
def test_a_method_whose_operation_the_pinned_document_lacks_says_so(kit):
    client = kit.client("k", handler=Wire(answer(completion())))
    error = raised(kit, lambda: client.chat.completions.delete("c1"))
    assert isinstance(error, LookupError)
    assert "deleteChatCompletion" in str(error)
    assert "OpenAPI document" in str(error)
    assert kit.do(client.chat.completions.create(MESSAGES)).success


class OwnParameters(OpenAIChatCompletionsParameters):
    """Parameters with a callback and another model, as a program may derive them."""

    model = "own"

    def __init__(self, *arguments, **given):
        super().__init__(*arguments, **given)
        object.__setattr__(self, "heard", [])

    def onTerminate(self, result):
        self.heard.append(result)


def test_a_class_of_the_caller_brings_its_callbacks_and_defaults(kit):
    wire = Wire(answer(completion()))
    client = kit.client("k", handler=wire)
    own = OwnParameters(temperature=1)
    result = ended(kit, client.chat.completions.create(MESSAGES, own))
    assert own.heard == [result]
    assert wire.requests[0].content.startswith(b'{"model":"own","temperature":1,')
