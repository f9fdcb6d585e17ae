"""What docstrings say about parameters, in the styles that people write."""

import pytest

from aikit4d._core.docstrings import described

GOOGLE = """Find a train.

    Longer text, with Args: in it.

    Args:
        origin (str): Where it starts,
            in full.
        to (dict[str, tuple(int, int)], optional): Where it ends: the station.

        via(str): A stop.
            Another line of it.

            And a paragraph.
        *more: Others.
        **options: Yet others.
        nothing:

    Returns:
        train: No parameter.

    Keyword Args:
        seats: How many.
    """

GOOGLE_FLAT = """Find a train.

    Parameters:
        origin: Where it starts,
        in full.
        to: Where it ends.
    """

NUMPY = """Find a train.

    Parameters
    ----------
    origin : str
        Where it starts,
        in full.
    to, via : str, optional
        A station.

        Really.
    bare
        Without type.
    **options
        Others.

    Returns
    -------
    train : Train
        No parameter.

    Other Parameters
    ----------------
    seats : int
        How many.
    """

REST = """Find a train.

    :param origin: Where it starts,
        in full.
    :type origin: str
    :param str to: Where it ends: the station.
    :param dict[str, int] via: A stop.
    :keyword seats: How many.
    :returns: No parameter.
    :raises ValueError: No parameter.
    """

REST_ENDED = """Find a train.
    :param origin: Where it starts.

    A paragraph that belongs to nobody.
    :param to: Where it ends.
    """


@pytest.mark.parametrize(
    ("docstring", "parameters"),
    [
        (
            GOOGLE,
            {
                "origin": "Where it starts, in full.",
                "to": "Where it ends: the station.",
                "via": "A stop. Another line of it. And a paragraph.",
                "more": "Others.",
                "options": "Yet others.",
                "seats": "How many.",
            },
        ),
        (GOOGLE_FLAT, {"origin": "Where it starts, in full.", "to": "Where it ends."}),
        (
            NUMPY,
            {
                "origin": "Where it starts, in full.",
                "to": "A station. Really.",
                "via": "A station. Really.",
                "bare": "Without type.",
                "options": "Others.",
                "seats": "How many.",
            },
        ),
        (
            REST,
            {
                "origin": "Where it starts, in full.",
                "to": "Where it ends: the station.",
                "via": "A stop.",
                "seats": "How many.",
            },
        ),
        (REST_ENDED, {"origin": "Where it starts.", "to": "Where it ends."}),
        ("Find a train.\n\n    Returns:\n        train: The train.", {}),
        ("Find a train.", {}),
    ],
)
def test_the_first_paragraph_and_each_parameter_are_found(docstring, parameters):
    assert described(docstring) == ("Find a train.", parameters)


@pytest.mark.parametrize(
    ("docstring", "text"),
    [
        (None, ""),
        ("", ""),
        ("One\n    paragraph\n    of lines.\n\n    Another.", "One paragraph of lines."),
        ("\n    Later.\n    ", "Later."),
        ("Args:\n        a: No description of the function.", ""),
        (":param a: No description of the function.", ""),
        ("Short.\n    Args:\n        a: Directly below.", "Short."),
    ],
)
def test_only_the_first_paragraph_describes_the_function(docstring, text):
    assert described(docstring)[0] == text
