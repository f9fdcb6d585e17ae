"""Upload a file with a progress bar; it is read while it is sent, not held in memory.

Needs tqdm: pip install tqdm. Run it with the path of a file.
"""

import sys
from pathlib import Path

from tqdm import tqdm

from aikit4d import OpenAI


def main(path: Path) -> None:
    with (
        OpenAI() as client,
        path.open("rb") as file,
        tqdm.wrapattr(file, "read", total=path.stat().st_size) as watched,
    ):
        result = client.files.create(watched, "user_data")
    if result.success:
        print(f"{result.file.id}: {result.file.filename}, {result.file.bytes} bytes")
    else:
        print("Not uploaded:", result.error)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} FILE")
    main(Path(sys.argv[1]))
