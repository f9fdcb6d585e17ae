"""The walls of the house: who may import whom, and how large a module may grow."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FACADE = ROOT / "facade" / "aikit4d"
GENERATED = ROOT / "generated" / "aikit4d_openapi"
CODEGEN = ROOT / "codegen"

FACADE_MODULES = sorted(FACADE.rglob("*.py"))
LIBRARY_MODULES = [path for path in FACADE_MODULES if "offline" not in path.parts]
LOOKS_INSIDE_THE_GENERATED_CODE = {FACADE / "_core" / "generated.py"}
SENDS = {FACADE / "_core" / "transport.py", FACADE / "_core" / "network.py"}
OFFERS_THE_INTERFACE_OF_HTTPX = {FACADE / "_core" / "lowlevel.py"}


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


@pytest.mark.parametrize("path", LIBRARY_MODULES, ids=named)
def test_one_module_alone_looks_inside_the_generated_code(path):
    if path not in LOOKS_INSIDE_THE_GENERATED_CODE:
        assert "aikit4d_openapi" not in packages(path)


@pytest.mark.parametrize("path", LIBRARY_MODULES, ids=named)
def test_the_http_library_is_imported_only_where_it_is_used(path):
    if path not in SENDS | OFFERS_THE_INTERFACE_OF_HTTPX:
        assert not {"httpx", "httpcore"} & packages(path)


@pytest.mark.parametrize("path", LIBRARY_MODULES, ids=named)
def test_the_facade_writes_no_path_or_method_of_the_api(path):
    written = {node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant)}
    texts = {text for text in written if isinstance(text, str)}
    assert not texts & {"POST", "PUT", "PATCH"}
    if path.name != "hints.py":
        assert not {
            text for text in texts if text.startswith(("/chat", "/models", "/files", "/images", "/embed"))
        }


@pytest.mark.parametrize("path", [*FACADE_MODULES, *sorted(CODEGEN.rglob("*.py"))], ids=named)
def test_a_hand_written_module_stays_below_500_lines(path):
    assert len(path.read_text().splitlines()) <= 500


def test_every_module_below_tests_has_a_name_of_its_own():
    names = [
        path.name
        for path in (ROOT / "tests").rglob("*.py")
        if path.name not in {"conftest.py", "__init__.py"}
    ]
    assert sorted(names) == sorted(set(names))
