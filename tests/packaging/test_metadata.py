"""What the package says of itself: version, Pythons, requirements, changes."""

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

import aikit4d

ROOT = Path(__file__).parents[2]
TABLES = tomllib.loads((ROOT / "pyproject.toml").read_text())
PROJECT, GROUPS = TABLES["project"], TABLES["dependency-groups"]
CHANGES = (ROOT / "CHANGELOG.md").read_text()
IMPORTED_AS = {
    "attrs": "attr attrs",
    "pillow": "PIL",
    "python-dateutil": "dateutil",
    "python-multipart": "python_multipart multipart",
}


def pythons_of_nox():
    tree = ast.parse((ROOT / "noxfile.py").read_text())
    (value,) = [node.value for node in tree.body if "PYTHONS" in ast.unparse(node).split("=")[0]]
    return ast.literal_eval(value)


def test_the_classifiers_name_the_pythons_that_nox_tests():
    stem = "Programming Language :: Python :: "
    named = [line.removeprefix(stem) for line in PROJECT["classifiers"] if line.startswith(stem)]
    assert [name for name in named if name != "3 :: Only"] == pythons_of_nox()
    assert PROJECT["requires-python"] == f">={pythons_of_nox()[0]}"


def test_the_version_stands_in_one_place():
    assert PROJECT["dynamic"] == ["version"]
    assert metadata.version("aikit4d") == aikit4d.__version__
    sources = [path for folder in ("facade", "codegen", "docs") for path in (ROOT / folder).rglob("*.py")]
    literal = re.compile(rf"""["']{re.escape(aikit4d.__version__)}["']""")
    assert [path.name for path in sources if literal.search(path.read_text())] == ["_version.py"]


def requirement_name(requirement):
    return re.match(r"[\w.-]+", requirement)[0].lower()


def imported(*folders, without=()):
    """The packages that the modules below the folders import when they run."""
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    names = set()
    for path in files:
        if not any(part in path.parts for part in without):
            names |= run_time_imports(ast.parse(path.read_text()))
    return names - {*sys.stdlib_module_names, "aikit4d", "aikit4d_openapi", "__future__"}


def run_time_imports(tree):
    names = set()
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module.split(".")[0])
        names |= run_time_imports(node)
    return names


def covers(requirements, names):
    """Whether each requirement is imported, and nothing that is not required."""
    known = [set(IMPORTED_AS.get(name, name.replace("-", "_")).split()) for name in requirements]
    return not names - set().union(*known) and all(one & names for one in known)


def test_the_requirements_are_what_is_imported():
    requirements = [requirement_name(line) for line in PROJECT["dependencies"]]
    images = [requirement_name(line) for line in PROJECT["optional-dependencies"]["images"]]
    assert covers(requirements + images, imported("facade/aikit4d", "generated", without=["offline"]))


def test_the_requirements_of_the_offline_server_are_what_it_imports():
    names = imported("facade/aikit4d/offline") - {"pytest", "attrs", "msgspec"}
    extra = [requirement_name(line) for line in PROJECT["optional-dependencies"]["offline"]]
    assert covers(extra, names)


def every_requirement():
    optional = PROJECT["optional-dependencies"]
    return {
        requirement_name(line)
        for lines in (PROJECT["dependencies"], *optional.values(), *GROUPS.values())
        for line in lines
    }


def test_the_pipeline_imports_the_generated_client_with_the_requirements_of_the_project():
    names = imported("generated")
    wanted = {line for line in PROJECT["dependencies"] if requirement_name(line).replace("-", "_") in names}
    assert len(wanted) == len(names)
    assert wanted <= set(GROUPS["codegen"])


@pytest.mark.parametrize("name", sorted(every_requirement()))
def test_the_docs_say_what_a_requirement_is_for(name):
    page = (ROOT / "docs" / "dependencies.md").read_text().lower()
    assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", page)


HEADINGS = re.findall(r"^## (.*)$", CHANGES, re.MULTILINE)
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_changes_begin_with_those_to_come_and_end_with_the_first_version():
    assert HEADINGS[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", heading) for heading in HEADINGS[1:])
    assert HEADINGS[-1].startswith("[0.1.0]")
    assert f"[{aikit4d.__version__}]" in HEADINGS[1]


@pytest.mark.parametrize("heading", re.findall(r"^### (.*)$", CHANGES, re.MULTILINE))
def test_changes_are_of_the_kinds_that_keep_a_changelog_names(heading):
    assert heading in KINDS
