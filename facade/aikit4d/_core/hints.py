"""What could help after a failure, in a sentence of ours."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

_ENDPOINTS = ("/chat/completions", "/embeddings", "/images", "/files", "/models", "/moderations")
_FAILURE_HINTS = {
    "connect": "check baseURL, and whether the server runs and can be reached",
    "timeout": "a larger timeout waits longer",
}


def hint_of(url: str, *, status: int = 0, body: Any = None, failure: str = "") -> str:
    """A hint for a failed call; empty when there is nothing to say."""
    if failure:
        return _FAILURE_HINTS.get(failure, "")
    if status == 404:
        return _wrong_base_url(urlsplit(url).path, body)
    if 300 <= status < 400:
        return "redirects are not followed: set baseURL to the address that the server names"
    if 200 <= status < 300 and not isinstance(body, dict):
        return "is this the address of an API? check baseURL"
    return ""


def _wrong_base_url(path: str, body: Any) -> str:
    if re.search(r"/v\d+/v\d+/", path):
        return "the version stands twice in the path: leave it out of baseURL once"
    if sum(path.count(endpoint) for endpoint in _ENDPOINTS) > 1:
        return "baseURL must end before the endpoint, for example at /v1"
    if not re.search(r"/v\d+", path) and not _names_a_missing_thing(body):
        return "baseURL has no version in its path: most servers want it to end with /v1"
    if "%2f" in path.lower():
        return "some servers do not find names that hold a slash: look for it in the list"
    return ""


def _names_a_missing_thing(body: Any) -> bool:
    error = body.get("error") if isinstance(body, dict) else None
    return isinstance(error, dict) and bool(error.get("code"))
