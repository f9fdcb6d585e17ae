"""Credentials that do not show themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MASK = "***"
_CREDENTIAL_HEADERS = frozenset(
    {
        "api-key", "authorization", "cookie", "proxy-authorization", "set-cookie", "x-api-key",
    }
)  # fmt: skip
_CREDENTIAL_WORDS = ("authorization", "key", "secret", "token", "password", "signature", "credential")
_SHORTEST_MASKED = 4
_DEEPEST_MASKED = 100


class Secret:
    """A text whose `repr` and `str` are a mask, so that no dump of variables shows it."""

    __slots__ = ("_text",)

    def __init__(self, text: str = "") -> None:
        self._text = text

    def reveal(self) -> str:
        """The text itself; never keep it in a variable of a frame that may raise."""
        return self._text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return f"Secret({MASK if self._text else ''})"

    def __reduce__(self) -> tuple[type[Secret], tuple[str, ...]]:
        # A pickle may be written anywhere: the credential stays behind.
        return Secret, ()

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, memo: object) -> Secret:
        return self


def is_credential_header(name: str) -> bool:
    """Whether the value of the header `name` is a credential or looks like one."""
    lower = name.lower()
    if lower in _CREDENTIAL_HEADERS:
        return True
    if lower.startswith("x-ratelimit") or lower == "idempotency-key":
        return False
    return any(word in lower for word in _CREDENTIAL_WORDS)


def masked_headers(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The headers as a mapping, credentials masked."""
    return {name: MASK if is_credential_header(name) else value for name, value in headers}


def masked_bytes(data: bytes, secrets: Iterable[str]) -> bytes:
    """`data` without the credentials in `secrets`; short ones would hit ordinary words and stay."""
    for secret in secrets:
        if len(secret) >= _SHORTEST_MASKED:
            data = data.replace(secret.encode("utf-8", "surrogatepass"), MASK.encode())
    return data


def masked_text(text: str, secrets: Iterable[str]) -> str:
    """`text` without the credentials in `secrets`, as `masked_bytes` has it."""
    for secret in secrets:
        if len(secret) >= _SHORTEST_MASKED:
            text = text.replace(secret, MASK)
    return text


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


def header_credentials(headers: Iterable[tuple[str, str]]) -> list[str]:
    """The credential texts in request headers, a scheme such as `Bearer` left out."""
    found = []
    for name, value in headers:
        if is_credential_header(name) and value:
            found.append(value)
            found.extend(value.split(" ", 1)[1:])
    return sorted(found, key=len, reverse=True)
