"""`OpenAIModerationsAPI`: whether texts and pictures may be harmful."""

from aikit4d import OpenAI

with OpenAI() as client:
    print(client.moderations.create("Some text", "omni-moderation-latest").moderation.item.flagged)

    parts = [
        {"type": "text", "text": "Some text"},
        {"type": "image_url", "image_url": {"url": "https://example.com/picture.png"}},
    ]
    print(client.moderations.create(parts, "omni-moderation-latest").moderation.item.flagged)
