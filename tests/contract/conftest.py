import os
from pathlib import Path

import pytest
import steady_server

from real_server import unavailable

PINNED = "openapi.yaml"
UPSTREAM = ("openai-2026-08.json", "openai-2025-03.json")


@pytest.fixture(scope="session")
def steady_program(request):
    try:
        return steady_server.install(Path(request.config.cache.mkdir("steady")))
    except steady_server.SteadyUnavailableError as error:
        unavailable(str(error))


@pytest.fixture(scope="session", params=[PINNED, *UPSTREAM])
def document(request):
    if request.param == PINNED:
        return request.config.rootpath / PINNED
    folder = os.environ.get("AIKIT4D_UPSTREAM_SPECS")
    if not folder:
        pytest.skip("AIKIT4D_UPSTREAM_SPECS does not name the folder of upstream's documents")
    return Path(folder, request.param)


@pytest.fixture(scope="session")
def steady(steady_program, document, tmp_path_factory):
    log = tmp_path_factory.mktemp("steady") / "server.log"
    with steady_server.serve(steady_program, document, log) as server:
        yield server


@pytest.fixture
def client(kit, steady):
    client = kit.client(apiKey="key", baseURL=steady.url, maxRetries=0)
    yield client
    kit.do(client.close())
