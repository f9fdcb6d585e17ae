"""What the tests of resources share: requests as they were sent, and forms taken apart."""

import http.server
import json
import threading
from email.parser import BytesParser
from email.policy import HTTP

LOCAL = "http://127.0.0.1:9/v1"
PROVIDERS = {
    "providers": {"near": {"baseURL": "https://near.example/v1"}},
    "models": {
        "broken": {"provider": "nobody", "model": "m"},
        "small": {"provider": "near", "model": "tiny"},
    },
}


def sent(wire):
    """Method, path (as it was escaped) and body of the only request."""
    (request,) = wire.requests
    body = json.loads(request.content) if request.content else None
    return request.method, request.url.raw_path.decode(), body


def form_of(request):
    """The parts of a form: name, file name, media type and content, by a parser that is not ours."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + request.content)
    assert message.is_multipart()
    return [_part(part) for part in message.iter_parts()]


def _part(part):
    # The standard library's parser says text/plain where a part names no type.
    media_type = part.get_content_type() if "content-type" in part else None
    name = part.get_param("name", header="content-disposition")
    return name, part.get_filename(), media_type, part.get_payload(decode=True)


def fields_of(request):
    """The texts of a form, in order."""
    return [(name, content.decode()) for name, filename, _, content in form_of(request) if filename is None]


def file_of(request):
    """The only file of a form: file name, media type and content."""
    (found,) = [part[1:] for part in form_of(request) if part[1] is not None]
    return found


class Sink(http.server.ThreadingHTTPServer):
    """A server that reads bodies without keeping them."""

    def __init__(self):
        self.sizes = []
        super().__init__(("127.0.0.1", 0), SinkHandler)
        self.url = f"http://127.0.0.1:{self.server_port}/v1"

    def __enter__(self):
        self._thread = threading.Thread(target=self.serve_forever)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self._thread.join()
        self.server_close()


class SinkHandler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        left = size = int(self.headers["content-length"])
        while left:
            left -= len(self.rfile.read(min(left, 1 << 20)))
        self.server.sizes.append(size)
        answer = b'{"id": "file-1"}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass
