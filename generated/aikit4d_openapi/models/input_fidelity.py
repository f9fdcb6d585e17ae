from typing import Literal

InputFidelity = Literal["high", "low"]

INPUT_FIDELITY_VALUES: frozenset[InputFidelity] = frozenset(
    {
        "high",
        "low",
    }
)
