"""`client.models`, and the lists that come a page at a time."""

import pickle

import pytest
from resource_wire import sent

from aikit4d import OpenAIModel, OpenAIModelDeleted, OpenAIModelListResult, OpenAIModelResult
from clients import Wire, answer

MODEL = {"id": "m1", "object": "model", "created": 7, "owned_by": "org", "context": {"size": 5}}


def page(*ids, **members):
    return {"object": "list", "data": [{"id": one, "object": "model"} for one in ids], **members}


def test_models_are_a_sequence(kit):
    result = kit.do(kit.client("key", handler=Wire(answer(page("m1", "models/g")))).models.list())

    assert isinstance(result, OpenAIModelListResult)
    assert [model.id for model in result] == ["m1", "models/g"]
    assert result.models == list(result)
    assert (len(result), result[1].id, result.has_more) == (2, "models/g", False)
    assert (result.first_id, result.last_id) == ("m1", "models/g")
    assert all(type(model) is OpenAIModel for model in result)
    assert result[0] is result.models[0]


@pytest.mark.parametrize("body", [{}, {"data": None}, {"data": {}}, {"data": ["m", None]}, {"models": []}])
def test_a_body_without_models_is_an_empty_list(kit, body):
    result = kit.do(kit.client("key", handler=Wire(answer(body))).models.list())
    assert (result.success, result.models, result.first_id) == (True, [], "")


def test_a_bare_list_is_a_list_of_models(kit):
    result = kit.do(kit.client("key", handler=Wire(answer([MODEL]))).models.list())
    assert (result.success, result.models) == (True, [MODEL])


def test_a_failed_list_is_empty(kit):
    result = kit.do(kit.client("key", handler=Wire(answer({"error": "no"}, 500)), maxRetries=0).models.list())
    assert (result.success, result.models, len(result)) == (False, [], 0)


def test_a_server_that_pages_its_models_is_followed(kit):
    wire = Wire(answer(page("a", "b", has_more=True, last_id="b")), answer(page("c")))
    client = kit.client("key", handler=wire)
    first = kit.do(client.models.list(extraQuery={"kind": "x"}))

    assert kit.chunks(first.iterate()) == [{"id": one, "object": "model"} for one in "abc"]
    assert [str(request.url.query, "ascii") for request in wire.requests] == ["kind=x", "kind=x&after=b"]


def test_a_model_is_described(kit):
    wire = Wire(answer(MODEL))
    result = kit.do(kit.client("key", handler=wire).models.retrieve("m1"))

    assert sent(wire) == ("GET", "/v1/models/m1", None)
    assert isinstance(result, OpenAIModelResult)
    assert isinstance(result.model, OpenAIModel)
    assert (result.model.id, result.model.created, result.model.owned_by) == ("m1", 7, "org")
    assert result.model.context.size == 5
    assert result.model is result.model


def test_a_model_in_a_wrapper_is_taken_out(kit):
    result = kit.do(kit.client("key", handler=Wire(answer({"data": MODEL}))).models.retrieve("m1"))
    assert result.model == MODEL


@pytest.mark.parametrize("data", [{}, {"id": 5}, [], "x"])
def test_a_model_with_data_of_its_own_is_described(kit, data):
    wire = Wire(answer({**MODEL, "data": data}))
    assert kit.do(kit.client("key", handler=wire).models.retrieve("m1")).model == {**MODEL, "data": data}


@pytest.mark.parametrize("body", [{}, {"id": None}, {"id": 5}, {"data": {"id": 5}}, {"data": [MODEL]}])
def test_a_body_without_an_id_describes_no_model(kit, body):
    result = kit.do(kit.client("key", handler=Wire(answer(body))).models.retrieve("m1"))
    assert (result.success, result.model) == (True, None)


def test_an_error_with_an_id_describes_no_model(kit):
    body = {"id": "req_1", "error": {"message": "no"}}
    result = kit.do(kit.client("key", handler=Wire(answer(body, 404))).models.retrieve("m1"))
    assert (result.success, result.model) == (False, None)


def test_absent_properties_of_a_model_are_none():
    model = OpenAIModel()
    assert (model.id, model.created, model.object, model.owned_by) == (None,) * 4
    with pytest.raises(AttributeError, match="owned_by"):
        _ = model.owned_bye
    assert OpenAIModel(MODEL, id="m2").id == "m2"
    assert MODEL["id"] == "m1"


def test_a_model_is_deleted(kit):
    wire = Wire(answer({"id": "m1", "object": "model", "deleted": True}))
    result = kit.do(kit.client("key", handler=wire).models.delete("m1"))

    assert sent(wire) == ("DELETE", "/v1/models/m1", None)
    assert isinstance(result.deleted, OpenAIModelDeleted)
    assert (result.deleted.id, result.deleted.deleted) == ("m1", True)


def test_results_of_models_go_through_pickle(kit):
    client = kit.client("key", handler=Wire(answer(page("m1"))))
    for result in (kit.do(client.models.list()), kit.do(client.models.retrieve("m1"))):
        data = pickle.dumps(result)
        assert b"key" not in data
        assert pickle.loads(data).success


def test_the_user_is_part_of_the_query(kit):
    wire = Wire(answer(page()))
    kit.do(kit.client("key", handler=wire).models.list(user="me & you"))
    assert sent(wire) == ("GET", "/v1/models?user=me+%26+you", None)
