"""An OpenAI-compatible server on this machine, for demos and for the tests of programs.

Needs the extra ``offline``: ``pip install "aikit4d[offline]"``.
"""

try:
    import python_multipart  # noqa: F401 - Starlette reads forms with it
    import starlette  # noqa: F401
    import uvicorn  # noqa: F401
except ImportError as _missing:
    raise ImportError(
        f'The offline server needs {_missing.name}: pip install "aikit4d[offline]"', name=_missing.name
    ) from _missing

from aikit4d.offline.records import RecordedHeaders, RecordedRequest, UploadedFile
from aikit4d.offline.server import OfflineServer

__all__ = ["OfflineServer", "RecordedHeaders", "RecordedRequest", "UploadedFile"]
