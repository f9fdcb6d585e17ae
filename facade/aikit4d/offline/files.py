"""The operations on files, which are kept in memory."""

import time
from typing import Any

from aikit4d.offline.errors import not_found
from aikit4d.offline.paging import page
from aikit4d.offline.state import Call, StoredFile
from aikit4d.offline.wire import Answer, json_answer

MOST_LISTED = 10_000


def create(call: Call) -> Answer:
    """Keep an uploaded file."""
    filename, data, media_type = call.body["file"]
    created = int(time.time())
    description: dict[str, Any] = {
        "id": call.state.new_id("file-"),
        "object": "file",
        "bytes": len(data),
        "created_at": created,
        "filename": filename,
        "purpose": call.body["purpose"],
        "status": "processed",
    }
    if expiry := call.body.get("expires_after"):
        description["expires_at"] = created + int(expiry["seconds"])
    kept = StoredFile(description, data, media_type or "application/octet-stream")
    call.state.files[description["id"]] = kept
    return json_answer(description)


def list_files(call: Call) -> Answer:
    """The files, of one purpose where the query says so, in pages."""
    purpose = call.query.get("purpose")
    fitting = [
        kept.description
        for kept in call.state.files.values()
        if purpose in {None, kept.description["purpose"]}
    ]
    return json_answer(page(fitting, call.query, limit=MOST_LISTED, order="desc"))


def retrieve(call: Call) -> Answer:
    """A file's description."""
    return json_answer(_stored(call).description)


def delete(call: Call) -> Answer:
    """Forget a file."""
    file_id = _stored(call).description["id"]
    del call.state.files[file_id]
    return json_answer({"id": file_id, "object": "file", "deleted": True})


def content(call: Call) -> Answer:
    """A file's bytes."""
    found = _stored(call)
    return Answer((found.data,), found.media_type)


def _stored(call: Call) -> StoredFile:
    file_id = call.path_values["file_id"]
    found = call.state.files.get(file_id)
    if found is None:
        raise not_found(f"No such File object: {file_id}", "id")
    return found
