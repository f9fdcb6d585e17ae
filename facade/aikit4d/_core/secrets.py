"""Credentials that do not show themselves."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aikit4d._core.wire import SentHeaders

MASK = "***"
_CREDENTIAL_HEADERS = frozenset(
    {
        "api-key", "authorization", "cookie", "proxy-authorization", "set-cookie", "x-api-key",
    }
)  # fmt: skip
_CREDENTIAL_WORDS = ("auth", "key", "secret", "token", "password", "signature", "credential", "cookie", "jwt")
_CREDENTIAL_QUERY_WORDS = ("key", "token", "secret", "sig", "password")
_SHORTEST_MASKED = 4
_SHORTEST_MASKED_ANYWHERE = 16
_WORDS = re.compile(r"(?!sk-)[A-Za-z]+(?:[-_][A-Za-z]+)*")
_OF_A_WORD = re.compile(r"[\w-]")
# The last of an escape, as in a raw text of JSON or in an address, belongs to no word.
_ESCAPE = re.compile(r"\\[bfnrt]$|\\u[0-9A-Fa-f]{4}$|%[0-9A-Fa-f]{2}$")
_LONGEST_ESCAPE = 6
_DEEPEST_MASKED = 100


class Secret:
    """A text, or what holds such texts, whose `repr` is a mask, so that no dump of variables shows it."""

    __slots__ = ("_value",)

    def __init__(self, value: Any = "") -> None:
        self._value = value

    def reveal(self) -> Any:
        """The value itself; never keep it in a variable of a frame that may raise."""
        return self._value

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and bool(self._value == other._value)

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return f"Secret({MASK if self._value else ''})"

    def __reduce__(self) -> tuple[type[Secret], tuple[str, ...]]:
        # A pickle may be written anywhere: the credential stays behind.
        return Secret, ()

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, memo: object) -> Secret:
        return self


@lru_cache(maxsize=1000)
def is_credential_header(name: str) -> bool:
    """Whether the value of the header `name` is a credential or looks like one."""
    lower = name.lower()
    if lower in _CREDENTIAL_HEADERS:
        return True
    if lower.startswith("x-ratelimit") or lower == "idempotency-key":
        return False
    return any(word in lower for word in _CREDENTIAL_WORDS)


def hidden(name: str, value: str) -> str | Secret:
    """The value of the header `name` as it is kept until it is sent: a credential as a `Secret`."""
    return Secret(value) if is_credential_header(name) else value


def revealed(value: str | Secret) -> str:
    """What `hidden` was given."""
    return str(value.reveal()) if isinstance(value, Secret) else value


def masked_headers(headers: SentHeaders) -> dict[str, str]:
    """The headers as a mapping, credentials masked."""
    return {
        name: MASK if isinstance(value, Secret) or is_credential_header(name) else value
        for name, value in headers
    }


def masked_bytes(data: bytes, secrets: Iterable[str]) -> bytes:
    """`data` without the credentials in `secrets`, as `masked_text` has it."""
    text = data.decode("latin-1")
    as_bytes = (secret.encode("utf-8", "surrogatepass").decode("latin-1") for secret in secrets)
    return masked_text(text, as_bytes).encode("latin-1")


def masked_text(text: str, secrets: Iterable[str]) -> str:
    """`text` without the credentials in `secrets`.

    People give local servers words such as `test`, `offline` or `lm-studio` as keys. What may be such a word
    is masked where it stands alone, as `test-2` and `model_not_found` are no keys; the shortest nowhere.
    """
    for secret in secrets:
        if len(secret) >= _SHORTEST_MASKED and secret in text:
            text = text.replace(secret, MASK) if _is_no_word(secret) else _masked_word(text, secret)
    return text


def _is_no_word(secret: str) -> bool:
    return len(secret) >= _SHORTEST_MASKED_ANYWHERE or not _WORDS.fullmatch(secret)


def _masked_word(text: str, word: str) -> str:
    # No pattern is made of the word: `re` keeps patterns, and any dump of the process would show it.
    pieces = []
    start = 0
    while (found := text.find(word, start)) >= 0:
        end = found + len(word)
        is_part = _OF_A_WORD.match(text, end) or _ends_in_a_word(text, found)
        pieces += [text[start:found], word if is_part else MASK]
        start = end
    return "".join((*pieces, text[start:]))


def _ends_in_a_word(text: str, end: int) -> bool:
    if not end or not _OF_A_WORD.match(text, end - 1):
        return False
    return not _ESCAPE.search(text[max(0, end - _LONGEST_ESCAPE) : end])


def masked_value(value: Any, secrets: Sequence[str], depth: int = _DEEPEST_MASKED) -> Any:
    """A JSON value without the credentials in `secrets`; below 100 levels everything is masked."""
    if isinstance(value, str):
        return masked_text(value, secrets)
    if not isinstance(value, (dict, list)):
        return value
    if not depth:
        return MASK
    if isinstance(value, list):
        return [masked_value(item, secrets, depth - 1) for item in value]
    return {
        masked_text(name, secrets): masked_value(item, secrets, depth - 1) for name, item in dict.items(value)
    }


def url_credentials(url: str) -> list[str]:
    """The credential texts in a URL: of its user information and of its query."""
    if "@" not in url and "?" not in url:
        return []
    try:
        parts = urlsplit(url)
    except ValueError:
        return []
    user, _, _ = parts.netloc.rpartition("@")
    pairs = [pair.partition("=") for pair in parts.query.split("&")]
    found = [user, user.partition(":")[2]]
    found += [value for name, _, value in pairs if is_credential_name(name)]
    return [text for raw in found for text in {raw, unquote_plus(raw)} if text]


def is_credential_name(name: str) -> bool:
    """Whether the value of the query parameter `name` looks like a credential."""
    return any(word in name.lower() for word in _CREDENTIAL_QUERY_WORDS)


def header_credentials(headers: SentHeaders) -> list[str]:
    """The credential texts in request headers, with and without a scheme such as `Bearer`."""
    found = []
    for name, value in headers:
        if value and (isinstance(value, Secret) or is_credential_header(name)):
            text = revealed(value)
            found.append(text)
            found.extend(text.split(" ", 1)[1:])
    return sorted(found, key=len, reverse=True)


def with_causes(error: BaseException) -> Iterator[BaseException]:
    """`error` and all that it came of, shown or not."""
    waiting, seen = [error], set()
    while waiting:
        one = waiting.pop()
        if id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [other for other in (one.__cause__, one.__context__) if other is not None]


def bare(error: BaseException) -> None:
    """Cut all frames off an exception and its causes: their variables may hold credentials."""
    for one in with_causes(error):
        one.__traceback__ = None
