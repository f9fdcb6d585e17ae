"""Tells whether a wheel holds what it should, and nothing else: `python contents.py WHEEL`."""

import sys
import zipfile
from pathlib import PurePosixPath

PACKAGES = ("aikit4d", "aikit4d_openapi")
SUFFIXES = {".py", ".typed"}
LARGEST = 3 * 1024 * 1024


def complaints(wheel: str) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        size = sum(entry.compress_size for entry in archive.infolist())
    told = [f"does not belong here: {name}" for name in names if not _belongs(PurePosixPath(name))]
    told += [
        f"{package} is not marked as typed" for package in PACKAGES if f"{package}/py.typed" not in names
    ]
    return told + ([f"{size} bytes are more than {LARGEST}"] if size > LARGEST else [])


def _belongs(path: PurePosixPath) -> bool:
    top = path.parts[0]
    return top.endswith(".dist-info") or (top in PACKAGES and path.suffix in SUFFIXES)


if __name__ == "__main__":
    told = complaints(sys.argv[1])
    print("\n".join(told) or f"{sys.argv[1]} holds what it should")
    sys.exit(bool(told))
