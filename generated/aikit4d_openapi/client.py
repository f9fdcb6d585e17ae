"""The connections that operations are called on."""

from __future__ import annotations

import ssl
from typing import Any, Self

import httpx
from attrs import define, evolve, field

READ_SECONDS = 600.0
CONNECT_SECONDS = 10.0


def _default_timeout() -> httpx.Timeout:
    return httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS, pool=CONNECT_SECONDS)


@define
class Client:
    """A client without a key.

    A copy made by a `with_*` method has connections of its own and leaves this client as it is. Secrets (the
    token, headers, cookies and `httpx_args`) are neither shown by `repr` nor kept in pickles.

    Attributes:
        base_url: The address that the paths of operations follow.
        cookies: Cookies of every request.
        headers: Headers of every request.
        timeout: Time limits of a request: by default 600 s to read, 10 s to connect; None means none.
        verify_ssl: Whether, or by what, the server's certificate is checked.
        follow_redirects: Whether redirects are followed.
        httpx_args: Further arguments for `httpx.Client` and `httpx.AsyncClient`.
        raise_on_unexpected_status: Whether a status that the document does not describe raises
            `errors.UnexpectedStatus`.
    """

    raise_on_unexpected_status: bool = field(default=False, kw_only=True)
    _base_url: str = field(alias="base_url")
    _cookies: dict[str, str] = field(factory=dict, kw_only=True, alias="cookies", repr=False)
    _headers: dict[str, str] = field(factory=dict, kw_only=True, alias="headers", repr=False)
    _timeout: httpx.Timeout | None = field(factory=_default_timeout, kw_only=True, alias="timeout")
    _verify_ssl: str | bool | ssl.SSLContext = field(default=True, kw_only=True, alias="verify_ssl")
    _follow_redirects: bool = field(default=False, kw_only=True, alias="follow_redirects")
    _httpx_args: dict[str, Any] = field(factory=dict, kw_only=True, alias="httpx_args", repr=False)
    _client: httpx.Client | None = field(default=None, init=False, repr=False, eq=False)
    _async_client: httpx.AsyncClient | None = field(default=None, init=False, repr=False, eq=False)

    def with_headers(self, headers: dict[str, str]) -> Self:
        """A client like this one with further headers."""
        return evolve(self, headers={**self._headers, **headers})

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """A client like this one with further cookies."""
        return evolve(self, cookies={**self._cookies, **cookies})

    def with_timeout(self, timeout: httpx.Timeout | None) -> Self:
        """A client like this one with other time limits."""
        return evolve(self, timeout=timeout)

    def _httpx_arguments(self) -> dict[str, Any]:
        headers = dict(self._headers)
        return {
            "base_url": self._base_url,
            "cookies": self._cookies,
            "headers": headers,
            "timeout": self._timeout,
            "verify": self._verify_ssl,
            "follow_redirects": self._follow_redirects,
            **self._httpx_args,
        }

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Uses connections made elsewhere, with their own address, headers and time limits."""
        self._client = client
        return self

    def get_httpx_client(self) -> httpx.Client:
        """The connections of synchronous calls, made when first asked for."""
        if self._client is None:
            self._client = httpx.Client(**self._httpx_arguments())
        return self._client

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self:
        """Uses connections made elsewhere, with their own address, headers and time limits."""
        self._async_client = async_client
        return self

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """The connections of asynchronous calls, made when first asked for."""
        if self._async_client is None:
            self._async_client = httpx.AsyncClient(**self._httpx_arguments())
        return self._async_client

    def __enter__(self) -> Self:
        self.get_httpx_client().__enter__()
        return self

    def __exit__(self, *exc_info: Any) -> None:
        self.get_httpx_client().__exit__(*exc_info)

    async def __aenter__(self) -> Self:
        await self.get_async_httpx_client().__aenter__()
        return self

    async def __aexit__(self, *exc_info: Any) -> None:
        await self.get_async_httpx_client().__aexit__(*exc_info)

    def __copy__(self) -> Self:
        return evolve(self)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return evolve(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (Client, self._picklable())

    def _picklable(self) -> dict[str, Any]:
        return {
            "base_url": self._base_url,
            "timeout": self._timeout,
            "verify_ssl": self._verify_ssl,
            "follow_redirects": self._follow_redirects,
            "raise_on_unexpected_status": self.raise_on_unexpected_status,
        }


@define
class AuthenticatedClient:
    """A client with a key.

    A copy made by a `with_*` method has connections of its own and leaves this client as it is. Secrets (the
    token, headers, cookies and `httpx_args`) are neither shown by `repr` nor kept in pickles.

    Attributes:
        base_url: The address that the paths of operations follow.
        cookies: Cookies of every request.
        headers: Headers of every request.
        timeout: Time limits of a request: by default 600 s to read, 10 s to connect; None means none.
        verify_ssl: Whether, or by what, the server's certificate is checked.
        follow_redirects: Whether redirects are followed.
        httpx_args: Further arguments for `httpx.Client` and `httpx.AsyncClient`.
        raise_on_unexpected_status: Whether a status that the document does not describe raises
            `errors.UnexpectedStatus`.
        token: The key.
        prefix: What stands before the key in its header; nothing if empty.
        auth_header_name: The header that carries the key.
    """

    raise_on_unexpected_status: bool = field(default=False, kw_only=True)
    _base_url: str = field(alias="base_url")
    _cookies: dict[str, str] = field(factory=dict, kw_only=True, alias="cookies", repr=False)
    _headers: dict[str, str] = field(factory=dict, kw_only=True, alias="headers", repr=False)
    _timeout: httpx.Timeout | None = field(factory=_default_timeout, kw_only=True, alias="timeout")
    _verify_ssl: str | bool | ssl.SSLContext = field(default=True, kw_only=True, alias="verify_ssl")
    _follow_redirects: bool = field(default=False, kw_only=True, alias="follow_redirects")
    _httpx_args: dict[str, Any] = field(factory=dict, kw_only=True, alias="httpx_args", repr=False)
    _client: httpx.Client | None = field(default=None, init=False, repr=False, eq=False)
    _async_client: httpx.AsyncClient | None = field(default=None, init=False, repr=False, eq=False)
    token: str = field(repr=False)
    prefix: str = "Bearer"
    auth_header_name: str = "Authorization"

    def with_headers(self, headers: dict[str, str]) -> Self:
        """A client like this one with further headers."""
        return evolve(self, headers={**self._headers, **headers})

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """A client like this one with further cookies."""
        return evolve(self, cookies={**self._cookies, **cookies})

    def with_timeout(self, timeout: httpx.Timeout | None) -> Self:
        """A client like this one with other time limits."""
        return evolve(self, timeout=timeout)

    def _httpx_arguments(self) -> dict[str, Any]:
        headers = dict(self._headers)
        headers[self.auth_header_name] = f"{self.prefix} {self.token}" if self.prefix else self.token
        return {
            "base_url": self._base_url,
            "cookies": self._cookies,
            "headers": headers,
            "timeout": self._timeout,
            "verify": self._verify_ssl,
            "follow_redirects": self._follow_redirects,
            **self._httpx_args,
        }

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Uses connections made elsewhere, with their own address, headers and time limits."""
        self._client = client
        return self

    def get_httpx_client(self) -> httpx.Client:
        """The connections of synchronous calls, made when first asked for."""
        if self._client is None:
            self._client = httpx.Client(**self._httpx_arguments())
        return self._client

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self:
        """Uses connections made elsewhere, with their own address, headers and time limits."""
        self._async_client = async_client
        return self

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """The connections of asynchronous calls, made when first asked for."""
        if self._async_client is None:
            self._async_client = httpx.AsyncClient(**self._httpx_arguments())
        return self._async_client

    def __enter__(self) -> Self:
        self.get_httpx_client().__enter__()
        return self

    def __exit__(self, *exc_info: Any) -> None:
        self.get_httpx_client().__exit__(*exc_info)

    async def __aenter__(self) -> Self:
        await self.get_async_httpx_client().__aenter__()
        return self

    async def __aexit__(self, *exc_info: Any) -> None:
        await self.get_async_httpx_client().__aexit__(*exc_info)

    def __copy__(self) -> Self:
        return evolve(self)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return evolve(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (AuthenticatedClient, self._picklable())

    def _picklable(self) -> dict[str, Any]:
        return {
            "base_url": self._base_url,
            "timeout": self._timeout,
            "verify_ssl": self._verify_ssl,
            "follow_redirects": self._follow_redirects,
            "raise_on_unexpected_status": self.raise_on_unexpected_status,
            "token": "",
            "prefix": self.prefix,
            "auth_header_name": self.auth_header_name,
        }


def _restored(kind: type[Client] | type[AuthenticatedClient], settings: dict[str, Any]) -> Any:
    return kind(**settings)


__all__ = ["AuthenticatedClient", "Client"]
