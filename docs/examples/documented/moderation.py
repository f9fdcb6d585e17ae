"""`OpenAIModeration`: what was found in all inputs."""

from aikit4d import OpenAI

with OpenAI() as client:
    moderation = client.moderations.create(["Hello", "violence"], "omni-moderation-latest").moderation
    print(moderation.id != "", moderation.model != "")
    print([result.flagged for result in moderation.results], moderation.item.flagged)
