"""Reads everything that a result documents: whatever a server sent, nothing of it may raise."""

import copy
import pickle

import attrs
import pytest

from aikit4d import (
    HTTPRequest,
    Object,
    OpenAIChatCompletion,
    OpenAIChatCompletionsResult,
    OpenAIChoice,
    OpenAIEmbedding,
    OpenAIEmbeddingsResult,
    OpenAIError,
    OpenAIFileContentResult,
    OpenAIFileResult,
    OpenAIImage,
    OpenAIImagesResult,
    OpenAIListResult,
    OpenAIMessage,
    OpenAIModelResult,
    OpenAIModeration,
    OpenAIModerationResult,
    OpenAIResult,
    Vector,
)

DEEPEST = 12
NONE = type(None)
# What people go on reading from: a value of another kind would raise there.
KINDS = {
    OpenAIResult: {
        "success": bool,
        "terminated": bool,
        "errors": list,
        "error": (OpenAIError, NONE),
        "headers": (Object, NONE),
        "rateLimit": (Object, NONE),
        "usage": (Object, NONE),
    },
    OpenAIChatCompletionsResult: {
        "choices": list,
        "choice": (OpenAIChoice, NONE),
        "id": str,
        "model": str,
        "metadata": (Object, NONE),
    },
    OpenAIListResult: {"has_more": bool, "first_id": str, "last_id": str},
    OpenAIEmbeddingsResult: {"embeddings": list, "vectors": list, "vector": (Vector, NONE), "model": str},
    OpenAIImagesResult: {"images": list, "image": (OpenAIImage, NONE)},
    OpenAIModelResult: {"model": (Object, NONE)},
    OpenAIFileResult: {"file": (Object, NONE)},
    OpenAIFileContentResult: {"content": bytes, "text": str},
    OpenAIModerationResult: {"moderation": (OpenAIModeration, NONE)},
    OpenAIModeration: {"item": (Object, NONE)},
    OpenAIChatCompletion: {"choices": list, "choice": (OpenAIChoice, NONE)},
    OpenAIChoice: {"message": (OpenAIMessage, NONE), "delta": (OpenAIMessage, NONE), "text": str},
    OpenAIMessage: {"text": str},
    OpenAIEmbedding: {"embedding": Vector},
    OpenAIError: {"message": str, "status": int, "errCode": int, "response": (Object, NONE)},
}


def read_everything(kit, value, depth=0):
    """Read `value` and whatever it leads to."""
    if depth == DEEPEST:
        return
    for kind, properties in KINDS.items():
        if isinstance(value, kind):
            assert not [
                name for name, wanted in properties.items() if not isinstance(getattr(value, name), wanted)
            ]
    for kind, reader in READERS.items():
        if isinstance(value, kind):
            for found in reader(kit, value):
                read_everything(kit, found, depth + 1)
            return
    if attrs.has(type(value)):
        # The generated model of the body: its classes have tests of their own.
        assert isinstance(repr(value), str)
        return
    assert value is None or isinstance(value, (str, bytes, bool, int, float)), type(value)


def assert_kinds(value):
    """Each documented property that leads on is of its documented kind."""
    for kind, properties in KINDS.items():
        if isinstance(value, kind):
            for name, wanted in properties.items():
                assert isinstance(getattr(value, name), wanted), name


def _properties(value):
    for name in dir(type(value)):
        if not name.startswith("_") and not callable(getattr(type(value), name)):
            yield getattr(value, name)


def _result(kit, result):
    if result.errors:
        with pytest.raises(OpenAIError):
            result.throw()
    else:
        result.throw()
    assert result.success is not bool(result.errors)
    assert isinstance(repr(result), str)
    bool(result)
    yield from _properties(result)
    yield result.request
    yield from _copies(result)
    if isinstance(result, OpenAIListResult):
        yield from _list(kit, result)


def _list(kit, result):
    assert len(result) == len(list(result))
    yield from result
    yield from result[:1]
    try:
        yield from kit.chunks(result.iterate())
    except OpenAIError as error:
        yield error


def _copies(value):
    """A pickled and a copied one: what they hold was read already, so only that they can be made counts."""
    pickle.loads(pickle.dumps(value))
    copy.copy(value)
    return ()


def _object(kit, value):
    assert isinstance(repr(value), str)
    for name in type(value)._documented:
        yield getattr(value, name)
    yield from _properties(value)
    for name, item in value.items():
        assert name in value
        yield item
    assert value.get("no such name") is None
    with pytest.raises(AttributeError):
        value.no_such_name  # noqa: B018 - reading is what is tested
    yield from _copies(value)
    if isinstance(value, OpenAIImage):
        yield from _image(kit, value)
    if isinstance(value, OpenAIChoice) and value.message is not None:
        assert_calls(value.message)


def assert_calls(message):
    """The calls of an answered message have the API's own form."""
    calls = message.tool_calls or []
    assert all(type(call) is Object and isinstance(call.id, str) and call.id for call in calls)
    assert len({call.id for call in calls}) == len(calls)
    for call in calls:
        payload = call.get("function")
        if isinstance(payload, Object):
            assert isinstance(payload.name, str)
            assert isinstance(payload.arguments, str)


def _image(kit, image):
    blob = kit.do(image.asBlob())
    assert blob is None or isinstance(blob, bytes)
    yield image.error
    picture = kit.do(image.asPicture())
    assert (picture is None) == (image.error is not None)
    shown = image._repr_png_()
    assert shown is None or isinstance(shown, bytes)


def _error(kit, error):
    assert isinstance(error.message, str)
    assert error.message
    assert error.message in str(error)
    assert isinstance(repr(error), str)
    for name in ("type", "param", "statusText", "requestID", "hint"):
        assert isinstance(getattr(error, name), str)
    yield from _properties(error)
    yield from (error.response, error.body, error.headers)
    twin = pickle.loads(pickle.dumps(error))
    assert (twin.message, twin.status) == (error.message, error.status)


def _request(kit, request):
    assert isinstance(repr(request), str)
    assert request.wait(0) is request
    assert request.terminated is True
    yield from (
        getattr(request, name) for name in HTTPRequest.__slots__ if name[0] != "_" and name != "agent"
    )
    yield from _copies(request)


def _vector(kit, vector):
    assert len(vector.toCollection()) == vector.length == len(vector)
    yield from (
        vector.dotSimilarity(vector),
        vector.cosineSimilarity(vector),
        vector.euclideanDistance(vector),
    )
    assert isinstance(repr(vector), str)


READERS = {
    OpenAIResult: _result,
    OpenAIError: _error,
    HTTPRequest: _request,
    Vector: _vector,
    Object: _object,
    # A list that starts with a number comes as it is, with whatever else is in it.
    dict: lambda _, value: value.values(),
    (list, tuple): lambda _, values: values,
}
