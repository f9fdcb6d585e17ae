import subprocess
import sys
from pathlib import Path

import pytest

from real_server import ServerProcess, unavailable

SCRIPT = Path(__file__).with_name("llama_server.py")


@pytest.fixture(scope="session")
def llama_command():
    """How the server is started; skips where llama.cpp's wheel cannot be loaded."""
    probe = [sys.executable, "-c", "import gguf, numpy, xllamacpp"]
    loaded = subprocess.run(probe, check=False, capture_output=True, text=True)
    if loaded.returncode:
        reason = loaded.stderr.strip().splitlines() or [f"status {loaded.returncode}"]
        unavailable(f"llama.cpp's server cannot be loaded: {reason[-1]}")
    return [sys.executable, str(SCRIPT)]


@pytest.fixture(scope="session")
def llama(llama_command, tmp_path_factory):
    with ServerProcess(llama_command, tmp_path_factory.mktemp("llama") / "server.log") as server:
        yield server


@pytest.fixture
def mortal_llama(llama_command, tmp_path):
    """A server of the test's own, to be killed."""
    with ServerProcess(llama_command, tmp_path / "server.log") as server:
        yield server


@pytest.fixture
def connect(kit):
    """Makes clients of a server, and closes them at the end.

    They send again what they may: llama.cpp now and then closes a connection that it promised to keep.
    """
    clients = []

    def connect(base_url):
        clients.append(kit.client(baseURL=base_url))
        return clients[-1]

    yield connect
    for client in clients:
        kit.do(client.close())


@pytest.fixture
def client(connect, llama):
    return connect(f"{llama.url}/v1")
