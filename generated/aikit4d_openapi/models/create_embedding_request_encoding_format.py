from typing import Literal

CreateEmbeddingRequestEncodingFormat = Literal["base64", "float"]

CREATE_EMBEDDING_REQUEST_ENCODING_FORMAT_VALUES: frozenset[CreateEmbeddingRequestEncodingFormat] = frozenset(
    {
        "base64",
        "float",
    }
)
