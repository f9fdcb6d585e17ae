"""`OpenAIImage`: a picture that a model made."""

import tempfile
from pathlib import Path

from aikit4d import OpenAI

with OpenAI() as client, tempfile.TemporaryDirectory() as folder:
    # Pictures are fetched from public addresses only, unless the server is one of your own.
    client.allowPrivateDownloads = client.baseURL.startswith("http://127.0.0.1")
    image = client.images.generate("A red balloon", {"size": "256x256"}).image
    print(image.url is not None, len(image.asBlob()) > 0)
    print(image.asPicture().size)

    path = Path(folder) / "balloon.png"
    if image.saveToDisk(path):
        print(path.name, path.stat().st_size > 0)
