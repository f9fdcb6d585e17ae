"""The operations on stored chat completions."""

import re
from collections.abc import Mapping
from typing import Any

from aikit4d.offline import texts
from aikit4d.offline.errors import not_found
from aikit4d.offline.paging import page
from aikit4d.offline.state import Call, StoredCompletion
from aikit4d.offline.wire import Answer, json_answer

METADATA_FILTER = re.compile(r"metadata\[(.+)\]")


def store(call: Call, completion: Mapping[str, Any]) -> None:
    """Keep a completion, with the messages that it answers."""
    kept = {"metadata": {}, **completion}
    call.state.completions[completion["id"]] = StoredCompletion(
        kept, call.body["model"], [dict(message) for message in call.body["messages"]]
    )


def retrieve(call: Call) -> Answer:
    """One stored completion."""
    return json_answer(_stored(call).completion)


def update(call: Call) -> Answer:
    """Put other metadata in place of a stored completion's."""
    found = _stored(call)
    found.completion["metadata"] = call.body["metadata"] or {}
    return json_answer(found.completion)


def delete(call: Call) -> Answer:
    """Forget a stored completion."""
    completion_id = _stored(call).completion["id"]
    del call.state.completions[completion_id]
    return json_answer({"object": "chat.completion.deleted", "id": completion_id, "deleted": True})


def list_completions(call: Call) -> Answer:
    """The stored completions that fit ``model`` and ``metadata``, in pages."""
    fitting = [kept.completion for kept in call.state.completions.values() if _fits(kept, call.query)]
    return json_answer(page(fitting, call.query))


def list_messages(call: Call) -> Answer:
    """The messages that a stored completion answers, in pages."""
    found = _stored(call)
    messages = [
        _listed_message(f"{found.completion['id']}-{number}", message)
        for number, message in enumerate(found.messages)
    ]
    return json_answer(page(messages, call.query))


def _stored(call: Call) -> StoredCompletion:
    completion_id = call.path_values["completion_id"]
    found = call.state.completions.get(completion_id)
    if found is None:
        raise not_found(f"Chat completion with id '{completion_id}' not found.", "completion_id", "not_found")
    return found


def _fits(kept: StoredCompletion, query: Mapping[str, str]) -> bool:
    model = query.get("model")
    if model is not None and model not in {kept.asked_model, kept.completion["model"]}:
        return False
    metadata = kept.completion["metadata"] or {}
    filters = ((METADATA_FILTER.fullmatch(name), value) for name, value in query.items())
    return all(metadata.get(named[1]) == value for named, value in filters if named)


def _listed_message(message_id: str, message: Mapping[str, Any]) -> dict[str, Any]:
    content = message.get("content")
    parts = content if isinstance(content, list) else None
    return {
        "refusal": None,
        "name": None,
        **message,
        "id": message_id,
        "content": texts.content_text(content) if parts else content,
        "content_parts": parts,
    }
