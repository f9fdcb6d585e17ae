"""An OpenAI-compatible server on this machine, for demos and for the tests of programs.

Needs the extra ``offline``: ``pip install "aikit4d[offline]"``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aikit4d.offline.records import RecordedHeaders, RecordedRequest, UploadedFile
    from aikit4d.offline.server import OfflineServer

__all__ = ["OfflineServer", "RecordedHeaders", "RecordedRequest", "UploadedFile"]

_NEEDED = ("python_multipart", "starlette", "uvicorn")

# Seen by a type checker, it would make every misspelt name a known one.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        _require_extra()
        module = "server" if name == "OfflineServer" else "records"
        value = getattr(import_module(f"{__name__}.{module}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _require_extra() -> None:
    # When a name is used and not before: `python -m` tells what is missing without a traceback.
    for needed in _NEEDED:
        try:
            import_module(needed)
        except ImportError as missing:
            raise ImportError(
                f'The offline server needs {needed}: pip install "aikit4d[offline]"', name=needed
            ) from missing
