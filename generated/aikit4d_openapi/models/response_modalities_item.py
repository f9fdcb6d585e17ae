from typing import Literal

ResponseModalitiesItem = Literal["audio", "text"]

RESPONSE_MODALITIES_ITEM_VALUES: frozenset[ResponseModalitiesItem] = frozenset(
    {
        "audio",
        "text",
    }
)
