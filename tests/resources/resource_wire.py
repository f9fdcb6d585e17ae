"""What the tests of resources share: requests as they were sent, and forms taken apart."""

import json
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
