"""Which URLs and addresses pictures may be downloaded from."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikit4d._core import addresses
from aikit4d._core.addresses import (
    RefusedURLError,
    check_url,
    is_public,
    public_addresses,
    redirected,
    resolve_public,
)

PUBLIC = [
    "1.1.1.1",
    "93.184.215.14",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "192.167.1.1",
    "198.17.0.1",
    "223.255.255.255",
    "2606:4700::1111",
    "2a00:1450:4001::1",
    "2001:4860:4860::8888",
    "::ffff:1.1.1.1",
    "64:ff9b::101:101",
    "2002:101:101::1",
]
REFUSED = {
    "unspecified": ["0.0.0.0", "0.1.2.3", "::"],
    "loopback": ["127.0.0.1", "127.255.255.254", "::1"],
    "private": ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fd00:ec2::254"],
    "shared": ["100.64.0.1", "100.127.255.255", "100.100.100.200"],
    "link-local": ["169.254.169.254", "fe80::1", "fe80::1%1"],
    "site-local": ["fec0::1"],
    "multicast": ["224.0.0.1", "239.255.255.255", "ff02::1"],
    "broadcast and reserved": ["255.255.255.255", "240.0.0.1", "192.0.0.192", "4000::1", "100::1", "5f00::1"],
    "documentation and tests": [
        "192.0.2.1",
        "198.51.100.1",
        "203.0.113.1",
        "198.18.0.1",
        "2001:db8::1",
        "3fff::1",
    ],
    "relays and tunnels": ["192.88.99.1", "2001::1", "2001:0:7f00:1::"],
    "cloud host": ["168.63.129.16"],
    "mapped": ["::ffff:127.0.0.1", "::ffff:a9fe:a9fe"],
    "compatible": ["::127.0.0.1", "::1.1.1.1"],
    "6to4": ["2002:7f00:1::", "2002:a00:1::1"],
    "NAT64": ["64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::101:101"],
}


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_allowed(address):
    assert is_public(address)


@pytest.mark.parametrize(("kind", "address"), [(kind, one) for kind, some in REFUSED.items() for one in some])
def test_other_addresses_are_refused(kind, address):
    assert not is_public(address)


@given(st.ip_addresses())
def test_nothing_is_public_that_python_calls_private(address):
    # What holds an IPv4 address is judged by that one; Python's judgement changed in 3.13.
    held = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    if (held or address).is_private:
        assert not is_public(str(address))


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "017700000001",
        "0",
        "::1",
        "::ffff:127.0.0.1",
        "0:0:0:0:0:ffff:7f00:0001",
        "169.254.169.254",
        "2852039166",
        "\uff11\uff12\uff17.0.0.1",
    ],
)
def test_hosts_that_lead_to_this_machine_or_network_are_refused_in_every_spelling(host):
    with pytest.raises((RefusedURLError, socket.gaierror)):
        resolve_public(host, 80)


def test_a_public_address_resolves_to_itself():
    assert resolve_public("1.1.1.1", 443) == ["1.1.1.1"]


@pytest.mark.parametrize("host", ["a" * 64 + ".example", "a..b", ".a"])
def test_a_host_that_can_be_no_name_is_refused(host):
    with pytest.raises(RefusedURLError, match="host"):
        resolve_public(host, 80)


def answer(*found):
    kinds = [(socket.AF_INET6 if ":" in one else socket.AF_INET, one) for one in found]
    return [(kind, socket.SOCK_STREAM, 6, "", (one, 443)) for kind, one in kinds]


def test_the_addresses_are_the_checked_ones_in_order_and_once(monkeypatch):
    asked = []

    def look_up(*arguments, **options):
        asked.append((arguments, options))
        return answer("2606:4700::1111", "1.1.1.1", "1.1.1.1")

    monkeypatch.setattr(addresses.socket, "getaddrinfo", look_up)
    assert resolve_public("pictures.example", 443) == ["2606:4700::1111", "1.1.1.1"]
    assert asked == [(("pictures.example", 443), {"type": socket.SOCK_STREAM})]


@pytest.mark.parametrize("found", [("1.1.1.1", "127.0.0.1"), ("::1", "1.1.1.1"), ("10.0.0.1",)])
def test_one_private_address_refuses_the_name(found):
    with pytest.raises(RefusedURLError, match=r"pictures\.example"):
        public_addresses("pictures.example", answer(*found))


@pytest.mark.parametrize(
    ("url", "scheme", "host", "port"),
    [
        ("http://example.com", "http", "example.com", 80),
        ("HTTPS://Example.com/a?b=c#d", "https", "example.com", 443),
        ("https://e.com:8443/a", "https", "e.com", 8443),
        ("http://e.com:443/", "http", "e.com", 443),
        ("http://[2606::1]/a", "http", "2606::1", 80),
        ("http://e.com/a?u=http://b@c", "http", "e.com", 80),
        ("http://bücher.example/ä", "http", "xn--bcher-kva.example", 80),
    ],
)
def test_a_web_url_is_taken_apart(url, scheme, host, port):
    checked = check_url(url)
    assert (checked.scheme, checked.host, checked.port) == (scheme, host, port)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/a.png",
        "//e.com/a",
        "e.com/a",
        "ftp://e.com/a",
        "file:///etc/passwd",
        "gopher://e.com/",
        "data:,x",
        "javascript:x",
        "http:///a",
        "http://:80/a",
        "http://user@e.com/",
        "http://user:word@e.com/",
        "http://@e.com/",
        "http://e.com\\@127.0.0.1/",
        "http://e.com\t.b/",
        "http://e.com/a b",
        "http://e.com/\r\nX: y",
        "http://e.com/\0",
        "http://e.com:99999/",
        "http://e.com:x/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://a%2eb/",
        "http://a..b/",
        "http://" + "a" * 64 + ".b/",
    ],
)
def test_other_urls_are_refused_without_being_shown(url):
    with pytest.raises(RefusedURLError) as caught:
        check_url(url)
    assert "word" not in str(caught.value)


def test_neither_text_nor_error_shows_a_signature():
    checked = check_url("https://e.com/a?sig=canary")
    assert "canary" not in repr(checked)
    with pytest.raises(RefusedURLError) as caught:
        redirected(checked, "http://e.com/?sig=canary")
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize(
    ("start", "location", "target"),
    [
        ("https://e.com/a/b", "c", "https://e.com/a/c"),
        ("https://e.com/a/b", "/c?d", "https://e.com/c?d"),
        ("https://e.com/a", " https://f.com:1/c ", "https://f.com:1/c"),
        ("http://e.com/a", "//f.com/c", "http://f.com/c"),
    ],
)
def test_a_redirect_of_the_same_scheme_is_checked_anew(start, location, target):
    assert redirected(check_url(start), location) == check_url(target)


@pytest.mark.parametrize(
    "location",
    [
        "http://e.com/a",
        "ftp://e.com/a",
        "file:///etc/passwd",
        "data:,x",
        "https://user@e.com/",
        "//user:word@e.com/",
        "https://[::1",
        "/a\r\nX: y",
        "https://e.com:0x1/",
    ],
)
def test_other_redirects_are_refused(location):
    with pytest.raises(RefusedURLError):
        redirected(check_url("https://e.com/a"), location)


def test_a_redirect_to_a_safer_scheme_is_another_scheme_too():
    with pytest.raises(RefusedURLError, match="from http to https"):
        redirected(check_url("http://e.com/"), "https://e.com/")


@given(st.text())
def test_any_text_is_a_url_or_refused(text):
    for url in (text, f"http://{text}", f"https://e.com{text}"):
        try:
            checked = check_url(url)
        except RefusedURLError:
            continue
        assert checked.scheme in {"http", "https"}
        assert "@" not in checked.host
        assert checked.host.isascii()
