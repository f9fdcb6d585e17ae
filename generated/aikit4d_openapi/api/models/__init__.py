"""The operations of one tag; each module is loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import delete_model as delete_model
    from . import list_models as list_models
    from . import retrieve_model as retrieve_model

__all__ = (
    "delete_model",
    "list_models",
    "retrieve_model",
)


if not TYPE_CHECKING:  # which would take every name to be there

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f"{__name__}.{name}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
