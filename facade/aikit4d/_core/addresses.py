"""Which URLs and addresses a picture may be downloaded from."""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urljoin, urlsplit

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

    Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_DEFAULT_PORTS = {"http": 80, "https": 443}

# Written out, because what `is_global` says differs between releases of Python.
# IANA IPv4 and IPv6 Special-Purpose Address Registries.
_REFUSED_NETWORKS: tuple[Network, ...] = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",  # the virtual machine's host at Azure, which holds credentials
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20",
        ),
    )
)
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class RefusedURLError(ValueError):
    """A URL, or an address behind it, that nothing is downloaded from.

    The message names the host, never the whole URL, which may hold a signature.
    """


@attrs.frozen
class DownloadURL:
    """A URL of a picture whose form has been checked; its host has not been looked up yet."""

    url: str = attrs.field(repr=False)
    scheme: str
    host: str
    port: int


def check_url(url: str) -> DownloadURL:
    """The parts of `url` when it has the form of a public http(s) URL.

    Raises:
        RefusedURLError: Another scheme, no host, user information, or characters that URLs do not hold.
    """
    if re.search(r"[\x00-\x20\x7f\\]", url):
        raise RefusedURLError("the URL holds white space, a control character or a backslash")
    parts = _split(url)
    if parts.scheme not in _DEFAULT_PORTS:
        raise RefusedURLError(f"the scheme {parts.scheme!r} is neither http nor https")
    if "@" in parts.netloc:
        raise RefusedURLError("the URL holds user information")
    host = _ascii_host(parts.hostname or "")
    port = _DEFAULT_PORTS[parts.scheme] if parts.port is None else parts.port
    return DownloadURL(url, parts.scheme, host, port)


def redirected(source: DownloadURL, location: str) -> DownloadURL:
    """Where the header `Location` of an answer from `source` leads.

    Raises:
        RefusedURLError: To another scheme (upgrades count, too), or to a URL that `check_url` refuses.
    """
    try:
        joined = urljoin(source.url, location.strip())
    except ValueError:
        raise RefusedURLError("the redirect leads to no valid URL") from None
    target = check_url(joined)
    if target.scheme != source.scheme:
        raise RefusedURLError(f"the redirect leads from {source.scheme} to {target.scheme}")
    return target


def resolve_public(host: str, port: int) -> list[str]:
    """The addresses of `host`, every one of them public; blocks while the name is looked up.

    Raises:
        RefusedURLError: One of the addresses is not public, or `host` can be no name.
        OSError: The name is not known.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError:
        raise RefusedURLError(f"{host!r} is no valid host name") from None
    return public_addresses(host, found)


def public_addresses(host: str, found: Iterable[tuple[Any, ...]]) -> list[str]:
    """The addresses in `found`, which is what `getaddrinfo` gave for `host`.

    Raises:
        RefusedURLError: One of them is not public. The others are then not used either: a name with
            both kinds of address is the mark of an attack.
    """
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not all(map(is_public, addresses)):
        raise RefusedURLError(f"{host!r} has an address that is not public; see allowPrivateDownloads")
    return addresses


def is_public(address: str) -> bool:
    """Whether `address` (a numeric one, as `getaddrinfo` gives) is on the public internet.

    Loopback, private, shared (100.64/10), link-local, multicast, unspecified, documentation and
    reserved addresses are not, nor an IPv6 address that carries one of those (mapped, 6to4, NAT64).
    """
    parsed = ipaddress.ip_address(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        embedded = _embedded_ipv4(parsed)
        if embedded is not None:
            return is_public(str(embedded))
        if parsed not in _GLOBAL_UNICAST:
            return False
    return not any(parsed in network for network in _REFUSED_NETWORKS)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise RefusedURLError("the URL is not valid") from None
    return parts


def _ascii_host(host: str) -> str:
    try:
        ascii_host = host.encode("idna").decode("ascii")
    except UnicodeError:
        ascii_host = ""
    # A percent sign would start an IPv6 zone, or hide other characters.
    if not ascii_host or "%" in ascii_host:
        raise RefusedURLError("the URL has no valid host")
    return ascii_host


def _embedded_ipv4(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in _NAT64:
        return ipaddress.IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address.sixtofour
