"""Docstrings are written in Markdown: here they become what Sphinx reads, and a missing one is a warning."""

import inspect
import re
from typing import TYPE_CHECKING, Any, is_typeddict

from sphinx.util import logging

import aikit4d
from aikit4d import offline

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)
PUBLIC = {name: module for module in (aikit4d, offline) for name in module.__all__}
CODE = re.compile(r"(?<!`)`([^`]+)`(?!`)(?=(\w?))")
FENCE = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# Napoleon takes what stands before a colon in the first line of an attribute's docstring for its type.
COLON = "\ue000"
REACHABLE = re.compile(r"([A-Z]\w+)((?:\.\w+)*)")


def setup(app: "Sphinx") -> dict[str, Any]:
    # Napoleon, at 500, takes the sections apart.
    app.connect("autodoc-process-docstring", require_described_attributes, priority=300)
    app.connect("autodoc-process-docstring", read_markdown, priority=400)
    app.connect("autodoc-process-docstring", show_public_bases, priority=410)
    app.connect("autodoc-process-docstring", restore_colons, priority=600)
    app.connect("autodoc-skip-member", require_docstring)
    app.connect("env-check-consistency", require_everything_exported)
    return {"parallel_read_safe": True}


def read_markdown(_app: Any, what: str, _name: str, _value: Any, _options: Any, lines: list[str]) -> None:
    """Turn code in single backticks into links where it names something public, else into literals."""
    text = FENCE.sub(lambda found: _code_block(found[1]), "\n".join(lines))
    lines[:] = CODE.sub(_linked, text).split("\n")
    if what in {"attribute", "data", "property"}:
        lines[0] = lines[0].replace(":", COLON)


def restore_colons(_app: Any, _what: str, _name: str, _value: Any, _options: Any, lines: list[str]) -> None:
    """Put back the colons of an attribute's first line."""
    lines[:] = [line.replace(COLON, ":") for line in lines]


def show_public_bases(_app: Any, what: str, _name: str, value: Any, _options: Any, lines: list[str]) -> None:
    """Begin with the bases that have a public name, under it."""
    bases = [base for base in value.__bases__ if _is_public(base)] if what == "class" else []
    if bases:
        named = [f":py:class:`{_public_name(base)}`" for base in bases]
        lines[:0] = [f"Bases: {', '.join(named)}", ""]


def require_described_attributes(
    _app: Any, what: str, name: str, value: Any, _options: Any, _lines: list[str]
) -> None:
    """Warn of an annotated public attribute that its class does not describe."""
    if what == "class" and not is_typeddict(value):
        described = {line.strip().partition(":")[0] for kind in value.__mro__ for line in _doc(kind)}
        for attribute in inspect.get_annotations(value):
            if not attribute.startswith("_") and attribute not in described:
                logger.warning("%s.%s is not described", name, attribute)


def require_docstring(_app: Any, _what: str, name: str, value: Any, skip: Any, _options: Any) -> None:
    """Warn of a public member that is left out because it has no docstring."""
    is_ours = (getattr(value, "__module__", None) or "").startswith("aikit4d")
    if skip and is_ours and not name.startswith("_") and not inspect.getdoc(value):
        logger.warning("%s has no docstring", getattr(value, "__qualname__", name))


def require_everything_exported(_app: Any, env: Any) -> None:
    """Warn of a public name that no page describes."""
    described = {found[0] for found in env.domains["py"].get_objects()}
    for name, module in PUBLIC.items():
        if not name.startswith("_") and f"{module.__name__}.{name}" not in described:
            logger.warning("%s.%s stands on no page", module.__name__, name)


def _is_public(kind: Any) -> bool:
    module = PUBLIC.get(getattr(kind, "__name__", ""))
    return module is not None and getattr(module, kind.__name__) is kind


def _public_name(kind: Any) -> str:
    return f"~{PUBLIC[kind.__name__].__name__}.{kind.__name__}"


def _doc(kind: Any) -> list[str]:
    return (kind.__doc__ or "").splitlines() if kind.__module__.startswith("aikit4d") else []


def _code_block(code: str) -> str:
    return ".. code-block:: python\n\n" + re.sub("^(?=.)", "    ", code, flags=re.MULTILINE)


def _linked(found: re.Match[str]) -> str:
    code = " ".join(found[1].split())
    # Nothing may follow markup in Sphinx's language but a blank or a mark.
    end = r"\ " if found[2] else ""
    named = REACHABLE.fullmatch(code)
    module = PUBLIC.get(named[1]) if named else None
    if named is None or module is None or not _exists(getattr(module, named[1]), named[2]):
        return f"``{code}``{end}"
    return f":py:obj:`{code} <{module.__name__}.{code}>`{end}"


def _exists(kind: Any, path: str) -> bool:
    for name in path.split(".")[1:]:
        kind = getattr(kind, name, None)
    return kind is not None
