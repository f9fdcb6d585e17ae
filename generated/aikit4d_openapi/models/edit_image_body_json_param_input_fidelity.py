from typing import Literal

EditImageBodyJsonParamInputFidelity = Literal["high", "low"]

EDIT_IMAGE_BODY_JSON_PARAM_INPUT_FIDELITY_VALUES: frozenset[EditImageBodyJsonParamInputFidelity] = frozenset(
    {
        "high",
        "low",
    }
)
