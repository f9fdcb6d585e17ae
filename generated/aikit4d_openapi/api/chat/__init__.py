"""The operations of one tag; each module is loaded when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import create_chat_completion as create_chat_completion
    from . import delete_chat_completion as delete_chat_completion
    from . import get_chat_completion as get_chat_completion
    from . import get_chat_completion_messages as get_chat_completion_messages
    from . import list_chat_completions as list_chat_completions
    from . import update_chat_completion as update_chat_completion

__all__ = (
    "create_chat_completion",
    "delete_chat_completion",
    "get_chat_completion",
    "get_chat_completion_messages",
    "list_chat_completions",
    "update_chat_completion",
)


if not TYPE_CHECKING:  # which would take every name to be there

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f"{__name__}.{name}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
