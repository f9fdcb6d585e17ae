"""`OpenAIImagesResult`: the pictures of an answer, saved in a folder."""

import tempfile
from pathlib import Path

from aikit4d import OpenAI

with OpenAI() as client, tempfile.TemporaryDirectory() as folder:
    parameters = {"n": 2, "size": "256x256", "response_format": "b64_json"}
    result = client.images.generate("A red balloon", parameters)
    if result.success:
        print(len(result.images), result.image is result.images[0])
        print(result.saveImagesToDisk(folder, "balloon"))
        print(sorted(path.name for path in Path(folder).iterdir()))
