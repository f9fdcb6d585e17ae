"""`OpenAIEmbedding`: the vector of one input."""

from aikit4d import OpenAI

with OpenAI() as client:
    result = client.embeddings.create(["A cat", "A dog"], "text-embedding-3-small")
    for embedding in result.embeddings:
        print(embedding.index, embedding.object, embedding.embedding.length)
