"""Every call of the clients, each with the path that it asks and a good answer."""

from asking import MESSAGES
from making import answer

COMPLETION = answer("hi")
MODEL = {"id": "m1", "object": "model", "created": 1, "owned_by": "me"}
FILE = {"id": "f1", "object": "file", "bytes": 3, "created_at": 1, "filename": "a.txt", "purpose": "batch"}
VECTORS = {"object": "list", "model": "m", "data": [{"object": "embedding", "index": 0, "embedding": [0.5]}]}
IMAGES = {"created": 1, "data": [{"b64_json": "aGk=", "url": None, "revised_prompt": "x"}]}
RESULTS = [{"flagged": True, "categories": {"violence": True}, "category_scores": {"violence": 0.9}}]
DELETED = {"id": "x", "object": "x.deleted", "deleted": True}
PAGE = {"object": "list", "has_more": False, "first_id": "c1", "last_id": "c1"}


def page(*items):
    return {**PAGE, "data": list(items)}


# By name: the call, the path below the base URL, and the body of a good answer.
OPERATIONS = {
    "chat.completions.create": (
        lambda c, **k: c.chat.completions.create(MESSAGES, **k),
        "/chat/completions",
        COMPLETION,
    ),
    "chat.completions.retrieve": (
        lambda c, **k: c.chat.completions.retrieve("c1", **k),
        "/chat/completions/c1",
        COMPLETION,
    ),
    "chat.completions.update": (
        lambda c, **k: c.chat.completions.update("c1", {"a": "b"}, **k),
        "/chat/completions/c1",
        COMPLETION,
    ),
    "chat.completions.delete": (
        lambda c, **k: c.chat.completions.delete("c1", **k),
        "/chat/completions/c1",
        DELETED,
    ),
    "chat.completions.list": (
        lambda c, **k: c.chat.completions.list(**k),
        "/chat/completions",
        page(COMPLETION),
    ),
    "chat.completions.messages.list": (
        lambda c, **k: c.chat.completions.messages.list("c1", **k),
        "/chat/completions/c1/messages",
        page({"id": "m1", "role": "user", "content": "hi"}),
    ),
    "models.list": (lambda c, **k: c.models.list(**k), "/models", page(MODEL)),
    "models.retrieve": (lambda c, **k: c.models.retrieve("m1", **k), "/models/m1", MODEL),
    "models.delete": (lambda c, **k: c.models.delete("m1", **k), "/models/m1", DELETED),
    "embeddings.create": (lambda c, **k: c.embeddings.create("x", "m", **k), "/embeddings", VECTORS),
    "moderations.create": (
        lambda c, **k: c.moderations.create("x", **k),
        "/moderations",
        {"id": "d1", "model": "m", "results": RESULTS},
    ),
    "images.generate": (lambda c, **k: c.images.generate("x", **k), "/images/generations", IMAGES),
    "images.edit": (lambda c, **k: c.images.edit(b"x", "y", **k), "/images/edits", IMAGES),
    "images.createVariation": (
        lambda c, **k: c.images.createVariation(b"x", **k),
        "/images/variations",
        IMAGES,
    ),
    "files.create": (lambda c, **k: c.files.create(b"x", "batch", **k), "/files", FILE),
    "files.list": (lambda c, **k: c.files.list(**k), "/files", page(FILE)),
    "files.retrieve": (lambda c, **k: c.files.retrieve("f1", **k), "/files/f1", FILE),
    "files.delete": (lambda c, **k: c.files.delete("f1", **k), "/files/f1", DELETED),
    "files.content": (lambda c, **k: c.files.content("f1", **k), "/files/f1/content", FILE),
}
