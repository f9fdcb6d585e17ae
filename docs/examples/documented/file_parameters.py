"""`OpenAIFileParameters`: the name and the life of an uploaded file."""

from aikit4d import OpenAI, OpenAIFileParameters

with OpenAI() as client:
    parameters = OpenAIFileParameters()
    parameters.filename = "report.csv"
    parameters.expires_after = {"anchor": "created_at", "seconds": 3600}
    file = client.files.create(b"name;value", "user_data", parameters).file
    print(file.filename, file.expires_at - file.created_at)
