"""From a document to the generated package: read, check, correct, normalise, generate, import, swap."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from codegen import trees
from codegen.checking import check_is_openapi, check_is_usable
from codegen.corrections import Corrected, correct, load_corrections
from codegen.errors import PipelineError
from codegen.facade import missing_operations
from codegen.facts import OperationFacts, operation_facts
from codegen.generating import PACKAGE, generate
from codegen.importing import import_everything
from codegen.reading import Document, parse, read_text
from codegen.rules import CLEANING, FITTING, STRAIGHTENING, Applied, apply
from codegen.structure import check_structure
from codegen.toolchain import check_pins, tidy

Report = Callable[[str], None]

_PINNED_HEADER = "# The pinned OpenAPI document: what generated/ is made from (see codegen/README.md).\n"


@dataclass(frozen=True)
class Tree:
    """Where the pinned document and the generated package stand."""

    root: Path

    @property
    def document(self) -> Path:
        """The pinned document."""
        return self.root / "openapi.yaml"

    @property
    def package(self) -> Path:
        """The generated package."""
        return self.root / "generated" / PACKAGE


@dataclass(frozen=True)
class Straightened:
    """A document as every reader wants it, and what was done to it."""

    document: Document
    facts: list[OperationFacts]
    corrected: list[Corrected]
    applied: list[Applied]


def straighten(text: str, source: str) -> Straightened:
    """Reads, checks, corrects and straightens a document."""
    document = parse(text, source)
    check_is_openapi(document, source)
    document, corrected = correct(document, load_corrections())
    document, cleaned = apply(CLEANING, document)
    check_structure(document, source)
    document, applied = apply(STRAIGHTENING, document)
    return Straightened(document, operation_facts(document), corrected, [*cleaned, *applied])


def regenerate(tree: Tree, report: Report, *, spec: str | None = None, check: bool = False) -> list[str]:
    """Makes the package anew, and with `spec` from another document, which is pinned then.

    Nothing in the tree changes unless everything succeeds.

    Args:
        tree: The repository.
        report: Takes one line for each thing worth telling.
        spec: The path or URL of another document.
        check: Whether to compare only.

    Returns:
        The differences between the tree and what should stand there; empty unless `check`.

    Raises:
        PipelineError: The first thing that is wrong.
    """
    check_pins()
    source = spec or str(tree.document)
    text = read_text(source)
    with tempfile.TemporaryDirectory(prefix="aikit4d-codegen-") as name:
        package = Path(name) / PACKAGE
        build(text, source, package, report)
        if check:
            found = [f"{PACKAGE}/{line}" for line in trees.differences(package, tree.package)]
            return found + _document_differences(tree, text, spec)
        _install(tree, package, pinned_text(text, source) if spec else None)
    return []


def build(text: str, source: str, package: Path, report: Report) -> None:
    """Generates the package of a document into a new folder, and imports every module of it."""
    made = straighten(text, source)
    check_is_usable(made.document, source)
    for correction in made.corrected:
        report(f"correction {correction.outcome}: {correction.pointer}")
    document, fitted = apply(FITTING, made.document)
    for applied in [*made.applied, *fitted]:
        if applied.count:
            report(f"rule {applied.rule}: {applied.count} places. {applied.reason}")
    for name in missing_operations(made.facts):
        report(f"missing operation {name}: the library's method for it will say so")
    generate(document, made.facts, package)
    tidy(package)
    _check_complete(package, made.facts)
    import_everything(package)
    report(f"{len(made.facts)} of {len(made.facts)} operations, {len(list(package.rglob('*.py')))} modules")


def _check_complete(package: Path, facts: list[OperationFacts]) -> None:
    there = sum(path.name != "__init__.py" for path in (package / "api").rglob("*.py"))
    if there != len(facts):
        raise PipelineError("openapi-python-client", f"made {there} of {len(facts)} operations")


def _document_differences(tree: Tree, text: str, spec: str | None) -> list[str]:
    if spec is None:
        return []
    if not tree.document.exists():
        return [f"{tree.document.name}: is missing"]
    same = tree.document.read_text(encoding="utf-8") == pinned_text(text, spec)
    return [] if same else [f"{tree.document.name}: differs"]


def pinned_text(text: str, source: str) -> str:
    """The document as openapi.yaml: YAML as it is, JSON as YAML."""
    if not text.lstrip().startswith("{"):
        return text
    body = yaml.dump(
        parse(text, source), Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=110
    )
    return _PINNED_HEADER + body


def _install(tree: Tree, package: Path, text: str | None) -> None:
    before = tree.document.read_bytes() if text is not None and tree.document.exists() else None
    try:
        if text is not None:
            tree.document.write_text(text, encoding="utf-8")
        if not tree.package.exists() or trees.differences(package, tree.package):
            trees.swap(package, tree.package)
    except OSError as error:
        if before is not None:
            tree.document.write_bytes(before)
        elif text is not None:
            tree.document.unlink(missing_ok=True)
        raise PipelineError(str(tree.package), f"cannot be replaced: {error}") from error
