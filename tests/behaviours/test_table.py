"""Every statement about AIKit is covered by tests, or by an entry of docs/differences.md that tests hold."""

import ast
import functools
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = tomllib.loads((ROOT / "tests" / "data" / "behaviours.toml").read_text())
ENTRIES = re.findall(r"^- \*\*([DHN]\d+)\*\* ", (ROOT / "docs" / "differences.md").read_text(), re.MULTILINE)
STATEMENTS = 404
FOUND = {"D": 36, "H": 75}


@functools.cache
def names_of_tests(path):
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / path).read_text(), path)
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def missing_tests(names):
    named = [name.split("::") for name in names if "::" in name]
    return [
        f"{path}::{test}"
        for path, test in named
        if not (ROOT / path).is_file() or test not in names_of_tests(path) or not test.startswith("test_")
    ]


def in_order(entries):
    return sorted(entries, key=lambda entry: (entry[0], int(entry[1:])))


def test_every_statement_is_there_once_and_in_order():
    assert list(TABLE["behaviours"]) == [str(number) for number in range(1, STATEMENTS + 1)]


@pytest.mark.parametrize("number", TABLE["behaviours"])
def test_a_statement_is_told_in_a_few_words(number):
    assert TABLE["behaviours"][number].keys() == {"says", "held_by"}
    assert 3 <= len(TABLE["behaviours"][number]["says"].split()) <= 9


def test_no_two_statements_are_told_in_the_same_words():
    phrases = [statement["says"] for statement in TABLE["behaviours"].values()]
    assert sorted(phrases) == sorted(set(phrases))


@pytest.mark.parametrize("number", TABLE["behaviours"])
def test_a_statement_is_covered_by_tests_that_exist_or_by_a_difference(number):
    held_by = TABLE["behaviours"][number]["held_by"]
    assert held_by
    assert missing_tests(held_by) == []
    assert [entry for entry in held_by if "::" not in entry and entry not in ENTRIES] == []


def test_every_difference_is_described_once_and_in_order():
    assert in_order(set(ENTRIES)) == ENTRIES
    for letter, count in FOUND.items():
        assert [entry for entry in ENTRIES if entry[0] == letter] == [
            f"{letter}{n + 1}" for n in range(count)
        ]
    own = [entry for entry in ENTRIES if entry[0] == "N"]
    assert own == [f"N{number + 1}" for number in range(len(own))]


def test_every_difference_is_held_by_tests():
    assert list(TABLE["differences"]) == ENTRIES


@pytest.mark.parametrize("entry", TABLE["differences"])
def test_a_difference_is_held_by_tests_that_exist(entry):
    assert TABLE["differences"][entry]
    assert all("::" in name for name in TABLE["differences"][entry])
    assert missing_tests(TABLE["differences"][entry]) == []
