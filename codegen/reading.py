"""Reads an OpenAPI document from a file or a URL, as JSON or as YAML 1.2."""

import json
import re
from pathlib import Path
from typing import Any

import httpx
import yaml
from yaml.composer import Composer
from yaml.constructor import SafeConstructor
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs hide it
from yaml.resolver import BaseResolver

from codegen.errors import PipelineError

Document = dict[str, Any]

URL_PREFIXES = ("http://", "https://")
DOWNLOAD_SECONDS = 60.0


class _Resolver(BaseResolver):
    """YAML 1.2's core types: `on` and `2024-05-13` stay text."""


_PLAIN_SCALARS = {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?(0|[1-9][0-9]*)|0x[0-9a-fA-F]+",
    "float": (
        r"[-+]?([0-9]*\.[0-9]+|[0-9]+\.)([eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+"
        r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
    ),
    "merge": r"<<",
}
for _tag, _pattern in _PLAIN_SCALARS.items():
    _Resolver.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), None)


class _Loader(Composer, CParser, SafeConstructor, _Resolver):
    """Composes in Python what C has parsed, so that an anchor may be defined twice, as YAML 1.2 allows."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        Composer.__init__(self)
        SafeConstructor.__init__(self)
        _Resolver.__init__(self)

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()
        if isinstance(event, yaml.NodeEvent) and not isinstance(event, yaml.AliasEvent):
            self.anchors.pop(event.anchor, None)
        return super().compose_node(parent, index)


def read_text(source: str) -> str:
    """The text behind a path or an http(s) URL."""
    if source.startswith(URL_PREFIXES):
        return _download(source)
    try:
        return Path(source).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PipelineError(source, f"cannot be read: {error}") from error


def _download(url: str) -> str:
    try:
        response = httpx.get(url, timeout=DOWNLOAD_SECONDS, follow_redirects=True)
        response.raise_for_status()
        # As `read_text` does with files.
        return response.content.decode("utf-8-sig").replace("\r\n", "\n")
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeDecodeError) as error:
        raise PipelineError(url, f"cannot be fetched: {error or type(error).__name__}") from error


def parse(text: str, source: str) -> Document:
    """The document in the text, with text for every key."""
    value = _parse_json(text, source) if text.lstrip().startswith("{") else _parse_yaml(text, source)
    if not isinstance(value, dict):
        raise PipelineError(source, "is no OpenAPI document: it holds no mapping")
    try:
        document: Document = _with_text_keys(value)
    except RecursionError as error:
        raise PipelineError(source, "nests too deeply, or holds itself") from error
    except UnicodeEncodeError as error:
        raise PipelineError(source, f"holds half of a character: {error.object[:60]!r}") from error
    return document


def _parse_json(text: str, source: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        try:
            return _load_yaml(text)
        except (yaml.YAMLError, ValueError, RecursionError):
            raise PipelineError(source, f"is no JSON: {error}") from error


def _parse_yaml(text: str, source: str) -> Any:
    try:
        return _load_yaml(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise PipelineError(source, f"is no YAML: {' '.join(str(error).split())}") from error


def _load_yaml(text: str) -> Any:
    loader = _Loader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def _with_text_keys(value: Any) -> Any:
    """Status codes such as 200 are numbers in YAML, and text in the document."""
    if isinstance(value, dict):
        return {_key(key): _with_text_keys(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_text_keys(item) for item in value]
    return _writable(value) if isinstance(value, str) else value


def _key(key: Any) -> str:
    if isinstance(key, bool) or key is None:
        return json.dumps(key)
    return _writable(str(key))


def _writable(text: str) -> str:
    """The text itself; raises `UnicodeEncodeError` when no file can hold it."""
    text.encode()
    return text
