"""A server whose certificate nobody trusts gets no request, and the error says what can be done."""

import contextlib
import ssl
import threading
from socketserver import StreamRequestHandler, ThreadingTCPServer

import httpx
import pytest

from clients import completion
from loopback import whole

MESSAGES = [{"role": "user", "content": "x"}]
# Of `openssl req -x509 -newkey ec -nodes -days 36500`, for 127.0.0.1 and these tests alone.
PEM = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgKMeE4s7YG8q+qz98
hiNtH3wipf5X0mRsLzgRSbUyPCyhRANCAAQS9R+pkCSMticbFYP6i3WbBtt+BJkX
lWpVdKXjXuxFXHUNJSLjv67TZbm7JAkqQkf9KFcRfmzCNJ09dTwxww01
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBszCCAVmgAwIBAgIUaNpaxYLivS2KBQIRoXE/fT3kwVQwCgYIKoZIzj0EAwIw
IDEeMBwGA1UEAwwVbG9vcGJhY2sgb2YgdGhlIHRlc3RzMCAXDTI2MTEyMDE5NTMz
MVoYDzIxMjYxMDI3MTk1MzMxWjAgMR4wHAYDVQQDDBVsb29wYmFjayBvZiB0aGUg
dGVzdHMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQS9R+pkCSMticbFYP6i3Wb
Btt+BJkXlWpVdKXjXuxFXHUNJSLjv67TZbm7JAkqQkf9KFcRfmzCNJ09dTwxww01
o28wbTAdBgNVHQ4EFgQUQZ4rJPyZ1y92V+o1lSqzdQB3FDMwHwYDVR0jBBgwFoAU
QZ4rJPyZ1y92V+o1lSqzdQB3FDMwGgYDVR0RBBMwEYcEfwAAAYIJbG9jYWxob3N0
MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAJik2k0Kr5ORzrik
5dbw5fyFSrY7B5MKdvLV0U2uEwyFAiBATwLeocY1ZI/wHwLFKVEDjKdCPZCCAehO
GpU1Q8iFpg==
-----END CERTIFICATE-----
"""


@pytest.fixture
def certificate(tmp_path):
    path = tmp_path / "server.pem"
    path.write_text(PEM)
    return path


class Server(ThreadingTCPServer):
    """Answers every request over TLS with the same completion, once for a connection."""

    daemon_threads = True

    def __init__(self, certificate):
        self.connections, self.requests = 0, 0
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate)
        super().__init__(("127.0.0.1", 0), Answering)
        self.url = f"https://127.0.0.1:{self.server_address[1]}/v1"

    def finish_request(self, request, client_address):
        self.connections += 1
        request.settimeout(5)
        with contextlib.suppress(OSError), self._context.wrap_socket(request, server_side=True) as line:
            self.RequestHandlerClass(line, client_address, self)


class Answering(StreamRequestHandler):
    def handle(self):
        length = 0
        while (line := self.rfile.readline().strip().lower()) != b"":
            if line.startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        self.rfile.read(length)
        self.server.requests += 1
        self.wfile.write(whole(completion(), connection="close"))


@pytest.fixture
def server(certificate):
    with Server(certificate) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


CALLS = {
    "POST": lambda client: client.chat.completions.create(MESSAGES),
    "GET": lambda client: client.chat.completions.retrieve("c1"),
}


def asked(kit, server, call=CALLS["POST"], **settings):
    client = kit.client("key", server.url, timeout=10, **settings)
    result = kit.do(call(client))
    kit.do(client.close())
    return result


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_certificate_that_nobody_trusts_fails_the_call_and_the_hint_names_the_way_out(kit, server, call):
    result = asked(kit, server, call)
    assert not result.success
    assert "certificate" in result.error.message
    assert "SSL_CERT_FILE" in result.error.hint
    assert isinstance(result.error.__cause__, httpx.ConnectError)
    assert (server.connections, server.requests) == (1, 0)


def test_an_authority_that_the_environment_names_is_trusted(kit, server, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert asked(kit, server).success


@pytest.mark.parametrize(("host", "is_named"), [("localhost", True), ("127.1", False)])
def test_a_certificate_counts_for_its_host_alone(kit, server, certificate, monkeypatch, host, is_named):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server.url = server.url.replace("127.0.0.1", host)
    assert asked(kit, server).success is is_named


def test_only_an_agent_of_the_caller_leaves_certificates_unchecked(kit, server):
    agent = (httpx.Client if kit.name == "sync" else httpx.AsyncClient)(verify=False)
    assert asked(kit, server, httpAgent=agent).success
    kit.do(agent.close() if kit.name == "sync" else agent.aclose())
    assert not asked(kit, server).success
