"""`OpenAIFilesAPI`: files kept at the provider, and used in a message."""

import tempfile
from pathlib import Path

from aikit4d import OpenAI, OpenAIMessage

with OpenAI() as client, tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "notes.pdf"
    path.write_bytes(b"%PDF-1.4 notes of today")
    file = client.files.create(path, "user_data").file
    print(file.filename)

    message = OpenAIMessage({"role": "user", "content": "What is in this file?"})
    message.addFileId(file.id)
    print(client.chat.completions.create([message]).choice.text)

    print(client.files.retrieve(file.id).file.bytes)
    print([one.filename for one in client.files.list({"purpose": "user_data"}).files])
    print(client.files.content(file.id).content == path.read_bytes())
    print(client.files.delete(file.id).deleted.deleted)
