"""The operations on models: a short list whose ids say that they are none."""

from typing import Any

from aikit4d.offline.errors import not_found
from aikit4d.offline.state import Call
from aikit4d.offline.wire import Answer, json_answer

CREATED = 1735689600


def list_models(call: Call) -> Answer:
    """All models."""
    return json_answer({"object": "list", "data": [_model(name) for name in call.state.models]})


def retrieve(call: Call) -> Answer:
    """One model."""
    return json_answer(_model(_known(call)))


def delete(call: Call) -> Answer:
    """Take a model off the list."""
    name = _known(call)
    del call.state.models[name]
    return json_answer({"id": name, "object": "model", "deleted": True})


def _known(call: Call) -> str:
    name = call.path_values["model"]
    if name not in call.state.models:
        raise not_found(f"The model '{name}' does not exist", "model", "model_not_found")
    return name


def _model(name: str) -> dict[str, Any]:
    return {"id": name, "object": "model", "created": CREATED, "owned_by": "aikit4d-offline"}
