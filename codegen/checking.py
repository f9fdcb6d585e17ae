"""Whether a document is one that the library can be built on."""

from codegen.errors import PipelineError
from codegen.reading import Document
from codegen.rules.media import content_of, is_json
from codegen.walking import Schema, alternatives, component_schemas, operations


def check_is_openapi(document: Document, source: str) -> None:
    """Stops unless the document has the frame of OpenAPI 3."""
    if "swagger" in document:
        raise PipelineError(source, f"is Swagger {document['swagger']}; OpenAPI 3.0 or 3.1 is needed")
    version = document.get("openapi")
    if not isinstance(version, str) or not version.startswith(("3.0", "3.1")):
        raise PipelineError(source, f"is no OpenAPI 3.0 or 3.1 document: `openapi` is {version!r}")
    for part in ("paths", "components", "info"):
        value = document.get(part)
        if not isinstance({} if value is None and part != "paths" else value, dict):
            raise PipelineError(source, f"#/{part} is no mapping")


def check_is_usable(document: Document, source: str) -> None:
    """Stops unless a straightened document can create chat completions from a list of messages."""
    for path, _method, operation in operations(document):
        if operation["operationId"] == "createChatCompletion":
            if "{" in path:
                raise PipelineError(source, f"createChatCompletion's path {path} asks for more than a body")
            _check_messages(operation, component_schemas(document), source)
            return
    raise PipelineError(source, "has no operation `createChatCompletion`, on which the library is built")


def _check_messages(operation: Schema, schemas: dict[str, Schema], source: str) -> None:
    content = content_of(operation.get("requestBody") or {})
    body = next((media.get("schema") or {} for kind, media in content.items() if is_json(kind)), None)
    if body is None:
        raise PipelineError(source, "createChatCompletion takes no JSON body")
    properties = [kind.get("properties", {}) for kind in alternatives(body, schemas)]
    fields = [found["messages"] for found in properties if "messages" in found]
    if not fields:
        raise PipelineError(source, "createChatCompletion has no field `messages`")
    if not any(kind.get("type") == "array" for field in fields for kind in alternatives(field, schemas)):
        raise PipelineError(source, "createChatCompletion's field `messages` is no list")
