"""`OpenAIEmbeddingsResult`: vectors, with the model that made them and what it used."""

from aikit4d import OpenAI

with OpenAI() as client:
    result = client.embeddings.create("A cat on a mat", "text-embedding-3-small")
    if result.success:
        print(result.model, result.usage.total_tokens)
        print(result.vector.length == result.embedding.embedding.length == len(result.vector.toCollection()))
