"""The HTTP library's clients, set up as the environment wants them and with pools that are looked after."""

from __future__ import annotations

import os
import ssl
from functools import lru_cache
from typing import Any, TypeVar
from urllib.request import getproxies

import httpx

from aikit4d._core.network import watch_pools
from aikit4d._core.pools import put_in_order, transports_of
from aikit4d._core.wire import TransportFailure

C = TypeVar("C", httpx.Client, httpx.AsyncClient)

_LIMITS = httpx.Limits(max_connections=1000, max_keepalive_connections=100, keepalive_expiry=30.0)
_PROXY_KINDS = ("HTTP", "HTTPS", "ALL")
_OPTIONS: dict[str, Any] = {"follow_redirects": False, "timeout": None, "limits": _LIMITS}


def new_client(kind: type[C], backend: Any, backend_to_proxies: Any) -> C:
    """An HTTP client with the proxies and certificates that the environment names.

    Its own connections go through `backend`, those to proxies through the other one. Raises
    `TransportFailure`.
    """
    proxies = getproxies()
    named: list[str] = [f"{scheme}_PROXY" for scheme in _PROXY_KINDS if proxies.get(scheme.lower())]
    try:
        authorities = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
        # Without a proxy, NO_PROXY says nothing, and may hold what httpx cannot read.
        client = kind(**_OPTIONS, verify=_tls_context(*authorities), trust_env=bool(named))
    except httpx.InvalidURL:
        # Its text may hold a piece of a proxy's password.
        variables = " or ".join([*named, "NO_PROXY"])
        raise TransportFailure("setup", f"httpx cannot read {variables} of the environment") from None
    except (ImportError, OSError, ValueError) as error:
        raise TransportFailure("setup", f"The connections cannot be set up: {error}") from error
    client._cookies = _Cookies()
    transports = transports_of(client)
    watch_pools(transports[:1], backend)
    watch_pools(transports[1:], backend_to_proxies)
    put_in_order(client)
    return client


@lru_cache(maxsize=8)
def _tls_context(*authorities: str | None) -> ssl.SSLContext:  # noqa: ARG001 - httpx reads them itself
    """The trusted authorities, read once: that takes longer than a short call, and most of its memory."""
    return httpx.create_ssl_context()


class _Cookies(httpx.Cookies):
    """Cookies that look at an answer only when it sets one, which few do."""

    def extract_cookies(self, response: httpx.Response) -> None:
        """Keep what the answer sets."""
        if "set-cookie" in response.headers:
            super().extract_cookies(response)
