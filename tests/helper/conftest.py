"""The helper's tests run for both clients and, where it makes no difference, for every way to prompt."""

import pytest
from helper_wire import WAYS, Talk

from clients import kit_of


@pytest.fixture(params=WAYS)
def talk(kit, request):
    return Talk(kit, request.param)


@pytest.fixture
def whole_talk(kit):
    return Talk(kit, "whole")


@pytest.fixture
def streamed_talk(kit):
    return Talk(kit, "streamed")


@pytest.fixture
def sync_talk():
    with kit_of("sync") as kit:
        yield Talk(kit, "streamed")


@pytest.fixture
def async_talk():
    with kit_of("async") as kit:
        yield Talk(kit, "streamed")


@pytest.fixture(params=WAYS)
def async_ways(request):
    with kit_of("async") as kit:
        yield Talk(kit, request.param)
