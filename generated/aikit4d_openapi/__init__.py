"""A client for the OpenAI API, generated from openapi.yaml by codegen/. Not edited by hand."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import api as api
    from . import models as models
    from .client import AuthenticatedClient as AuthenticatedClient
    from .client import Client as Client

__all__ = ("AuthenticatedClient", "Client", "api", "models")


if not TYPE_CHECKING:  # which would take every name to be there

    def __getattr__(name: str) -> Any:
        if name in {"AuthenticatedClient", "Client"}:
            return getattr(import_module(f"{__name__}.client"), name)
        if name in {"api", "models"}:
            return import_module(f"{__name__}.{name}")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
