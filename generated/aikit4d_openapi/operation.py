"""How a request of an operation is written, without any model."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlencode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import BinaryIO, TypeAlias

    Shape: TypeAlias = Mapping[str, "Shape"] | None
    FilePart: TypeAlias = tuple[str | None, bytes | BinaryIO, str | None]

MULTIPART = "multipart/form-data"
URL_ENCODED = "application/x-www-form-urlencoded"
RAW = "application/octet-stream"


class OperationRequest:
    """A request in its parts.

    Attributes:
        method: The HTTP method, such as "POST".
        path: The path below the base URL, each id in it escaped as one segment.
        query: The pairs of the query, in the order given.
        media_type: The media type of the body, None without a body.
        json: The body of a JSON request, as it was given.
        form: The text fields of a form.
        files: The files of a multipart form: field name, and file name, content and media type.
        content: The body of any other media type.
    """

    __slots__ = ("content", "files", "form", "json", "media_type", "method", "path", "query")

    def __init__(self, method: str, path: str, query: list[tuple[str, str]]) -> None:
        self.method = method
        self.path = path
        self.query = query
        self.media_type: str | None = None
        self.json: Any = None
        self.form: list[tuple[str, str]] = []
        self.files: list[tuple[str, FilePart]] = []
        self.content: bytes | str | BinaryIO | None = None

    def httpx_arguments(self) -> dict[str, Any]:
        """What `httpx.Client.request` takes. httpx draws the boundary of a form and streams its files."""
        arguments: dict[str, Any] = {"method": self.method, "url": self.path, "params": self.query}
        if self.media_type is None:
            return arguments
        if self.media_type == MULTIPART:
            texts = [(name, (None, value.encode(), None)) for name, value in self.form]
            return {**arguments, "files": [*texts, *self.files]}
        headers = {"Content-Type": RAW if "*" in self.media_type else self.media_type}
        if self.media_type == URL_ENCODED:
            return {**arguments, "headers": headers, "content": urlencode(self.form)}
        if _is_json(self.media_type):
            return {**arguments, "headers": headers, "json": self.json}
        return {**arguments, "headers": headers, "content": self.content}


class Operation:
    """What one operation of the document takes.

    Attributes:
        operation_id: Its id in the document.
        method: The HTTP method, such as "POST".
        path: The path with its placeholders, as in the document.
        path_parameters: The names of the placeholders, in the path's order.
        query: By name of a query parameter, "form" or, for maps written as `name[key]=value`, "deepObject".
        bodies: By media type of the body, by field name, the names of the fields below it (None: anything).
        item_shapes: By body field that is a list of objects told apart by `role`: by role, the fields as above.
        json_fields: The fields of a multipart form that are sent as JSON.
        responses: The media types of successful answers.
    """

    __slots__ = (
        "bodies",
        "item_shapes",
        "json_fields",
        "method",
        "operation_id",
        "path",
        "path_parameters",
        "query",
        "responses",
    )

    def __init__(
        self,
        *,
        operation_id: str,
        method: str,
        path: str,
        path_parameters: tuple[str, ...] = (),
        query: Mapping[str, str] | None = None,
        bodies: Mapping[str, Mapping[str, Shape]] | None = None,
        item_shapes: Mapping[str, Mapping[str, Mapping[str, Shape]]] | None = None,
        json_fields: tuple[str, ...] = (),
        responses: tuple[str, ...] = (),
    ) -> None:
        self.operation_id = operation_id
        self.method = method
        self.path = path
        self.path_parameters = path_parameters
        self.query = query or {}
        self.bodies = bodies or {}
        self.item_shapes = item_shapes or {}
        self.json_fields = json_fields
        self.responses = responses

    def __repr__(self) -> str:
        return f"<Operation {self.operation_id}: {self.method} {self.path}>"

    def request(
        self,
        path_values: Sequence[str] = (),
        *,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
        media_type: str | None = None,
    ) -> OperationRequest:
        """The request for these values; only what is given is sent.

        Args:
            path_values: The ids in the path, in its order.
            query: Values by parameter name; None is left out, a mapping is written as `name[key]=value`.
            body: The fields of the body; bytes or text where the media type is neither JSON nor a form. In a
                form, a value that is bytes, an open file or a tuple of name, content and media type is a file.
            media_type: One of `bodies`; None is the first, or the multipart form where the body holds a file.

        Raises:
            ValueError: An id is empty or climbs ("." or ".."), or the media type is not one of the operation's.
            TypeError: The number of ids is wrong, or a query parameter is unknown.
        """
        path, _, fixed_query = self.path.partition("?")
        request = OperationRequest(
            self.method,
            self._filled(path, path_values),
            [*parse_qsl(fixed_query), *self._query_pairs(query or {})],
        )
        if body is not None:
            request.media_type = self._media_type(body, media_type)
            self._write_body(request, body)
        return request

    def _filled(self, path: str, values: Sequence[str]) -> str:
        if isinstance(values, str) or len(values) != len(self.path_parameters):
            raise TypeError(
                f"{self.operation_id} takes {len(self.path_parameters)} ids in its path, not {values!r}"
            )
        for name, value in zip(self.path_parameters, values, strict=True):
            if not isinstance(value, (str, int)):
                raise TypeError(f"{name} must be an id, not {value!r}")
            if value in {"", ".", ".."}:
                raise ValueError(f"{name} must name one thing, which {value!r} does not; give its id")
            path = path.replace("{" + name + "}", quote(str(value), safe=""), 1)
        return path

    def _query_pairs(self, query: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for name, value in query.items():
            if name not in self.query:
                known = ", ".join(self.query) or "none"
                raise TypeError(f"{self.operation_id} has no query parameter {name!r}; it has {known}")
            yield from query_pairs(name, value)

    def _media_type(self, body: Any, wanted: str | None) -> str:
        if wanted is not None and wanted not in self.bodies:
            known = ", ".join(self.bodies) or "none"
            raise ValueError(f"media_type {wanted!r} is none of those of {self.operation_id}: {known}")
        if wanted is None and MULTIPART in self.bodies and _holds_file(body):
            return MULTIPART
        if wanted is None and not self.bodies:
            raise ValueError(f"{self.operation_id} takes no body")
        return wanted or next(iter(self.bodies))

    def _write_body(self, request: OperationRequest, body: Any) -> None:
        media_type = request.media_type or ""
        if media_type in {MULTIPART, URL_ENCODED}:
            for name, value in body.items():
                _write_field(request, name, json.dumps(value) if name in self.json_fields else value)
        elif _is_json(media_type):
            request.json = body
        else:
            request.content = body[1] if isinstance(body, tuple) else body


def _write_field(request: OperationRequest, name: str, value: Any) -> None:
    if _is_file(value):
        request.files.append((name, _file_part(value)))
    elif hasattr(value, "items"):
        for key, item in value.items():
            _write_field(request, f"{name}[{key}]", item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _write_field(request, name if name.endswith("[]") else f"{name}[]", item)
    elif value is not None:
        request.form.append((name, _text(value)))


def query_pairs(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """A query value as pairs: lists repeat the name, mappings are written as `name[key]`, None is nothing."""
    if hasattr(value, "items"):
        for key, item in value.items():
            yield from query_pairs(f"{name}[{key}]", item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from query_pairs(name, item)
    elif value is not None:
        yield name, _text(value)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _is_file(value: Any) -> bool:
    if isinstance(value, tuple):
        return len(value) == 3 and _is_file(value[1])
    return isinstance(value, (bytes, bytearray)) or hasattr(value, "read")


def _holds_file(value: Any) -> bool:
    if hasattr(value, "values"):
        return any(map(_holds_file, value.values()))
    if isinstance(value, list):
        return any(map(_holds_file, value))
    return _is_file(value)


def _file_part(value: Any) -> FilePart:
    """Name, content and media type; a server takes a part for a file only if it has a file name."""
    name, content, media_type = value if isinstance(value, tuple) else (None, value, None)
    return name or _file_name(content), content, media_type


def _file_name(content: Any) -> str:
    name = getattr(content, "name", None)
    return name.replace("\\", "/").rpartition("/")[2] if isinstance(name, str) and name else "upload"


def _is_json(media_type: str) -> bool:
    plain = media_type.partition(";")[0].strip().lower()
    return plain == "application/json" or plain.endswith("+json")


__all__ = ["Operation", "OperationRequest", "query_pairs"]
