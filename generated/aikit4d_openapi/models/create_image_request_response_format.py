from typing import Literal

CreateImageRequestResponseFormat = Literal["b64_json", "url"]

CREATE_IMAGE_REQUEST_RESPONSE_FORMAT_VALUES: frozenset[CreateImageRequestResponseFormat] = frozenset(
    {
        "b64_json",
        "url",
    }
)
