"""Tells whether an sdist or a wheel holds what it should, and nothing else: `python contents.py FILE...`."""

import re
import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

LARGEST = 3 * 1024 * 1024
PACKAGES = ("aikit4d", "aikit4d_openapi")
SOURCES = {
    "codegen": {".py", ".yaml", ".jinja", ".md"},
    "docs": {".py", ".md", ".css", ".json", ".svg", ".png"},
    "facade": {".py", ".typed"},
    "generated": {".py", ".typed"},
    "tests": {".py", ".json", ".toml"},
}
FILES = {
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "PKG-INFO", "README.md", "SECURITY.md",
    "noxfile.py", "openapi.yaml", "pyproject.toml",
}  # fmt: skip
NEEDED_IN_SDIST = {
    *FILES,
    "codegen/__main__.py",
    "docs/examples/six_operations.py",
    "facade/aikit4d/py.typed",
    "generated/aikit4d_openapi/py.typed",
    "tests/conftest.py",
}
NEEDED_IN_WHEEL = {
    *(f"{package}/{file}" for package in PACKAGES for file in ("__init__.py", "py.typed")),
    "dist-info/METADATA",
    "dist-info/licenses/LICENSE",
}
IN_METADATA = {"METADATA", "RECORD", "WHEEL", "licenses/LICENSE"}
# hatchling puts it into every sdist.
TOLERATED = {".gitignore"}


def complaints(archive: Path) -> list[str]:
    """What is wrong with an sdist (`.tar.gz`) or a wheel (`.whl`)."""
    if archive.suffix == ".whl":
        names, fits, needed = names_in_wheel(archive), fits_wheel, NEEDED_IN_WHEEL
    else:
        names, fits, needed = names_in_sdist(archive), fits_sdist, NEEDED_IN_SDIST
    told = [f"does not belong here: {name}" for name in sorted(names) if not fits(PurePosixPath(name))]
    told += [f"is missing: {name}" for name in sorted(needed - names)]
    size = archive.stat().st_size
    return told + ([f"{size} bytes are more than {LARGEST}"] if size > LARGEST else [])


def names_in_wheel(archive: Path) -> set[str]:
    """The names of the files, without the version in that of the metadata's folder."""
    with zipfile.ZipFile(archive) as wheel:
        return {re.sub(r"^[^/]*\.dist-info/", "dist-info/", name) for name in wheel.namelist()}


def names_in_sdist(archive: Path) -> set[str]:
    """The names of the files below the one folder that an sdist holds."""
    with tarfile.open(archive) as sdist:
        return {entry.name.split("/", 1)[1] for entry in sdist.getmembers() if entry.isfile()}


def fits_wheel(path: PurePosixPath) -> bool:
    top, *below = path.parts
    if top == "dist-info":
        return "/".join(below) in IN_METADATA
    return top in PACKAGES and is_source(path, SOURCES["facade"])


def fits_sdist(path: PurePosixPath) -> bool:
    if len(path.parts) == 1:
        return path.name in FILES | TOLERATED
    return is_source(path, SOURCES.get(path.parts[0], set()))


def is_source(path: PurePosixPath, suffixes: set[str]) -> bool:
    return path.suffix in suffixes and not any(part.startswith((".", "__py")) for part in path.parts)


def main(archives: list[Path]) -> int:
    told = [f"{archive.name}: {complaint}" for archive in archives for complaint in complaints(archive)]
    print("\n".join(told or [f"{archive.name} holds what it should" for archive in archives]))
    return bool(told)


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
