"""Files on their way out: read piece by piece, as often as a call is sent."""

from __future__ import annotations

import inspect
import io
import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aikit4d._core.calls import Call
    from aikit4d.parameters import OpenAIParameters
    from aikit4d.result import OpenAIResult

FormFile: TypeAlias = "tuple[str, Upload, str]"


class Upload:
    """A binary file, with the place where it stands now as its beginning.

    The HTTP library rewinds what it sends to its beginning before every attempt. Its size is what was told
    to the server: what the file has grown by since then is not part of it.
    """

    __slots__ = ("_file", "_place", "_size", "_start", "name")

    def __init__(self, file: Any, name: str) -> None:
        self._file = file
        self._start = _place(file)
        self._place = 0
        self._size: int | None = None
        self.name = name

    @property
    def rewinds(self) -> bool:
        """Whether it can be sent again; a pipe can not."""
        return self._start is not None

    def read(self, size: int = -1) -> bytes:
        """The next bytes, none at the end; raises `OSError` where the file ends before its size."""
        if self._size is not None:
            left = self._size - self._place
            size = min(size, left) if size >= 0 else left
        try:
            data = self._file.read(size)
        except ValueError as error:
            # Closed while the call runs: the network layer expects an OSError.
            raise OSError(f"The file cannot be read: {error}") from None
        if not isinstance(data, bytes):
            raise OSError(f"The file gives {type(data).__name__} where bytes are needed")
        if not data and size > 0 and self._size is not None:
            raise OSError("The file became shorter while it was sent")
        self._place += len(data)
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place, counted from the beginning; raises `OSError` in a pipe."""
        if self._start is None:
            raise io.UnsupportedOperation("seek")
        try:
            if whence == os.SEEK_END:
                offset, whence = offset + self._measured(self._start), os.SEEK_SET
            from_start = self._start if whence == os.SEEK_SET else 0
            self._place = int(self._file.seek(from_start + offset, whence)) - self._start
        except ValueError as error:
            raise OSError(f"The file cannot be read: {error}") from None
        return self._place

    def _measured(self, start: int) -> int:
        if self._size is None:
            self._size = max(0, int(self._file.seek(0, os.SEEK_END)) - start)
        return self._size

    def tell(self) -> int:
        """The place, counted from the beginning."""
        return self.seek(0, os.SEEK_CUR)

    def head(self, size: int) -> bytes:
        """Its first bytes, without moving on; none of a pipe."""
        if not self.rewinds:
            return b""
        data = self.read(size)
        self.seek(0)
        return data


def require_file(parameter: str, file: object) -> None:
    """Raise an error that names the parameter, unless its value can be a file."""
    if isinstance(file, str) and not file:
        raise ValueError(f"{parameter} must not be empty: a text is the path of a file")
    if isinstance(file, (str, os.PathLike, bytes, bytearray, memoryview)):
        return
    read = getattr(file, "read", None)
    if inspect.iscoroutinefunction(read):
        raise TypeError(f"{parameter} must be an ordinary binary file, not an asynchronous one")
    if not callable(read):
        raise TypeError(
            f"{parameter} must be a path, bytes or an open binary file, not {type(file).__name__}"
        )
    try:
        is_binary = isinstance(read(0), bytes)
    except (OSError, ValueError) as error:
        raise ValueError(f"{parameter} must be open for reading: {error}") from error
    if not is_binary:
        raise TypeError(f"{parameter} must be opened in binary mode: open(..., 'rb')")


def opened_upload(file: Any, opened: ExitStack) -> Upload:
    """The upload of a path, bytes or an open file; what is opened for it goes into `opened`.

    Its `name` is the file's own, empty for bytes and for files without one.

    Raises:
        OSError: A path that leads to no file that can be read.
    """
    if isinstance(file, (str, os.PathLike)):
        path = Path(file)
        return Upload(opened.enter_context(path.open("rb")), sendable_name(path.name))
    if isinstance(file, (bytes, bytearray, memoryview)):
        return Upload(io.BytesIO(bytes(file)), "")
    name = getattr(file, "name", None)
    # Files without a place of their own are called by a number, or by a word such as `<stdin>`.
    known = isinstance(name, str) and not name.startswith("<")
    return Upload(file, sendable_name(Path(str(name)).name) if known else "")


def upload_call(
    client: Any,
    operation_id: str,
    result: OpenAIResult,
    parameters: OpenAIParameters,
    fields: Callable[[ExitStack], Mapping[str, Any]],
    *,
    resolves: bool = False,
) -> Call:
    """A call with files: `fields` makes the form and opens the files, which are closed with the call."""
    with ExitStack() as opened:
        body = fields(opened)
        call: Call = client._prepare(operation_id, result, parameters, body=body, resolves=resolves)
        call.files = opened.pop_all()
    if not all(upload.rewinds for upload in _uploads(body)):
        call.max_retries = 0
    return call


def _uploads(body: Mapping[str, Any]) -> list[Upload]:
    values = [item for value in body.values() for item in (value if isinstance(value, list) else [value])]
    parts = [part for value in values if isinstance(value, tuple) for part in value]
    return [part for part in parts if isinstance(part, Upload)]


def can_rewind(content: Any) -> bool:
    """Whether the content of a form's file can be read again."""
    return isinstance(content, (str, bytes)) or _place(content) is not None


def _place(file: Any) -> int | None:
    try:
        return int(file.seek(0, os.SEEK_CUR))
    except (AttributeError, OSError):
        return None


def sendable_name(name: str) -> str:
    """`name` as a form can hold it."""
    # Bytes of a name that are no text stand as half surrogate pairs.
    return name.encode("utf-8", "replace").decode()
