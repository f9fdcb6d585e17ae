"""`OpenAIFileListParameters`: which files are listed."""

from aikit4d import OpenAI, OpenAIFileListParameters

with OpenAI() as client:
    for number in range(3):
        client.files.create(b"{}", "batch", {"filename": f"{number}.jsonl"})

    parameters = OpenAIFileListParameters({"purpose": "batch", "limit": 2, "order": "asc"})
    page = client.files.list(parameters)
    print([file.filename for file in page.files], page.has_more)
    parameters.after = page.last_id
    print([file.filename for file in client.files.list(parameters).files])
