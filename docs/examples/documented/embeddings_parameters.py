"""`OpenAIEmbeddingsParameters`: the size and the encoding of vectors."""

from aikit4d import OpenAI, OpenAIEmbeddingsParameters

with OpenAI() as client:
    parameters = OpenAIEmbeddingsParameters({"dimensions": 256, "encoding_format": "base64"})
    result = client.embeddings.create("A cat on a mat", "text-embedding-3-small", parameters)
    print(result.vector.length)
