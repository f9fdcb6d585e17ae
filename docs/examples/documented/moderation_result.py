"""`OpenAIModerationResult`: the answer to a moderation."""

from aikit4d import OpenAI

with OpenAI() as client:
    result = client.moderations.create("Some text")
    if result.success:
        print(result.moderation.item.flagged)
    else:
        print(result.errors[0].message)
