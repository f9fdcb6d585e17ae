"""Files that are written as a whole, and names that stay in their folder."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikit4d._core.saving import folder_file, write_file

posix = pytest.mark.skipif(os.name == "nt", reason="permissions, links and pipes of POSIX")


@pytest.fixture
def umask():
    former = os.umask(0o027)
    yield 0o027
    os.umask(former)


def permissions(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("form", [str, lambda path: path])
def test_the_file_holds_the_bytes_and_nothing_is_left_beside_it(tmp_path, form):
    file = tmp_path / "a.png"
    for data in (b"first", b"", b"second\r\n\0"):
        write_file(form(file), data)
        assert file.read_bytes() == data
    assert list(tmp_path.iterdir()) == [file]


def test_a_relative_path_is_one_of_the_current_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_file("a.png", b"x")
    assert (tmp_path / "a.png").read_bytes() == b"x"


@posix
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path, umask):
    write_file(tmp_path / "a", b"x")
    assert permissions(tmp_path / "a") == 0o666 & ~umask


@posix
def test_a_replaced_file_keeps_its_permissions(tmp_path):
    file = tmp_path / "a"
    file.write_bytes(b"old")
    file.chmod(0o600)
    write_file(file, b"new")
    assert (file.read_bytes(), permissions(file)) == (b"new", 0o600)


@posix
@pytest.mark.parametrize("exists", [True, False])
def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path, exists):
    outside = tmp_path / "outside"
    if exists:
        outside.write_bytes(b"kept")
    link = tmp_path / "link"
    link.symlink_to(outside)
    write_file(link, b"new")
    assert not link.is_symlink()
    assert link.read_bytes() == b"new"
    assert outside.exists() is exists
    assert not exists or outside.read_bytes() == b"kept"


def folder_at(path):
    path.mkdir()


def pipe_at(path):
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("prepare", "name", "error"),
    [
        pytest.param(folder_at, "a", IsADirectoryError, id="folder"),
        pytest.param(lambda path: None, "a/b", FileNotFoundError, id="no such folder"),
        pytest.param(lambda path: path.write_bytes(b"x"), "a/b", NotADirectoryError, id="file", marks=posix),
        pytest.param(pipe_at, "a", FileExistsError, id="pipe", marks=posix),
        pytest.param(lambda path: None, "a" * 300, OSError, id="long name"),
    ],
)
def test_what_cannot_be_written_raises_and_names_the_path(tmp_path, prepare, name, error):
    prepare(tmp_path / "a")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(error) as caught:
        write_file(tmp_path / name, b"x")
    assert caught.value.filename == str(tmp_path / name)
    assert caught.value.errno
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("step", ["chmod", "replace"])
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_after_a_failure_the_old_file_stays_and_no_other(tmp_path, monkeypatch, step, failure):
    file = tmp_path / "a"
    file.write_bytes(b"old")

    def fail(*_arguments):
        raise failure

    monkeypatch.setattr(Path, step, fail)
    with pytest.raises(type(failure)) as caught:
        write_file(file, b"new")
    monkeypatch.undo()
    assert not isinstance(failure, OSError) or caught.value.filename == str(file)
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_bytes() == b"old"


def test_what_is_no_bytes_raises_and_leaves_no_file(tmp_path):
    with pytest.raises(TypeError):
        write_file(tmp_path / "a", "text")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("prefix", "index", "extension", "name"),
    [
        ("image", 0, "png", "image0.png"),
        ("", 12, "webp", "12.webp"),
        ("..a", 1, "jpg", "..a1.jpg"),
        ("Äö 漢", 1, "jpg", "Äö 漢1.jpg"),
        ("a" * 250, 1, "png", "a" * 250 + "1.png"),
    ],
)
def test_a_name_is_made_of_prefix_index_and_extension(tmp_path, prefix, index, extension, name):
    assert folder_file(tmp_path, prefix, index, extension) == tmp_path / name
    assert folder_file(str(tmp_path), prefix, index, extension) == tmp_path / name


OUTSIDE = [
    "..",
    ".",
    "../x",
    "/etc/x",
    "a/b",
    "a\\b",
    "C:\\x",
    "C:x",
    "\\\\host\\x",
    "a\0b",
    "a\nb",
    "\x7f",
    "\ud800",
]


@pytest.mark.parametrize("text", OUTSIDE)
@pytest.mark.parametrize("parameter", ["prefix", "extension"])
def test_a_name_that_is_no_plain_one_raises(tmp_path, parameter, text):
    parts = {"prefix": "image", "index": 0, "extension": "png", parameter: text}
    with pytest.raises(ValueError, match=f"^{parameter} "):
        folder_file(tmp_path, **parts)


@pytest.mark.parametrize("prefix", ["a" * 251, "ä" * 126])
def test_a_name_too_long_for_a_file_system_raises(tmp_path, prefix):
    with pytest.raises(ValueError, match=r"^prefix "):
        folder_file(tmp_path, prefix, 0, "png")


@given(st.text(max_size=20), st.text(max_size=5))
def test_whatever_the_name_it_stays_in_its_folder(prefix, extension):
    folder = Path("folder").absolute()
    try:
        file = folder_file(folder, prefix, 0, extension)
    except ValueError:
        return
    assert file.parent == folder
    assert Path(os.path.normpath(file)).parent == folder
