"""`OpenAIEmbeddingsAPI`: texts as vectors, and how alike they are."""

from aikit4d import OpenAI

with OpenAI() as client:
    model = "text-embedding-3-small"
    cat = client.embeddings.create("A cat on a mat", model).vector
    kitten = client.embeddings.create("A kitten on a mat", model).vector
    print(round(cat.cosineSimilarity(cat), 3))
    print(cat.cosineSimilarity(kitten) <= 1, cat.euclideanDistance(kitten) >= 0)

    both = client.embeddings.create(["A cat on a mat", "A kitten on a mat"], model)
    print(len(both.vectors), both.vectors[0].dotSimilarity(both.vectors[1]) <= 1.001)
