"""`OpenAI` and `AsyncOpenAI`: the clients."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from aikit4d._core.branches import AsyncBranches, Branches
from aikit4d._core.calls import BYTES, OBJECT, Call, break_off, failed, run, wire_request
from aikit4d._core.drivers import AsyncIO, SyncIO, run_blocking
from aikit4d._core.secrets import Secret, bare
from aikit4d._core.settings import (
    DEFAULT_BASE_URL,
    DEFAULT_RETRIES,
    DEFAULT_TIMEOUT,
    Setting,
    Target,
    environment_base_url,
    environment_may_serve,
    environment_value,
    require_a_key,
    settings_of_file,
)
from aikit4d._core.showing import clipped
from aikit4d._core.suggestions import Advising, did_you_mean
from aikit4d._core.wire import shown_base_url
from aikit4d.errors import OpenAIError
from aikit4d.request import HTTPRequest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType
    from typing import Unpack

    import httpx

    from aikit4d.parameters import OpenAIParameters
    from aikit4d.providers import OpenAIProviders
    from aikit4d.result import OpenAIResult
    from aikit4d.typed import ClientSettings
    from aikit4d_openapi import AuthenticatedClient

    _Body = Mapping[str, Any] | None

R = TypeVar("R", bound="OpenAIResult")
_IGNORED_SETTINGS = frozenset({"name", "modelAliases"})
_OF_ONE_HOST = frozenset({"apiKey", "baseURL", "customHeaders", "organization", "project"})
_OTHER_SPELLINGS = {"organisation": "organization"}


class _Client(Advising):
    """What both clients share: settings, and how a call is prepared."""

    _io: SyncIO | AsyncIO
    _io_kind: ClassVar[Any]

    apiKey: Setting[str] = Setting("secret", "", "The key, sent to the host of `baseURL` and nowhere else.")
    baseURL: Setting[str] = Setting("secret", "", "The address of the API, usually ending in `/v1`.")
    organization: Setting[str] = Setting("text", "", "The organization's id at OpenAI.")
    project: Setting[str] = Setting("text", "", "The project's id at OpenAI.")
    maxRetries: Setting[int] = Setting("count", DEFAULT_RETRIES, "How often a failed call is sent again.")
    timeout: Setting[float] = Setting(
        "number",
        DEFAULT_TIMEOUT,
        "Seconds that a whole answer may take, a stream or a download until it begins; 0 means 600.",
    )
    idleTimeout: Setting[float | None] = Setting(
        "number", None, "Seconds that a stream may stay silent; `None` means `timeout`."
    )
    httpAgent: Setting[httpx.Client | httpx.AsyncClient | None] = Setting(
        "anything", None, "The caller's own HTTP client; the caller closes it."
    )
    echoedFields: Setting[Sequence[str] | None] = Setting(
        "names", None, "Extras of answers that go back; `None` means those that the provider wants."
    )
    omittedFields: Setting[Sequence[str] | None] = Setting(
        "names", None, "Chat fields that are not sent; `None` means those that the provider refuses."
    )
    customHeaders: Setting[Mapping[str, Any] | None] = Setting(
        "headers", None, "Headers sent with every call; they beat the library's."
    )
    throw: Setting[bool] = Setting("flag", False, "Whether a failed call raises its first error.")
    allowPrivateDownloads: Setting[bool] = Setting(
        "flag", False, "Whether images may come from private addresses."
    )

    def __init__(
        self,
        apiKey: str | ClientSettings | Mapping[str, Any] | os.PathLike[str] | None = None,
        baseURL: str | ClientSettings | Mapping[str, Any] | os.PathLike[str] | None = None,
        /,
        **settings: Unpack[ClientSettings],
    ) -> None:
        self._io = type(self)._io_kind()
        given = Secret((apiKey, baseURL, settings))
        del apiKey, baseURL, settings
        try:
            self._configure(given)
        except Exception as error:
            # Its frames hold the key that was given, and this one does so no more.
            bare(error)
            raise

    def _configure(self, given_arguments: Secret) -> None:
        self._from_environment: set[str] = set()
        self._environment_base_url = environment_base_url()
        self._provider_name = ""
        given = _given_settings(*given_arguments.reveal())
        require_a_key(given.get("apiKey"))
        self._providers = _given_providers(given.pop("providers", None))
        for name, value in self._with_provider(given).items():
            setattr(self, name, value)
        self._fill_from_environment()

    @property
    def organisation(self) -> str:
        """`organization`, as one page of AIKit's documentation spells it."""
        return self.organization

    @organisation.setter
    def organisation(self, organization: str) -> None:
        self.organization = organization

    if not TYPE_CHECKING:  # which would take any name then

        def __setattr__(self, name: str, value: Any) -> None:
            # A misspelt `baseURL` would send key and messages to the wrong server.
            if not name.startswith("_") and not hasattr(type(self), name):
                raise _unknown_setting(name)
            super().__setattr__(name, value)

    def __repr__(self) -> str:
        # Any header may be the one that a provider takes as a key.
        headers = f", customHeaders={list(self.customHeaders)}" if self.customHeaders else ""
        key = "set" if self.apiKey else "none"
        settings = f"baseURL={shown_base_url(self._base_url())!r}, apiKey={key}{headers}"
        return f"{type(self).__name__}({clipped(settings)})"

    def __copy__(self) -> Self:
        twin = type(self)({})
        for name in _setting_names():
            # What the environment says by now is no setting of this client.
            twin.__dict__.pop(name, None)
            if name in self.__dict__:
                twin.__dict__[name] = self.__dict__[name]
        twin._from_environment = set(self._from_environment)
        twin._environment_base_url = self._environment_base_url
        twin._provider_name = self._provider_name
        twin._providers = self._providers
        return twin

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        twin = self.__copy__()
        if self.customHeaders is not None:
            twin.customHeaders = dict(self.customHeaders)
        return twin

    def __reduce__(self) -> Any:
        raise TypeError("a client holds a key and connections and cannot be pickled: make a new one there")

    def _setting_changed(self, name: str) -> None:
        self._from_environment.discard(name)

    def _fill_from_environment(self) -> None:
        for name in ("apiKey", "organization", "project"):
            value = environment_value(name)
            if value and not getattr(self, name):
                setattr(self, name, value)
                self._from_environment.add(name)
        if not self.baseURL:
            self.baseURL = self._environment_base_url

    def _with_provider(self, given: dict[str, Any]) -> dict[str, Any]:
        name = given.pop("provider", None)
        if name is None:
            return given
        if not isinstance(name, str):
            raise TypeError(f"provider must be a text, not {type(name).__name__}")
        providers = self._provider_list()
        settings = providers.configuration(name)
        if settings is None:
            known = ", ".join(providers.list()) or "none"
            trouble = f"; {providers._unusable}" if providers._unusable else ""
            raise ValueError(f"provider {name!r} is not configured (configured: {known}){trouble}")
        self._provider_name = name
        if given.get("baseURL"):
            # Credentials belong to the address they were configured with.
            return {**{name: settings[name] for name in settings if name not in _OF_ONE_HOST}, **given}
        if not settings.get("baseURL"):
            raise ValueError(f"provider {name!r} has no baseURL, and its key may go nowhere else: give one")
        return {**settings, **given}

    def _provider_list(self) -> OpenAIProviders:
        if self._providers is None:
            from aikit4d.providers import OpenAIProviders  # noqa: PLC0415 - read when a model is resolved

            self._providers = OpenAIProviders()
        return self._providers

    def _base_url(self) -> str:
        return self.baseURL or DEFAULT_BASE_URL

    def _own_target(self) -> Target:
        # Read once: other threads may set another address, which these credentials are not for.
        base_url = self._base_url()
        served = environment_may_serve(base_url, self._environment_base_url)
        foreign = frozenset() if served else self._from_environment
        return Target(
            base_url,
            Secret() if "apiKey" in foreign else self.__dict__.get("apiKey", Secret()),
            "" if "organization" in foreign else self.organization,
            "" if "project" in foreign else self.project,
            name=self._provider_name,
            headers=self.__dict__.get("customHeaders"),
            echoed_fields=self.echoedFields,
            omitted_fields=self.omittedFields,
        )

    def _addressed(self, body: _Body, *, resolves: bool) -> tuple[Target, _Body, str]:
        """Where a call goes, its body with the model's own name, and what is wrong with the name given."""
        model = body.get("model") if resolves and body is not None else None
        if body is None or not isinstance(model, str) or not model:
            return self._own_target(), body, ""
        found = self._provider_list().resolve(model)
        if not found.success:
            return self._own_target(), body, found.error
        target = Target(
            found.baseURL,
            found.apiKey,
            found.organization,
            found.project,
            name=found.provider,
            headers=Secret(found.customHeaders),
            timeout=found.timeout,
            max_retries=found.maxRetries,
            echoed_fields=found.echoedFields,
            omitted_fields=found.omittedFields,
        )
        return target, {**body, "model": found.model}, ""

    def _agent(self, parameters: OpenAIParameters) -> Any:
        agent = self.httpAgent if parameters.httpAgent is None else parameters.httpAgent
        if agent is not None:
            self._io.connections.require_agent(agent)
        return agent

    def _prepare(
        self,
        operation_id: str,
        result: OpenAIResult,
        parameters: OpenAIParameters,
        *,
        path: tuple[str, ...] = (),
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
        fitted: Callable[[Mapping[str, Any], Target], Mapping[str, Any]] | None = None,
        expects: str = OBJECT,
        resolves: bool = False,
        streams: bool = False,
        idle_timeout: float | None = None,
    ) -> Call:
        """A call that is ready to run; raises for misuse, so that nothing wrong is ever sent."""
        self._io.require_callbacks(parameters)
        result._operation_id = operation_id
        call = Call(None, result, parameters, expects=expects, raises=parameters.throw or self.throw)
        target, body, problem = self._addressed(body, resolves=resolves)
        if problem:
            failed(result, OpenAIError(message=problem))
            return call
        if fitted is not None and body is not None:
            body = fitted(body, target)
        call.request = wire_request(
            target,
            operation_id,
            parameters,
            path=path,
            query=query,
            body=body,
            timeout=self.timeout or DEFAULT_TIMEOUT,
            accept="text/event-stream" if streams else "",
            is_long=streams or expects == BYTES,
            idle_timeouts=(idle_timeout, self.idleTimeout),
            agent=self._agent(parameters),
        )
        asked = (parameters.maxRetries, target.max_retries, self.maxRetries)
        call.max_retries = next(count for count in asked if count is not None)
        result.request = HTTPRequest(call.request)
        return call


class OpenAI(_Client, Branches):
    """A client of an API in OpenAI's form: OpenAI itself, Ollama, llama.cpp, Mistral, any other.

    `OpenAI("key")`, `OpenAI("key", "https://host/v1")`, `OpenAI("key", {...})`, `OpenAI({...})`,
    `OpenAI(pathlib.Path("settings.json"))`, `OpenAI(apiKey=..., baseURL=...)`, or `OpenAI()` with
    everything from the environment (`OPENAI_API_KEY`, `OPENAI_BASE_URL`, `OPENAI_ORG_ID`,
    `OPENAI_PROJECT_ID`). Settings are attributes and may be changed between calls.

    A key from the environment goes to OpenAI's host and to the host of `OPENAI_BASE_URL` only; a
    key given here goes to the host of `baseURL` only.

    Raises:
        TypeError: For an unknown setting or one of the wrong kind.
        ValueError: For a provider that is not configured, a file without settings or providers, a number
            below 0, or an address or a file's name in the place of the key.

    Source: AIKit documentation, OpenAI.
    """

    _io: SyncIO
    _io_kind = SyncIO

    @property
    def lowlevel(self) -> AuthenticatedClient:
        """The generated client (`aikit4d_openapi`) on this client's connections, credentials and retries.

        Hand it to any generated operation: `list_models.sync(client=client.lowlevel)`.
        """
        from aikit4d._core.lowlevel import sync_lowlevel  # noqa: PLC0415 - loaded when it is used

        return sync_lowlevel(self)

    def close(self) -> None:
        """Wait for the calls that still run on threads, then close the connections.

        A call that would wait before it is sent again ends with the error that it has.
        """
        self._io.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self, call: Call, result: R) -> R:
        if call.has_callbacks:
            self._in_background(call, lambda: run(self._io, call))
            return result
        run_blocking(run(self._io, call))
        if call.raises:
            result.throw()
        return result

    def _in_background(self, call: Call, steps: Callable[[], Coroutine[Any, Any, Any]]) -> None:
        done = call.result.request._done = threading.Event()

        async def ended() -> None:
            call.result.request._thread = threading.get_ident()
            try:
                await steps()
            except BaseException as error:  # noqa: BLE001 - nobody else would hear of it
                await break_off(self._io, call, error)
            finally:
                done.set()

        self._io.in_background(ended)

    def _run_next(self, call: Call | None) -> Any:
        return None if call is None else self._run(call, call.result)


class AsyncOpenAI(_Client, AsyncBranches):
    """The client for `asyncio`: the same settings and names as `OpenAI`, calls are awaited.

    A call with callbacks runs to its end while it is awaited; callbacks may be coroutine functions.
    One client may serve several event loops, one after the other.
    """

    _io: AsyncIO
    _io_kind = AsyncIO

    @property
    def lowlevel(self) -> AuthenticatedClient:
        """The generated client (`aikit4d_openapi`) on this client's connections, credentials and retries.

        Hand it to any generated operation: `await list_models.asyncio(client=client.lowlevel)`.
        """
        from aikit4d._core.lowlevel import async_lowlevel  # noqa: PLC0415 - loaded when it is used

        return async_lowlevel(self)

    async def close(self) -> None:
        """Close the connections of the running event loop.

        A call that still runs there ends: with the error that it has, where it waits to be sent again.
        """
        await self._io.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def _run(self, call: Call, result: R) -> R:
        await run(self._io, call)
        if call.raises and not call.has_callbacks:
            result.throw()
        return result

    async def _run_next(self, call: Call | None) -> Any:
        return None if call is None else await self._run(call, call.result)


def _given_providers(source: Any) -> OpenAIProviders | None:
    """The providers that a client was given: without those that were meant, calls would go elsewhere."""
    if source is None:
        return None
    from aikit4d.providers import OpenAIProviders  # noqa: PLC0415 - few clients are given providers

    if isinstance(source, OpenAIProviders):
        return source
    if not isinstance(source, (str, os.PathLike, Mapping)):
        raise TypeError(
            f"providers must be a path, a mapping or an OpenAIProviders, not {type(source).__name__}"
        )
    providers = OpenAIProviders(source)
    if providers._unusable:
        raise ValueError(f"providers must be usable: {providers._unusable}")
    return providers


def _setting_names() -> list[str]:
    return [name for name, value in vars(_Client).items() if isinstance(value, Setting)]


def _given_settings(first: Any, second: Any, keywords: dict[str, Any]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    if isinstance(first, str):
        given["apiKey"] = first
    elif first is not None:
        if second is not None and not isinstance(first, (Mapping, os.PathLike)):
            raise TypeError(f"apiKey must be a text, not {type(first).__name__}")
        if second is not None:
            raise TypeError("settings come as one mapping or file: leave the second argument out")
        given.update(_settings_of(first, "the first argument must be a key, a mapping of settings or a path"))
    if isinstance(second, str):
        given["baseURL"] = second
    elif second is not None:
        given.update(
            _settings_of(second, "the second argument must be a base URL, a mapping of settings or a path")
        )
    return {**given, **_known_settings(keywords)}


def _settings_of(source: Any, expected: str) -> dict[str, Any]:
    if isinstance(source, os.PathLike):
        source = settings_of_file(source)
    if not isinstance(source, Mapping):
        raise TypeError(f"{expected}, not {type(source).__name__}")
    return _known_settings(source)


def _known_settings(source: Mapping[str, Any]) -> dict[str, Any]:
    settings = {}
    for given_name, value in source.items():
        name = _OTHER_SPELLINGS.get(given_name, given_name)
        if name in _IGNORED_SETTINGS:
            continue
        if name not in _known_names():
            raise _unknown_setting(name)
        if value is not None:
            settings[name] = value
    return settings


def _known_names() -> list[str]:
    return [*_setting_names(), "provider", "providers"]


def _unknown_setting(name: object) -> TypeError:
    meant = did_you_mean(name, _known_names())
    return TypeError(f"unknown setting {name!r}" + (f"; {meant}" if meant else ""))
