"""The check of sdists and wheels finds what does not belong in them, and what is not there."""

import io
import os
import tarfile
import zipfile

import pytest
from contents import LARGEST, NEEDED_IN_SDIST, NEEDED_IN_WHEEL, complaints, main


def written(folder, name, files):
    path = folder / name
    if path.suffix == ".whl":
        with zipfile.ZipFile(path, "w") as wheel:
            for file, data in files.items():
                wheel.writestr(file.replace("dist-info", "aikit4d-1.0.dist-info"), data)
        return path
    with tarfile.open(path, "w:gz") as sdist:
        for file, data in files.items():
            member = tarfile.TarInfo(f"aikit4d-1.0/{file}")
            member.size = len(data)
            sdist.addfile(member, io.BytesIO(data))
    return path


KINDS = {"a.whl": NEEDED_IN_WHEEL, "a.tar.gz": NEEDED_IN_SDIST}


@pytest.fixture(params=KINDS)
def archive(request, tmp_path):
    """Writes an archive of the files that are needed, with others or without some."""

    def write(*more, without=(), size=0):
        names = {*KINDS[request.param], *more} - {*without}
        return written(tmp_path, request.param, {name: os.urandom(size) for name in names})

    return write


def test_an_archive_of_what_is_needed_is_fine(archive, capsys):
    path = archive()
    assert main([path]) == 0
    assert capsys.readouterr().out == f"{path.name} holds what it should\n"


@pytest.mark.parametrize(
    "name",
    [
        ".env",
        "aikit4d/__pycache__/client.cpython-311.pyc",
        "facade/aikit4d/.secret.py",
        "notes/plan.md",
        "facade/aikit4d/settings.json",
        "aikit4d/settings.json",
        "site/index.html",
        "aikit4d.pth",
        "aikit4d-1.0.data/scripts/aikit4d",
        "aikit4d/native.so",
    ],
)
def test_what_does_not_belong_is_named(archive, name):
    assert complaints(archive(name)) == [f"does not belong here: {name}"]


@pytest.mark.parametrize("name", ["entry_points.txt", "licenses/OTHER", "start.pth"])
def test_the_metadata_of_a_wheel_holds_nothing_that_runs(tmp_path, name):
    files = dict.fromkeys((*NEEDED_IN_WHEEL, f"dist-info/{name}"), b"")
    assert complaints(written(tmp_path, "a.whl", files)) == [f"does not belong here: dist-info/{name}"]


def test_sources_belong_in_an_sdist_alone(tmp_path):
    tests = dict.fromkeys((*NEEDED_IN_WHEEL, "tests/conftest.py"), b"")
    assert complaints(written(tmp_path, "a.whl", tests)) == ["does not belong here: tests/conftest.py"]


def test_what_is_missing_is_named(archive, capsys):
    path = archive(without=[name for name in NEEDED_IN_WHEEL | NEEDED_IN_SDIST if name.endswith("py.typed")])
    assert [told.split(": ")[0] for told in complaints(path)] == ["is missing"] * 2
    assert main([path]) == 1
    assert "py.typed" in capsys.readouterr().out


def test_an_archive_that_has_grown_is_told(archive):
    (told,) = complaints(archive(size=LARGEST // 5))
    assert told.endswith(f"bytes are more than {LARGEST}")
