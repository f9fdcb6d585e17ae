"""Pictures behind addresses: what is sent there, where nothing is sent, and what has an end."""

import gzip
import socket
import time

import httpx
import pytest

from clients import Wire, answer, kit_of
from loopback import Loopback, head

PICTURE = b"\x89PNG\r\n\x1a\n of no size"
PUBLIC = "https://93.184.216.34/a.png"
PRIVATE = [
    "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.5.5", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "[::1]", "[fd00::1]", "[fe80::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "2130706433", "0x7f.1",
    "0177.0.0.1", "localhost",
]  # fmt: skip


def image_at(kit, url, wire=None, **settings):
    """An image whose address is `url`; downloads go through `wire`, or over real connections."""
    client = kit.client("key", handler=Wire(answer({"data": [{"url": url}]})), **settings)
    image = kit.do(client.images.generate("x")).image
    client.httpAgent = wire and kit.agent(wire)
    return image


def stored(data=PICTURE, status=200, **headers):
    return httpx.Response(status, content=data, headers=headers)


@pytest.mark.parametrize("media_type", ["image/png", "text/plain", "application/json"])
def test_the_bytes_are_those_of_the_answer(kit, media_type):
    wire = Wire(lambda request: stored(b'{"a": 1}', **{"content-type": media_type}))
    assert kit.do(image_at(kit, PUBLIC, wire).asBlob()) == b'{"a": 1}'


def test_a_download_carries_nothing_of_the_api_and_the_agent(kit):
    wire = Wire(lambda request: stored())
    image = image_at(kit, PUBLIC, organization="org", project="proj", customHeaders={"X-Own": "1"})
    agent = kit.agent(wire)
    agent.headers["Authorization"] = "Bearer agent"
    agent.cookies.set("session", "1")
    agent.auth = ("user", "password")
    agent.params = {"key": "1"}
    image._client.httpAgent = agent

    assert kit.do(image.asBlob()) == PICTURE

    (request,) = wire.requests
    assert str(request.url) == PUBLIC
    assert set(request.headers) == {"host", "user-agent", "accept", "accept-encoding"}
    assert request.headers["user-agent"].startswith("aikit4d/")


@pytest.mark.parametrize("status", [204, 206, 304, 400, 404, 500])
def test_another_status_gives_nothing(kit, status):
    image = image_at(kit, PUBLIC, Wire(lambda request: stored(status=status)))
    assert kit.do(image.asBlob()) is None
    assert f"status {status}" in image.error.message


@pytest.mark.parametrize("host", PRIVATE)
@pytest.mark.parametrize("through_an_agent", [True, False])
def test_an_address_that_is_not_public_is_refused(kit, host, through_an_agent):
    wire = Wire(pytest.fail) if through_an_agent else None
    image = image_at(kit, f"http://{host}:1/a.png", wire)
    assert kit.do(image.asBlob()) is None
    assert "allowPrivateDownloads" in image.error.message


@pytest.mark.parametrize(
    "url",
    [
        "ftp://93.184.216.34/a.png",
        "file:///etc/passwd",
        "/a.png",
        "a.png",
        "https://user:pw@93.184.216.34/a.png",
        "https:///a.png",
        "https://93.184.216.34:99999/a.png",
        "https://93.184.216.34/a b.png",
        "https://93.184.216.34\\@127.0.0.1/a.png",
        "https://93.184.216.34/\n",
    ],
)
@pytest.mark.parametrize("private", [True, False])
def test_an_address_of_another_form_is_refused(kit, url, private):
    image = image_at(kit, url, Wire(pytest.fail), allowPrivateDownloads=private)
    assert kit.do(image.asBlob()) is None
    assert "not downloaded" in image.error.message
    assert "pw" not in str(image.error)


REDIRECTS = {
    "another path": (["/b.png"], PICTURE),
    "a relative path": (["b.png?x=1"], PICTURE),
    "another host": (["https://93.184.216.35/b.png"], PICTURE),
    "another host without scheme": (["//93.184.216.35/b.png"], PICTURE),
    "ten in a row": ([f"/{place}" for place in range(10)], PICTURE),
    "eleven in a row": ([f"/{place}" for place in range(11)], None),
    "no encryption": (["http://93.184.216.34/b.png"], None),
    "a private address": (["https://127.0.0.1/b.png"], None),
    "a private address after a public one": (["/b.png", "https://10.0.0.1/b.png"], None),
    "a file": (["file:///etc/passwd"], None),
    "nonsense": (["https://[::1"], None),
    "nowhere": ([None], None),
}


@pytest.mark.parametrize(("locations", "data"), REDIRECTS.values(), ids=REDIRECTS)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_within_the_scheme_to_public_addresses(kit, status, locations, data):
    answers = [
        httpx.Response(status, headers={} if location is None else {"location": location})
        for location in locations
    ]
    wire = Wire(*answers, lambda request: stored())
    image = image_at(kit, PUBLIC, wire)

    assert kit.do(image.asBlob()) == data

    assert {request.url.scheme for request in wire.requests} == {"https"}
    assert {request.url.host for request in wire.requests} <= {"93.184.216.34", "93.184.216.35"}
    assert (image.error is None) is (data is not None)


def test_an_unknown_name_is_left_to_the_agent(kit, monkeypatch):
    def unknown(*arguments, **options):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    image = image_at(kit, "https://images.invalid/a.png", Wire(lambda request: stored()))
    assert kit.do(image.asBlob()) == PICTURE


def test_an_unknown_name_is_a_failure_without_an_agent(kit, monkeypatch):
    def unknown(*arguments, **options):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    image = image_at(kit, "http://images.invalid/a.png")
    assert kit.do(image.asBlob()) is None
    assert "Could not connect" in image.error.message


def serving(data=PICTURE, **headers):
    def script(line, request):
        line.send(head(media_type="image/png", content_length=len(data), **headers), data)

    return script


def address(server):
    return server.url.removesuffix("/v1") + "/a.png"


def test_a_private_address_is_allowed_by_the_client(kit):
    with Loopback(serving()) as server:
        image = image_at(kit, address(server))
        assert kit.do(image.asBlob()) is None
        assert server.connections == 0

        image._client.allowPrivateDownloads = True
        assert kit.do(image.asBlob()) == PICTURE

    (request,) = server.requests
    assert (request["method"], request["path"]) == ("GET", "/a.png")
    assert set(request["headers"]) == {"host", "user-agent", "accept", "accept-encoding"}


def test_a_name_that_changes_its_address_leads_nowhere(kit, monkeypatch):
    """The name is public when it is checked, and the loopback when it is asked again."""
    ordinary = socket.getaddrinfo
    answers = iter(["93.184.216.34"])

    with Loopback(serving()) as server:
        port = int(address(server).rsplit(":", 1)[1].split("/")[0])

        def changing(host, *arguments, **options):
            if host in {"rebound.example", b"rebound.example"}:
                host = next(answers, "127.0.0.1")
            return ordinary(host, *arguments, **options)

        monkeypatch.setattr(socket, "getaddrinfo", changing)
        image = image_at(kit, f"http://rebound.example:{port}/a.png", timeout=2)
        assert kit.do(image.asBlob()) is None
        assert server.connections == 0

    assert "not public" in image.error.message


def test_a_connection_goes_to_the_address_that_was_checked(kit, monkeypatch):
    """A name is looked up by the library alone: to connect, its address is used as it is."""
    looked_up = []
    ordinary = socket.getaddrinfo
    monkeypatch.setattr("aikit4d._core.addresses.is_public", lambda address: True)

    def listening(host, *arguments, **options):
        looked_up.append(host)
        known = host in {"images.example", b"images.example"}
        return ordinary("127.0.0.1" if known else host, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", listening)
    with Loopback(serving()) as server:
        url = address(server).replace("127.0.0.1", "images.example")
        assert kit.do(image_at(kit, url).asBlob()) == PICTURE

    assert server.requests[0]["headers"]["host"].startswith("images.example:")
    assert [host for host in looked_up if host != "127.0.0.1"] == ["images.example"] * 2


def test_the_next_address_is_tried_when_one_does_not_answer(kit, monkeypatch):
    ordinary = socket.getaddrinfo
    monkeypatch.setattr("aikit4d._core.addresses.is_public", lambda address: True)

    def two(host, port, *arguments, **options):
        found = ordinary("127.0.0.1", port, *arguments, **options)
        if host not in {"images.example", b"images.example"}:
            return ordinary(host, port, *arguments, **options)
        return [(*found[0][:4], ("127.0.0.2", 9)), *found]

    with Loopback(serving()) as server, socket.socket() as unused:
        unused.bind(("127.0.0.2", 0))
        monkeypatch.setattr(socket, "getaddrinfo", two)
        url = address(server).replace("127.0.0.1", "images.example")
        # Nothing listens on this server's port at 127.0.0.2.
        assert kit.do(image_at(kit, url, timeout=5).asBlob()) == PICTURE


def test_the_event_loop_waits_for_no_name_longer_than_for_the_picture(monkeypatch):
    def slow(*_arguments, **_options):
        time.sleep(1)
        raise OSError("nobody knows")

    async def waited(image):
        started = time.perf_counter()
        assert await image.asBlob() is None
        return time.perf_counter() - started

    with kit_of("async") as kit:
        image = image_at(kit, "http://images.example/a.png", timeout=0.1)
        monkeypatch.setattr(socket, "getaddrinfo", slow)
        assert kit.do(waited(image)) < 0.8
    assert "took too long" in image.error.message


@pytest.fixture
def small_limit(monkeypatch):
    monkeypatch.setattr("aikit4d._core.downloads.LARGEST_DOWNLOAD", 100_000)


def endless(line, request):
    line.send(head(media_type="image/png", transfer_encoding="chunked"))
    piece = b"10000\r\n" + bytes(0x10000) + b"\r\n"
    for _ in range(1000):
        line.send(piece)


@pytest.mark.usefixtures("small_limit")
@pytest.mark.parametrize("script", [endless, serving(bytes(100_001))], ids=["endless", "announced"])
def test_a_download_has_a_largest_size(kit, script):
    with Loopback(script) as server:
        image = image_at(kit, address(server), allowPrivateDownloads=True)
        assert kit.do(image.asBlob()) is None
    assert "larger than 100000 bytes" in image.error.message


@pytest.mark.usefixtures("small_limit")
def test_a_packed_answer_is_measured_unpacked(kit):
    packed = gzip.compress(bytes(10_000_000))
    with Loopback(serving(packed, content_encoding="gzip")) as server:
        image = image_at(kit, address(server), allowPrivateDownloads=True)
        assert kit.do(image.asBlob()) is None
    assert "larger than" in image.error.message


@pytest.mark.usefixtures("small_limit")
def test_a_file_of_the_largest_size_is_read(kit):
    with Loopback(serving(bytes(100_000))) as server:
        image = image_at(kit, address(server), allowPrivateDownloads=True)
        assert len(kit.do(image.asBlob())) == 100_000


def dripping(line, request):
    line.send(head(media_type="image/png", content_length=1000))
    for _ in range(1000):
        line.send(b"x")
        if not line.wait(0.05):
            return


def silent(line, request):
    line.wait(10)


def redirecting(line, request):
    line.wait(0.2)
    line.send(head(302, content_length=0, location="/again"))


@pytest.mark.parametrize("script", [dripping, silent, redirecting])
def test_a_download_has_an_end(kit, script):
    with Loopback(script) as server:
        image = image_at(kit, address(server), allowPrivateDownloads=True, timeout=0.5)
        started = time.monotonic()
        assert kit.do(image.asBlob()) is None
        assert time.monotonic() - started < 3
    assert image.error.message


def test_a_slow_download_through_an_agent_has_an_end(kit):
    image = image_at(kit, "http://127.0.0.1:1/", allowPrivateDownloads=True, timeout=0.5)
    with Loopback(dripping) as server:
        image.url = address(server)
        image._client.httpAgent = agent = real_agent(kit)
        started = time.monotonic()
        assert kit.do(image.asBlob()) is None
        assert time.monotonic() - started < 3
        close(kit, agent)
    assert "too long" in image.error.message


def real_agent(kit):
    return httpx.Client() if kit.name == "sync" else httpx.AsyncClient()


def close(kit, agent):
    kit.do(agent.close() if kit.name == "sync" else agent.aclose())


def test_no_connection_is_kept_after_a_download(kit):
    def script(line, request):
        serving()(line, request)
        line.wait(3)

    with Loopback(script) as server:
        image = image_at(kit, address(server), allowPrivateDownloads=True)
        assert kit.do(image.asBlob()) == PICTURE
        assert server.closed_by_peer.wait(1)


@pytest.mark.parametrize("picture", ["asBlob", "asPicture"])
def test_a_refused_connection_is_a_reason(kit, picture):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    image = image_at(kit, f"http://127.0.0.1:{port}/a.png", allowPrivateDownloads=True)
    assert kit.do(getattr(image, picture)()) is None
    assert "Could not connect" in image.error.message


def test_a_debug_line_names_the_host_and_no_more(kit, caplog):
    caplog.set_level("DEBUG", logger="aikit4d")
    kit.do(image_at(kit, "http://127.0.0.1/a.png?sig=secret").asBlob())
    (record,) = [one for one in caplog.records if "not downloaded" in one.getMessage()]
    assert "127.0.0.1" in record.getMessage()
    assert "secret" not in caplog.text
