"""Find the text that is nearest to a question: embeddings, and one product in numpy.

Needs numpy: pip install numpy
"""

import sys

import numpy as np

from aikit4d import OpenAI

TEXTS = [
    "The lamp comes with a cable of two metres.",
    "Orders arrive within three working days.",
    "A desk can be returned within thirty days.",
    "The shop opens at nine and closes at six.",
]


def unit_vectors(client: OpenAI, texts: list[str]) -> np.ndarray:
    """One row of length 1 for each text."""
    result = client.embeddings.create(texts, "text-embedding-3-small", throw=True)
    rows = np.array(result.vectors)
    units: np.ndarray = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return units


def main(question: str) -> None:
    with OpenAI() as client:
        similarities = unit_vectors(client, TEXTS) @ unit_vectors(client, [question])[0]
    for place in np.argsort(-similarities):
        print(f"{similarities[place]:5.2f}  {TEXTS[place]}")


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or "Within how many days do orders arrive?")
