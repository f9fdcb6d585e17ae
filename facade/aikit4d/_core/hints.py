"""What could help after a failure, in a sentence of ours."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aikit4d._core.error_bodies import details_of, error_of, message_of, sentence_of
from aikit4d._core.json import JSONError, decode
from aikit4d._core.retry import LONGEST_OBEYED_WAIT, retries_failure

if TYPE_CHECKING:
    from aikit4d.request import HTTPRequest

_FAILURE_HINTS = {
    "setup": "look at the proxies and certificates that the environment names, such as ALL_PROXY",
    "certificate": "let SSL_CERT_FILE name the authority of the server's certificate, or give an httpAgent",
    "full": "make fewer calls at once, and close streams that are not read to their end",
    "connect": "check baseURL, and whether the server runs and can be reached",
    "timeout": "a larger timeout waits longer",
    "silence": "a larger idleTimeout waits longer",
}
_NO_KEY = (
    "no key was sent: give apiKey to the client or the provider; "
    "OPENAI_API_KEY goes to OpenAI and to the host of OPENAI_BASE_URL only"
)
_NOT_SENT_AGAIN = "it was not sent again: the server may have worked on it"
_UNREACHED = frozenset({"connect", "certificate"})
_STATUS_HINTS = {401: "the server refuses this key: is it the one for this server?"}
_VERSION = r"/v\d+[a-z]*\d*"
_ENDPOINTS = "chat/completions|embeddings|images/(?:generations|edits|variations)|models|moderations|files"
# Azure has an address that ends with /models; below a version it is the endpoint.
_PASTED = rf"(?:/(?:chat|completions|responses|{_ENDPOINTS.replace('|models', '')})|{_VERSION}/models)"
_ENDPOINT_TWICE = re.compile(rf"{_PASTED}/(?:{_ENDPOINTS})(?:/|$)")
_WORDS_OF_A_WRONG_PATH = ("endpoint", "invalid url", "route")
_LONGEST_WORDS = 200


def hint_of(url: str, *, status: int = 0, body: Any = None, has_key: bool = True, wait: float = 0) -> str:
    """A hint for an answer that is no success; empty when there is nothing to say.

    `wait` is how long the server asks to wait, when that is longer than this library does.
    """
    if status == 401 and not has_key:
        return _NO_KEY
    is_foreign = 200 <= status < 300 and (not isinstance(body, dict) or error_of(body) is None)
    if status in {404, 405} or _names_the_path(body) or is_foreign:
        doubt = _wrong_base_url(url, body)
        if doubt:
            return doubt
    if 300 <= status < 400:
        return "redirects are not followed: set baseURL to the address that the server names"
    if is_foreign:
        return "is this the address of an API? check baseURL"
    if wait:
        return (
            f"the server asks to wait {wait:.0f} s; "
            f"a wait of more than {LONGEST_OBEYED_WAIT:.0f} s is left to the caller"
        )
    return _words_of_the_provider_behind(body) or _STATUS_HINTS.get(status, "")


def failure_hint(request: HTTPRequest, kind: str) -> str:
    """A hint for a call that got no answer, or not the whole of it; empty when there is nothing to say."""
    has_begun = request._may_fall_silent and request.response is not None
    hint = _FAILURE_HINTS.get("silence" if kind == "timeout" and has_begun else kind, "")
    if kind in _UNREACHED and request.agent is None and (variable := _proxy_variable(request.url)):
        return f"{variable} names a proxy, which is asked to connect: check it; else {hint}"
    if kind in {"timeout", "broken"} and not retries_failure(request.method, kind):
        return "; ".join(filter(None, (hint, _NOT_SENT_AGAIN)))
    return hint


def _proxy_variable(url: str) -> str:
    """The variable of the environment that names the proxy for an address; empty without one."""
    from urllib.request import proxy_bypass  # noqa: PLC0415 - failures alone need it

    parts = urlsplit(url)
    if proxy_bypass(parts.hostname or ""):
        return ""
    names = (f"{parts.scheme}_proxy", "all_proxy")
    spellings = [spelling for name in names for spelling in (name, name.upper())]
    return next((name for name in spellings if os.environ.get(name)), "")


def _wrong_base_url(url: str, body: Any) -> str:
    _, _, path, query, _ = urlsplit(url)
    if re.search(rf"{_VERSION}{_VERSION}/", path):
        return "the version stands twice in the path: leave it out of baseURL once"
    if _ENDPOINT_TWICE.search(path):
        return "baseURL must end before the endpoint, for example at /v1"
    # Azure has the version in the query.
    has_version = re.search(_VERSION, path) or "api-version=" in query
    if not has_version and not _names_a_missing_thing(body):
        return "baseURL has no version in its path: most servers want it to end with /v1"
    if "%2f" in path.lower():
        return "some servers do not find names that hold a slash: look for it in the list"
    return ""


def _names_the_path(body: Any) -> bool:
    """Whether a server complains of the path, as LM Studio does with status 200."""
    said = message_of(body).lower() if isinstance(body, dict) else ""
    return any(words in said for words in _WORDS_OF_A_WRONG_PATH)


def _names_a_missing_thing(body: Any) -> bool:
    if _names_the_path(body):
        return False
    return str(details_of(body).get("code") or 404) != "404" or "model" in message_of(body).lower()


def _words_of_the_provider_behind(body: Any) -> str:
    """What OpenRouter was told by the provider that it asked."""
    metadata = details_of(body).get("metadata")
    raw = metadata.get("raw") if isinstance(metadata, dict) else None
    try:
        said = decode(raw) if isinstance(raw, str) else raw
    except JSONError:
        said = raw
    words = message_of(said) if isinstance(said, dict) else sentence_of(said)
    return f"the provider behind it says: {words[:_LONGEST_WORDS]}" if words else ""
