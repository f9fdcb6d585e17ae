"""A real server on the loopback whose every byte the test decides."""

import contextlib
import json
import select
import socket
import threading
import time


class Moment(threading.Event):
    """An event that tells when it came about."""

    at = float("inf")

    def set(self):
        self.at = min(self.at, time.monotonic())
        super().set()


class Loopback:
    """Accepts connections and hands each request to `script(line, request)`, which writes what it likes."""

    def __init__(self, script):
        self._script = script
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=4096)
        self._stopped = threading.Event()
        self._threads = set()
        self.connections = 0
        self.requests = []
        self.closed_by_peer = Moment()
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/v1"

    def __enter__(self):
        self._start(self._accept)
        return self

    def __exit__(self, *trouble):
        self._stopped.set()
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in list(self._threads):
            thread.join(5)

    def _start(self, work, *arguments):
        def run():
            try:
                work(*arguments)
            finally:
                self._threads.discard(thread)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        # What is not started yet could not be joined.
        self._threads.add(thread)

    def _accept(self):
        while not self._stopped.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            self._start(self._serve, connection)

    def _serve(self, connection):
        line = Line(connection, self._stopped, self.closed_by_peer)
        with connection, contextlib.suppress(OSError):
            try:
                while (request := line.read_request()) is not None:
                    self.requests.append(request)
                    if self._script(line, request) is False:
                        return
            except ConnectionError:
                # A peer that closes with bytes left unread resets the connection.
                self.closed_by_peer.set()


class Line:
    """One connection, seen from the server."""

    def __init__(self, connection, stopped, closed_by_peer):
        self._connection = connection
        self._stopped = stopped
        self._closed_by_peer = closed_by_peer
        self._held = b""

    def read_request(self):
        while b"\r\n\r\n" not in self._held:
            if not self._receive():
                return None
        head, _, self._held = self._held.partition(b"\r\n\r\n")
        first, *rest = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
        while len(self._held) < int(headers.get("content-length", 0)):
            if not self._receive():
                return None
        length = int(headers.get("content-length", 0))
        body, self._held = self._held[:length], self._held[length:]
        method, path, _ = first.split(" ")
        return {"method": method, "path": path, "headers": headers, "body": body}

    def _receive(self):
        data = self._connection.recv(65536)
        if not data:
            self._closed_by_peer.set()
        self._held += data
        return data

    def send(self, *pieces):
        for piece in pieces:
            self._connection.sendall(piece if isinstance(piece, bytes) else piece.encode())

    def wait(self, seconds):
        """Wait, but no longer than the client stays on the line; whether it is still there."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self._stopped.is_set():
            if select.select([self._connection], [], [], 0.01)[0] and not self._peek():
                self._closed_by_peer.set()
                return False
        return True

    def _peek(self):
        with contextlib.suppress(OSError):
            return self._connection.recv(1, socket.MSG_PEEK)
        return b""

    def reset(self):
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        self._connection.close()


def head(status=200, media_type="application/json", **headers):
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Type: {media_type}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def whole(body, status=200, **headers):
    data = json.dumps(body).encode()
    return head(status, content_length=len(data), **headers) + data


def stream_head():
    return head(media_type="text/event-stream", transfer_encoding="chunked")


def chunked(*datas):
    return b"".join(f"{len(data):x}\r\n".encode() + data + b"\r\n" for data in datas)


END_OF_CHUNKS = b"0\r\n\r\n"


def event(text=None, finish_reason=None):
    delta = {} if text is None else {"content": text}
    chunk = {"choices": [{"index": 0, "delta": delta, "finish_reason": finish_reason}]}
    return f"data: {json.dumps(chunk)}\n\n".encode()


DONE = b"data: [DONE]\n\n"
