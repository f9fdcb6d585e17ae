"""Every check of the project: `nox` runs those that the default list names, `nox -s NAME` runs one."""

import itertools
import os
import re
import shutil
from pathlib import Path
from typing import NoReturn

import nox

ROOT = Path(__file__).parent
PYTHONS = ["3.11", "3.12", "3.13"]

nox.options.default_venv_backend = "venv"
nox.options.reuse_existing_virtualenvs = True
nox.options.error_on_missing_interpreters = False
nox.options.sessions = [
    "lint",
    "types",
    "check",
    "tests",
    "compat",
    "contract",
    "docs",
    "demo",
    "build",
]

# Not run against the built wheel: slow, or about sources and not about what is installed.
LONG_OR_OF_SOURCES = [
    "tests/codegen",
    "tests/decoding",
    "tests/packaging",
    "tests/soak",
    "tests/providers_answers",
    "tests/security",
    "tests/transport",
    "tests/test_budgets.py",
    "tests/test_walls.py",
]

# One process runs a whole module: some make a package or start a server once for all of their tests.
IN_PARALLEL = ["-n", "2", "--dist", "loadfile", "-q"]

# Runs in its own process: it counts function calls, which caches left by other tests would change.
COUNTED = "tests/test_budgets.py"

OWN_SUITES = ["tests/compat", "tests/contract", "tests/benchmarks"]

# Not run on other documents or with other versions: about our own document, or about speed.
OF_OUR_DOCUMENT = [
    "tests/codegen",
    "tests/soak",
    "tests/docs",
    "tests/surface/test_typed_mappings.py",
    "tests/test_budgets.py",
]


def groups(*names: str) -> list[str]:
    """The requirements of dependency groups of pyproject.toml."""
    return nox.project.dependency_groups(nox.project.load_toml(ROOT / "pyproject.toml"), *names)


def run_time_requirements() -> list[str]:
    """What the library needs when it runs, all extras included."""
    project = nox.project.load_toml(ROOT / "pyproject.toml")["project"]
    return [*project["dependencies"], *itertools.chain(*project["optional-dependencies"].values())]


def strict() -> bool:
    """Whether a check that cannot run here must fail instead of being skipped."""
    return os.environ.get("AIKIT4D_REQUIRE_ALL") == "1"


def cannot_run(session: nox.Session, reason: str) -> NoReturn:
    """Skip the rest of a session with the reason, or fail where nothing may be skipped."""
    if strict():
        session.error(reason)
    session.skip(reason)


def try_to_install(session: nox.Session, group: str) -> None:
    """Install a dependency group that not every machine can have; what needs it then says what is missing."""
    told = session.run(
        "python", "-m", "pip", "install", "-q", *groups(group), silent=True, success_codes=[0, 1]
    )
    if told:
        session.log(f"pip, installing the group {group}: {told}")


@nox.session(python=PYTHONS[0])
def lint(session: nox.Session) -> None:
    """Style of everything written by hand."""
    session.install(*groups("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session(python=PYTHONS[0])
def types(session: nox.Session) -> None:
    """Types of the facade and the pipeline, and of programs that use the library, in an editor too."""
    session.install("-e", ".[images,offline]", *groups("typing", "codegen"))
    examples = [str(path) for path in sorted((ROOT / "docs" / "examples").glob("*.py"))]
    session.run("mypy", "facade", "codegen", "tests/typing", *examples)
    with session.chdir(session.create_tmp()):
        readme = "readme.py"
        Path(readme).write_text(readme_program())
        session.run("mypy", "--strict", "--config-file=", readme)
        require_pyright(session)
        session.run("pyright", "--project", str(ROOT / "tests" / "typing"))
        session.run("pyright", readme, *examples)
        told = session.run("pyright", "--verifytypes", "aikit4d", "--ignoreexternal", silent=True)
        session.log(
            "Types of the public interface that are known: " + str(told).split("score: ")[1].split()[0]
        )
        session.run("python", str(ROOT / "tests" / "typing" / "editor_completion.py"))


def readme_program() -> str:
    """The README's Python blocks as one program."""
    blocks = re.findall(r"^```python\n(.*?)^```$", (ROOT / "README.md").read_text(), re.DOTALL | re.MULTILINE)
    return "\n".join(["# pyright: strict", *blocks])


def require_pyright(session: nox.Session) -> None:
    """Install pyright, which brings its own node.js; skip the rest of the session where it cannot be had."""
    try_to_install(session, "editors")
    told = session.run("python", "-m", "pyright", "--version", silent=True, success_codes=range(256))
    if not str(told).startswith("pyright "):
        cannot_run(session, f"mypy passed; pyright cannot be had on this machine: {told}")


@nox.session(python=PYTHONS[0])
def regenerate(session: nox.Session) -> None:
    """Make generated/ anew from openapi.yaml (`-- --check` compares, `-- --spec X` takes another)."""
    session.install(*groups("codegen"))
    session.run("python", "-m", "codegen", "regenerate", *session.posargs)


@nox.session(python=PYTHONS[0])
def check(session: nox.Session) -> None:
    """generated/ is what openapi.yaml says."""
    session.install(*groups("codegen"))
    session.run("python", "-m", "codegen", "regenerate", "--check")


@nox.session(python=PYTHONS[0])
def upstream(session: nox.Session) -> None:
    """Report what another document changes: `nox -s upstream -- PATH_OR_URL [--json]`."""
    session.install(*groups("codegen"))
    session.run("python", "-m", "codegen", "upstream", *session.posargs)


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The test suite; coverage is judged on the first Python. `-- ARGUMENTS` runs pytest with these alone."""
    session.install("-e", ".[images,offline]", *groups("test", "codegen"))
    if session.posargs:
        session.run("pytest", *session.posargs)
        return
    first = session.python == PYTHONS[0]
    coverage = ["--cov", "--cov-report=term-missing:skip-covered", "--cov-fail-under=97"] if first else []
    # The pipeline is a tool of the project and runs on the first Python.
    own = [f"--ignore={folder}" for folder in (OWN_SUITES if first else [*OWN_SUITES, "tests/codegen"])]
    session.run("pytest", *IN_PARALLEL, *own, f"--ignore={COUNTED}", *coverage)
    session.run("pytest", COUNTED)


@nox.session(python=PYTHONS[0])
def lowest(session: nox.Session) -> None:
    """The facade's suite with the oldest versions of its dependencies that pyproject.toml allows."""
    oldest = [re.sub(r">=([^,]+).*", r"==\1", line) for line in run_time_requirements()]
    session.install("-e", ".", *oldest, *groups("test"))
    others = [f"--ignore={suite}" for suite in [*OWN_SUITES, *OF_OUR_DOCUMENT]]
    session.run("pytest", *IN_PARALLEL, *others, *session.posargs)


@nox.session(python=PYTHONS[0])
def upstream_tests(session: nox.Session) -> None:
    """The facade's suite on clients generated from upstream's documents (AIKIT4D_UPSTREAM_SPECS)."""
    folder = os.environ.get("AIKIT4D_UPSTREAM_SPECS")
    if not folder:
        cannot_run(session, "AIKIT4D_UPSTREAM_SPECS names no folder with upstream's documents")
    documents = sorted(Path(folder).glob("*.json"))
    if not documents:
        session.error(f"AIKIT4D_UPSTREAM_SPECS names {folder}, which holds no document (*.json)")
    session.install("-e", ".[images,offline]", *groups("test", "codegen"))
    own = [f"--ignore={suite}" for suite in [*OWN_SUITES, *OF_OUR_DOCUMENT]]
    for document in documents:
        root = Path(session.create_tmp()) / document.stem
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        session.run("python", "-m", "codegen", "--root", str(root), "regenerate", "--spec", str(document))
        session.run(
            "pytest", *IN_PARALLEL, *own, *session.posargs, env={"PYTHONPATH": str(root / "generated")}
        )


@nox.session(python=PYTHONS[0])
def compat(session: nox.Session) -> None:
    """The library against llama.cpp's own server with a tiny model made here."""
    session.install("-e", ".[images,offline]", *groups("test"))
    # Where there is no wheel for this machine, the tests skip and print that reason.
    try_to_install(session, "compat")
    session.run("pytest", "tests/compat", *session.posargs)


@nox.session(python=PYTHONS[0])
def contract(session: nox.Session) -> None:
    """Every method against a mock server that follows the OpenAPI document."""
    node = [] if shutil.which("npm") else groups("contract")
    session.install("-e", ".[images,offline]", *groups("test"), *node)
    session.run("pytest", "tests/contract", *session.posargs)


@nox.session(python=PYTHONS[0])
def docs(session: nox.Session) -> None:
    """The documentation, in site/; broken links and missing docstrings fail."""
    session.install("-e", ".[offline]", *groups("docs"))
    strict_build = ["--fail-on-warning", "--keep-going", "--fresh-env", "--quiet"]
    session.run("sphinx-build", *strict_build, "-d", session.create_tmp(), "docs", "site")


@nox.session(python=PYTHONS[0])
def bench(session: nox.Session) -> None:
    """Measure against bare httpx, openai and the stock client (`-- --full` takes some minutes)."""
    session.install("-e", ".[images,offline]", *groups("test", "codegen"))
    session.run("python", "tests/benchmarks", *session.posargs)


@nox.session(python=PYTHONS[0])
def soak(session: nox.Session) -> None:
    """The long form of the tests that storm the library; its short form is part of `tests`."""
    session.install("-e", ".[images,offline]", *groups("test"))
    session.run("pytest", "tests/soak", *session.posargs, env={"AIKIT4D_SOAK": "1"})


@nox.session(python=PYTHONS[0])
def audit(session: nox.Session) -> None:
    """Look for known vulnerabilities of what the library installs (`-- -s osv` asks another service)."""
    folder = Path(session.create_tmp())
    try_to_install(session, "audit")
    ask = ["python", "-m", "pip_audit", "--progress-spinner", "off", *session.posargs]
    require_advisories(session, ask, folder / "vulnerable.txt")
    installed = folder / "installed"
    shutil.rmtree(installed, ignore_errors=True)
    session.install("-q", "--target", str(installed), *run_time_requirements())
    session.run(*ask, "--strict", "--path", str(installed))


def require_advisories(session: nox.Session, ask: list[str], vulnerable: Path) -> None:
    """Skip the session where no service tells of vulnerabilities.

    Asks about a version known to be vulnerable first: without an answer no service was reached, and an empty
    report would mean nothing.
    """
    vulnerable.write_text("jinja2==2.4.1\n")
    one_package = ["-f", "json", "--no-deps", "--disable-pip", "-r", str(vulnerable)]
    told = session.run(*ask, *one_package, silent=True, success_codes=[0, 1])
    if '"fix_versions"' not in str(told):
        answer = str(told).strip().splitlines() or ["no answer"]
        cannot_run(session, f"no service tells of vulnerabilities here: {answer[-1]}")


@nox.session(python=PYTHONS[0])
def demo(session: nox.Session) -> None:
    """A conversation through all six chat operations, against OPENAI_BASE_URL or the offline server."""
    session.install("-e", ".[offline]")
    session.run("python", "docs/examples/six_operations.py")


@nox.session(python=PYTHONS[0])
def build(session: nox.Session) -> None:
    """Build sdist and wheel, look at them, and try the wheel in an empty environment."""
    shutil.rmtree(ROOT / "dist", ignore_errors=True)
    session.install(*groups("build"))
    session.run("python", "-m", "build", "--quiet")
    (sdist,), (wheel,) = (ROOT / "dist").glob("*.tar.gz"), (ROOT / "dist").glob("*.whl")
    session.run("twine", "check", "--strict", str(sdist), str(wheel))
    session.run("python", "tests/packaging/contents.py", str(sdist), str(wheel))
    try_wheel(session, sdist, wheel)


def try_wheel(session: nox.Session, sdist: Path, wheel: Path) -> None:
    """Run the demo and the tests of the sdist with the wheel, in an environment that holds nothing else."""
    folder = Path(session.create_tmp()).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    shutil.unpack_archive(sdist, folder)
    (unpacked,) = folder.iterdir()
    sources = unpacked.rename(folder / "sources")
    # Without these, nothing but the wheel can be imported.
    for root in ("facade", "generated"):
        shutil.rmtree(sources / root)
    session.run("python", "-m", "venv", str(folder / "empty"))
    (python,) = [str(path) for path in (folder / "empty").glob("*/python*") if path.stem == "python"]
    with session.chdir(sources):
        session.run(python, "-m", "pip", "install", "-q", f"{wheel}[offline]", external=True)
        no_server = {"OPENAI_BASE_URL": "", "OPENAI_API_KEY": ""}
        session.run(python, "docs/examples/six_operations.py", env=no_server, external=True)
        own = [f"{wheel}[images,offline]", *groups("test")]
        session.run(python, "-m", "pip", "install", "-q", *own, external=True)
        others = [f"--ignore={suite}" for suite in [*OWN_SUITES, *LONG_OR_OF_SOURCES]]
        session.run(python, "-m", "pytest", *IN_PARALLEL, *others, *session.posargs, external=True)
