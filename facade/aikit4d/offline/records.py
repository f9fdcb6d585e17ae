"""What the offline server remembers of each request it got."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import Headers

from aikit4d._core.secrets import masked_headers


class RecordedHeaders(Headers):
    """The headers of a request: a mapping whose names compare without case.

    The values are those that came; ``repr`` masks credentials, so that a failing test does not print them.
    """

    def __repr__(self) -> str:
        """The headers with credentials masked."""
        return f"{type(self).__name__}({masked_headers(self.items())!r})"


@dataclass(frozen=True)
class UploadedFile:
    """A file of a multipart request.

    Attributes:
        filename: The name that the client gave.
        contentType: The media type that the client gave, or ``None``.
        data: The bytes.
    """

    filename: str
    contentType: str | None
    data: bytes = field(repr=False)


@dataclass
class RecordedRequest:
    """One request as it came.

    Attributes:
        method: HTTP method, in capitals.
        path: Path as it stood on the wire, escapes included (``/v1/chat/completions``).
        query: Query values by name; of a repeated name the last value.
        headers: Headers; names compare without case.
        body: The bytes of the body; empty for a multipart body, which is in ``form``.
        json: The decoded JSON body, or ``None``.
        form: The form fields by name (``metadata[key]`` and ``image[]`` as they came), each a ``str`` or an
            ``UploadedFile``, a list of these for a repeated name; ``None`` where no form came.
    """

    method: str
    path: str
    query: Mapping[str, str]
    headers: RecordedHeaders = field(repr=False)
    body: bytes = field(default=b"", repr=False)
    json: Any = None
    form: dict[str, Any] | None = None
