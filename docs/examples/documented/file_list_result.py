"""`OpenAIFileListResult`: a page of files, and the way to the next one."""

from aikit4d import OpenAI

with OpenAI() as client:
    for number in range(3):
        client.files.create(b"{}", "batch", {"filename": f"{number}.jsonl"})

    result = client.files.list({"limit": 2, "order": "asc"})
    print(len(result), result.first_id == result.files[0].id, result.last_id == result.files[-1].id)
    print([file.filename for file in result.nextPage()])
    print([file.filename for file in result.iterate()])
