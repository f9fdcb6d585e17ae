"""Corrections find their place, and only ever replace what they expect."""

import pytest
from codegen.corrections import Correction, correct, load_corrections
from codegen.errors import PipelineError

DOCUMENT = {
    "paths": {
        "/a": {"get": {"parameters": [{"name": "p"}, {"name": "q", "style": "form"}], "tags": ["x", "y"]}},
    }
}

OUTCOMES = [
    (Correction("/paths/~1a/get/parameters/name=p/style", "deepObject", "w"), "corrected"),
    (Correction("/paths/~1a/get/parameters/name=q/style", "deepObject", "w", "form"), "corrected"),
    (Correction("/paths/~1a/get/parameters/1/style", "deepObject", "w", "form"), "corrected"),
    (Correction("/paths/~1a/get/parameters/name=q/style", "form", "w", "simple"), "already right"),
    (Correction("/paths/~1b/get/parameters/name=q/style", "form", "w"), "absent"),
    (Correction("/paths/~1a/get/parameters/name=r/style", "form", "w"), "absent"),
    (Correction("/paths/~1a/get/parameters/7/style", "form", "w"), "absent"),
    (Correction("/paths/~1a/get/parameters/name=p/style", "form", "w", "simple"), "absent"),
]


@pytest.mark.parametrize(("correction", "outcome"), OUTCOMES)
def test_a_correction_tells_what_became_of_it(correction, outcome):
    corrected, outcomes = correct(DOCUMENT, [correction])
    assert [found.outcome for found in outcomes] == [outcome]
    assert (corrected != DOCUMENT) == (outcome == "corrected")


def test_the_right_value_is_put_in_place():
    corrected, _ = correct(DOCUMENT, [OUTCOMES[0][0]])
    assert corrected["paths"]["/a"]["get"]["parameters"][0] == {"name": "p", "style": "deepObject"}


def test_an_unexpected_value_stops_the_run_and_names_the_place():
    correction = Correction("/paths/~1a/get/parameters/name=q/style", "deepObject", "w", "simple")
    with pytest.raises(PipelineError, match=r"parameters/name=q/style.*expects 'simple' and finds 'form'"):
        correct(DOCUMENT, [correction])


def test_a_value_where_nothing_is_expected_stops_the_run():
    correction = Correction("/paths/~1a/get/parameters/name=q/style", "deepObject", "w")
    with pytest.raises(PipelineError, match="expects nothing and finds 'form'"):
        correct(DOCUMENT, [correction])


def test_every_correction_of_the_project_has_a_reason():
    corrections = load_corrections()
    assert corrections
    assert all(correction.why and correction.pointer.startswith("/paths/") for correction in corrections)
