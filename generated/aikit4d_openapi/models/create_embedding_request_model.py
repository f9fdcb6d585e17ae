from typing import Literal

CreateEmbeddingRequestModel = Literal[
    "text-embedding-3-large", "text-embedding-3-small", "text-embedding-ada-002"
]

CREATE_EMBEDDING_REQUEST_MODEL_VALUES: frozenset[CreateEmbeddingRequestModel] = frozenset(
    {
        "text-embedding-3-large",
        "text-embedding-3-small",
        "text-embedding-ada-002",
    }
)
