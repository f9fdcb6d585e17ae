"""`client.files`: files kept at the provider."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from aikit4d._core.calls import BYTES
from aikit4d._core.media import DEFAULT_MEDIA_TYPE, media_type_of_name
from aikit4d._core.paging import paged_call
from aikit4d._core.resource import AsyncOpenAIAPIResource, OpenAIAPIResource, id_call
from aikit4d._core.uploads import opened_upload, require_file, sendable_name, upload_call
from aikit4d.objects import APIObject
from aikit4d.parameters import INTEGER, MAPPING, TEXT, Check, OpenAIParameters, above_zero, not_empty
from aikit4d.result import AsyncOpenAIListResult, DeletedResult, ObjectResult, OpenAIListResult, OpenAIResult

if TYPE_CHECKING:
    from contextlib import ExitStack
    from typing import Unpack

    from aikit4d._core.calls import Call
    from aikit4d._core.uploads import FormFile
    from aikit4d.typed import FileContent, FileListParameters, FileParameters, Parameters

L = TypeVar("L", bound="OpenAIFileListResult")

# AIKit's name for bytes that come without one; nothing is concluded from it.
_NAME_OF_BYTES = "file.pdf"


class OpenAIFileParameters(OpenAIParameters):
    """Parameters of `files.create`.

    Attributes:
        filename: The name under which the file is kept; empty means its own name, `file.pdf` for
            bytes. Its extension says of what media type the file is.
        expires_after: When the file is removed: `{"anchor": "created_at", "seconds": 3600}`.

    Source: AIKit documentation, OpenAIFileParameters.
    """

    expires_after: Mapping[str, Any] | None = None
    filename: str | None = None

    _operation_id: ClassVar[str] = "createFile"
    _checks: ClassVar[dict[str, Check]] = {
        **OpenAIParameters._checks,
        "expires_after": MAPPING,
        "filename": TEXT,
    }
    _sent: ClassVar[dict[str, Callable[[Any], bool]]] = {
        **OpenAIParameters._sent,
        "expires_after": not_empty,
    }

    if TYPE_CHECKING:

        def __init__(
            self,
            parameters: OpenAIParameters | Mapping[str, Any] | None = None,
            /,
            **given: Unpack[FileParameters[Any]],
        ) -> None: ...

    def _sendable(self, name: str, value: Any) -> Any:
        return _expiry(value) if name == "expires_after" else value


class OpenAIFileListParameters(OpenAIParameters):
    """Parameters of `files.list`. What is left out is the server's to decide.

    Attributes:
        after: The id after which the page begins.
        limit: How many files a page has (OpenAI: 10,000 unless told otherwise).
        order: By date of creation, `asc` or `desc` (OpenAI: `desc` unless told otherwise).
        purpose: Only files with this purpose.

    Source: AIKit documentation, OpenAIFileListParameters.
    """

    after: str | None = None
    limit: int | None = None
    order: str | None = None
    purpose: str | None = None

    _operation_id: ClassVar[str] = "listFiles"
    _checks: ClassVar[dict[str, Check]] = {
        **OpenAIParameters._checks,
        "after": TEXT,
        "limit": INTEGER,
        "order": TEXT,
        "purpose": TEXT,
    }
    _sent: ClassVar[dict[str, Callable[[Any], bool]]] = {
        **OpenAIParameters._sent,
        "after": not_empty,
        "limit": above_zero,
        "order": not_empty,
        "purpose": not_empty,
    }

    if TYPE_CHECKING:

        def __init__(
            self,
            parameters: OpenAIParameters | Mapping[str, Any] | None = None,
            /,
            **given: Unpack[FileListParameters[Any]],
        ) -> None: ...


class OpenAIFile(APIObject):
    """What is known of a file.

    Attributes:
        id: Its identifier.
        bytes: Its size.
        created_at: When it was made, in seconds since 1970.
        filename: Its name.
        object: `file`.
        purpose: What it is for.
        status: How far the provider has worked on it.
        expires_at: When it is removed, in seconds since 1970.
        status_details: Why it could not be used.

    Source: AIKit documentation, OpenAIFile.
    """

    __slots__ = ()

    id: str | Any
    bytes: int | Any
    created_at: int | Any
    filename: str | Any
    object: str | Any
    purpose: str | Any
    status: str | Any
    expires_at: int | None
    status_details: str | None


class OpenAIFileDeleted(APIObject):
    """What became of a file that was to be deleted.

    Attributes:
        id: Its identifier.
        deleted: Whether it is gone.
        object: `file`.

    Source: AIKit documentation, OpenAIFileDeleted.
    """

    __slots__ = ()

    id: str | Any
    deleted: bool | Any
    object: str | Any


class OpenAIFileResult(ObjectResult):
    """The answer to `files.create` and `files.retrieve`.

    Source: AIKit documentation, OpenAIFileResult.
    """

    __slots__ = ()

    _thing_class: ClassVar[Callable[..., Any]] = OpenAIFile

    @property
    def file(self) -> OpenAIFile | Any:
        """The file; `None` when the provider described none."""
        return self._described()


class OpenAIFileListResult(OpenAIListResult[OpenAIFile]):
    """A page of files: a sequence of `OpenAIFile`s.

    Source: AIKit documentation, OpenAIFileListResult.
    """

    __slots__ = ()

    _item_class = OpenAIFile

    @property
    def files(self) -> list[OpenAIFile]:
        """The files on this page; empty when there are none."""
        return self._listed()


class AsyncOpenAIFileListResult(AsyncOpenAIListResult[OpenAIFile], OpenAIFileListResult):
    """`OpenAIFileListResult` of the asynchronous client."""

    __slots__ = ()


class OpenAIFileDeletedResult(DeletedResult):
    """The answer to `files.delete`: true exactly when the file was deleted.

    Source: AIKit documentation, OpenAIFileDeletedResult.
    """

    __slots__ = ()

    _thing_class: ClassVar[Callable[..., Any]] = OpenAIFileDeleted

    @property
    def deleted(self) -> OpenAIFileDeleted | Any:
        """What became of the file; `None` when the provider did not say."""
        return self._described()


class OpenAIFileContentResult(OpenAIResult):
    """The answer to `files.content`."""

    __slots__ = ()

    @property
    def content(self) -> bytes:
        """The file, byte for byte; empty after a failure."""
        return self._body if isinstance(self._body, bytes) and self.success else b""

    @property
    def text(self) -> str:
        """The file read as UTF-8; a byte that is none reads as the replacement character."""
        return self.content.decode("utf-8-sig", "replace")

    def _summary(self) -> str:
        return f", {len(self.content)} bytes"


class OpenAIFilesAPI(OpenAIAPIResource):
    """Upload files, and look after those that are kept at the provider.

    Source: AIKit documentation, OpenAIFilesAPI.
    """

    def create(
        self,
        file: FileContent,
        purpose: str,
        parameters: OpenAIFileParameters | FileParameters[OpenAIFileResult] | dict[str, Any] | None = None,
        **given: Unpack[FileParameters[OpenAIFileResult]],
    ) -> OpenAIFileResult:
        """Upload a file. It is read while it is sent, and never held in memory as a whole.

        Args:
            file: A path, bytes, or a file open in binary mode. An open file is sent from where it
                stands, stays open, and must do so until the call has ended; one that cannot be
                rewound (a pipe) is sent only once, whatever `maxRetries` says.
            purpose: What the file is for: `assistants`, `batch`, `fine-tune`, `vision`, `user_data`,
                `evals`, or another word of the provider.
            parameters: See `OpenAIFileParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result with `file`, what the provider knows of it.

        Raises:
            TypeError: When `file` is none of these, or `purpose` is no text, and for an unknown
                parameter or one of the wrong kind.
            ValueError: When `purpose` is empty.
            OSError: When a path leads to no file that can be read (`FileNotFoundError`, ...).
            OpenAIError: Only with `throw`, when the call fails.
        """
        call, result = _create_call(self._client, file, purpose, parameters, given)
        return self._client._run(call, result)

    def retrieve(
        self,
        fileId: str,
        parameters: OpenAIParameters | Parameters[OpenAIFileResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIFileResult]],
    ) -> OpenAIFileResult:
        """Ask what is known of a file.

        Args:
            fileId: The file's id.
            parameters: See `OpenAIParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result with `file`.

        Raises:
            TypeError: When `fileId` is no text, and for an unknown parameter or one of the wrong kind.
            ValueError: When `fileId` is empty or no single path segment.
            OpenAIError: Only with `throw`, when the call fails.
        """
        call, result = _retrieve_call(self._client, fileId, parameters, given)
        return self._client._run(call, result)

    def delete(
        self,
        fileId: str,
        parameters: OpenAIParameters | Parameters[OpenAIFileDeletedResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIFileDeletedResult]],
    ) -> OpenAIFileDeletedResult:
        """Delete a file.

        Args:
            fileId: The file's id.
            parameters: See `OpenAIParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result with `deleted`.

        Raises:
            TypeError: When `fileId` is no text, and for an unknown parameter or one of the wrong kind.
            ValueError: When `fileId` is empty or no single path segment.
            OpenAIError: Only with `throw`, when the call fails.
        """
        call, result = _delete_call(self._client, fileId, parameters, given)
        return self._client._run(call, result)

    def content(
        self,
        fileId: str,
        parameters: OpenAIParameters | Parameters[OpenAIFileContentResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIFileContentResult]],
    ) -> OpenAIFileContentResult:
        """Read a file.

        Args:
            fileId: The file's id.
            parameters: See `OpenAIParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result with `content`, the bytes of the file.

        Raises:
            TypeError: When `fileId` is no text, and for an unknown parameter or one of the wrong kind.
            ValueError: When `fileId` is empty or no single path segment.
            OpenAIError: Only with `throw`, when the call fails.
        """
        call, result = _content_call(self._client, fileId, parameters, given)
        return self._client._run(call, result)

    def list(
        self,
        parameters: OpenAIFileListParameters
        | FileListParameters[OpenAIFileListResult]
        | dict[str, Any]
        | None = None,
        **given: Unpack[FileListParameters[OpenAIFileListResult]],
    ) -> OpenAIFileListResult:
        """List the files, a page at a time.

        Args:
            parameters: See `OpenAIFileListParameters`.
            **given: Parameters by name; they win.

        Returns:
            A result with `files`; `iterate()` reads the following pages too.

        Raises:
            TypeError: For an unknown parameter or one of the wrong kind.
            OpenAIError: Only with `throw`, when the call fails.
        """
        call, result = _list_call(self._client, OpenAIFileListResult, parameters, given)
        return self._client._run(call, result)


class AsyncOpenAIFilesAPI(AsyncOpenAIAPIResource):
    """`OpenAIFilesAPI` of the asynchronous client."""

    async def create(
        self,
        file: FileContent,
        purpose: str,
        parameters: OpenAIFileParameters | FileParameters[OpenAIFileResult] | dict[str, Any] | None = None,
        **given: Unpack[FileParameters[OpenAIFileResult]],
    ) -> OpenAIFileResult:
        """Upload a file: see `OpenAIFilesAPI.create`."""
        call, result = _create_call(self._client, file, purpose, parameters, given)
        return await self._client._run(call, result)

    async def retrieve(
        self,
        fileId: str,
        parameters: OpenAIParameters | Parameters[OpenAIFileResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIFileResult]],
    ) -> OpenAIFileResult:
        """Ask what is known of a file: see `OpenAIFilesAPI.retrieve`."""
        call, result = _retrieve_call(self._client, fileId, parameters, given)
        return await self._client._run(call, result)

    async def delete(
        self,
        fileId: str,
        parameters: OpenAIParameters | Parameters[OpenAIFileDeletedResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIFileDeletedResult]],
    ) -> OpenAIFileDeletedResult:
        """Delete a file: see `OpenAIFilesAPI.delete`."""
        call, result = _delete_call(self._client, fileId, parameters, given)
        return await self._client._run(call, result)

    async def content(
        self,
        fileId: str,
        parameters: OpenAIParameters | Parameters[OpenAIFileContentResult] | dict[str, Any] | None = None,
        **given: Unpack[Parameters[OpenAIFileContentResult]],
    ) -> OpenAIFileContentResult:
        """Read a file: see `OpenAIFilesAPI.content`."""
        call, result = _content_call(self._client, fileId, parameters, given)
        return await self._client._run(call, result)

    async def list(
        self,
        parameters: OpenAIFileListParameters
        | FileListParameters[AsyncOpenAIFileListResult]
        | dict[str, Any]
        | None = None,
        **given: Unpack[FileListParameters[AsyncOpenAIFileListResult]],
    ) -> AsyncOpenAIFileListResult:
        """List the files, a page at a time: see `OpenAIFilesAPI.list`."""
        call, result = _list_call(self._client, AsyncOpenAIFileListResult, parameters, given)
        return await self._client._run(call, result)


def _create_call(
    client: Any, file: Any, purpose: Any, parameters: Any, given: Mapping[str, Any]
) -> tuple[Call, OpenAIFileResult]:
    require_file("file", file)
    if not isinstance(purpose, str):
        raise TypeError(f"purpose must be a text, not {type(purpose).__name__}")
    if not purpose:
        raise ValueError("purpose must not be empty: say what the file is for, such as 'user_data'")
    own = OpenAIFileParameters.of(parameters, given)
    result = OpenAIFileResult()

    def fields(opened: ExitStack) -> Mapping[str, Any]:
        return {**own.body(), "purpose": purpose, "file": _form_file(file, own.filename or "", opened)}

    return upload_call(client, "createFile", result, own, fields), result


def _retrieve_call(
    client: Any, file_id: str, parameters: Any, given: Mapping[str, Any]
) -> tuple[Call, OpenAIFileResult]:
    return id_call(client, "retrieveFile", OpenAIFileResult(), ("fileId", file_id), parameters, given)


def _delete_call(
    client: Any, file_id: str, parameters: Any, given: Mapping[str, Any]
) -> tuple[Call, OpenAIFileDeletedResult]:
    return id_call(client, "deleteFile", OpenAIFileDeletedResult(), ("fileId", file_id), parameters, given)


def _content_call(
    client: Any, file_id: str, parameters: Any, given: Mapping[str, Any]
) -> tuple[Call, OpenAIFileContentResult]:
    identifier = ("fileId", file_id)
    result = OpenAIFileContentResult()
    return id_call(client, "downloadFile", result, identifier, parameters, given, expects=BYTES)


def _list_call(client: Any, kind: type[L], parameters: Any, given: Mapping[str, Any]) -> tuple[Call, L]:
    own = OpenAIFileListParameters.of(parameters, given)
    return paged_call(client, "listFiles", kind, own)


def _form_file(file: Any, filename: str, opened: ExitStack) -> FormFile:
    upload = opened_upload(file, opened)
    name = sendable_name(filename) or upload.name
    return name or _NAME_OF_BYTES, upload, media_type_of_name(name) if name else DEFAULT_MEDIA_TYPE


def _expiry(given: Mapping[str, Any]) -> dict[str, Any]:
    """The members that say something: no empty anchor, no number of seconds below 1."""
    for name, value in given.items():
        if not (value is None or isinstance(value, (str, int, float))):
            raise TypeError(f"expires_after[{name!r}] must be a text or a number, not {type(value).__name__}")
    return {name: value for name, value in given.items() if value and (isinstance(value, str) or value > 0)}
