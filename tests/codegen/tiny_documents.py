"""Small documents, and how the packages made from them are imported."""

import importlib
import json
import sys
from contextlib import contextmanager

from codegen.pipeline import build

PACKAGE = "aikit4d_openapi"


def ignore(_line):
    """Takes the pipeline's report where a test does not look at it."""


def document(paths=None, schemas=None, **frame):
    """A document that the pipeline takes: it can create chat completions, and whatever a test adds."""
    create = {
        "operationId": "createChatCompletion",
        "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Ask"}}}},
        "responses": {"200": {"description": "ok"}},
    }
    ask = {"type": "object", "properties": {"messages": {"type": "array", "items": {"type": "object"}}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tiny", "version": "1"},
        "paths": {"/chat/completions": {"post": create}, **(paths or {})},
        "components": {"schemas": {"Ask": ask, **(schemas or {})}},
        **frame,
    }


def answering(schema, **others):
    """A document with an operation `getX` whose answer is the schema `X`."""
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/X"}}}
    get = {"operationId": "getX", "responses": {"200": {"description": "", "content": content}}}
    return document({"/x": {"get": get}}, {"X": schema, **others})


def taking(schema, media="application/json", **others):
    """A document with an operation `postX` whose body is the schema `X`."""
    body = {"content": {media: {"schema": {"$ref": "#/components/schemas/X"}}}}
    post = {"operationId": "postX", "requestBody": body, "responses": {"200": {"description": ""}}}
    return document({"/x": {"post": post}}, {"X": schema, **others})


def ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


@contextmanager
def importing(folder):
    """Imports the generated package of a folder in place of the repository's."""
    before = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == PACKAGE}
    for name in before:
        del sys.modules[name]
    sys.path.insert(0, str(folder))
    try:
        yield importlib.import_module(PACKAGE)
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
            del sys.modules[name]
        sys.modules.update(before)


def build_package(source, folder):
    """Makes the package of a document below a folder."""
    text = source if isinstance(source, str) else json.dumps(source)
    folder.mkdir(parents=True)
    build(text, "test", folder / PACKAGE, ignore)
