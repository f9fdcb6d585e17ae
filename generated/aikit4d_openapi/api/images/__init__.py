"""The operations of one tag; each module is loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_image as create_image
    from . import create_image_edit as create_image_edit
    from . import create_image_variation as create_image_variation

__all__ = (
    "create_image",
    "create_image_edit",
    "create_image_variation",
)


if not TYPE_CHECKING:  # which would take every name to be there

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f"{__name__}.{name}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
