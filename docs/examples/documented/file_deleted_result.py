"""`OpenAIFileDeletedResult`: the answer to the deletion of a file."""

from aikit4d import OpenAI

with OpenAI() as client:
    file = client.files.create(b"Notes of today", "user_data", {"filename": "notes.txt"}).file
    result = client.files.delete(file.id)
    if result.success:
        print("deleted:", result.deleted.deleted)

    again = client.files.delete(file.id)
    print(again.success, again.errors[0].status, again.deleted)
