"""Colours for what the pages show beside Python: 4D, and what a program prints."""

from typing import TYPE_CHECKING, Any

from pygments.lexer import RegexLexer, words
from pygments.lexers.special import TextLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATEMENTS = (
    "If",
    "Else",
    "End if",
    "For each",
    "End for each",
    "Try",
    "Catch",
    "End try",
    "var",
    "#DECLARE",
)


def setup(app: "Sphinx") -> dict[str, Any]:
    app.add_lexer("4d", FourDLexer)
    app.add_lexer("output", TextLexer)
    return {"parallel_read_safe": True}


class FourDLexer(RegexLexer):
    """As much of 4D's language as the pages use."""

    name = "4D"
    tokens = {  # noqa: RUF012 - Pygments' own form
        "root": [
            (r"//.*", Comment.Single),
            (r'"[^"]*"', String),
            (words(STATEMENTS, suffix=r"\b"), Keyword),
            (r"\b(True|False|Null)\b", Keyword.Constant),
            (r"\b[A-Z][A-Za-z ]*(?=\()", Name.Builtin),
            (r"\d+(\.\d+)?", Number),
            (r":=", Operator),
            (r"[$\w]+|\s+|.", Text),
        ]
    }
