"""Make two pictures and write them to a folder."""

import sys
from pathlib import Path

from aikit4d import OpenAI


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with OpenAI() as client:
        result = client.images.generate("A lighthouse", model="gpt-image-1", n=2)
        if not result.success:
            print("No pictures:", result.error)
        elif result.saveImagesToDisk(folder, prefix="lighthouse"):
            print("Written:", *sorted(file.name for file in folder.glob("lighthouse*")))
        else:
            print("Not all were written:", *(image.error for image in result.images))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures"))
