"""``python -m aikit4d.offline``: the offline server on its own."""

import argparse
import logging
import sys
import time
from collections.abc import Sequence

try:
    from aikit4d.offline import OfflineServer
except ImportError as _missing:
    sys.exit(str(_missing))

USAGE = """\
aikit4d's offline server: {url}
It answers by rules, without a model; any key will do.

  export OPENAI_BASE_URL={url}
  export OPENAI_API_KEY=offline

Ctrl-C ends it.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the server until Ctrl-C.

    Args:
        arguments: Command line; that of the process when ``None``.

    Returns:
        The exit status: 0, or 1 when the port is not to be had.
    """
    parser = argparse.ArgumentParser(
        prog="python -m aikit4d.offline", description="An OpenAI-compatible server without a model."
    )
    parser.add_argument("--port", type=int, default=8080, help="8080 by default; 0 for a free one")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on, 127.0.0.1 by default")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    try:
        server = OfflineServer(options.port, options.host, record=False).start()
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        sys.stderr.write(f"Cannot listen on {options.host}, port {options.port}: {reason}\n")
        return 1
    return _serve(server)


def _serve(server: OfflineServer) -> int:
    try:
        sys.stdout.write(USAGE.format(url=server.url))
        sys.stdout.flush()
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        return 0
    finally:
        server.close()


if __name__ == "__main__":
    sys.exit(main())
