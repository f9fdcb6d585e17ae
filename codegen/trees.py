"""Comparing and exchanging whole folders."""

import shutil
import uuid
from pathlib import Path


def files_of(folder: Path) -> dict[str, bytes]:
    """The files below a folder by their relative path, without Python's caches."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def differences(expected: Path, found: Path) -> list[str]:
    """One line for each file that is missing, extra or different in the folder `found`."""
    wanted, there = files_of(expected), files_of(found)
    lines = [f"{name}: is missing" for name in wanted if name not in there]
    lines += [f"{name}: does not belong here" for name in there if name not in wanted]
    lines += [f"{name}: differs" for name in wanted if name in there and wanted[name] != there[name]]
    return sorted(lines)


def swap(new: Path, target: Path) -> None:
    """Puts the folder `new` in the place of `target`; on any failure `target` stays as it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    mark = uuid.uuid4().hex
    incoming = target.with_name(f".{target.name}-{mark}-new")
    outgoing = target.with_name(f".{target.name}-{mark}-old")
    try:
        shutil.copytree(new, incoming)
        if target.exists():
            target.rename(outgoing)
        try:
            incoming.rename(target)
        except OSError:
            if outgoing.exists():
                outgoing.rename(target)
            raise
    finally:
        shutil.rmtree(incoming, ignore_errors=True)
        shutil.rmtree(outgoing, ignore_errors=True)
