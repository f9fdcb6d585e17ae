"""What counts as a document, and what is said of anything else."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from codegen.errors import PipelineError
from codegen.reading import parse, read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1}', {"a": 1}),
        ("a: 1", {"a": 1}),
        ("{a: 1, b: [x]}", {"a": 1, "b": ["x"]}),
        ("200: ok\ntrue: yes\nnull: none", {"200": "ok", "true": "yes", "null": "none"}),
        (
            "a: on\nb: yes\nc: 2024-05-13\nd: 12:30\ne: 0o7",
            {"a": "on", "b": "yes", "c": "2024-05-13", "d": "12:30", "e": "0o7"},
        ),
        ("a: true\nb: ~\nc: 1.5e3\nd: -2\ne: 007", {"a": True, "b": None, "c": 1500.0, "d": -2, "e": "007"}),
        ("a: &x {b: 1}\nc: &x {b: 2}\nd: *x", {"a": {"b": 1}, "c": {"b": 2}, "d": {"b": 2}}),
        ("base: &b {p: 1}\nx: {<<: *b, q: 2}", {"base": {"p": 1}, "x": {"p": 1, "q": 2}}),
    ],
    ids=["json", "yaml", "flow", "keys", "texts", "scalars", "anchor defined twice", "merge"],
)
def test_json_and_yaml_1_2_are_read(text, expected):
    assert parse(text, "test") == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: [1, 2", "is no YAML"),
        ("a:\n - b\n c: [", "line 3"),
        ('{"a": 1', "is no JSON"),
        ("- a\n- b", "holds no mapping"),
        ("", "holds no mapping"),
        ("<html>", "holds no mapping"),
    ],
)
def test_anything_else_is_named_with_its_place(text, problem):
    with pytest.raises(PipelineError, match=problem) as caught:
        parse(text, "spec.yaml")
    assert str(caught.value).startswith("spec.yaml: ")
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(PipelineError, match=r"nowhere\.yaml: cannot be read"):
        read_text(str(tmp_path / "nowhere.yaml"))


def test_a_file_that_is_no_text_is_named(tmp_path):
    path = tmp_path / "picture.yaml"
    path.write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(PipelineError, match="cannot be read"):
        read_text(str(path))


def test_a_byte_order_mark_is_no_part_of_the_document(tmp_path):
    path = tmp_path / "spec.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert parse(read_text(str(path)), "spec.yaml") == {"a": 1}


CONTENTS = {"/there": b"a: 1\n", "/windows": b"a: 1\r\n", "/picture": b"\x89PNG\xff\xfe"}


class _Documents(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/there")
            self.end_headers()
            return
        self.send_response(200 if self.path in CONTENTS else 404)
        self.end_headers()
        self.wfile.write(CONTENTS.get(self.path, b""))

    def log_message(self, *args):
        """Says nothing."""


@pytest.fixture
def server():
    with HTTPServer(("127.0.0.1", 0), _Documents) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/there", "/moved", "/windows"])
def test_a_url_is_fetched(server, path):
    assert read_text(server + path) == "a: 1\n"


def test_a_url_of_no_text_is_named(server):
    with pytest.raises(PipelineError, match=r"/picture: cannot be fetched.*utf-8"):
        read_text(f"{server}/picture")


def test_a_refusing_url_is_named(server):
    with pytest.raises(PipelineError, match=r"/gone: cannot be fetched.*404"):
        read_text(f"{server}/gone")


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/spec.yaml", "http://[::1"])
def test_an_unreachable_url_is_named(url):
    with pytest.raises(PipelineError, match="cannot be fetched"):
        read_text(url)
