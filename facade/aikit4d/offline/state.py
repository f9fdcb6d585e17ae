"""What one offline server knows: its scripts, its records and what clients stored in it."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from aikit4d.offline.records import RecordedRequest
from aikit4d.offline.scripts import Scripts

MODEL_IDS = ("offline-echo", "offline-embedding", "offline-image", "offline-moderation")
FINGERPRINT = "fp_aikit4d_offline_server"


@dataclass
class StoredCompletion:
    """A chat completion that was created with ``store``."""

    completion: dict[str, Any]
    asked_model: str
    messages: list[dict[str, Any]]


@dataclass
class StoredFile:
    """An uploaded file: its description as the API shows it, and its bytes."""

    description: dict[str, Any]
    data: bytes
    media_type: str


@dataclass
class State:
    """Everything that ``reset`` empties."""

    records: bool = True
    scripts: Scripts = field(default_factory=Scripts)
    requests: list[RecordedRequest] = field(default_factory=list)
    completions: dict[str, StoredCompletion] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    models: dict[str, None] = field(default_factory=lambda: dict.fromkeys(MODEL_IDS))
    _counters: defaultdict[str, Iterator[int]] = field(
        default_factory=lambda: defaultdict(lambda: itertools.count(1))
    )

    def new_id(self, prefix: str) -> str:
        """The next id of a kind: ids count up, so that two runs give the same."""
        return f"{prefix}offline-{next(self._counters[prefix])}"

    def record(self, request: RecordedRequest) -> None:
        """Remember a request, unless this server keeps no records."""
        if self.records:
            self.requests.append(request)

    def reset(self) -> None:
        """Forget all scripts, records, stored completions and files, and count ids from 1 again."""
        # New containers, as a request that is being answered may be looking into the old ones.
        fresh = State()
        self.scripts.clear()
        self.requests, self.completions, self.files = fresh.requests, fresh.completions, fresh.files
        self.models, self._counters = fresh.models, fresh._counters


@dataclass(frozen=True)
class Call:
    """A request to one operation, read and checked.

    Attributes:
        state: The server's state.
        path_values: The ids in the path, unescaped.
        query: Query values by name.
        body: The JSON object or the form's fields, nested as the API names them; empty without a body.
        base_url: Where the server was reached, ending in ``/v1``.
        scripted: The chat completion to answer with (``choices`` and whatever else is given), or ``None``.
    """

    state: State
    path_values: Mapping[str, str]
    query: Mapping[str, str]
    body: Mapping[str, Any]
    base_url: str
    scripted: Mapping[str, Any] | None = None


def answering_model(own: str, asked: str | None) -> str:
    """The ``model`` of an answer: it always says that no model answered."""
    return own if asked in {None, own} else f"{own} (asked for {asked})"
