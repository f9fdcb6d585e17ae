"""Files written as a whole or not at all, and names that stay in their folder."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

_LONGEST_NAME = 255
# Separators of any system, control characters, and halves of surrogate pairs, which cannot be written.
_NOT_IN_NAMES = frozenset("/\\:\x7f") | frozenset(map(chr, [*range(32), *range(0xD800, 0xE000)]))


def write_file(path: str | os.PathLike[str], data: bytes) -> None:
    """Write `data` to the file `path`: it then holds all of it, or, after an error, what it held before.

    The permissions are those of any new file, or those of the file that is replaced. A symbolic
    link is replaced itself; the file that it leads to stays as it is.

    Raises:
        IsADirectoryError: `path` is a folder.
        FileNotFoundError: The folder of `path` does not exist.
        OSError: The system refuses otherwise, or `path` is a device, a pipe or the like.
    """
    target = Path(path)
    permissions = _replaced_permissions(target)
    try:
        _write_and_rename(target, data, permissions)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error


def folder_file(folder: str | os.PathLike[str], prefix: str, index: int, extension: str) -> Path:
    """The path `<prefix><index>.<extension>` directly in `folder`.

    Raises:
        ValueError: `prefix` or `extension` would lead out of the folder, or fits no file name.
    """
    for parameter, text in (("prefix", prefix), ("extension", extension)):
        if text in {".", ".."} or not _NOT_IN_NAMES.isdisjoint(text):
            raise ValueError(f"{parameter} must be part of a plain file name, without folders, not {text!r}")
    name = f"{prefix}{index}.{extension}"
    if len(name.encode()) > _LONGEST_NAME:
        raise ValueError(f"prefix must be short enough for file names of {_LONGEST_NAME} bytes")
    return Path(folder) / name


def _replaced_permissions(target: Path) -> int | None:
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(mode):
        raise FileExistsError(errno.EEXIST, "Not a regular file", str(target))
    return mode & 0o777


def _write_and_rename(target: Path, data: bytes, permissions: int | None) -> None:
    temporary = target.parent / f".{secrets.token_hex(8)}.tmp"
    try:
        # Mode "x" follows no link that somebody else put there, and honours the umask.
        with temporary.open("xb") as file:
            if permissions is not None:
                temporary.chmod(permissions)
            file.write(data)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
