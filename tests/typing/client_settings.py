"""Clients and their settings."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, assert_type

import httpx

import aikit4d
import aikit4d.offline
from aikit4d import AsyncOpenAI, OpenAI, OpenAIProviders
from aikit4d.typed import ClientSettings  # noqa: TC001 - as people write it


def made_in_every_way(settings: dict[str, Any], agent: httpx.Client) -> None:
    OpenAI()
    OpenAI("key")
    OpenAI("key", "https://example.com/v1")
    OpenAI("key", {"baseURL": "https://example.com/v1", "timeout": 5})
    OpenAI({"apiKey": "key", "maxRetries": 0})
    OpenAI(Path("settings.json"))
    OpenAI(settings)
    OpenAI(json.loads("{}"))
    OpenAI(OpenAIProviders().get("local"))
    OpenAI(apiKey="key", baseURL="https://example.com/v1", httpAgent=agent, throw=True)
    OpenAI("key", customHeaders={"X-Mine": "yes"}, echoedFields=["reasoning"])
    OpenAI(provider="local", providers={"providers": {"local": {"baseURL": "http://127.0.0.1/v1"}}})
    annotated: ClientSettings = {"apiKey": "key", "organisation": "org"}
    AsyncOpenAI(annotated, idleTimeout=None)

    OpenAI(3)  # type: ignore[arg-type]
    OpenAI("key", baseUrl="https://example.com/v1")  # type: ignore[call-arg]
    OpenAI(timeout="5 s")  # type: ignore[arg-type]
    OpenAI(customHeaders=["X-Mine"])  # type: ignore[arg-type]


def misspelt() -> None:
    from aikit4d import OpenAi  # type: ignore[attr-defined]  # noqa: F401

    aikit4d.AsyncOpenAi()  # type: ignore[attr-defined]
    aikit4d.offline.OffLineServer()  # type: ignore[attr-defined]


def read_and_changed(client: OpenAI) -> None:
    assert_type(client.baseURL, str)
    assert_type(client.maxRetries, int)
    assert_type(client.timeout, float)
    assert_type(client.idleTimeout, float | None)
    assert_type(client.echoedFields, Sequence[str] | None)
    client.timeout = 30
    client.organization = "org"
    client.customHeaders = None
    client.echoedFields = ("reasoning",)

    client.baseUrl = "https://example.com/v1"  # type: ignore[attr-defined]
    client.timeout = "30"  # type: ignore[assignment]
    client.throw = "yes"  # type: ignore[assignment]
    client.chat = client.chat.completions  # type: ignore[assignment]


async def closed(client: OpenAI, awaited: AsyncOpenAI) -> None:
    with client as the_same:
        assert_type(the_same, OpenAI)
    async with awaited as opened:
        assert_type(opened, AsyncOpenAI)
    client.close()
    await awaited.close()

    awaited.close()  # type: ignore[unused-coroutine]
    with awaited:  # type: ignore[attr-defined]
        pass
