from typing import Literal

CreateImageVariationRequestResponseFormat = Literal["b64_json", "url"]

CREATE_IMAGE_VARIATION_REQUEST_RESPONSE_FORMAT_VALUES: frozenset[
    CreateImageVariationRequestResponseFormat
] = frozenset(
    {
        "b64_json",
        "url",
    }
)
