"""`OpenAIFileResult`: the answer to the upload of a file, or to a question about one."""

from aikit4d import OpenAI

with OpenAI() as client:
    result = client.files.create(b"Notes of today", "user_data", {"filename": "notes.txt"})
    if result.success:
        print("uploaded:", result.file.filename)
        print("known:", client.files.retrieve(result.file.id).file.bytes)
    else:
        print(result.errors[0].message)
