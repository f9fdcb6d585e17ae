"""The settings of a client: where they come from, and what is sent because of them."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload
from urllib.parse import SplitResult, urlsplit

from aikit4d._core.secrets import MASK, Secret, hidden
from aikit4d._core.wire import shown_base_url
from aikit4d._version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aikit4d._core.wire import SentHeaders

T = TypeVar("T")

DEFAULT_BASE_URL = "https://api.openai.com/v1"
DEFAULT_TIMEOUT = 600.0
DEFAULT_RETRIES = 2
_ANTHROPIC_HOST = "api.anthropic.com"
_ANTHROPIC_VERSION = "2023-06-01"
_ENVIRONMENT = {
    "apiKey": "OPENAI_API_KEY",
    "organization": "OPENAI_ORG_ID",
    "project": "OPENAI_PROJECT_ID",
}
USER_AGENT = ("User-Agent", f"aikit4d/{__version__}")
_UNSENDABLE = re.compile(r"[^\x20-\x7e\xa0-\xff]")
_UNADDRESSABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# What no host has, and httpx would send escaped. An IPv6 address may have `%` before its zone.
_IN_NO_HOST = re.compile(r"""[\s"<>\\^`{|}]|^[^:]*%""")

_HOST_AND_PORT = re.compile(r"https?://(?:[^/?#]*@)?(\[[^/?#\]]*\]|[^/?#:[]*)(?::([^/?#]*))?", re.IGNORECASE)


class Setting(Generic[T]):
    """One setting of a client: checked when it is set, and read as an attribute."""

    def __init__(self, kind: str, default: T, description: str) -> None:
        self.kind = kind
        self.default = default
        self.__doc__ = description

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, client: None, owner: type | None = None) -> Self: ...
    @overload
    def __get__(self, client: object, owner: type | None = None) -> T: ...
    def __get__(self, client: Any, owner: type | None = None) -> Any:
        if client is None:
            return self
        value = client.__dict__.get(self.name, self.default)
        return value.reveal() if isinstance(value, Secret) else value

    def __set__(self, client: Any, value: T | None) -> None:
        client.__dict__[self.name] = checked_setting(self.name, self.kind, value, self.default)
        client._setting_changed(self.name)


def checked_setting(name: str, kind: str, value: Any, default: Any) -> Any:
    """`value` as it is stored; raises `TypeError` or `ValueError` that names the setting."""
    if value is None:
        return default
    if kind in {"text", "secret"}:
        if not isinstance(value, str):
            raise TypeError(f"{name} must be a text, not {type(value).__name__}")
        return Secret(value.strip()) if kind == "secret" else value.strip()
    if kind == "number":
        return _number(name, value)
    if kind == "count":
        return _count(name, value)
    if kind == "names":
        return _names(name, value)
    if kind == "flag" and not isinstance(value, bool):
        raise TypeError(f"{name} must be True or False, not {type(value).__name__}")
    if kind in {"mapping", "headers"} and not isinstance(value, Mapping):
        raise TypeError(f"{name} must be a mapping, not {type(value).__name__}")
    return Secret(value) if kind == "headers" else value


def _names(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple, set, frozenset)) or not all(isinstance(one, str) for one in value):
        raise TypeError(f"{name} must be a list of field names")
    return tuple(value)


def _count(name: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} must be a whole number, not {type(value).__name__}")
    if value < 0:
        raise ValueError(f"{name} must be a whole number from 0 up, not {value}")
    return value


def _number(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{name} must be a number of seconds, not {type(value).__name__}")
    if not math.isfinite(value) or value < 0:
        raise ValueError(f"{name} must be a number of seconds from 0 up, not {value}")
    return float(value)


def require_a_key(key: Any) -> None:
    """Raise `ValueError`, which does not show it, for a text that is certainly no key."""
    text = key.strip().lower() if isinstance(key, str) else ""
    if text.startswith(("http://", "https://")):
        raise ValueError(
            'apiKey must be a key, not an address: the key comes first, the address second ("key", '
            '"https://host/v1"), and an address alone is given as baseURL='
        )
    if text.endswith(".json"):
        raise ValueError(
            "apiKey must be a key, not the name of a file: a file of settings is given as a pathlib.Path"
        )


def environment_base_url() -> str:
    """The base URL of the environment, else OpenAI's."""
    return os.environ.get("OPENAI_BASE_URL", "").strip() or DEFAULT_BASE_URL


def environment_value(setting: str) -> str:
    """What the environment says of `apiKey`, `organization` or `project`."""
    return os.environ.get(_ENVIRONMENT[setting], "").strip()


def environment_may_serve(base_url: str, its_base_url: str | None = None) -> bool:
    """Whether credentials of the environment belong to the host of `base_url`.

    `its_base_url` is what the environment said when they were read; `None` means that they were read now.
    """
    return origin_of(base_url) in {
        origin_of(DEFAULT_BASE_URL),
        origin_of(its_base_url or environment_base_url()),
    }


def settings_of_file(path: os.PathLike[str]) -> Mapping[str, Any]:
    """The settings in a JSON file; raises `ValueError` when it holds none."""
    from aikit4d._core.json import JSONError, decode  # noqa: PLC0415 - few clients are made from files

    try:
        settings = decode(Path(path).read_bytes())
    except JSONError as error:
        raise ValueError(f"the settings file {os.fspath(path)!r} cannot be read: {error}") from None
    if not isinstance(settings, dict):
        raise ValueError(f"the settings file {os.fspath(path)!r} must hold a JSON object")  # noqa: TRY004
    return settings


class Target:
    """Where a call goes and with which credentials."""

    __slots__ = (
        "api_key",
        "base_url",
        "echoed_fields",
        "headers",
        "max_retries",
        "name",
        "omitted_fields",
        "organization",
        "project",
        "timeout",
    )

    def __init__(
        self,
        base_url: str,
        api_key: Secret,
        organization: str = "",
        project: str = "",
        *,
        name: str = "",
        headers: Secret | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        echoed_fields: Sequence[str] | None = None,
        omitted_fields: Sequence[str] | None = None,
    ) -> None:
        self.base_url = base_url
        self.api_key = api_key
        self.organization = organization
        self.project = project
        self.name = name
        self.headers = headers or Secret({})
        self.timeout = timeout
        self.max_retries = max_retries
        self.echoed_fields = echoed_fields
        self.omitted_fields = omitted_fields

    def __repr__(self) -> str:
        return f"Target({shown_base_url(self.base_url)}, headers={list(self.headers.reveal())})"

    def own_headers(self) -> list[tuple[str, str | Secret]]:
        """The headers that every request to this target carries."""
        headers: list[tuple[str, str | Secret]] = [USER_AGENT]
        if self.api_key:
            require_sendable("apiKey", self.api_key)
            headers.append(("Authorization", Secret(f"Bearer {self.api_key.reveal()}")))
            if address_of(self.base_url).hostname == _ANTHROPIC_HOST:
                headers.append(("x-api-key", self.api_key))
                headers.append(("anthropic-version", _ANTHROPIC_VERSION))
        for name, value in (("organization", self.organization), ("project", self.project)):
            if value:
                require_sendable(name, Secret(value))
                headers.append((f"OpenAI-{name.capitalize()}", value))
        return headers


@lru_cache(maxsize=64)
def address_of(base_url: str) -> SplitResult:
    """The parts of a base URL; raises `ValueError` when it is no address of a server."""
    found = _UNADDRESSABLE.search(base_url)
    if found is not None:
        raise ValueError(f"baseURL holds a control character (at place {found.start()}): set it anew")
    try:
        parts = urlsplit(base_url)
        host = parts.hostname if parts.scheme in {"http", "https"} and parts.port != 0 else None
    except ValueError:
        host = None
    if not host or _IN_NO_HOST.search(host):
        raise ValueError(_trouble_with_address(base_url))
    return parts


def _trouble_with_address(base_url: str) -> str:
    found = _HOST_AND_PORT.match(base_url)
    host, port = found.groups("") if found else ("", "")
    if re.search(r"\s", host + port):
        return f"baseURL must have no blank in its host, as {shown_base_url(base_url)!r} has"
    if host and _has_no_port(base_url):
        # Where the host was forgotten, what looks like the port is a password.
        given = f", not {port}" if port.isdecimal() and len(port) < 7 else ""
        return f"baseURL must have a port from 1 to 65535 behind {host!r}{given}"
    shown = shown_base_url(base_url)
    why = " (masked, as it may be a key)" if shown == MASK else ""
    return f"baseURL must begin with http:// or https:// and name a host, not {shown!r}{why}"


def _has_no_port(base_url: str) -> bool:
    try:
        return urlsplit(base_url).port == 0
    except ValueError:
        return True


def require_sendable(name: str, value: Secret) -> None:
    """Raise `ValueError` that names the setting, not its value, when a header cannot carry it."""
    found = _UNSENDABLE.search(value.reveal())
    if found is not None:
        place = found.start()
        raise ValueError(f"{name} holds a character that no header can carry (at place {place}): set it anew")


def combined_headers(base: SentHeaders, *layers: tuple[str, Secret]) -> SentHeaders:
    """`base` with the headers of each layer, a later one replacing an earlier one of the same name.

    A layer is the name of a setting and its mapping, hidden: headers of any name may hold a credential,
    and what is wrong with one is raised here.
    """
    if not any(layer for _, layer in layers):
        return base
    headers = {name.lower(): (name, value) for name, value in base}
    for setting, layer in layers:
        for name, value in _hidden_items(layer):
            key = _header_name(setting, name).lower()
            headers[key] = (name, _header_value(setting, name, value))
    return list(headers.values())


def _hidden_items(mapping: Secret) -> Iterator[tuple[Any, Secret]]:
    for name in mapping.reveal() or ():
        yield name, Secret(mapping.reveal()[name])


def _header_name(setting: str, name: Any) -> str:
    if not isinstance(name, str) or not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", name):
        raise ValueError(f"{setting} has a name that is no header name: {name!r}")
    return name


def _header_value(setting: str, name: str, value: Secret) -> str | Secret:
    if not isinstance(value.reveal(), (str, int, float)):
        raise TypeError(f"{setting}[{name!r}] must be a text, not {type(value.reveal()).__name__}")
    text = Secret(str(value.reveal()).strip())
    require_sendable(f"{setting}[{name!r}]", text)
    return hidden(name, text.reveal())


@lru_cache(maxsize=64)
def origin_of(url: str) -> tuple[str, str, int]:
    """The scheme, the host and the port of a URL: what credentials are bound to."""
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    except ValueError:
        return url, "", 0
    return parts.scheme, parts.hostname or "", port
