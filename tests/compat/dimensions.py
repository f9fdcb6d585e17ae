"""What the server and the tests both know of the tiny model."""

MODEL_NAME = "tiny-random"
EMBEDDING_LENGTH = 64
SLOTS = 2
CONTEXT_OF_A_SLOT = 2048
