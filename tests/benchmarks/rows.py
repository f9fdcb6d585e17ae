"""What is measured, and what is promised of it."""

from typing import NamedTuple


class Promise(NamedTuple):
    """At most so many times what `against` takes, or so much of the row's own quantity."""

    most: float
    against: str | None = None


class Row(NamedTuple):
    """One line of the tables.

    `source` says where the figures come from: a method of the contestants that is run `times` in a round,
    or a measurement that needs a fresh process. `quantity` is `cpu` (seconds of the process), `memory`
    (bytes) or `wall` (seconds of the clock).
    """

    name: str
    title: str
    source: str
    times: int = 0
    quantity: str = "cpu"
    part: str = ""
    promise: Promise | None = None


FLOOR = "httpx"
OURS = "aikit4d"

ROWS = (
    Row("import", "import and construct a client", "start", part="constructed", promise=Promise(1.5, FLOOR)),
    Row("first_call", "import, construct, first call", "start", part="called"),
    Row("create", "one short create", "create", 200, promise=Promise(1.3, FLOOR)),
    Row("create_at_once", "32 creates at once", "create_at_once", 4),
    Row("stream", "stream of 2,000 chunks, iterated", "stream", 4, promise=Promise(1.3, FLOOR)),
    Row("stream_by_callback", "stream of 2,000 chunks, by callback", "stream_by_callback", 4),
    Row("embeddings", "embeddings 100 x 1536, floats", "embeddings", 5, promise=Promise(0.4, FLOOR)),
    Row(
        "embeddings_in_base64",
        "embeddings 100 x 1536, base64",
        "embeddings_in_base64",
        15,
        promise=Promise(0.6, "openai"),
    ),
    Row("list_stored", "list of 1,000 stored completions", "list_stored", 8),
    Row("converse", "chat helper, ten turns with tools", "converse", 8),
    Row("memory", "memory after one call", "start", quantity="memory", promise=Promise(1.3, FLOOR)),
    Row(
        "upload", "more memory while 512 MB are uploaded", "upload", quantity="memory", promise=Promise(16e6)
    ),
    Row("turns", "growth over {turns:,} more turns", "turns", quantity="memory", promise=Promise(2e6)),
    Row(
        "regenerate",
        "regenerate upstream's full document",
        "regenerate",
        quantity="wall",
        promise=Promise(30.0),
    ),
)
