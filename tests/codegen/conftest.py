"""Packages made from small documents, and upstream's documents where they are given."""

import importlib
import json
import shutil
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

FOLDERS = [str(folder) for folder in (Path(__file__).parents[2], Path(__file__).parent)]
sys.path[:0] = [folder for folder in FOLDERS if folder not in sys.path]

from codegen.pipeline import Tree  # noqa: E402  # the line before makes it importable
from tiny_documents import PACKAGE, build_package, document, importing  # noqa: E402


def pytest_configure(config):
    config.addinivalue_line("markers", "upstream: takes upstream's own documents, and longer than the others")


@pytest.fixture
def make(tmp_path):
    """Makes and imports the package of a document; gives the function that loads an operation."""
    with ExitStack() as stack:

        def made(source):
            folder = tmp_path / f"made{len(list(tmp_path.iterdir()))}"
            build_package(source, folder)
            stack.enter_context(importing(folder))
            return importlib.import_module(f"{PACKAGE}.operations").load

        yield made


@pytest.fixture(scope="session")
def small_repository(tmp_path_factory):
    """A repository with a pinned document and the package made from it, for tests to copy."""
    made = Tree(tmp_path_factory.mktemp("small") / "repository")
    build_package(document(), made.package.parent)
    made.document.write_text(json.dumps(document()))
    return made


@pytest.fixture
def tree(small_repository, tmp_path):
    """A repository of the test's own."""
    shutil.copytree(small_repository.root, tmp_path / "repository")
    return Tree(tmp_path / "repository")
