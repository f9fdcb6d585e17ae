"""Reading a request: what came, as a record, and its body as the operation means it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from python_multipart.exceptions import FormParserError
from starlette.datastructures import UploadFile
from starlette.requests import Request

from aikit4d.offline.errors import APIError, invalid
from aikit4d.offline.records import RecordedHeaders, RecordedRequest, UploadedFile

MOST_BYTES = 64 * 2**20
# The API takes files of up to 512 MB; the rest is for what surrounds them.
MOST_FORM_BYTES = 520 * 2**20
FORM_TYPES = frozenset({"multipart/form-data", "application/x-www-form-urlencoded"})

# A form knows texts only; these fields are meant otherwise.
FORM_NUMBERS = frozenset({"n", "output_compression", "partial_images", "seconds"})
NUMBER = re.compile(r"-?\d{1,18}")
FORM_FLAGS = frozenset({"stream"})


def media_type(headers: Mapping[str, str]) -> str:
    """The media type of a body, without parameters."""
    return headers.get("content-type", "application/json").partition(";")[0].strip().lower()


def most_bytes(content_type: str) -> int:
    """How large a body of a media type may be."""
    return MOST_FORM_BYTES if content_type in FORM_TYPES else MOST_BYTES


async def read(request: Request, record: RecordedRequest) -> None:
    """Read the request's body into its record.

    Raises:
        APIError: The body is too large, or is not what its media type says.
    """
    if media_type(record.headers) in FORM_TYPES:
        record.form = await _form(request)
        return
    record.body = await request.body()
    if record.body:
        record.json = _decoded(record.body)


async def _form(request: Request) -> dict[str, Any]:
    try:
        async with request.form(max_part_size=MOST_BYTES) as form:
            return _grouped([(name, _field(value)) for name, value in form.multi_items()])
    except FormParserError as error:  # pragma: no cover - newer Starlettes make an HTTPException of it
        raise invalid(f"We could not parse the form: {error}", None, "invalid_form") from error


def _decoded(body: bytes) -> Any:
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise invalid(
            f"We could not parse the JSON body of your request: {error}", None, "invalid_json"
        ) from error


def _field(value: str | UploadFile) -> str | UploadedFile:
    if isinstance(value, str):
        return value
    return UploadedFile(value.filename or "", value.content_type, value.file.read())


def _grouped(fields: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    grouped: dict[str, list[Any]] = {}
    for name, value in fields:
        grouped.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in grouped.items()}


def new_record(request: Request) -> RecordedRequest:
    """The record of a request whose body is still to be read."""
    return RecordedRequest(
        method=request.method,
        path=request.scope["path"],
        query=dict(request.query_params),
        headers=RecordedHeaders(raw=request.headers.raw),
    )


def fields(record: RecordedRequest) -> dict[str, Any]:
    """The fields of the body, nested as the API names them.

    Raises:
        APIError: The JSON body is no object.
    """
    if record.form is not None:
        return _nested(record.form)
    if record.json is None and not record.body:
        return {}
    if not isinstance(record.json, dict):
        raise APIError(400, "The JSON body of your request is not an object.", code="invalid_json")
    return record.json


def _nested(form: Mapping[str, Any]) -> dict[str, Any]:
    """Fields named ``name[]`` as lists, fields named ``name[key]`` as mappings, numbers and flags read."""
    whole: dict[str, Any] = {}
    for name, value in form.items():
        if name.endswith("[]"):
            whole[name[:-2]] = value if isinstance(value, list) else [value]
            continue
        *outer, last = name.replace("]", "").split("[")
        place = whole
        for key in outer:
            place = place.setdefault(key, {})
            if not isinstance(place, dict):
                raise invalid(f"The field '{name}' is at odds with '{key}'.", name, "invalid_value")
        place[last] = _read_text(last, value)
    return whole


def _read_text(name: str, value: Any) -> Any:
    if name in FORM_NUMBERS and isinstance(value, str) and NUMBER.fullmatch(value):
        return int(value)
    return {"true": True, "false": False}.get(value, value) if name in FORM_FLAGS else value
