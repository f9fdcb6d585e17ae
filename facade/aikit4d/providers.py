"""Providers and model aliases: `AIProviders.json`, and what a text such as `mistral:large` stands for."""

from __future__ import annotations

import builtins
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import attrs
import platformdirs

from aikit4d._core.json import decode
from aikit4d._core.secrets import MASK, Secret, bare, is_credential_header
from aikit4d._core.settings import (
    address_of,
    checked_setting,
    combined_headers,
    environment_may_serve,
    require_sendable,
)
from aikit4d._core.showing import clipped, shown
from aikit4d._core.suggestions import did_you_mean
from aikit4d._core.wire import shown_base_url
from aikit4d.errors import OpenAIError
from aikit4d.objects import Object

_FILE_NAME = "AIProviders.json"
_FILE_VARIABLE = "AIKIT4D_PROVIDERS"
_OPENAI_KEY_VARIABLE = "OPENAI_API_KEY"
_SETTING_KINDS = {
    "baseURL": "text",
    "apiKey": "text",
    "organization": "text",
    "organisation": "text",
    "project": "text",
    "provider": "text",
    "timeout": "number",
    "maxRetries": "count",
    "customHeaders": "mapping",
    "echoedFields": "names",
    "omittedFields": "names",
}
_FORM_OF_AN_ALIAS = 'the alias must be an object such as {"provider": "...", "model": "..."}'
# Names that resemble no known one may be those of a newer AIKit.
_LIKENESS_OF_A_MISSPELLING = 0.8
_SETTINGS_OF_ANY_HOST = ("timeout", "maxRetries", "echoedFields", "omittedFields")


class ProviderSettings(Object):
    """The settings of a provider; `repr` masks key and header values, everything else shows them."""

    __slots__ = ()

    def _visible(self) -> dict[str, Any]:
        return {name: _masked(name, value) for name, value in dict.items(self)}


@attrs.frozen
class Resolution:
    """What a model text stands for.

    Three kinds: a plain model (`success` false, `error` empty: send `model` with the client's own
    settings), a model of a provider (`success` true: send `model` to `baseURL`, with this key and
    nothing of the client's), and a broken one (`error` says why: send nothing).

    Attributes:
        model: The model's name as it is sent.
        provider: The provider's name, empty for a plain model.
        baseURL: The provider's address; so on with its other settings, empty or `None` where it has none.
        apiKey: Its key (`reveal()` gives the text).
        organization: Its organization.
        project: Its project.
        error: Why the text stands for nothing that can be called; empty when all is well.
        timeout: Its `timeout`.
        maxRetries: Its `maxRetries`.
        customHeaders: Its headers.
        echoedFields: Its list of extras that go back.
        omittedFields: Its list of fields that are not sent.
    """

    model: str = attrs.field(repr=shown)
    provider: str = attrs.field(default="", repr=shown)
    baseURL: str = attrs.field(default="", repr=lambda url: clipped(shown_base_url(url)))
    apiKey: Secret = attrs.field(factory=Secret)
    organization: str = attrs.field(default="", repr=False)
    project: str = attrs.field(default="", repr=False)
    error: str = attrs.field(default="", repr=shown)
    timeout: float | None = None
    maxRetries: int | None = None
    customHeaders: Mapping[str, Any] | None = attrs.field(default=None, repr=False)
    echoedFields: Sequence[str] | None = attrs.field(default=None, repr=shown)
    omittedFields: Sequence[str] | None = attrs.field(default=None, repr=shown)

    @property
    def success(self) -> bool:
        """Whether the model belongs to a provider that can be called."""
        return bool(self.baseURL)

    def __reduce__(self) -> NoReturn:
        raise TypeError("A Resolution may hold credentials and cannot be pickled")


class OpenAIProviders:
    """The configured providers and model aliases.

    Args:
        source: Path of a file in the format of `AIProviders.json`, or a mapping of that shape
            (`{"providers": {name: {"baseURL": ..., "apiKey": ...}}, "models": {alias: {"provider":
            ..., "model": ...}}}`). By default the file that the environment variable
            `AIKIT4D_PROVIDERS` names, else `AIProviders.json` in the user's configuration folder
            for `aikit4d`, if there is one. It is read once, when the object is made.

    Attributes:
        errors: `OpenAIError`s about what could not be read, and about settings of providers that are
            probably misspelt; empty when all is well.

    Raises:
        TypeError: `source` is neither path nor mapping.

    Source: AIKit documentation, OpenAIProviders and Provider configuration.
    """

    def __init__(self, source: str | os.PathLike[str] | Mapping[str, Any] | None = None) -> None:
        if source is not None and not isinstance(source, (str, os.PathLike, Mapping)):
            raise TypeError(f"source must be a path or a mapping, not {type(source).__name__}")
        self.errors: builtins.list[OpenAIError] = []
        self._providers: dict[str, ProviderSettings] = {}
        self._aliases: dict[str, Any] = {}
        self._unusable = ""
        file = None if isinstance(source, Mapping) else _file(source)
        try:
            self._hold(decode(file.read_bytes()) if file else source or {})
        except (OSError, ValueError) as error:
            # No __cause__: its traceback would show the text of the file, with the keys in it.
            named = f" {str(file)!r}" if file else ""
            problem = getattr(error, "strerror", None) or error
            self._unusable = f"The provider configuration{named} is not usable: {problem}"
            self.errors.append(OpenAIError(message=self._unusable))

    def get(self, name: str) -> Object | None:
        """A copy of the settings of the provider `name`, with `name` and `modelAliases`.

        `modelAliases` lists the aliases of this provider as `modelAliases()` does. The copy holds
        the key, if the configuration does; its `repr` masks it.

        Returns:
            `None` when there is no such provider.
        """
        stored = _stored_name(name)
        if stored not in self._providers:
            return None
        settings = ProviderSettings(_copied(self._providers[stored]))
        settings["name"] = name
        settings["modelAliases"] = [
            alias for alias in self.modelAliases() if _stored_name(alias.provider) == stored
        ]
        return settings

    def list(self) -> builtins.list[str]:
        """The names of the providers, in the order of the configuration; a `:` in a name reads `%3A`."""
        return builtins.list(self._providers)

    def modelAliases(self) -> builtins.list[Object]:
        """The aliases, sorted by name: `name`, `provider` and `model` each, an empty text where missing."""
        return [
            Object(name=name, provider=_text(alias, "provider"), model=_text(alias, "model"))
            for name, alias in sorted(self._aliases.items())
            if isinstance(alias, Mapping)
        ]

    def resolve(self, model: str) -> Resolution:
        """What the text `model` stands for: `provider:model`, else an alias, else itself.

        The first colon cuts. A text whose prefix is no provider stands for itself; if the
        configuration could not be read, any text may be an alias, and every one is broken.

        Raises:
            TypeError: `model` is no text.
        """
        if not isinstance(model, str):
            raise TypeError(f"model must be a text, not {type(model).__name__}")
        prefix, colon, rest = model.partition(":")
        try:
            if self._unusable:
                raise ValueError(self._unusable)  # noqa: TRY301 - one place makes errors of them
            if colon and prefix in self._providers:
                return self._at_provider(prefix, rest)
            if model in self._aliases:
                return self._of_alias(model)
        except ValueError as error:
            return Resolution(model, error=f"Model {model!r}: {error}")
        return Resolution(model)

    def configuration(self, name: str) -> ProviderSettings | None:
        """The settings that a client made for the provider `name` starts from; only those that are set.

        `apiKey` comes from the configuration, else from the environment (`<NAME>_API_KEY`).

        Returns:
            `None` when there is no such provider.

        Raises:
            ValueError: The settings are broken: a wrong type, or a `provider` in them that is unknown
                or leads back to itself.
        """
        stored = _stored_name(name)
        return self._effective(stored) if stored in self._providers else None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({clipped(repr(self.list()))})"

    def __copy__(self) -> OpenAIProviders:
        return self

    def __deepcopy__(self, memo: Any) -> OpenAIProviders:
        # What was read never changes.
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("OpenAIProviders may hold keys and cannot be pickled; make it anew from its source")

    def _hold(self, configuration: Any) -> None:
        if not isinstance(configuration, Mapping):
            raise ValueError("it must hold an object")  # noqa: TRY004 - the content is wrong, not the call
        if configuration and not {"providers", "models"} & configuration.keys():
            raise ValueError('it has neither "providers" nor "models"')
        providers, aliases = (_member(configuration, name) for name in ("providers", "models"))
        self._aliases = {str(name): _copied(alias) for name, alias in aliases.items()}
        for name, settings in providers.items():
            is_object = isinstance(settings, Mapping)
            self._providers[_stored_name(name)] = _hidden_settings(settings if is_object else {})
            problems = _misspelt(settings) if is_object else ["the settings are no object"]
            self.errors += [OpenAIError(message=f"Provider {name!r}: {problem}") for problem in problems]

    def _of_alias(self, name: str) -> Resolution:
        alias = self._aliases[name]
        if not isinstance(alias, Mapping):
            raise ValueError(_FORM_OF_AN_ALIAS)  # noqa: TRY004 - the content is wrong, not the call
        provider = _stored_name(_text(alias, "provider"))
        if not provider:
            raise ValueError("the alias names no provider")
        if provider not in self._providers:
            raise ValueError(f"the alias names the provider {provider!r}, which is not configured")
        return self._at_provider(provider, _text(alias, "model"))

    def _at_provider(self, name: str, model: str) -> Resolution:
        if not model:
            raise ValueError(f"no model of the provider {name!r} is named")
        settings = self._effective(name)
        if "baseURL" not in settings:
            found = ", ".join(map(repr, self._providers[name])) or "nothing"
            raise ValueError(f"the provider {name!r} has no baseURL (configured: {found})")
        return Resolution(
            model=model,
            provider=name,
            baseURL=settings["baseURL"],
            apiKey=Secret(settings.get("apiKey", "")),
            organization=settings.get("organization", ""),
            project=settings.get("project", ""),
            timeout=settings.get("timeout"),
            maxRetries=settings.get("maxRetries"),
            customHeaders=settings.get("customHeaders"),
            echoedFields=settings.get("echoedFields"),
            omittedFields=settings.get("omittedFields"),
        )

    def _effective(self, name: str, *askers: str) -> ProviderSettings:
        """The settings of `name`, completed from the provider that they name and from the environment."""
        if name in askers:
            raise ValueError(f"the providers {' -> '.join((*askers, name))} name one another in a ring")
        own = self._checked(name)
        settings = ProviderSettings(self._inherited(name, own, askers) | own)
        settings.pop("provider", None)
        if "apiKey" not in own:
            _fill_key_from_environment(name, settings)
        _require_sendable_settings(name, settings)
        return settings

    def _inherited(self, name: str, own: ProviderSettings, askers: tuple[str, ...]) -> ProviderSettings:
        if "provider" not in own:
            return ProviderSettings()
        parent = _stored_name(own["provider"])
        if parent not in self._providers:
            raise ValueError(f"the provider {name!r} names the provider {parent!r}, which is not configured")
        inherited = self._effective(parent, *askers, name)
        if "baseURL" not in own:
            return inherited
        # Keys and headers were meant for the URL of the provider that they come from.
        return ProviderSettings({key: inherited[key] for key in _SETTINGS_OF_ANY_HOST if key in inherited})

    def _checked(self, name: str) -> ProviderSettings:
        stored = self._providers[name]
        settings = ProviderSettings()
        for setting, kind in _SETTING_KINDS.items():
            try:
                _keep(settings, setting, checked_setting(setting, kind, _copied(stored.get(setting)), None))
            except (TypeError, ValueError) as error:
                raise _broken(name, error) from None
        if "organisation" in settings:
            settings.setdefault("organization", settings.pop("organisation"))
        return settings


def _file(path: str | os.PathLike[str] | None) -> Path | None:
    """The file at `path`, else the default file, `None` where there is none."""
    return _default_file() if path is None else Path(path)


def _default_file() -> Path | None:
    named = os.environ.get(_FILE_VARIABLE)
    if named:
        return Path(named)
    file = platformdirs.user_config_path("aikit4d", appauthor=False) / _FILE_NAME
    # Without a usable home the path is a relative one, and the current directory is never searched.
    return file if file.is_absolute() and os.path.exists(file) else None  # noqa: PTH110 - it bears unreadable folders


def _member(configuration: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = configuration.get(name)
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise ValueError(f'its "{name}" must be an object')  # noqa: TRY004 - the content is wrong, not the call
    return value


def _text(alias: Mapping[str, Any], name: str) -> str:
    value = alias.get(name)
    return value.strip() if isinstance(value, str) else ""


def _stored_name(name: Any) -> str:
    return str(name).replace(":", "%3A")


def _fill_key_from_environment(name: str, settings: ProviderSettings) -> None:
    variable = re.sub(r"[^A-Z0-9]", "_", name.replace("%3A", ":").upper()) + "_API_KEY"
    key = Secret(os.environ.get(variable, "").strip())
    # A provider called "openai" is no reason to send OpenAI's key elsewhere.
    if key and (variable != _OPENAI_KEY_VARIABLE or environment_may_serve(settings.get("baseURL", ""))):
        settings["apiKey"] = key.reveal()


def _require_sendable_settings(name: str, settings: ProviderSettings) -> None:
    """Raise for an address that none is, and for what no header can carry."""
    try:
        if "baseURL" in settings:
            address_of(settings["baseURL"])
        for setting in ("apiKey", "organization", "project"):
            require_sendable(setting, Secret(settings.get(setting, "")))
        combined_headers((), ("customHeaders", Secret(settings.get("customHeaders"))))
    except (TypeError, ValueError) as error:
        raise _broken(name, error) from None


def _broken(name: str, error: Exception) -> ValueError:
    # Its frames hold the settings, and a key may be among them.
    bare(error)
    return ValueError(f"the provider {name!r} is broken: {error}")


def _hidden_settings(settings: Mapping[str, Any]) -> ProviderSettings:
    """A copy of what was configured; what holds a credential is kept hidden."""
    return ProviderSettings(
        {
            name: Secret(value) if name == "customHeaders" or is_credential_header(str(name)) else value
            for name, value in _copied(settings).items()
        }
    )


def _misspelt(settings: Mapping[str, Any]) -> list[str]:
    unknown = [name for name in settings if name not in _SETTING_KINDS]
    meant = [did_you_mean(name, _SETTING_KINDS, _LIKENESS_OF_A_MISSPELLING) for name in unknown]
    return [f"unknown setting {name!r}; {hint}" for name, hint in zip(unknown, meant, strict=True) if hint]


def _keep(settings: ProviderSettings, name: str, value: Any) -> None:
    if value not in (None, ""):
        settings[name] = value


def _copied(value: Any) -> Any:
    """A deep copy of JSON-like data, in plain dictionaries and lists, nothing hidden."""
    if isinstance(value, Secret):
        return _copied(value.reveal())
    if isinstance(value, Mapping):
        return {key: _copied(value[key]) for key in value}
    if isinstance(value, (list, tuple)):
        return [_copied(item) for item in value]
    return value


def _masked(name: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return (
            dict.fromkeys(value, MASK)
            if name == "customHeaders"
            else {k: _masked(k, value[k]) for k in value}
        )
    if name == "baseURL":
        return shown_base_url(str(value))
    return MASK if value and is_credential_header(str(name)) else value
