"""What the offline server remembers of each request it got."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers

from aikit4d._core.secrets import masked_headers
from aikit4d._core.showing import clipped, shown


class RecordedHeaders(Headers):
    """The headers of a request: a mapping whose names compare without case.

    The values are those that came; ``repr`` masks credentials, so that a failing test does not print them.
    """

    def __repr__(self) -> str:
        """The headers with credentials masked."""
        return f"{type(self).__name__}({clipped(repr(masked_headers(self.items())))})"


@dataclass(frozen=True, repr=False)
class UploadedFile:
    """A file of a multipart request.

    Attributes:
        filename: The name that the client gave.
        contentType: The media type that the client gave, or ``None``.
        data: The bytes.
    """

    filename: str
    contentType: str | None
    data: bytes

    def __repr__(self) -> str:
        """The file's name and size."""
        return f"{type(self).__name__}({shown(self.filename)}, {len(self.data)} bytes)"


@dataclass(repr=False)
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
    headers: RecordedHeaders
    body: bytes = b""
    json: Any = None
    form: dict[str, Any] | None = None

    def __repr__(self) -> str:
        """What was asked; query and headers may hold keys."""
        asked = clipped(f"{self.method} {self.path}")
        return f"{type(self).__name__}({asked}, {shown(self.json if self.form is None else self.form)})"
