"""The answers to image requests: pictures that can be read, shown and saved."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, SupportsIndex

from aikit4d._core.addresses import RefusedURLError
from aikit4d._core.downloads import downloaded
from aikit4d._core.drivers import AsyncIO, SyncIO, run_blocking
from aikit4d._core.media import decode_base64, image_extension, image_media_type, parse_data_url
from aikit4d._core.pictures import picture_of, png_of
from aikit4d._core.saving import folder_file, write_file
from aikit4d._core.secrets import bare
from aikit4d._core.settings import DEFAULT_TIMEOUT
from aikit4d._core.wire import TransportFailure, shown_url
from aikit4d.errors import OpenAIError
from aikit4d.objects import APIObject
from aikit4d.result import OpenAIResult

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PIL.Image import Image

_LONGEST_SHOWN_URL = 2000
logger: logging.Logger = logging.getLogger("aikit4d")


class OpenAIImage(APIObject):
    """A picture that a model made.

    Attributes:
        url: Where it can be had for a while; a data URL holds the picture itself.
        b64_json: The picture as base64 text.
        revised_prompt: The text that the model made of the prompt.

    Source: AIKit documentation, OpenAIImage.
    """

    __slots__ = ("_client", "_error")

    url: str | None
    b64_json: str | None
    revised_prompt: str | None

    def __init__(self, image: Mapping[str, Any] | None = None, /, **fields: Any) -> None:
        super().__init__(image, **fields)
        self._client: Any = None
        self._error: OpenAIError | None = None

    @property
    def error(self) -> OpenAIError | None:
        """Why the last attempt to read the picture gave nothing; `None` when it did, or there was none."""
        return self._error

    def asBlob(self) -> bytes | None:
        """The bytes of the picture: downloaded from `url`, else decoded from `b64_json`.

        A download sends no key and no header of the API, follows no redirect to another scheme,
        takes 100 MiB and the client's `timeout` at most (to look up a name, a synchronous client takes as
        long as the system does), and refuses addresses that are not public, unless the client's
        `allowPrivateDownloads` is set.

        Returns:
            The bytes, or `None` when there are none; `error` then says why.
        """
        return run_blocking(self._blob(self._io(SyncIO)))

    def asPicture(self) -> Image | None:
        """The picture itself, `None` when there is none that can be read; `error` then says why.

        Raises:
            ImportError: Pillow (extra `images`) is not installed.
        """
        return run_blocking(self._picture(self._io(SyncIO)))

    def saveToDisk(self, file: str | os.PathLike[str]) -> bool:
        """Write the picture to a file, all of it or nothing.

        Args:
            file: The path of the file.

        Returns:
            Whether it was written; false when there is no picture, and `error` says why.

        Raises:
            TypeError: `file` is no path.
            OSError: The system refuses, `file` is a folder, or its folder does not exist.
        """
        return run_blocking(self._saved(self._io(SyncIO), _file_path(file)))

    def _repr_png_(self) -> bytes | None:
        """The picture for notebooks, when it needs no download."""
        data = self._held()
        if data is None or image_media_type(data) == "image/png":
            return data
        try:
            return png_of(picture_of(data))
        except (ImportError, ValueError):
            return None

    def __reduce_ex__(self, protocol: SupportsIndex) -> Any:
        # A pickle must not hold the client, which has a key.
        rebuilt, (kind, content, state) = super().__reduce_ex__(protocol)
        return rebuilt, (kind, content, {**state, "_client": None})

    def _visible(self) -> dict[str, Any]:
        # The address of a picture may hold the right to fetch it.
        url = dict.get(self, "url")
        return {**self, "url": shown_url(url[:_LONGEST_SHOWN_URL])} if isinstance(url, str) else self

    def _io(self, kind: Any) -> Any:
        return kind() if self._client is None else self._client._io

    async def _blob(self, io: SyncIO | AsyncIO) -> bytes | None:
        self._error = None
        try:
            data = await self._found(io)
        except (RefusedURLError, TransportFailure) as error:
            self._failed(f"The picture was not downloaded: {error}", error)
            return None
        if not data:
            self._failed("There is no picture in the answer")
        return data or None

    async def _found(self, io: SyncIO | AsyncIO) -> bytes | None:
        url = self.url
        if isinstance(url, str) and url and not _is_data_url(url):
            return await self._downloaded(io, url)
        return self._held()

    async def _downloaded(self, io: SyncIO | AsyncIO, url: str) -> bytes:
        client = self._client
        if client is None:
            return await downloaded(io, url, timeout=DEFAULT_TIMEOUT)
        return await downloaded(
            io,
            url,
            timeout=client.timeout or DEFAULT_TIMEOUT,
            allow_private=client.allowPrivateDownloads,
            agent=client.httpAgent,
        )

    def _held(self) -> bytes | None:
        """The bytes that the answer itself holds."""
        for text in (self.url, self.b64_json):
            content = parse_data_url(text) if isinstance(text, str) else None
            if content is not None:
                return content[1]
        try:
            return decode_base64(self.b64_json) if isinstance(self.b64_json, str) else None
        except ValueError:
            return None

    async def _picture(self, io: SyncIO | AsyncIO) -> Image | None:
        data = await self._blob(io)
        if data is None:
            return None
        try:
            return picture_of(data)
        except ValueError as error:
            self._failed(f"The answer holds {error}", error)
            return None

    async def _saved(self, io: SyncIO | AsyncIO, path: Path) -> bool:
        data = await self._blob(io)
        if data is None:
            return False
        write_file(path, data)
        return True

    def _failed(self, message: str, cause: Exception | None = None) -> None:
        self._error = OpenAIError(message=message)
        if cause is not None:
            # Its frames hold what has come so far, and the address, which may be signed.
            bare(cause)
            self._error.__cause__ = cause
        logger.debug("%s", message)


class AsyncOpenAIImage(OpenAIImage):
    """`OpenAIImage` of the asynchronous client: its methods are awaited."""

    __slots__ = ()

    async def asBlob(self) -> bytes | None:  # type: ignore[override]
        """The bytes of the picture: see `OpenAIImage.asBlob`."""
        return await self._blob(self._io(AsyncIO))

    async def asPicture(self) -> Image | None:  # type: ignore[override]
        """The picture itself: see `OpenAIImage.asPicture`."""
        return await self._picture(self._io(AsyncIO))

    async def saveToDisk(self, file: str | os.PathLike[str]) -> bool:  # type: ignore[override]
        """Write the picture to a file: see `OpenAIImage.saveToDisk`."""
        return await self._saved(self._io(AsyncIO), _file_path(file))


class OpenAIImagesResult(OpenAIResult):
    """The answer to an image request.

    Source: AIKit documentation, OpenAIImagesResult.
    """

    __slots__ = ("_client", "_images")

    _image_class: ClassVar[type[OpenAIImage]] = OpenAIImage

    def __init__(self, client: Any = None) -> None:
        super().__init__()
        self._client = client
        self._images: list[Any] | None = None

    @property
    def images(self) -> list[OpenAIImage]:
        """The pictures; empty when there are none."""
        if self._images is None:
            items = self._list_member("data")
            made = [self._image(item) for item in items if isinstance(item, dict)] or self._nothing()
            if not self._terminated:
                return made
            self._images = made
        return self._images

    @property
    def image(self) -> OpenAIImage | Any:
        """The first picture, `None` when there is none."""
        images = self.images
        return images[0] if images else None

    def saveImagesToDisk(self, folder: str | os.PathLike[str], prefix: str = "") -> bool:
        """Write all pictures to a folder: `<prefix>0.png`, `<prefix>1.png`, ...

        The ending is that of the picture's own format. A picture that cannot be had is left out,
        the others keep their numbers.

        Args:
            folder: The folder; it must exist.
            prefix: The beginning of the names; empty means `image`.

        Returns:
            Whether there were pictures and all of them were written.

        Raises:
            TypeError: `folder` is no path, or `prefix` no text.
            ValueError: `prefix` would lead out of the folder.
            OSError: There is no such folder, or the system refuses.
        """
        return run_blocking(self._saved(SyncIO, _folder_path(folder), _checked_prefix(prefix)))

    def __getstate__(self) -> dict[str, Any]:
        # A pickle must not hold the client, which has a key.
        return {**super().__getstate__(), "_client": None}

    def _image(self, item: dict[str, Any]) -> OpenAIImage:
        image = self._image_class(item)
        image._client = self._client
        return image

    async def _saved(self, kind: Any, folder: Path, prefix: str) -> bool:
        saved = []
        for index, image in enumerate(self.images):
            data = await image._blob(image._io(kind))
            saved.append(data is not None)
            if data is not None:
                write_file(folder_file(folder, prefix, index, image_extension(data)), data)
        return bool(saved) and all(saved)

    def _summary(self) -> str:
        return f", {len(self.images)} images"


class AsyncOpenAIImagesResult(OpenAIImagesResult):
    """`OpenAIImagesResult` of the asynchronous client: what reads or saves pictures is awaited."""

    __slots__ = ()

    _image_class = AsyncOpenAIImage

    @property
    def images(self) -> list[AsyncOpenAIImage]:  # type: ignore[override]
        """The pictures; empty when there are none."""
        return super().images  # type: ignore[return-value]

    @property
    def image(self) -> AsyncOpenAIImage | Any:
        """The first picture, `None` when there is none."""
        images = self.images
        return images[0] if images else None

    async def saveImagesToDisk(  # type: ignore[override]
        self, folder: str | os.PathLike[str], prefix: str = ""
    ) -> bool:
        """Write all pictures to a folder: see `OpenAIImagesResult.saveImagesToDisk`."""
        return await self._saved(AsyncIO, _folder_path(folder), _checked_prefix(prefix))


def _is_data_url(url: str) -> bool:
    return url.lstrip()[:5].lower() == "data:"


def _file_path(file: object) -> Path:
    if not isinstance(file, (str, os.PathLike)):
        raise TypeError(f"file must be a path, not {type(file).__name__}")
    path = Path(file)
    if path.is_dir():
        raise IsADirectoryError(f"file must be the path of a file, and {os.fspath(file)!r} is a folder")
    return path


def _folder_path(folder: object) -> Path:
    if not isinstance(folder, (str, os.PathLike)):
        raise TypeError(f"folder must be a path, not {type(folder).__name__}")
    path = Path(folder)
    if not path.is_dir():
        raise NotADirectoryError(
            f"folder must be the path of a folder: there is none at {os.fspath(folder)!r}"
        )
    return path


def _checked_prefix(prefix: object) -> str:
    if not isinstance(prefix, str):
        raise TypeError(f"prefix must be a text, not {type(prefix).__name__}")
    folder_file("", prefix, 0, "")
    return prefix or "image"
