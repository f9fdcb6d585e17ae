"""The rules, in the order in which they are applied.

A rule is a pure function from a document to a changed document and the number of changed places. Its
docstring's first line is its reason.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from codegen.reading import Document
from codegen.rules import cycles, documents, fitting, media, merging, naming, schemas, tolerance

Rule = Callable[[Document], tuple[Document, int]]

# What comes first of all, and takes any document.
CLEANING: tuple[Rule, ...] = (documents.drop_documentation_blocks,)

# What every reader of the document relies on: the change report and the checks as well as the generator.
STRAIGHTENING: tuple[Rule, ...] = (
    documents.inline_shared_parts,
    documents.name_recursive_references,
    documents.follow_deep_references,
    documents.end_alias_loops,
    documents.declare_parameters,
    documents.give_operations_ids,
    documents.group_operations_by_tag,
    documents.describe_answers,
    schemas.drop_misplaced_required,
    schemas.drop_unknown_types,
    merging.flatten_all_of,
    schemas.make_null_a_type,
    schemas.split_type_lists,
    schemas.give_lists_items,
    schemas.make_single_values_constant,
    schemas.flatten_unions,
    schemas.drop_forbidden_defaults,
)

# What openapi-python-client needs beyond that.
FITTING: tuple[Rule, ...] = (
    fitting.leave_defaults_to_the_server,
    fitting.drop_titles,
    media.send_headers_as_text,
    media.set_event_streams_aside,
    media.prefer_the_richest_answer,
    fitting.keep_simple_values,
    fitting.keep_what_the_generator_reads,
    schemas.flatten_unions,
    fitting.tell_properties_apart,
    naming.name_every_class,
    cycles.cut_endless_types,
    tolerance.tolerate_answers,
)


@dataclass(frozen=True)
class Applied:
    """How many places one rule changed."""

    rule: str
    reason: str
    count: int


def apply(rules: Sequence[Rule], document: Document) -> tuple[Document, list[Applied]]:
    """The document after all rules, and what each of them did."""
    applied = []
    for rule in rules:
        document, count = rule(document)
        applied.append(Applied(rule.__name__, (rule.__doc__ or "").splitlines()[0], count))
    return document, applied
