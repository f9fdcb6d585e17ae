"""What every test shares: an environment without keys, addresses or proxies of the machine it runs on."""

import os

import pytest
from hypothesis import settings

from clients import kit_of

# How long an example takes says how busy the machine is.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

SCRUBBED_SUFFIXES = ("_API_KEY", "_PROXY", "_proxy")
SCRUBBED_PREFIXES = ("OPENAI_", "AIKIT4D_PROVIDERS")


@pytest.fixture(autouse=True)
def scrubbed_environment(monkeypatch, tmp_path):
    for name in list(os.environ):
        if name.endswith(SCRUBBED_SUFFIXES) or name.startswith(SCRUBBED_PREFIXES):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "no-configuration"))


@pytest.fixture(params=["sync", "async"])
def kit(request):
    with kit_of(request.param) as made:
        yield made
