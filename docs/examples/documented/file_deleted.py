"""`OpenAIFileDeleted`: what became of a file that was to be deleted."""

from aikit4d import OpenAI

with OpenAI() as client:
    file = client.files.create(b"Notes of today", "user_data", {"filename": "notes.txt"}).file
    deleted = client.files.delete(file.id).deleted
    print(deleted.id == file.id, deleted.object, deleted.deleted)
