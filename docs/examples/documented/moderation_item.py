"""`OpenAIModerationItem`: what was found in one input."""

from aikit4d import OpenAI

with OpenAI() as client:
    item = client.moderations.create("violence").moderation.item
    print(item.flagged, item.categories.violence)
    print(item.category_scores.violence == item.category_score.violence)
