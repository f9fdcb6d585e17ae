"""What the library's methods need of a document."""

from functools import cache
from pathlib import Path

from codegen.facts import OperationFacts
from codegen.reading import parse, read_text

DATA = Path(__file__).parent / "facade.yaml"


@cache
def facade_needs() -> dict[str, frozenset[str]]:
    """By operation behind a method of the library, the places of it that the method sends or reads."""
    needs = parse(read_text(str(DATA)), str(DATA))
    return {operation: frozenset(places) for operation, places in needs.items()}


def missing_operations(facts: list[OperationFacts]) -> list[str]:
    """The operations behind the library's methods that a document does not have."""
    there = {fact.operation_id for fact in facts}
    return [name for name in facade_needs() if name not in there]
