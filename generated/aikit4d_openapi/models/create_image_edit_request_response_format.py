from typing import Literal

CreateImageEditRequestResponseFormat = Literal["b64_json", "url"]

CREATE_IMAGE_EDIT_REQUEST_RESPONSE_FORMAT_VALUES: frozenset[CreateImageEditRequestResponseFormat] = frozenset(
    {
        "b64_json",
        "url",
    }
)
