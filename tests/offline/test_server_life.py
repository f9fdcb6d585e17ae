import asyncio
import contextlib
import gc
import json
import os
import re
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time

import httpx
import pytest

from aikit4d import OpenAI
from aikit4d.offline import OfflineServer


def offline_threads():
    return [thread for thread in threading.enumerate() if thread.name.startswith("aikit4d-offline")]


def open_files():
    count = 0
    for number in range(1024):
        with contextlib.suppress(OSError):
            os.fstat(number)
            count += 1
    return count


def test_a_with_block_starts_and_ends_a_server():
    with OfflineServer() as server:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/v1", server.url)
        assert httpx.get(f"{server.url}/models").status_code == 200
        url = server.url
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{url}/models")


def test_start_and_close_do_what_the_block_does():
    server = OfflineServer().start()
    assert server.start() is server
    assert httpx.get(f"{server.url}/models").status_code == 200
    server.close()
    server.close()
    with pytest.raises(RuntimeError, match=r"call start\(\)"):
        _ = server.url


def test_a_closed_server_starts_again_with_what_it_stores():
    server = OfflineServer()
    for _ in range(2):
        with server:
            httpx.post(f"{server.url}/files", files={"file": b"x"}, data={"purpose": "batch"})
            count = len(httpx.get(f"{server.url}/files").json()["data"])
    assert count == 2


def test_a_given_port_is_used_and_free_again_at_once():
    with OfflineServer() as server:
        port = server.port
    for _ in range(3):
        with OfflineServer(port) as server:
            assert server.url == f"http://127.0.0.1:{port}/v1"
            assert httpx.get(f"{server.url}/models").status_code == 200


def test_a_port_in_use_raises_at_once():
    with OfflineServer() as first, pytest.raises(OSError, match="in use"):
        OfflineServer(first.port).start()


def test_an_ipv6_address_stands_in_brackets():
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6 loopback")
    with OfflineServer(host="::1") as server:
        assert server.url.startswith("http://[::1]:")
        assert httpx.get(f"{server.url}/models").status_code == 200


def test_starting_takes_less_than_a_tenth_of_a_second():
    durations = []
    for _ in range(5):
        started = time.perf_counter()
        with OfflineServer():
            durations.append(time.perf_counter() - started)
    assert min(durations) < 0.1


def test_a_thousand_servers_leave_no_thread_socket_or_port_behind():
    with OfflineServer() as server:  # what is loaded once is loaded
        httpx.get(f"{server.url}/models")
    gc.collect()  # what tests before this one left open is none of its business
    files, threads = open_files(), len(offline_threads())
    for number in range(1000):
        with OfflineServer() as server:
            if number % 50 == 0:
                httpx.get(f"{server.url}/models")
    assert open_files() <= files
    assert len(offline_threads()) == threads


def test_a_large_upload_leaves_no_thread_behind():
    before = threading.active_count()
    with OfflineServer() as server:
        response = httpx.post(
            f"{server.url}/files", files={"file": bytes(3 * 2**20)}, data={"purpose": "batch"}
        )
        assert response.status_code == 200
    deadline = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() == before


def test_closing_cuts_off_answers_that_are_still_to_come():
    server = OfflineServer().start()
    server.delay(60)
    failures = []

    def ask():
        with contextlib.suppress(httpx.TransportError):
            httpx.get(f"{server.url}/models", timeout=60)
            failures.append("answered")

    asking = threading.Thread(target=ask)
    asking.start()
    while not server.requests:
        time.sleep(0.005)
    started = time.monotonic()
    server.close()
    asking.join(5)
    assert time.monotonic() - started < 2
    assert failures == []


def test_answers_are_not_held_back_by_the_network_stack():
    durations = []
    with OfflineServer() as server, httpx.Client() as client:
        for _ in range(10):
            started = time.perf_counter()
            client.post(f"{server.url}/moderations", json={"input": "x"})
            durations.append(time.perf_counter() - started)
    assert min(durations) < 0.03


def test_closing_at_once_after_the_start_leaves_nothing_behind():
    before = open_files(), len(offline_threads())
    for _ in range(20):
        OfflineServer().start().close()
    assert (open_files(), len(offline_threads())) == before


def test_closing_ends_slow_streams():
    with httpx.Client() as client:
        server = OfflineServer().start()
        server.delay(between=60)
        body = {"model": "m", "stream": True, "messages": [{"role": "user", "content": "x"}]}
        with client.stream("POST", f"{server.url}/chat/completions", json=body) as response:
            next(response.iter_lines())
            started = time.monotonic()
            server.close()
            assert time.monotonic() - started < 2


def test_an_operation_that_the_pinned_document_lacks_is_unknown(monkeypatch):
    from aikit4d._core import generated
    from aikit4d_openapi import operations

    monkeypatch.delitem(operations.OPERATIONS, "createEmbedding")
    generated._module.cache_clear()
    try:
        with OfflineServer() as server:
            assert httpx.post(f"{server.url}/embeddings", json={}).status_code == 404
            assert httpx.get(f"{server.url}/models").status_code == 200
    finally:
        generated._module.cache_clear()


def test_closing_does_not_wait_for_idle_connections():
    with httpx.Client() as client:
        server = OfflineServer().start()
        client.get(f"{server.url}/models")
        started = time.monotonic()
        server.close()
        assert time.monotonic() - started < 1


def test_many_requests_at_once_are_answered_each_with_its_own():
    async def ask(client, url, number):
        body = {"model": "m", "messages": [{"role": "user", "content": f"number {number}"}]}
        response = await client.post(f"{url}/chat/completions", json=body)
        return response.json()["choices"][0]["message"]["content"]

    async def ask_all(url):
        async with httpx.AsyncClient() as client:
            return await asyncio.gather(*(ask(client, url, number) for number in range(40)))

    with OfflineServer() as server:
        assert asyncio.run(ask_all(server.url)) == [f"number {number}" for number in range(40)]


@pytest.fixture
def environment_of_a_user(monkeypatch, tmp_path):
    """What a machine may hold that leads clients elsewhere."""
    configuration = {
        "providers": {"real": {"baseURL": "http://127.0.0.1:9/v1", "apiKey": "sk-real"}},
        "models": {"small": {"provider": "real", "model": "m"}},
    }
    folder = tmp_path / "configuration"
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_names, **_options: folder)
    folder.mkdir()
    for file in (folder / "AIProviders.json", tmp_path / "named.json"):
        file.write_text(json.dumps(configuration))
    monkeypatch.setenv("AIKIT4D_PROVIDERS", str(tmp_path / "named.json"))
    monkeypatch.setenv("OPENAI_ORG_ID", "org-real")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-real")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "intranet.example")


@pytest.mark.parametrize("model", ["small", "real:m", "gpt-4o-mini"])
def test_the_environment_fixture_leads_every_client_to_the_server(
    kit, environment_of_a_user, openai_environment, model
):
    del environment_of_a_user
    completions = kit.client().chat.completions
    result = kit.do(completions.create([{"role": "user", "content": "hi"}], model=model, maxRetries=0))
    assert result.success, result.error
    (request,) = openai_environment.requests
    assert request.json["model"] == model
    assert not {"openai-organization", "openai-project"} & set(request.headers)
    assert "real" not in str(request.headers.items())
    assert os.environ["no_proxy"] == "intranet.example,127.0.0.1"


def test_a_test_may_give_its_own_providers_after_the_environment_fixture(
    openai_environment, monkeypatch, tmp_path
):
    configuration = {
        "providers": {"here": {"baseURL": openai_environment.url}},
        "models": {"small": {"provider": "here", "model": "tiny"}},
    }
    (tmp_path / "mine.json").write_text(json.dumps(configuration))
    monkeypatch.setenv("AIKIT4D_PROVIDERS", str(tmp_path / "mine.json"))
    with OpenAI() as client:
        assert client.embeddings.create("hi", "small").success
    assert openai_environment.requests[0].json["model"] == "tiny"


def test_the_plugin_gives_each_test_a_server_without_a_past(tmp_path):
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["aikit4d.offline.pytest_plugin"]\n')
    (tmp_path / "test_it.py").write_text(
        textwrap.dedent(
            """
            import httpx, pytest

            @pytest.mark.parametrize("time", [1, 2])
            def test_a_fresh_server(openai_server, time):
                assert openai_server.requests == [] and openai_server.pending == 0
                httpx.get(f"{openai_server.url}/models")
                openai_server.fail(500)
                assert len(openai_server.requests) == 1
            """
        )
    )
    command = [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path)
    assert ended.returncode == 0, ended.stdout
    assert "2 passed" in ended.stdout


@pytest.fixture
def heeded_interrupts():
    """A program that was started in the background ignores Ctrl-C, and so do those that it starts."""
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, former)


@pytest.mark.usefixtures("heeded_interrupts")
def test_the_command_serves_until_ctrl_c():
    command = [sys.executable, "-W", "error", "-m", "aikit4d.offline", "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as server:
        try:
            printed = "".join(iter(server.stdout.readline, "Ctrl-C ends it.\n"))
            url = re.search(r"export OPENAI_BASE_URL=(\S+)", printed)[1]
            assert httpx.get(f"{url}/models").json()["object"] == "list"
            server.send_signal(signal.SIGINT)
            _, errors = server.communicate(timeout=30)
        finally:
            server.kill()
    assert server.returncode == 0
    assert "GET /v1/models" in errors
    assert "Traceback" not in errors


def test_the_command_says_which_port_is_not_to_be_had():
    with OfflineServer() as server:
        command = [sys.executable, "-m", "aikit4d.offline", "--port", str(server.port)]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
        assert ended.returncode == 1
        assert ended.stderr.startswith(f"Cannot listen on 127.0.0.1, port {server.port}: ")


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "python_multipart"])
def test_a_missing_dependency_names_the_extra(missing):
    ended = without(missing, "from aikit4d.offline import OfflineServer")
    assert f'The offline server needs {missing}: pip install "aikit4d[offline]"' in ended.stderr


def test_the_command_says_in_one_line_what_is_missing():
    ended = without("uvicorn", "import runpy; runpy.run_module('aikit4d.offline', run_name='__main__')")
    assert ended.returncode == 1
    assert ended.stderr == 'The offline server needs uvicorn: pip install "aikit4d[offline]"\n'


def without(module, code):
    """Run code where a module is not to be had."""
    return subprocess.run(
        [sys.executable, "-c", f"import sys; sys.modules[{module!r}] = None; {code}"],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_the_library_itself_loads_nothing_of_the_offline_server():
    code = (
        "import sys, aikit4d; print([name for name in sys.modules if 'offline' in name or 'uvicorn' in name])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True
    )
    assert ended.stdout.strip() == "[]"
