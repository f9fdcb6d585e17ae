"""openapi.yaml: valid, complete, and in plain words."""

import re
from pathlib import Path

import pytest
from codegen.facade import facade_needs
from codegen.reading import parse
from codegen.surface import surface_of, without_marks
from codegen.walking import component_schemas, operations
from openapi_spec_validator import OpenAPIV31SpecValidator

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def pinned():
    return parse((ROOT / "openapi.yaml").read_text(encoding="utf-8"), "openapi.yaml")


def test_it_is_valid_openapi_3_1(pinned):
    assert pinned["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(pinned).validate()


def test_it_holds_the_operations_behind_the_library(pinned):
    ids = [operation["operationId"] for _path, _method, operation in operations(pinned)]
    assert sorted(ids) == sorted(facade_needs())
    assert len(ids) == 19


def described(value, place=""):
    """Each place that has to be described, and its description."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from described(item, f"{place}/{number}")
    elif isinstance(value, dict):
        for name, schema in (value.get("properties") or {}).items():
            yield f"{place}/properties/{name}", schema.get("description")
        if "operationId" in value or "in" in value:
            yield place, value.get("description")
        for key, item in value.items():
            yield from described(item, f"{place}/{key}")


def test_every_operation_parameter_schema_and_property_is_described_in_one_line(pinned):
    found = [*described(pinned["paths"], "paths"), *described(component_schemas(pinned), "schemas")]
    found += [(name, schema.get("description")) for name, schema in component_schemas(pinned).items()]
    assert len(found) > 600
    for place, description in found:
        assert re.fullmatch(r"\S.*\.", description or ""), place


def test_null_is_a_type_and_never_a_flag():
    assert "nullable" not in (ROOT / "openapi.yaml").read_text(encoding="utf-8")


def test_the_metadata_filter_is_written_in_brackets(pinned):
    (found,) = [
        parameter
        for parameter in pinned["paths"]["/chat/completions"]["get"]["parameters"]
        if parameter["name"] == "metadata"
    ]
    assert (found["style"], found["explode"]) == ("deepObject", True)


def test_a_download_is_bytes(pinned):
    answer = pinned["paths"]["/files/{file_id}/content"]["get"]["responses"]["200"]
    assert answer["content"] == {
        "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
    }


def test_the_key_is_sent_as_a_bearer_token(pinned):
    (name,) = pinned["security"][0]
    scheme = pinned["components"]["securitySchemes"][name]
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")


def test_every_place_that_the_library_needs_is_there():
    from codegen.pipeline import straighten

    made = straighten((ROOT / "openapi.yaml").read_text(encoding="utf-8"), "openapi.yaml")
    for _path, _method, operation in operations(made.document):
        there = {without_marks(place) for place in surface_of(operation, component_schemas(made.document))}
        assert facade_needs()[operation["operationId"]] <= there
