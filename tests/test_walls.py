"""The walls of the house: who may import whom, and how large a module may grow."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FACADE = ROOT / "facade" / "aikit4d"
GENERATED = ROOT / "generated" / "aikit4d_openapi"
CODEGEN = ROOT / "codegen"

FACADE_MODULES = sorted(FACADE.rglob("*.py"))
LIBRARY_MODULES = [path for path in FACADE_MODULES if "offline" not in path.parts]
CORE = FACADE / "_core" / "__init__.py"
LOOKS_INSIDE_THE_GENERATED_CODE = {FACADE / "_core" / "generated.py"}
USES_THE_HTTP_LIBRARY = {
    FACADE / "_core" / name for name in ("http_clients.py", "lowlevel.py", "network.py", "transport.py")
}
# It knows which addresses are of which call.
NAMES_PATHS = {FACADE / "_core" / "hints.py"}


def named(path):
    return str(path.relative_to(ROOT))


def imports(path, *, typing_too=False):
    tree = ast.parse(path.read_text())
    if not typing_too:
        tree = WithoutTypingBlocks().visit(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield ("." * node.level) + (node.module or "")


class WithoutTypingBlocks(ast.NodeTransformer):
    def visit_If(self, node):
        return None if ast.unparse(node.test) == "TYPE_CHECKING" else node


def packages(path, **options):
    return {name.split(".")[0] for name in imports(path, **options)}


@pytest.mark.parametrize("path", sorted(GENERATED.rglob("*.py")), ids=named)
def test_the_generated_client_does_not_know_the_facade(path):
    assert "aikit4d" not in packages(path, typing_too=True)


def library_modules_but(excepted):
    """The modules that a wall stands around, and not those that have to reach over it."""
    assert excepted <= set(LIBRARY_MODULES)
    return pytest.mark.parametrize(
        "path", [path for path in LIBRARY_MODULES if path not in excepted], ids=named
    )


@library_modules_but(LOOKS_INSIDE_THE_GENERATED_CODE)
def test_one_module_alone_looks_inside_the_generated_code(path):
    assert "aikit4d_openapi" not in packages(path)


@library_modules_but(USES_THE_HTTP_LIBRARY)
def test_the_http_library_is_imported_only_where_it_is_used(path):
    assert not {"httpx", "httpcore"} & packages(path)


def texts_of(path):
    values = {node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant)}
    return {value for value in values if isinstance(value, str)}


@pytest.mark.parametrize("path", LIBRARY_MODULES, ids=named)
def test_the_facade_writes_no_method_of_the_api(path):
    assert not texts_of(path) & {"POST", "PUT", "PATCH"}


@library_modules_but(NAMES_PATHS)
def test_the_facade_writes_no_path_of_the_api(path):
    begins = ("/chat", "/models", "/files", "/images", "/embed")
    assert [text for text in texts_of(path) if text.startswith(begins)] == []


@pytest.mark.parametrize("path", [*FACADE_MODULES, *sorted(CODEGEN.rglob("*.py"))], ids=named)
def test_a_hand_written_module_stays_below_500_lines(path):
    assert len(path.read_text().splitlines()) <= 500


def test_the_map_of_the_core_names_each_module_once():
    places = re.findall(r"^    (`.*?):", CORE.read_text(), re.MULTILINE)
    named_there = re.findall(r"`(\w+)`", " ".join(places))
    modules = [path.stem for path in CORE.parent.glob("*.py") if path != CORE]
    assert sorted(named_there) == sorted(modules)


def test_every_module_below_tests_has_a_name_of_its_own():
    names = [
        path.name
        for path in (ROOT / "tests").rglob("*.py")
        if path.name not in {"conftest.py", "__init__.py"}
    ]
    assert sorted(names) == sorted(set(names))
