"""`OpenAIFile`: what is known of a file."""

from aikit4d import OpenAI

with OpenAI() as client:
    file = client.files.create(b"Notes of today", "user_data", {"filename": "notes.txt"}).file
    print(file.filename, file.bytes, file.purpose, file.status)
    client.files.delete(file.id)
