"""`OpenAIVision`: pictures to ask about."""

import tempfile
from pathlib import Path

from PIL import Image

from aikit4d import OpenAI

with OpenAI() as client, tempfile.TemporaryDirectory() as folder:
    picture = Image.new("RGB", (32, 32), "red")
    path = Path(folder) / "red.jpg"
    picture.save(path)

    by_address = client.chat.vision.create("https://example.com/picture.png")
    print(by_address.prompt("What is on the picture?").choice.text)

    by_file = client.chat.vision.fromFile(path)
    print(by_file.prompt("Which colour has it?", {"model": "gpt-4o-mini"}).choice.text)

    by_picture = client.chat.vision.fromPicture(picture)
    print(by_picture.prompt("How large is it?", {"max_completion_tokens": 100}).choice.text)
